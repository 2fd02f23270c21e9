//! With little memory left new orders are refused, and with hardly any connections are closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::http::Method;
use afterimage::pressure::Gauge;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::answer::PATIENCE;
use crate::api::{Program, lake, served};
use crate::instance::{Setup, Worker};
use crate::listening::{Listening, post};
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const HEALTH: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";

/// How much of a hundred bytes is used.
struct Used(Arc<AtomicU64>);

impl Used {
    fn of(setup: Setup) -> (Self, Setup) {
        let used = Arc::new(AtomicU64::new(0));
        let figure = used.clone();
        let memory = Gauge::new(100, move || Some(figure.load(Ordering::Relaxed)));
        let setup = Setup {
            memory: Some(memory),
            ..setup
        };
        (Self(used), setup)
    }

    fn set(&self, percent: u64, worker: &Worker) {
        self.0.store(percent, Ordering::Relaxed);
        worker.time.advance(Duration::from_millis(100));
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn from_seventy_percent_an_order_is_refused_and_loses_nothing() {
    for accept in [JSON, HTML] {
        let (used, setup) = Used::of(Setup::with("[rate]\nper_minute = 2"));
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        used.set(69, &service);
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
        let question = visitor.question().await;
        used.set(70, &service);
        for _ in 0..3 {
            let refused = visitor.make(&question.beside(LAKE)).await;
            assert_eq!(refused.refusal(), (503, "queue-full".to_owned()));
            assert_eq!(refused.header("retry-after"), Some("10"));
            assert!(accept == JSON || refused.text().contains("a lake at night"));
        }
        assert_eq!(service.studio.calls(), 1);
        used.set(69, &service);
        let made = visitor.make(&question.beside(LAKE)).await;
        assert_eq!(made.status, 200, "the challenge and the allowance are there");
        assert_eq!(service.studio.calls(), 2);
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn pages_and_challenges_go_on_without_memory_for_pictures() {
    let (used, setup) = Used::of(Setup::default());
    let service = setup.start().await;
    used.set(100, &service);
    let visitor = Visitor::new(&service).accepting(HTML);
    for path in ["/", "/privacy", "/healthz"] {
        assert_eq!(visitor.get(path).await.status, 200, "{path}");
    }
    let question = visitor.question().await;
    let refill = visitor
        .make(&question.beside(&[LAKE[0], ("deliver", "form")]))
        .await;
    assert_eq!(refill.status, 200, "the form follows its model");
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn what_is_under_way_is_finished() {
    let setup = Setup::with("[challenge]\nkinds = []");
    setup
        .studio
        .play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    let (used, setup) = Used::of(setup);
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(MULTIPART);
    let mut begun = visitor.open(LAKE).await;
    begun.until("progress").await;
    used.set(99, &service);
    service.studio.go_on();
    let whole = begun.whole().await;
    assert!(
        whole.text_lossy().contains("\"event\":\"done\",\"pictures\":1"),
        "{}",
        whole.text_lossy()
    );
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_program_is_told_the_same_and_may_ask_again() {
    let (used, setup) = Used::of(served("[rate]\nper_minute = 1"));
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    used.set(70, &service);
    let refused = program.generate(&lake()).await;
    assert_eq!(refused.status, 503);
    assert_eq!(refused.json()["error"]["code"], "queue-full");
    assert_eq!(refused.header("retry-after"), Some("10"));
    assert_eq!(refused.header("x-should-retry"), None);
    assert_eq!(program.ask(Method::GET, "/v1/models").await.status, 200);
    used.set(10, &service);
    assert_eq!(program.generate(&lake()).await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

/// Asks on a connection and hears the head of the answer.
async fn ask(stream: &mut TcpStream) -> String {
    stream.write_all(HEALTH).await.unwrap();
    let mut heard = Vec::new();
    while !heard.ends_with(b"ok\n") {
        let read = timeout(PATIENCE, stream.read_buf(&mut heard)).await;
        assert!(read.expect("an answer").unwrap() > 0, "{heard:?}");
    }
    String::from_utf8(heard).unwrap().to_ascii_lowercase()
}

/// What is said until the other side hangs up, sooner than it does with everybody.
async fn rest(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let end = timeout(Duration::from_secs(3), stream.read_to_end(&mut heard)).await;
    end.expect("the end").unwrap();
    String::from_utf8_lossy(&heard).into_owned()
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn from_eighty_five_percent_connections_are_closed_and_those_at_work_are_not() {
    let setup = Setup::with("[challenge]\nkinds = []");
    setup.studio.play([&[Act::Wait], &picture()[..]].concat());
    let (used, setup) = Used::of(setup);
    let listening = Listening::start(setup);
    let worker = &listening.worker;
    let (mut idle, mut working) = (listening.connect().await, listening.connect().await);
    used.set(84, worker);
    assert!(!ask(&mut idle).await.contains("connection: close"));
    assert!(!ask(&mut idle).await.contains("connection: close"), "it is kept");
    used.set(10, worker);
    working
        .write_all(&post("prompt=a+lake", "application/json"))
        .await
        .unwrap();
    worker.studio.until(1).await;
    used.set(85, worker);
    let mut other = listening.connect().await;
    assert!(ask(&mut other).await.contains("\r\nconnection: close\r\n"));
    assert_eq!(rest(&mut other).await, "");
    assert_eq!(rest(&mut idle).await, "");
    worker.studio.go_on();
    let made = rest(&mut working).await;
    assert!(
        made.starts_with("HTTP/1.1 200 ") && made.contains("\"complete\":1"),
        "{made}"
    );
    used.set(84, worker);
    let mut kept = listening.connect().await;
    for _ in 0..2 {
        assert!(!ask(&mut kept).await.contains("connection: close"));
    }
    listening.stop().await;
}
