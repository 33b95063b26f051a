//! The connections: each has a thread of its own, which does nothing but read
//! and write. There are only so many; who keeps the server waiting longest makes
//! room for the next, so that slow ones keep nobody out.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::access::Access;
use super::limits::{Budget, Limits};
use super::rate::Rate;
use super::request::{Framing, Request, Trouble, Wire};
use super::response::Response;
use super::routes;
use super::service::Service;
use super::work::Workers;

/// What such a thread needs: it reads, and parses little.
const STACK: usize = 256 << 10;

/// How long to wait where the system has no more connections to give.
const PAUSE: Duration = Duration::from_millis(50);

pub struct Connections {
    address: SocketAddr,
    limits: Limits,
    budget: Arc<Budget>,
    rate: Option<Rate>,
    ends: AtomicBool,
    open: Mutex<Open>,
    closed: Condvar,
}

#[derive(Default)]
struct Open {
    next: u64,
    by_number: BTreeMap<u64, Connection>,
}

struct Connection {
    stream: Arc<TcpStream>,
    /// Since when its request is waited for; `None` while one is answered.
    waits: Option<Instant>,
}

/// A connection's slot among them, given up at its end.
struct Slot<'a> {
    of: &'a Connections,
    number: u64,
    /// Who is at the other end.
    peer: Option<IpAddr>,
}

impl Connections {
    pub fn new(address: SocketAddr, limits: Limits) -> Connections {
        Connections {
            address,
            limits,
            budget: limits.budget(),
            rate: limits.rate().map(Rate::new),
            ends: AtomicBool::new(false),
            open: Mutex::default(),
            closed: Condvar::new(),
        }
    }

    /// Serves until the end is told, and what was asked before it is answered.
    pub fn serve(
        self: &Arc<Self>,
        listener: &TcpListener,
        access: &Arc<Access>,
        service: &Arc<Service>,
        workers: &Arc<Workers>,
    ) {
        for stream in listener.incoming() {
            if self.ends.load(Ordering::SeqCst) {
                break;
            }
            let Ok(stream) = stream else {
                std::thread::sleep(PAUSE);
                continue;
            };
            let stream = Arc::new(stream);
            let Some(number) = self.enter(&stream) else { continue };
            let (all, access) = (self.clone(), access.clone());
            let (service, workers) = (service.clone(), workers.clone());
            let talk = move || {
                let peer = stream.peer_addr().ok().map(|peer| peer.ip());
                let place = Slot { of: &all, number, peer };
                // What fails here is that nobody listens any more.
                let _ = stream.set_nodelay(true);
                let mut wire = Wire::new(stream, all.limits, all.budget.clone());
                place.talk(&mut wire, &access, &service, &workers);
            };
            let thread = std::thread::Builder::new().stack_size(STACK);
            if thread.spawn(talk).is_err() {
                self.leave(number);
                std::thread::sleep(PAUSE);
            }
        }
        self.close_waiting();
        let deadline = Instant::now() + self.limits.time();
        let mut open = self.open();
        while !open.by_number.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.closed.wait_timeout(open, left);
            open = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Tells the end: no further request is taken.
    pub fn end(&self) {
        self.ends.store(true, Ordering::SeqCst);
        // Whoever waits for the next connection gets it.
        let mut here = self.address;
        match here.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => here.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => here.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        let _ = TcpStream::connect_timeout(&here, Duration::from_secs(1));
    }

    /// Hangs up where nothing was asked.
    fn close_waiting(&self) {
        for connection in self.open().by_number.values().filter(|one| one.waits.is_some()) {
            let _ = connection.stream.shutdown(Shutdown::Both);
        }
    }

    /// A place for a connection; none where all are at work.
    fn enter(&self, stream: &Arc<TcpStream>) -> Option<u64> {
        let mut open = self.open();
        if open.by_number.len() >= self.limits.connections() {
            let waiting =
                open.by_number.iter().filter_map(|(number, one)| Some((one.waits?, *number)));
            let Some((_, slowest)) = waiting.min() else {
                let response = Response::fault(503, "all connections are at work");
                let framing = Framing { stays: false, is_head: false };
                drop(open);
                let mut wire = Wire::new(stream.clone(), self.limits, self.budget.clone());
                let _ = wire.answer(&response.with("Retry-After", "1"), framing);
                return None;
            };
            let slowest = open.by_number.remove(&slowest);
            let _ = slowest.map(|one| one.stream.shutdown(Shutdown::Both));
        }
        let number = open.next;
        open.next += 1;
        let connection = Connection { stream: stream.clone(), waits: Some(Instant::now()) };
        open.by_number.insert(number, connection);
        Some(number)
    }

    fn leave(&self, number: u64) {
        self.open().by_number.remove(&number);
        self.closed.notify_all();
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot<'_> {
    /// Answers requests until there is none any more.
    fn talk(&self, wire: &mut Wire, access: &Access, service: &Arc<Service>, workers: &Workers) {
        loop {
            let asked = match wire.head() {
                Ok(None) | Err(Trouble::Gone) => return,
                Ok(Some(request)) => self.answered(wire, request, access, service, workers),
                Err(Trouble::Refused(response)) => Err(Trouble::Refused(response)),
            };
            match asked {
                Ok(true) => {}
                Ok(false) | Err(Trouble::Gone) => return,
                Err(Trouble::Refused(response)) => {
                    let framing = Framing { stays: false, is_head: false };
                    if wire.answer(&response, framing).is_ok() {
                        wire.linger();
                    }
                    return;
                }
            }
        }
    }

    /// Answers a request; whether there may be another one.
    fn answered(
        &self,
        wire: &mut Wire,
        mut request: Request,
        access: &Access,
        service: &Arc<Service>,
        workers: &Workers,
    ) -> Result<bool, Trouble> {
        let is_head = request.method == "HEAD";
        let refuse = |response| Err(Trouble::Refused(response));
        if let (Some(rate), Some(peer)) = (&self.of.rate, self.peer)
            && let Err(wait) = rate.take(peer, Instant::now())
        {
            let seconds = wait.as_secs() + 1;
            let fault = format!("this address asks too often: wait {seconds} s");
            let response = Response::fault(429, &fault);
            return refuse(response.with("Retry-After", seconds.to_string()));
        }
        if let Some(response) = access.refuses(&request) {
            return refuse(response);
        }
        let route = match routes::of(&request) {
            Ok(route) => route,
            Err(response) => return refuse(access.lets_read(&request, response)),
        };
        let is_preflight = request.method == "OPTIONS";
        let brings_token = access.has_token(&request);
        if !brings_token && !is_preflight && !route.needs_no_token() && !route.form_has_token() {
            return refuse(access.lets_read(&request, Access::without_token()));
        }
        let held = match wire.body(&mut request) {
            Err(Trouble::Refused(response)) => {
                return refuse(access.lets_read(&request, response));
            }
            held => held?,
        };
        if !self.works() {
            return Err(Trouble::Gone);
        }
        let request = Arc::new(request);
        let deadline = Instant::now() + self.of.limits.time();
        let response = if is_preflight {
            access.preflight(routes::methods(&request.path))
        } else if route.needs_no_token() {
            // Whoever is busy with stories, this is answered.
            route.answer(service, &request, deadline)
        } else if !brings_token && !route.form_brings(&request, access) {
            Access::without_token()
        } else {
            let (service, request) = (service.clone(), request.clone());
            workers.answer(deadline, move || {
                // What is late still takes its room until its work has ended.
                let _held = held;
                route.answer(&service, &request, deadline)
            })
        };
        let response = access.lets_read(&request, response);
        let stays = request.stays && !self.of.ends.load(Ordering::SeqCst);
        wire.answer(&response, Framing { stays, is_head }).map_err(|_| Trouble::Gone)?;
        self.waits();
        Ok(stays)
    }

    /// Notes that a request is answered; not where the connection had to make
    /// room meanwhile.
    fn works(&self) -> bool {
        let mut open = self.of.open();
        let own = open.by_number.get_mut(&self.number);
        own.map(|own| own.waits = None).is_some()
    }

    /// Notes that the next request is waited for.
    fn waits(&self) {
        let mut open = self.of.open();
        if let Some(own) = open.by_number.get_mut(&self.number) {
            own.waits = Some(Instant::now());
        }
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.of.leave(self.number);
    }
}
