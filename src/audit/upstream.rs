//! The service that a scratch instance asks for pictures: it answers what an address says, well or wrong, and notes what
//! it was sent.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use base64_simd::STANDARD;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::json;
use zeroize::Zeroizing;

use super::canary::Canary;
use super::identity;
use super::memory::Search;
use super::planted::{Colours, Planted};
use super::report::{Finding, Verdict};

/// Everything that it does to a call, by the name of a model.
const FAULTS: &[&str] = &[
    "good",
    "edit",
    "declined",
    "overloaded",
    "failing",
    "closed",
    "half",
    "page",
    "garbled",
    "silent",
];

/// What it does over TLS as well: the name of a model, and what is done to its calls.
const OVER_TLS: &[(&str, &str)] = &[
    ("good-tls", "good"),
    ("edit-tls", "edit"),
    ("declined-tls", "declined"),
    ("closed-tls", "closed"),
    ("half-tls", "half"),
    ("silent-tls", "silent"),
];

/// A model of a scratch instance.
#[derive(Clone, Copy)]
pub(super) struct Model {
    /// What it is asked for by.
    pub(super) name: &'static str,
    /// What is done to its calls.
    pub(super) fault: &'static str,
    /// Whether they come over TLS.
    pub(super) secure: bool,
}

/// All of them.
pub(super) fn models() -> impl Iterator<Item = Model> {
    let plain = FAULTS.iter().map(|fault| (*fault, *fault, false));
    let secure = OVER_TLS.iter().map(|(name, fault)| (*name, *fault, true));
    plain
        .chain(secure)
        .map(|(name, fault, secure)| Model { name, fault, secure })
}

/// What is asked about words, when the operator has a service for that.
pub(super) const MODERATION: &str = "moderation";

/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The service; its threads end with the program.
pub(super) struct Upstream {
    /// Its port of loopback.
    pub(super) port: u16,
    /// The one where it speaks TLS.
    pub(super) secure: u16,
    /// The certificate in PEM that a caller of the second has to trust.
    pub(super) authority: String,
    notes: Arc<Notes>,
}

#[derive(Default)]
struct Notes {
    calls: AtomicUsize,
    secure: AtomicUsize,
    prompts: AtomicUsize,
    opinions: AtomicUsize,
    surplus: Mutex<BTreeSet<&'static str>>,
    headers: Mutex<BTreeSet<String>>,
}

/// What a call comes over.
trait Stream: Read + Write {
    /// Whether nobody else can read it on its way.
    const SECURE: bool;
}

impl Stream for TcpStream {
    const SECURE: bool = false;
}

impl Stream for StreamOwned<ServerConnection, TcpStream> {
    const SECURE: bool = true;
}

/// A call as it came.
struct Call {
    head: Zeroizing<String>,
    body: Zeroizing<Vec<u8>>,
}

impl Upstream {
    /// Starts it with these canaries to answer and to look for.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn start(planted: Arc<Planted>) -> io::Result<Self> {
        let (config, authority) = identity::drawn()?;
        let notes = Arc::new(Notes::default());
        Ok(Self {
            port: listen(None, &planted, &notes)?,
            secure: listen(Some(config), &planted, &notes)?,
            authority,
            notes,
        })
    }

    /// It was sent the words and nothing about who said them.
    pub(super) fn finding(&self) -> Finding {
        let count = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        let (calls, prompts) = (count(&self.notes.calls), count(&self.notes.prompts));
        let mut evidence = vec![format!("{calls} calls came, {prompts} of them with the prompt")];
        let secure = count(&self.notes.secure);
        evidence.push(format!("{secure} of them over TLS"));
        let opinions = count(&self.notes.opinions);
        if opinions > 0 {
            evidence.push(format!("{opinions} of them to look at words first"));
        }
        let surplus = self.notes.surplus.lock().unwrap_or_else(PoisonError::into_inner);
        evidence.extend(surplus.iter().map(|name| format!("it was sent {name}")));
        let headers = self.notes.headers.lock().unwrap_or_else(PoisonError::into_inner);
        let names: Vec<&str> = headers.iter().map(String::as_str).collect();
        evidence.push(format!("with these headers: {}", names.join(", ")));
        let verdict = match (surplus.is_empty(), prompts.min(secure)) {
            (false, _) => Verdict::Broken,
            (true, 0) => Verdict::NotChecked,
            (true, _) => Verdict::Holds,
        };
        Finding::of_policy("privacy-words-only", verdict, evidence)
    }
}

/// Listens at a port of loopback, which it answers.
fn listen(tls: Option<Arc<ServerConfig>>, planted: &Arc<Planted>, notes: &Arc<Notes>) -> io::Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    let (planted, notes) = (Arc::clone(planted), Arc::clone(notes));
    thread::Builder::new().spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (tls, planted, notes) = (tls.clone(), Arc::clone(&planted), Arc::clone(&notes));
            // Whoever calls may be gone at any time.
            let _ = thread::Builder::new().spawn(move || receive(stream, tls, &planted, &notes));
        }
    })?;
    Ok(port)
}

fn receive(
    stream: TcpStream,
    tls: Option<Arc<ServerConfig>>,
    planted: &Planted,
    notes: &Notes,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // It ends what it says by itself, whatever is spoken over it.
    let end = stream.try_clone()?;
    let Some(config) = tls else {
        return serve(stream, &end, planted, notes);
    };
    let connection = ServerConnection::new(config).map_err(io::Error::other)?;
    serve(StreamOwned::new(connection, stream), &end, planted, notes)
}

fn serve<S: Stream>(mut stream: S, end: &TcpStream, planted: &Planted, notes: &Notes) -> io::Result<()> {
    let call = read(&mut stream)?;
    if call.head.starts_with("GET ") {
        return stream.write_all(&answer(404, "application/json", b"{}"));
    }
    note(&call, planted, notes)?;
    notes.secure.fetch_add(usize::from(S::SECURE), Ordering::Relaxed);
    let name = call.head.split('/').nth(1).unwrap_or_default();
    match reply(name, planted) {
        _ if name == MODERATION => {
            notes.opinions.fetch_add(1, Ordering::Relaxed);
            stream.write_all(&opinion(&call))?;
        }
        Some(reply) => stream.write_all(&reply)?,
        // Waits until the caller has had enough.
        None if name == "silent" => while stream.read(&mut [0; 1024])? > 0 {},
        None => return Ok(()),
    }
    stream.flush()?;
    end.shutdown(Shutdown::Write)?;
    while stream.read(&mut [0; 1024])? > 0 {}
    Ok(())
}

fn note(call: &Call, planted: &Planted, notes: &Notes) -> io::Result<()> {
    notes.calls.fetch_add(1, Ordering::Relaxed);
    let whole = Zeroizing::new([call.head.as_bytes(), &call.body].concat());
    let sent = Search::new([&planted.prompt])?.within(&whole);
    notes
        .prompts
        .fetch_add(usize::from(!sent.is_empty()), Ordering::Relaxed);
    let addresses = planted.addresses();
    let kept: Vec<&Canary> = planted
        .about_visitor()
        .into_iter()
        .chain(addresses.iter())
        .collect();
    let mut surplus = notes.surplus.lock().unwrap_or_else(PoisonError::into_inner);
    surplus.extend(Search::new(kept)?.within(&whole));
    let names = call.head.lines().skip(1).filter_map(|line| line.split_once(':'));
    let mut headers = notes.headers.lock().unwrap_or_else(PoisonError::into_inner);
    headers.extend(names.map(|(name, _)| name.to_ascii_lowercase()));
    Ok(())
}

/// That there is nothing to say against anything.
fn opinion(call: &Call) -> Vec<u8> {
    let asked: serde_json::Value = serde_json::from_slice(&call.body).unwrap_or_default();
    // A picture and its words are one thing to be looked at, a list of words as many as there are.
    let texts = asked.get("input").and_then(serde_json::Value::as_array);
    let texts = texts.map(Vec::as_slice).unwrap_or_default();
    let parts = texts.first().is_some_and(serde_json::Value::is_object);
    let count = if parts { 1 } else { texts.len().max(1) };
    let results = vec![json!({ "flagged": false, "categories": {}, "category_scores": {} }); count];
    let body = json!({ "results": results }).to_string();
    answer(200, "application/json", body.as_bytes())
}

/// What is said; none for nothing at all.
fn reply(name: &str, planted: &Planted) -> Option<Vec<u8>> {
    let said = planted.said.text();
    let complaint = |code: &str| json!({ "error": { "message": *said, "code": code } }).to_string();
    let good = || {
        let text = STANDARD.encode_to_string(planted.picture(&planted.picture, 9_000, Colours::Plain));
        let body = json!({ "created": 1, "data": [{ "b64_json": text, "revised_prompt": *said }] });
        answer(200, "application/json", body.to_string().as_bytes())
    };
    match name {
        "good" | "edit" => Some(good()),
        "declined" => Some(answer(
            400,
            "application/json",
            complaint("moderation_blocked").as_bytes(),
        )),
        "overloaded" => Some(answer(
            429,
            "application/json",
            complaint("rate_limit_exceeded").as_bytes(),
        )),
        "failing" => Some(answer(
            500,
            "application/json",
            complaint("server_error").as_bytes(),
        )),
        "half" => {
            let mut whole = good();
            whole.truncate(whole.len() / 2);
            Some(whole)
        }
        "page" => Some(answer(200, "text/html", format!("<h1>{}</h1>", *said).as_bytes())),
        "garbled" => {
            let body = json!({ "created": 1, "data": [{ "b64_json": format!("*{}*", *said) }] });
            Some(answer(200, "application/json", body.to_string().as_bytes()))
        }
        _ => None,
    }
}

fn answer(status: u16, media: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Scripted\r\nContent-Type: {media}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn read(stream: &mut impl Read) -> io::Result<Call> {
    let (mut bytes, mut piece) = (Zeroizing::new(Vec::new()), [0; 16_384]);
    loop {
        let count = stream.read(&mut piece)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(piece.get(..count).unwrap_or_default());
        let Some(end) = memchr::memmem::find(&bytes, b"\r\n\r\n") else {
            continue;
        };
        let (head, body) = bytes.split_at(end + 4);
        let head = Zeroizing::new(String::from_utf8_lossy(head).into_owned());
        if is_whole(&head, body) {
            let body = Zeroizing::new(body.to_vec());
            return Ok(Call { head, body });
        }
    }
}

fn is_whole(head: &str, body: &[u8]) -> bool {
    let fields = || head.lines().filter_map(|line| line.split_once(':'));
    let length = fields().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|(_, length)| length.trim().parse::<usize>().ok());
    let chunked = fields().any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding"));
    match length {
        Some(length) => body.len() >= length,
        None => !chunked || body.ends_with(b"0\r\n\r\n"),
    }
}
