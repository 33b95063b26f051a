//! What ends the process from outside, and leaves no half-written file behind.

#[cfg(unix)]
pub use self::unix::{heed, instead};

/// Nothing but the system's own way on other systems.
#[cfg(not(unix))]
pub fn heed() {}

/// Likewise.
#[cfg(not(unix))]
pub fn instead(_end: impl Fn() + Send + Sync + 'static) {}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, OnceLock};

    use cutline::files;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    type End = Box<dyn Fn() + Send + Sync>;

    /// How the process ends by itself, if it does.
    static END: OnceLock<End> = OnceLock::new();

    /// Lets the first signal that would end the process do this in its place;
    /// the next one ends it.
    pub fn instead(end: impl Fn() + Send + Sync + 'static) {
        // There is one who asks.
        let _ = END.set(Box::new(end));
    }

    /// Removes drafts before a signal ends the process. A file that grows beyond
    /// its limit is an error of that file, and ends nothing.
    pub fn heed() {
        // Where the system refuses, it goes on as it would without.
        let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
        let ended = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal));
        let Ok(mut signals) = Signals::new(ended) else { return };
        std::thread::spawn(move || {
            let mut is_told = false;
            for signal in signals.forever() {
                if let Some(end) = END.get().filter(|_| !is_told) {
                    is_told = true;
                    end();
                    continue;
                }
                files::sweep();
                let _ = emulate_default_handler(signal);
            }
        });
    }

    /// Whether whoever started the process wants a signal to be passed over, as
    /// `nohup` does; told by Linux alone, and elsewhere taken for the usual case
    /// of each signal.
    fn is_ignored(signal: i32) -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.map_or(signal == SIGHUP, |mask| mask >> (signal - 1) & 1 == 1)
    }
}
