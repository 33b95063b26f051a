//! Organisations and other names of a caption that the story does not have.

use super::diagnostic::Diagnostic;
use super::judged::Judged;

pub(super) fn diagnostics(judged: &Judged) -> Vec<Diagnostic> {
    let absent = judged.comparison.absent.iter().map(|absent| {
        let name = absent.caption.of(judged.text()).to_owned();
        let says = format!("{name} stands nowhere in the story");
        let evidence = vec![judged.in_caption(absent.caption, says)];
        Diagnostic { at: absent.caption, values: vec![("caption", name)], evidence }
    });
    absent.collect()
}
