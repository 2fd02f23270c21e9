//! The program itself, from its start to its end by a signal.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::Instant;

use crate::log::Folder;
use crate::studio::png;
use crate::upstream::{Upstream, pictures, response};

const CANARY: &str = "canary-through-the-program";
/// No step takes longer; one that does fails the test.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running program, ended with the test.
pub(crate) struct Program {
    pub(crate) child: Child,
    stdout: BufReader<ChildStdout>,
    place: String,
    watched: Option<String>,
}

impl Program {
    pub(crate) fn start(folder: &Folder, config: &str) -> Self {
        Self::start_with(folder, config, "")
    }

    /// The same with more lines in the section of the server.
    pub(crate) fn start_with(folder: &Folder, config: &str, server: &str) -> Self {
        let file = folder.0.join("afterimage.toml");
        let log = folder.0.join("log");
        fs::create_dir_all(&log).unwrap();
        fs::write(
            &file,
            format!("{config}\n[server]\nbind = [\"127.0.0.1:0\"]\n{server}[log]\ndir = {log:?}\n"),
        )
        .unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterimage"))
            .arg("--config")
            .arg(&file)
            .env("AFTERIMAGE_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let place = place(&mut stdout);
        // Said right behind it, where there is such a place.
        let watched = server.contains("admin_bind").then(|| {
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            let said = line
                .strip_prefix("metrics on http://")
                .expect("where its figures are");
            said.trim_end().trim_end_matches("/metrics").to_owned()
        });
        Self {
            child,
            stdout,
            place,
            watched,
        }
    }

    /// Where its figures are.
    pub(crate) fn watched(&self) -> String {
        self.watched.clone().expect("it was told to show them")
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.place).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Where it listens.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    pub(crate) fn tell(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits for the end: the exit code, and everything that was printed.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let mut printed = String::new();
        self.stdout.read_to_string(&mut printed).unwrap();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut printed)
            .unwrap();
        (self.child.wait().unwrap().code(), printed)
    }
}

fn post(accept: &str) -> String {
    let body = format!("prompt={CANARY}");
    format!(
        "POST /generate?{CANARY} HTTP/1.1\r\nhost: x\r\naccept: {accept}\r\nuser-agent: {CANARY}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Where a program says that it listens.
pub(crate) fn place(stdout: &mut impl BufRead) -> String {
    let mut line = String::new();
    loop {
        line.clear();
        let read = stdout.read_line(&mut line).unwrap();
        assert_ne!(read, 0, "the program says where it listens");
        if let Some(place) = line.strip_prefix("listening on http://") {
            return place.trim_end().to_owned();
        }
    }
}

/// An upstream that answers its first visitors when it is told to, and says when they asked; whoever comes later is
/// answered at once.
fn held() -> (Upstream, Receiver<()>, Arc<Barrier>, usize) {
    const VISITORS: usize = 8;
    let (asked, arrivals) = channel();
    let asked = Mutex::new((asked, 0));
    let gate = Arc::new(Barrier::new(VISITORS + 1));
    let held = gate.clone();
    let upstream = Upstream::start(move |call| {
        // What it has, the program asks by itself.
        if call.head.starts_with("GET ") {
            return response("404 Not Found", "", b"");
        }
        let place = {
            let mut asked = asked.lock().unwrap();
            asked.1 += 1;
            // Nobody listens to whoever comes later.
            let _ = asked.0.send(());
            asked.1
        };
        if place <= VISITORS {
            held.wait();
        }
        pictures(&png())
    });
    (upstream, arrivals, gate, VISITORS)
}

fn provider(url: &str) -> String {
    format!(
        "[challenge]\nkinds = []\n[rate]\nper_minute = 100\nper_hour = 100\n[[provider]]\nid = \"up\"\nkind = \"openai\"\n\
         base_url = \"{url}\"\nmodels = [{{ id = \"sketch\", sizes = [\"512x512\"] }}]\n"
    )
}

/// Whether a new visitor is served.
fn is_refused(program: &Program) -> bool {
    let Ok(mut stream) = TcpStream::connect(&program.place) else {
        return true;
    };
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    if stream.write_all(post("application/json").as_bytes()).is_err() {
        return true;
    }
    let mut answer = String::new();
    match stream.read_to_string(&mut answer) {
        Ok(_) => answer.is_empty() || answer.starts_with("HTTP/1.1 503 "),
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

// safety.md section 2, SIGTERM, tier: run
#[test]
fn what_is_under_way_is_finished_after_the_signal_and_nothing_new_is_begun() {
    let folder = Folder::new("sigterm");
    let (upstream, arrivals, gate, visitors) = held();
    let program = Program::start(&folder, &provider(&upstream.url));
    let accepts = ["application/json", "multipart/mixed", "text/html", "image/png"];
    let mut streams: Vec<_> = (0..visitors).map(|_| program.connect()).collect();
    for (stream, accept) in streams.iter_mut().zip(accepts.into_iter().cycle()) {
        stream.write_all(post(accept).as_bytes()).unwrap();
    }
    for _ in 0..visitors {
        arrivals
            .recv_timeout(PATIENCE)
            .expect("each visitor's call arrives upstream");
    }
    let mut idle = program.connect();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        .unwrap();
    let mut first = [0; 15];
    idle.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");

    let told = Instant::now();
    program.tell(Signal::TERM);
    // The signal is heard a moment later than it is sent.
    let mut before = 0;
    while !is_refused(&program) {
        before += 1;
        assert!(told.elapsed() < PATIENCE, "new visitors are refused");
    }
    // On a machine that is busy the one cannot be told from the other.
    let busy = told.elapsed() > Duration::from_secs(1);
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).unwrap();
    assert!(
        busy || told.elapsed() < Duration::from_secs(4),
        "a kept connection ends before its own time is over"
    );

    gate.wait();
    for (mut stream, accept) in streams.into_iter().zip(accepts.into_iter().cycle()) {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"), "{accept}");
        assert!(
            answer.ends_with(b"0\r\n\r\n"),
            "{accept}: whole to its last chunk"
        );
    }
    let (code, printed) = program.end();
    assert_eq!(code, Some(0), "{printed}");
    assert!(told.elapsed() < PATIENCE, "{:?}", told.elapsed());
    assert!(!printed.contains(CANARY), "{printed}");
    let log = fs::read_dir(folder.0.join("log")).unwrap();
    let log: String = log
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let served = log.matches(" POST /generate 200 ").count();
    assert_eq!(served, visitors + before, "{log}");
    assert!(!log.contains(CANARY));
}

#[test]
fn a_signal_ends_an_idle_program_at_once() {
    for signal in [Signal::TERM, Signal::INT] {
        let folder = Folder::new(if signal == Signal::TERM {
            "idle-term"
        } else {
            "idle-int"
        });
        let program = Program::start(&folder, "");
        let told = Instant::now();
        program.tell(signal);
        let (code, printed) = program.end();
        assert_eq!(code, Some(0), "{printed}");
        assert!(told.elapsed() < Duration::from_secs(20), "{:?}", told.elapsed());
    }
}

#[test]
fn a_program_that_nobody_listens_to_serves_all_the_same() {
    let folder = Folder::new("unheard");
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let deaf = || {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        writer
    };
    for (stdout, stderr) in [
        (Stdio::from(deaf()), Stdio::from(deaf())),
        (Stdio::from(full()), Stdio::from(full())),
    ] {
        // Nobody else asks for a port of this address, so that nobody has it before the program does.
        let place = TcpListener::bind("127.0.1.9:0").unwrap().local_addr().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterimage"))
            .env_clear()
            .env("AFTERIMAGE_SERVER__BIND", place.to_string())
            // There is something to warn of as well.
            .env("AFTERIMAGE_LOG__DIR", folder.0.join("none"))
            .stdout(stdout)
            .stderr(stderr)
            .spawn()
            .unwrap();
        let begun = Instant::now();
        let mut stream = loop {
            assert_eq!(child.try_wait().unwrap(), None, "it goes on");
            assert!(begun.elapsed() < PATIENCE, "it listens");
            match TcpStream::connect(place) {
                Ok(stream) => break stream,
                Err(_) => thread::yield_now(),
            }
        };
        stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(
            answer.starts_with("HTTP/1.0 200 ") || answer.starts_with("HTTP/1.1 200 "),
            "{answer}"
        );
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}

// safety.md T33, tier: run
#[test]
fn a_client_that_keeps_asking_cannot_hold_up_the_end() {
    let folder = Folder::new("busy");
    let program = Program::start(&folder, "");
    let mut busy = program.connect();
    let told = Instant::now();
    let asking = thread::scope(|scope| {
        let asking = scope.spawn(move || {
            let mut answer = vec![0; 4_096];
            let mut answers = 0_u32;
            while busy
                .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
                .is_ok()
            {
                match busy.read(&mut answer) {
                    Ok(0) | Err(_) => break,
                    Ok(_) => answers += 1,
                }
                assert!(told.elapsed() < PATIENCE, "the connection is ended");
            }
            answers
        });
        program.tell(Signal::TERM);
        asking.join().unwrap()
    });
    let (code, _) = program.end();
    assert_eq!(code, Some(0));
    assert!(
        told.elapsed() < Duration::from_secs(20),
        "after {asking} answers and {:?}",
        told.elapsed()
    );
}

// safety.md section 2, tier: run
#[test]
fn a_killed_program_starts_again_as_if_nothing_had_been() {
    let folder = Folder::new("killed");
    for _ in 0..2 {
        let program = Program::start(&folder, "");
        let mut stream = program.connect();
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("ready\n"), "{answer}");
        program.tell(Signal::KILL);
        assert_eq!(program.end().0, None);
    }
}
