//! How many requests an address may make: as many a second, and twice as many at
//! once after a while of silence.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many addresses are remembered; where more ask within two seconds, all are
/// forgotten, and are as new ones.
const MOST: usize = 10_000;

pub struct Rate {
    a_second: f64,
    left: Mutex<HashMap<IpAddr, Left>>,
}

/// What an address may still ask, and since when.
struct Left {
    requests: f64,
    at: Instant,
}

impl Rate {
    pub fn new(a_second: u16) -> Rate {
        Rate { a_second: f64::from(a_second), left: Mutex::default() }
    }

    /// Takes a request of an address.
    ///
    /// # Errors
    /// How long it has to wait for its next one.
    pub fn take(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let most = 2.0 * self.a_second;
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() >= MOST {
            // Who has been silent for two seconds has all again.
            left.retain(|_, one| now.saturating_duration_since(one.at) < Duration::from_secs(2));
            if left.len() >= MOST {
                left.clear();
            }
        }
        let one = left.entry(network(address)).or_insert(Left { requests: most, at: now });
        let since = now.saturating_duration_since(one.at).as_secs_f64();
        one.requests = most.min(one.requests + since * self.a_second);
        one.at = now;
        if one.requests < 1.0 {
            return Err(Duration::from_secs_f64((1.0 - one.requests) / self.a_second));
        }
        one.requests -= 1.0;
        Ok(())
    }
}

/// What counts as one address: of IPv6, whoever has one has all of its network.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_a_second_and_twice_as_many_at_once() {
        let rate = Rate::new(2);
        let start = Instant::now();
        let ask = |address: &str, after: u64| {
            let address: IpAddr = address.parse().expect("an address");
            rate.take(address, start + Duration::from_millis(after))
                .map_err(|wait| wait.as_millis())
        };
        for _ in 0..4 {
            assert_eq!(ask("192.0.2.1", 0), Ok(()));
        }
        assert_eq!(ask("192.0.2.1", 0), Err(500));
        assert_eq!(ask("::ffff:192.0.2.1", 100), Err(400));
        assert_eq!(ask("192.0.2.2", 100), Ok(()));
        assert_eq!(ask("192.0.2.1", 500), Ok(()));
        assert_eq!(ask("192.0.2.1", 500), Err(500));
        // Silence is worth no more than that.
        let at_once = (0..9).filter(|_| ask("192.0.2.1", 60_000).is_ok()).count();
        assert_eq!(at_once, 4);
        let of_one_network = (0..9).filter(|n| ask(&format!("2001:db8::{n}"), 0).is_ok()).count();
        assert_eq!(of_one_network, 4);
    }

    #[test]
    fn no_number_of_addresses_fills_the_memory() {
        let rate = Rate::new(1);
        let now = Instant::now();
        for number in 0..3 * u32::try_from(MOST).expect("small") {
            assert!(rate.take(std::net::Ipv4Addr::from(number).into(), now).is_ok());
        }
        assert!(rate.left.lock().expect("nobody failed").len() <= MOST);
    }
}
