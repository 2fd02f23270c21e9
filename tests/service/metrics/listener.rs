//! Where the figures are: on a listener of their own, from behind the walls, and for nobody for long.

use std::net::TcpListener;
use std::time::Duration;

use afterimage::admin::{Admin, Scrape};
use afterimage::error::Code;
use afterimage::telemetry::metrics::Process;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{OPEN, Sheet};
use crate::answer::PATIENCE;
use crate::instance::Setup;
use crate::listening::Listening;
use crate::log::Folder;
use crate::program;

/// The figures of a service on a port of their own.
struct Watched {
    listening: Listening,
    place: String,
    _admin: Admin,
}

impl Watched {
    fn start(setup: Setup) -> Self {
        Self::start_within(setup, PATIENCE)
    }

    fn start_within(setup: Setup, patience: Duration) -> Self {
        let listening = Listening::start(setup);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let place = listener.local_addr().unwrap().to_string();
        let scrape = Scrape::new(&listening.worker.instance, Process::open().ok());
        let admin = Admin::start_within(listener, scrape, patience).unwrap();
        Self {
            listening,
            place,
            _admin: admin,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.place).await.unwrap()
    }

    async fn ask(&self, head: &str) -> String {
        let mut stream = self.connect().await;
        stream
            .write_all(format!("{head}\r\nhost: x\r\n\r\n").as_bytes())
            .await
            .unwrap();
        hear(&mut stream).await
    }
}

async fn hear(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let end = timeout(PATIENCE, stream.read_to_end(&mut heard)).await;
    end.expect("the connection ends").unwrap();
    String::from_utf8(heard).unwrap()
}

#[actix_web::test]
async fn the_figures_are_on_a_listener_of_their_own_and_on_no_other() {
    let watched = Watched::start(Setup::default());
    let answer = watched.ask("GET /metrics HTTP/1.1").await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(
        head.contains("content-type: text/plain; version=0.0.4; charset=utf-8"),
        "{head}"
    );
    assert!(head.contains("cache-control: no-store"), "{head}");
    Sheet::read(body);
    let open = watched
        .ask("GET /metrics HTTP/1.1\r\naccept: application/openmetrics-text;version=1.0.0,*/*;q=0.1")
        .await;
    assert!(open.contains("content-type: application/openmetrics-text; version=1.0.0; charset=utf-8"));
    assert!(open.ends_with("# EOF\n"));
    for (head, line) in [
        ("GET /healthz HTTP/1.1", "HTTP/1.1 200 OK"),
        ("GET /readyz HTTP/1.1", "HTTP/1.1 200 OK"),
        ("HEAD /metrics HTTP/1.1", "HTTP/1.1 200 OK"),
        (
            "POST /metrics HTTP/1.1\r\ncontent-length: 0",
            "HTTP/1.1 405 Method Not Allowed",
        ),
        ("GET / HTTP/1.1", "HTTP/1.1 404 Not Found"),
        (
            "POST /generate HTTP/1.1\r\ncontent-length: 0",
            "HTTP/1.1 404 Not Found",
        ),
        ("GET /metrics/ HTTP/1.1", "HTTP/1.1 404 Not Found"),
        ("nonsense", "HTTP/1.1 400 Bad Request"),
    ] {
        let answer = watched.ask(head).await;
        assert!(answer.starts_with(line), "{head}: {answer}");
    }
    let public = watched
        .listening
        .say(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await;
    assert!(public.starts_with("HTTP/1.1 404 "), "{public}");
    watched.listening.worker.instance.life.stop();
    assert!(
        watched
            .ask("GET /readyz HTTP/1.1")
            .await
            .starts_with("HTTP/1.1 503 ")
    );
    assert!(
        watched
            .ask("GET /metrics HTTP/1.1")
            .await
            .starts_with("HTTP/1.1 200 "),
        "to the end"
    );
    watched.listening.stop().await;
}

#[actix_web::test]
async fn connections_are_counted_as_they_come_and_go() {
    let watched = Watched::start(Setup::with("[server]\nconnections = 2"));
    let sheet = |page: String| Sheet::read(page.split_once("\r\n\r\n").unwrap().1);
    let mut kept = Vec::new();
    for _ in 0..3 {
        let mut stream = watched.listening.connect().await;
        stream
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        kept.push(stream);
    }
    let now = sheet(watched.ask("GET /metrics HTTP/1.1").await);
    for (name, value) in [
        ("afterimage_connections", 2.0),
        ("afterimage_connections_limit", 2.0),
        ("afterimage_connections_accepted_total", 3.0),
        ("afterimage_connections_refused_total", 0.0),
        ("afterimage_connections_evicted_total", 1.0),
    ] {
        assert!(
            (now.get(name) - value).abs() < 1e-9,
            "{name} is {}",
            now.get(name)
        );
    }
    let said = watched.listening.say(b"nonsense\r\n\r\n").await;
    assert!(said.starts_with("HTTP/1.1 400 "), "{said}");
    let now = sheet(watched.ask("GET /metrics HTTP/1.1").await);
    let name = format!(
        "afterimage_refusals_total{{code=\"{}\"}}",
        Code::BadRequest.name()
    );
    assert!(
        (now.get(&name) - 1.0).abs() < 1e-9,
        "what the framework refuses is counted as well"
    );
    drop(kept);
    watched.listening.stop().await;
}

#[actix_web::test]
async fn whoever_holds_all_connections_is_let_go_in_time() {
    let watched = Watched::start_within(Setup::default(), Duration::from_secs(1));
    let mut slow = Vec::new();
    for _ in 0..8 {
        let mut stream = watched.connect().await;
        stream.write_all(b"GET /metrics HTTP/1.1\r\n").await.unwrap();
        slow.push(stream);
    }
    // The ninth waits at the door until the eight have had their time.
    let answer = watched.ask("GET /metrics HTTP/1.1").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    for mut stream in slow {
        assert!(!hear(&mut stream).await.contains(" 200 "));
    }
    watched.listening.stop().await;
}

#[test]
fn the_program_shows_its_figures_from_behind_its_walls() {
    let folder = Folder::new("metrics");
    let program = program::Program::start_with(&folder, OPEN, "admin_bind = \"127.0.0.1:0\"\n");
    let place = program.watched();
    let ask = || {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(&place).unwrap();
        stream
            .write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n")
            .unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        Sheet::read(said.split_once("\r\n\r\n").unwrap().1)
    };
    // The first sweep comes right behind the start.
    let began = tokio::time::Instant::now();
    let first = loop {
        let sheet = ask();
        if sheet.get("afterimage_ledger_sweeps_total") > 0.0 {
            break sheet;
        }
        assert!(began.elapsed() < PATIENCE, "it sweeps");
    };
    for name in [
        "process_resident_memory_bytes",
        "process_virtual_memory_bytes",
        "process_threads",
        "process_open_fds",
        "process_max_fds",
        "process_cpu_seconds_total",
        "process_start_time_seconds",
        "afterimage_access_log_purges_total",
        "afterimage_access_log_writing",
    ] {
        assert!(first.get(name) > 0.0, "{name}");
    }
    let asking = || {
        use std::io::{Read as _, Write as _};
        let mut stream = program.connect();
        stream
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
            .unwrap();
        stream.read_exact(&mut [0; 15]).unwrap();
        stream
    };
    // More than are looked for: what was asked on before may have been counted at first, and be closed by now.
    let connections: Vec<_> = (0..24).map(|_| asking()).collect();
    assert!(ask().get("process_open_fds") >= first.get("process_open_fds") + 20.0);
    drop(connections);
    program.tell(rustix::process::Signal::TERM);
    let (code, printed) = program.end();
    assert_eq!(code, Some(0), "{printed}");
    for wall in ["walls: core dumps off, landlock ", ", seccomp ("] {
        assert!(printed.contains(wall), "{wall} in {printed}");
    }
}
