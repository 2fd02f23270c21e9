//! An upstream on loopback that does what its scripts say, and writes down every byte it is sent.
//!
//! Each connection plays the next script; the last one is played again for those that follow. A script begins
//! when a whole request has come.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

/// The longest that a test waits for something that has to happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// Stands for the upstream's own address in what its scripts send; it is as long as one, so that lengths hold.
pub const HERE: &str = "http://127.0.0.1:00000";

/// What to do on one connection; when it is over, the connection is closed.
#[derive(Clone, Default)]
pub struct Script {
    steps: Vec<Step>,
    unasked: bool,
}

#[derive(Clone)]
enum Step {
    Send(Vec<u8>),
    Trickle(Vec<u8>, Duration),
    Forever(Vec<u8>),
    Wait(Arc<Notify>),
    Stall,
    Reset,
}

impl Script {
    /// Closes the connection without a word.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins with the first bytes that come, whatever they are.
    #[must_use]
    pub fn unasked() -> Self {
        Self {
            unasked: true,
            ..Self::default()
        }
    }

    /// A whole answer with its length.
    #[must_use]
    pub fn answer(status: u16, content_type: &str, body: &[u8]) -> Self {
        Self::head(
            status,
            &[
                &format!("Content-Type: {content_type}"),
                &format!("Content-Length: {}", body.len()),
            ],
        )
        .send(body)
    }

    /// The head of an answer alone.
    #[must_use]
    pub fn head(status: u16, lines: &[&str]) -> Self {
        let lines: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        Self::new().send(format!("HTTP/1.1 {status} Scripted\r\n{lines}\r\n").as_bytes())
    }

    /// Sends bytes.
    #[must_use]
    pub fn send(self, bytes: &[u8]) -> Self {
        self.then(Step::Send(bytes.to_vec()))
    }

    /// Sends bytes in pieces of this size, each on its own.
    #[must_use]
    pub fn send_in(self, size: usize, bytes: &[u8]) -> Self {
        bytes.chunks(size).fold(self, Self::send)
    }

    /// Sends bytes in the chunked coding (RFC 9112, 7.1), in chunks of this size.
    #[must_use]
    pub fn send_chunked(self, size: usize, bytes: &[u8]) -> Self {
        let coded = |script: Self, chunk: &[u8]| {
            script
                .send(format!("{:x}\r\n", chunk.len()).as_bytes())
                .send(chunk)
                .send(b"\r\n")
        };
        bytes.chunks(size).fold(self, coded).send(b"0\r\n\r\n")
    }

    /// Sends a byte, waits, and so on.
    #[must_use]
    pub fn trickle(self, bytes: &[u8], pause: Duration) -> Self {
        self.then(Step::Trickle(bytes.to_vec(), pause))
    }

    /// Sends bytes over and over until the client has had enough.
    #[must_use]
    pub fn forever(self, bytes: &[u8]) -> Self {
        self.then(Step::Forever(bytes.to_vec()))
    }

    /// Waits for the test to say that it goes on.
    #[must_use]
    pub fn wait(self, signal: &Arc<Notify>) -> Self {
        self.then(Step::Wait(Arc::clone(signal)))
    }

    /// Is silent until the client leaves.
    #[must_use]
    pub fn stall(self) -> Self {
        self.then(Step::Stall)
    }

    /// Throws the connection away.
    #[must_use]
    pub fn reset(self) -> Self {
        self.then(Step::Reset)
    }

    /// Everything that it sends before anything else happens.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let sent = self.steps.iter().map_while(|step| match step {
            Step::Send(bytes) => Some(bytes.as_slice()),
            _ => None,
        });
        sent.collect::<Vec<_>>().concat()
    }

    /// The same, of an upstream with this address.
    fn at(mut self, url: &str) -> Self {
        for step in &mut self.steps {
            if let Step::Send(bytes) = step {
                let mut from = 0;
                while let Some(place) = bytes[from..]
                    .windows(HERE.len())
                    .position(|window| window == HERE.as_bytes())
                {
                    from += place;
                    bytes[from..from + url.len()].copy_from_slice(url.as_bytes());
                }
            }
        }
        self
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// A request as it came.
#[derive(Clone, Default)]
pub struct Recorded(Vec<u8>);

impl Recorded {
    /// Every byte.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The head: request line and headers.
    #[must_use]
    pub fn head(&self) -> &str {
        let end = self.split().unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    /// A header's value, by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self
            .head()
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'));
        lines
            .filter(|(have, _)| have.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .next()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.split().map_or(&[], |end| &self.0[end + 4..])
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(self.body()).unwrap()
    }

    fn split(&self) -> Option<usize> {
        self.0.windows(4).position(|four| four == b"\r\n\r\n")
    }

    fn whole(&self) -> bool {
        let length = self
            .header("content-length")
            .map_or(0, |length| length.parse().unwrap());
        self.split().is_some_and(|end| self.0.len() >= end + 4 + length)
    }
}

/// What has happened so far.
#[derive(Clone, Copy, Default)]
struct Counts {
    whole: usize,
    left: usize,
}

/// A scripted upstream; dropping it closes its port and its connections.
pub struct Scripted {
    url: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
    counts: watch::Receiver<Counts>,
    accepting: JoinHandle<()>,
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Scripted {
    /// Listens on a free port of loopback.
    pub async fn start(scripts: impl IntoIterator<Item = Script>) -> Self {
        let (listener, url) = listen().await;
        let requests = Arc::default();
        let (count, counts) = watch::channel(Counts::default());
        let scripts = scripts.into_iter().map(|script| script.at(&url)).collect();
        let accepting = tokio::spawn(accept(listener, scripts, Arc::clone(&requests), count));
        Self {
            url,
            requests,
            counts,
            accepting,
        }
    }

    /// Its address, `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Every request so far, one for each connection.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Every byte of the requests so far that begin with this line.
    #[must_use]
    pub fn began_with(&self, line: &str) -> Vec<Vec<u8>> {
        let requests = self.requests().into_iter();
        let these = requests.filter(|request| request.head().starts_with(line));
        these.map(|request| request.0).collect()
    }

    /// Waits until so many whole requests have come.
    pub async fn arrived(&self, count: usize) {
        self.until(|counts| counts.whole >= count).await;
    }

    /// Waits until clients have left so many connections that were not over.
    pub async fn left(&self, count: usize) {
        self.until(|counts| counts.left >= count).await;
    }

    async fn until(&self, enough: impl Fn(Counts) -> bool) {
        let mut counts = self.counts.clone();
        let waiting = counts.wait_for(|counts| enough(*counts));
        assert!(
            tokio::time::timeout(PATIENCE, waiting).await.is_ok(),
            "it did not happen in time"
        );
    }
}

/// A port with five digits, as most are.
async fn listen() -> (TcpListener, String) {
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        if url.len() == HERE.len() {
            return (listener, url);
        }
    }
}

async fn accept(
    listener: TcpListener,
    scripts: Vec<Script>,
    requests: Arc<Mutex<Vec<Recorded>>>,
    count: watch::Sender<Counts>,
) {
    let mut connections = tokio::task::JoinSet::new();
    for number in 0.. {
        let (stream, _) = listener.accept().await.unwrap();
        let script = scripts
            .get(number)
            .or(scripts.last())
            .cloned()
            .unwrap_or_default();
        requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Recorded::default());
        let requests = Arc::clone(&requests);
        let count = count.clone();
        connections.spawn(async move {
            let played = play(stream, script, &requests, number, &count).await;
            count.send_modify(|counts| counts.left += usize::from(played.is_err()));
        });
    }
}

/// Plays a script; an error means that the client left first.
async fn play(
    mut stream: TcpStream,
    script: Script,
    requests: &Mutex<Vec<Recorded>>,
    number: usize,
    count: &watch::Sender<Counts>,
) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    loop {
        let length = stream.read(&mut buffer).await?;
        let mut requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests[number].0.extend_from_slice(&buffer[..length]);
        if requests[number].whole() || script.unasked {
            break;
        }
        if length == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    count.send_modify(|counts| counts.whole += 1);
    for step in script.steps {
        if matches!(step, Step::Reset) {
            return stream.set_zero_linger();
        }
        perform(&mut stream, step).await?;
    }
    stream.shutdown().await
}

async fn perform(stream: &mut TcpStream, step: Step) -> std::io::Result<()> {
    match step {
        Step::Send(bytes) => stream.write_all(&bytes).await,
        Step::Trickle(bytes, pause) => {
            let mut beat = tokio::time::interval(pause);
            for byte in bytes {
                beat.tick().await;
                stream.write_all(&[byte]).await?;
            }
            Ok(())
        }
        Step::Forever(bytes) => loop {
            stream.write_all(&bytes).await?;
        },
        Step::Wait(signal) => {
            signal.notified().await;
            Ok(())
        }
        Step::Stall => {
            while stream.read(&mut [0]).await? > 0 {}
            Err(std::io::ErrorKind::UnexpectedEof.into())
        }
        Step::Reset => Ok(()),
    }
}
