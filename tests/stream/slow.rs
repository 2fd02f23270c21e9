//! Thousands who take their time cost nobody else any (safety.md T33).

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::LocalSet;
use tokio::time::{sleep, timeout};

use crate::service::{PATIENCE, Service, read_all};
use crate::upstream::Upstream;

/// As many addresses as a /25 has left.
const ADDRESSES: usize = 125;
/// By when all places are free again, on a machine that does nothing else.
const FREED: Duration = Duration::from_secs(15);

#[test]
fn four_hundred_slow_sockets_cost_an_honest_visitor_nothing() {
    // What the machine itself may be late where it does other things as well.
    siege(400, Duration::from_secs(8), Duration::from_secs(10), PATIENCE);
}

#[test]
#[ignore = "4,000 sockets for a minute; tests/run --full runs it"]
fn four_thousand_slow_sockets_cost_an_honest_visitor_nothing() {
    siege(4_000, Duration::from_secs(60), Duration::from_millis(200), FREED);
}

/// An honest visitor waits no longer than `quick`, where the machine itself is not slower, and all places are free
/// again by `freed`. safety.md T33
#[expect(clippy::print_stdout, reason = "the figures of the README")]
fn siege(sockets: usize, lasts: Duration, quick: Duration, freed: Duration) {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 8);
    let quiet = p99(&service, Duration::from_secs(2));
    let open = service.descriptors();
    let besiegers = Besiegers::begin(service.address(), sockets);
    let begun = now();
    while besiegers.connected.load(Ordering::Relaxed) < sockets && begun.elapsed() < PATIENCE {
        thread::yield_now();
    }
    let held = service.descriptors().saturating_sub(open);
    assert!(held > sockets / 2, "{held} of {sockets} hold a place");
    let besieged = p99(&service, lasts);
    println!("{sockets} slow sockets: p99 {besieged:?}, at rest {quiet:?}; {held} held a place");
    assert!(
        besieged < quick.max(quiet * 3),
        "p99 {besieged:?}, at rest {quiet:?}"
    );
    besiegers.fall_silent();
    let silent = now();
    while service.descriptors() > open + 8 {
        assert!(silent.elapsed() < freed, "{} are open", service.descriptors());
        thread::sleep(Duration::from_millis(50));
    }
    println!("freed after {:?}", silent.elapsed());
}

#[test]
#[ignore = "waits for the twenty seconds a visitor is given; tests/run --full runs it"]
fn who_reads_a_picture_byte_by_byte_is_not_waited_for() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    let mut visitor = service.visitor("image/png", "a+lake");
    let mut call = upstream.call();
    let body = crate::backpressure::answer();
    call.head(body.len());
    thread::scope(|scope| {
        let reads = scope.spawn(move || {
            let (begun, mut byte) = (now(), [0]);
            while begun.elapsed() < Duration::from_secs(90) {
                if !matches!(visitor.read(&mut byte), Ok(1)) {
                    break;
                }
                thread::sleep(Duration::from_secs(1));
            }
        });
        let begun = now();
        call.push(&body, Duration::from_secs(60));
        assert!(call.is_dropped_within(Duration::from_secs(1)));
        let held = begun.elapsed();
        assert!(held < Duration::from_secs(60), "{held:?}");
        drop(service);
        reads.join().expect("a thread");
    });
}

#[expect(
    clippy::disallowed_methods,
    reason = "a promise that names a time is held to real time"
)]
fn now() -> Instant {
    Instant::now()
}

/// What all but the slowest hundredth of the front page's answers take, each on a connection of its own.
fn p99(service: &Service, lasts: Duration) -> Duration {
    let (begun, mut took) = (now(), Vec::new());
    while begun.elapsed() < lasts {
        let asked = now();
        let mut stream = service.connect("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert!(read_all(&mut stream).starts_with(b"HTTP/1.1 200 OK"));
        took.push(asked.elapsed());
        thread::sleep(Duration::from_millis(5));
    }
    took.sort_unstable();
    took[took.len() * 99 / 100]
}

/// Visitors who take their time, each in one of four ways, and come again when they are shown out.
struct Besiegers {
    connected: Arc<AtomicUsize>,
    silent: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Besiegers {
    fn begin(address: &str, sockets: usize) -> Self {
        let address = address.to_owned();
        let connected = Arc::new(AtomicUsize::new(0));
        let [silent, ended] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let (counts, hush, over) = (connected.clone(), silent.clone(), ended.clone());
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let all = LocalSet::new();
            for number in 0..sockets {
                all.spawn_local(besiege(address.clone(), number, counts.clone(), hush.clone()));
            }
            runtime.expect("a runtime").block_on(all.run_until(async {
                while !over.load(Ordering::Relaxed) {
                    sleep(Duration::from_millis(50)).await;
                }
            }));
        });
        Self {
            connected,
            silent,
            ended,
            thread: Some(thread),
        }
    }

    /// From now on they keep their sockets open and say nothing.
    fn fall_silent(&self) {
        self.silent.store(true, Ordering::Relaxed);
    }
}

impl Drop for Besiegers {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.join().expect("a thread");
        }
    }
}

async fn besiege(to: String, number: usize, connected: Arc<AtomicUsize>, silent: Arc<AtomicBool>) {
    let from = format!("127.0.0.{}:0", 2 + number % ADDRESSES);
    let words: &[u8] = match number % 4 {
        0 => b"GET / HTTP/1.1\r\nHost: x\r\nX: ",
        1 => b"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\nprompt=",
        2 => b"POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
        _ => b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET / HT",
    };
    // Not all in the same instant: their own bursts would take the processors the program runs on.
    sleep(Duration::from_millis(
        u64::try_from(number % 1_000).expect("small"),
    ))
    .await;
    let mut counted = false;
    loop {
        let Ok(mut stream) = connect(&from, &to).await else {
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        if !counted {
            connected.fetch_add(1, Ordering::Relaxed);
            counted = true;
        }
        // Whoever is shown out while they speak comes again.
        let _ = drip(&mut stream, words, &silent).await;
        if silent.load(Ordering::Relaxed) {
            // Until the other side ends it, and longer.
            let _ = stream.read_to_end(&mut Vec::new()).await;
            return;
        }
    }
}

async fn connect(from: &str, to: &str) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(from.parse().expect("an address"))?;
    socket.connect(to.parse().expect("an address")).await
}

/// Says a byte a second until the other side hangs up, or until it is time to be silent.
async fn drip(stream: &mut TcpStream, words: &[u8], silent: &AtomicBool) -> std::io::Result<()> {
    stream.write_all(words).await?;
    let mut heard = [0; 4_096];
    while !silent.load(Ordering::Relaxed) {
        if let Ok(0) = timeout(Duration::from_secs(1), stream.read(&mut heard))
            .await
            .unwrap_or(Ok(1))
        {
            break;
        }
        stream.write_all(b"a").await?;
    }
    Ok(())
}
