//! An upstream that does what the address of a call says, over TLS and without it.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::answers::Marks;
use crate::comfy::Jobs;
use crate::faults;
use crate::kinds;
use crate::program::PATIENCE;
use crate::tls;

/// What to do on a connection, in turn.
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Sends the same until the caller has had enough, or so many times.
    Again(Vec<u8>, usize),
    /// Is silent until the caller leaves.
    Stall,
    /// Throws the connection away.
    Reset,
}

/// A call: what was asked, and whose turn it is.
pub(crate) struct Call<'c> {
    pub(crate) line: String,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    pub(crate) marks: &'c Marks,
    /// The how many-th call it is.
    pub(crate) number: usize,
    /// The address of the upstream itself.
    pub(crate) here: String,
}

/// Both servers; they end with the test.
pub(crate) struct Upstream {
    pub(crate) plain: String,
    pub(crate) secure: String,
    /// The authority's certificate.
    pub(crate) authority: String,
    shared: Arc<Shared>,
}

/// What both servers know.
struct Shared {
    marks: Arc<Marks>,
    calls: AtomicUsize,
    jobs: Jobs,
}

trait Stream: Read + Write {
    fn socket(&self) -> &TcpStream;
}

impl Stream for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

impl Stream for StreamOwned<ServerConnection, TcpStream> {
    fn socket(&self) -> &TcpStream {
        &self.sock
    }
}

impl Upstream {
    pub(crate) fn start(marks: &Arc<Marks>) -> Self {
        let (config, authority) = tls::identity();
        let shared = Arc::new(Shared {
            marks: marks.clone(),
            calls: AtomicUsize::new(0),
            jobs: Jobs::default(),
        });
        Self {
            plain: listen(None, shared.clone()),
            secure: listen(Some(config), shared.clone()),
            authority,
            shared,
        }
    }

    /// How many calls have come.
    pub(crate) fn calls(&self) -> usize {
        self.shared.calls.load(Ordering::Relaxed)
    }
}

fn listen(tls: Option<Arc<ServerConfig>>, shared: Arc<Shared>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let here = format!("{scheme}://{}", listener.local_addr().unwrap());
    let own = here.clone();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (tls, shared, here) = (tls.clone(), shared.clone(), own.clone());
            // Whoever calls may be gone at any time.
            thread::spawn(move || {
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                match tls {
                    None => serve(stream, &shared, here),
                    Some(config) => {
                        let connection = ServerConnection::new(config).map_err(io::Error::other)?;
                        serve(StreamOwned::new(connection, stream), &shared, here)
                    }
                }
            });
        }
    });
    here
}

fn serve(mut stream: impl Stream, shared: &Shared, here: String) -> io::Result<()> {
    let (head, body) = request(&mut stream)?;
    let call = Call {
        line: head.lines().next().unwrap_or_default().to_owned(),
        head,
        body,
        marks: &shared.marks,
        number: shared.calls.fetch_add(1, Ordering::Relaxed),
        here,
    };
    if call.line.starts_with("GET /ws?") {
        return shared.jobs.tell(&call, &mut stream);
    }
    if call.line.starts_with("GET /history/")
        || ["/prompt ", "/queue ", "/interrupt ", "/history "]
            .iter()
            .any(|path| call.line.contains(path))
    {
        return stream.write_all(&shared.jobs.reply(&call));
    }
    for step in faults::steps(&call).unwrap_or_else(|| kinds::steps(&call)) {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes)?,
            Step::Again(bytes, times) => {
                for _ in 0..times {
                    stream.write_all(&bytes)?;
                }
            }
            Step::Stall => while stream.read(&mut [0; 1024])? > 0 {},
            Step::Reset => {
                let now = Some(Duration::ZERO);
                return Ok(rustix::net::sockopt::set_socket_linger(stream.socket(), now)?);
            }
        }
    }
    stream.flush()?;
    stream.socket().shutdown(Shutdown::Write)?;
    // What the caller still says is heard, so that it reads to the end.
    while stream.read(&mut [0; 1024])? > 0 {}
    Ok(())
}

fn request(stream: &mut impl Read) -> io::Result<(String, Vec<u8>)> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 16_384]);
    loop {
        let count = stream.read(&mut piece)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&piece[..count]);
        let Some(end) = memchr::memmem::find(&bytes, b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse::<usize>().ok())?
        });
        if bytes.len() >= end + 4 + length.unwrap_or(0) {
            return Ok((head, bytes.split_off(end + 4)));
        }
    }
}

/// A whole answer with its length.
pub(crate) fn answer(status: u16, media: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} Scripted\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A whole document.
pub(crate) fn document(status: u16, body: &serde_json::Value) -> Vec<u8> {
    answer(status, "application/json", body.to_string().as_bytes())
}
