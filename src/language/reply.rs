//! What mail programs put before a subject that is answered or passed on.

use crate::words::Class;

/// A subject without such marks: "The tram opens" of "Re: Fwd: The tram opens".
pub(crate) fn subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, behind)) = rest.split_once(':') {
        let mark = mark.trim_end().to_lowercase();
        if !Class::ReplyMark.has(&mark) {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_what_was_written() {
        for (said, own) in [
            ("Re: Fwd: The tram opens", "The tram opens"),
            ("AW: Die Bahn fährt", "Die Bahn fährt"),
            ("Graz: the tram opens", "Graz: the tram opens"),
            (" The tram opens ", "The tram opens"),
            ("Re:", ""),
        ] {
            assert_eq!(subject(said), own);
        }
    }
}
