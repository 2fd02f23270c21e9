//! Open files come to an end before visitors do (safety.md T34, and section 2: "FD exhaustion").

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::service::{PATIENCE, Service, read_all};
use crate::upstream::Upstream;

/// Within this time of there being descriptors again, visitors are served again.
const RECOVERED: Duration = Duration::from_secs(2);
const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[expect(
    clippy::disallowed_methods,
    reason = "a promise that names a time is held to real time"
)]
fn now() -> Instant {
    Instant::now()
}

/// safety.md T34
#[test]
fn with_256_descriptors_a_crowd_leaves_some_for_calls_and_for_whoever_comes_next() {
    a_crowd_of_600(PATIENCE);
}

/// safety.md T34
#[test]
#[ignore = "holds two seconds, which a busy machine does not; tests/run --full runs it"]
fn with_256_descriptors_whoever_comes_behind_a_crowd_is_served_within_two_seconds() {
    a_crowd_of_600(RECOVERED);
}

fn a_crowd_of_600(bound: Duration) {
    let upstream = Upstream::start();
    let service = Service::start_within(&upstream, 8, Some(256));
    let crowd: Vec<TcpStream> = (0..600)
        .map(|_| service.connect("GET / HTTP/1.1\r\nHost: x\r\n"))
        .collect();
    // They are let in as fast as they come, and the ones that have waited longest are shown out.
    let asked = now();
    assert!(read_all(&mut service.connect(HEALTH)).ends_with(b"ok\n"));
    assert!(asked.elapsed() < bound, "{:?}", asked.elapsed());
    assert!(
        service.descriptors() < 256 - 8,
        "{} are open",
        service.descriptors()
    );
    let mut visitor = service.visitor("image/png", "a+lake");
    upstream.call().answer();
    assert!(read_all(&mut visitor).starts_with(b"HTTP/1.1 200"));
    drop(crowd);
}

/// safety.md T34
#[test]
fn without_a_descriptor_left_it_waits_and_goes_on() {
    goes_on_within(PATIENCE);
}

/// safety.md T34
#[test]
#[ignore = "holds two seconds, which a busy machine does not; tests/run --full runs it"]
fn with_descriptors_again_it_goes_on_within_two_seconds() {
    goes_on_within(RECOVERED);
}

fn goes_on_within(bound: Duration) {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 8);
    assert!(read_all(&mut service.connect(HEALTH)).ends_with(b"ok\n"));
    let mut kept = service.visitor("image/png", "a+lake");
    let call = upstream.call();
    let limit = service.limit(None);
    service.limit(Some(u64::try_from(service.descriptors()).expect("few")));
    // They wait in the system's own queue.
    let waiting: Vec<TcpStream> = (0..20).map(|_| service.connect(HEALTH)).collect();
    let (before, began) = (service.processor_ticks(), now());
    thread::sleep(Duration::from_secs(2));
    let ticks = service.processor_ticks() - before;
    let share = Duration::from_millis(ticks * 10).as_secs_f64() / began.elapsed().as_secs_f64();
    assert!(share < 0.3, "it spins: {share} of a processor");
    call.answer();
    assert!(
        read_all(&mut kept).starts_with(b"HTTP/1.1 200"),
        "what was under way is done"
    );
    service.limit(limit);
    let again = now();
    for mut visitor in waiting {
        assert!(read_all(&mut visitor).ends_with(b"ok\n"));
    }
    assert!(again.elapsed() < bound, "{:?}", again.elapsed());
}

impl Service {
    fn pid(&self) -> Option<Pid> {
        i32::try_from(self.id()).ok().and_then(Pid::from_raw)
    }

    /// How many files and sockets it may have open, after changing that while it runs.
    fn limit(&self, files: Option<u64>) -> Option<u64> {
        let old = rustix::process::getrlimit(Resource::Nofile);
        let new = Rlimit {
            current: files.or(old.current),
            maximum: old.maximum,
        };
        let before = prlimit(self.pid(), Resource::Nofile, new).expect("it is ours");
        before.current
    }
}
