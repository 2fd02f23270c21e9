//! What the operator is shown: each thing counted once, under fixed names, at a place of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::time::Duration;

use afterimage::admin::{Admin, Scrape};
use afterimage::error::Code;
use afterimage::pipeline::provider::{Fault, Maker, Model, painter};
use afterimage::telemetry::metrics::{FAMILIES, Form, Process};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::answer::PATIENCE;
use crate::api::{Program, lake, served};
use crate::instance::{GENEROUS, Service, Setup};
use crate::listening::Listening;
use crate::log::Folder;
use crate::program;
use crate::store::Store;
use crate::studio::{Act, Studio, half_a_picture, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const OPEN: &str = "[challenge]\nkinds = []\n";

/// The figures of one moment, by name and labels as they are written.
#[derive(PartialEq, Debug)]
struct Sheet(BTreeMap<String, f64>);

impl Sheet {
    fn read(page: &str) -> Self {
        let lines = page.lines().filter(|line| !line.starts_with('#'));
        let figures: Vec<(String, f64)> = lines
            .map(|line| {
                let (name, value) = line.rsplit_once(' ').expect("a name and a number");
                (name.to_owned(), value.parse().expect("a number"))
            })
            .collect();
        let (count, sheet) = (figures.len(), Self(figures.into_iter().collect()));
        assert_eq!(sheet.0.len(), count, "each figure once");
        sheet
    }

    async fn of(service: &Service) -> Self {
        Self::read(&service.metrics().await)
    }

    fn get(&self, name: &str) -> f64 {
        *self.0.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// What is not nothing under a name, with its labels.
    fn some(&self, name: &str) -> Vec<(&str, f64)> {
        let under = self
            .0
            .iter()
            .filter_map(|(full, value)| Some((full.strip_prefix(name)?, *value)));
        under.filter(|(_, value)| *value != 0.0).collect()
    }
}

async fn refusals(service: &Service) -> Vec<(String, f64)> {
    let sheet = Sheet::of(service).await;
    let said = sheet.some("afterimage_refusals_total");
    said.into_iter()
        .map(|(code, count)| (code.to_owned(), count))
        .collect()
}

fn code(code: &str, count: f64) -> (String, f64) {
    (format!("{{code=\"{code}\"}}"), count)
}

#[actix_web::test]
async fn every_family_is_on_the_page_once_and_no_other() {
    let service = Service::start().await;
    let page = service.metrics().await;
    let heads: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE "))
        .collect();
    let promised: Vec<String> = FAMILIES
        .iter()
        .map(|family| format!("{} {}", family.full_name(), family.kind.name()))
        .collect();
    assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len());
    assert_eq!(
        heads
            .iter()
            .map(|head| (*head).to_owned())
            .collect::<BTreeSet<_>>(),
        promised.into_iter().collect::<BTreeSet<_>>()
    );
    let names: Vec<String> = FAMILIES.iter().map(|family| family.full_name()).collect();
    for name in Sheet::read(&page).0.keys() {
        let bare = name.split('{').next().unwrap();
        let known = |name: &String| {
            let rest = bare.strip_prefix(name.as_str());
            rest.is_some_and(|rest| matches!(rest, "" | "_bucket" | "_sum" | "_count"))
        };
        assert!(names.iter().any(known), "{name}");
    }
}

// safety.md T30, tier: run
#[actix_web::test]
async fn labels_are_closed_lists_and_names_of_the_configuration() {
    let service = served(GENEROUS).start().await;
    let visitor = Visitor::new(&service).sending("user-agent", "canary");
    visitor.get("/canary?canary").await;
    visitor
        .solve_and_make(&[("prompt", "canary"), ("model", "canary")])
        .await;
    visitor
        .solve_and_make(&[("prompt", "canary"), ("canary", "canary")])
        .await;
    visitor.solve_and_make(LAKE).await;
    Program::bringing(&service, "Bearer canary")
        .generate(&json!({"prompt": "canary"}))
        .await;
    let before = service.metrics().await;
    let more: usize = 200;
    for number in 0..more {
        let visitor = Visitor::new(&service).from(&format!("198.51.100.{number}:1"));
        visitor.get(&format!("/none-{number}?{number}")).await;
        visitor
            .make(&[
                ("prompt", &format!("words {number}")),
                ("model", &format!("m{number}")),
            ])
            .await;
    }
    let after = service.metrics().await;
    assert!(!after.contains("canary"));
    let names = |page: &str| Sheet::read(page).0.into_keys().collect::<BTreeSet<_>>();
    assert_eq!(names(&before), names(&after), "no visitor makes a new figure");
    for line in after
        .lines()
        .filter(|line| line.contains("key=\"") || line.contains("model=\""))
    {
        assert!(
            ["k1", "k2", "painter"]
                .iter()
                .any(|name| line.contains(&format!("=\"{name}\""))),
            "{line}"
        );
    }
}

#[actix_web::test]
async fn a_look_at_the_figures_changes_none_of_them() {
    let service = Service::generous().await;
    Visitor::new(&service).solve_and_make(LAKE).await;
    let own = |page: String| {
        let lines = page.lines().filter(|line| !line.starts_with("process_"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = own(service.metrics().await);
    for _ in 0..10 {
        assert_eq!(own(service.metrics().await), first);
    }
}

#[actix_web::test]
async fn a_picture_is_counted_wherever_it_passes_and_once() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service);
    assert_eq!(
        visitor
            .solve_and_make(&[("prompt", "a lake"), ("count", "2")])
            .await
            .status,
        200
    );
    let sheet = Sheet::of(&service).await;
    let model = "{provider=\"studio\",model=\"painter\"}";
    for (name, value) in [
        ("afterimage_orders_total{outcome=\"done\"}", 1.0),
        ("afterimage_orders_total{outcome=\"left\"}", 0.0),
        (&format!("afterimage_pictures_total{model}"), 2.0),
        (&format!("afterimage_stand_in_pictures_total{model}"), 0.0),
        (&format!("afterimage_upstream_seconds_count{model}"), 1.0),
        (
            "afterimage_upstream_calls_total{provider=\"studio\",model=\"painter\",outcome=\"done\"}",
            1.0,
        ),
        ("afterimage_admission_seconds_count", 1.0),
        ("afterimage_queue_wait_seconds_count", 1.0),
        ("afterimage_overhead_seconds_count", 1.0),
        ("afterimage_challenges_issued_total{kind=\"code\"}", 1.0),
        (
            "afterimage_challenge_answers_total{kind=\"code\",outcome=\"right\"}",
            1.0,
        ),
        (
            "afterimage_http_requests_total{route=\"/generate\",status=\"2xx\"}",
            1.0,
        ),
        (
            "afterimage_http_requests_total{route=\"/challenge/code.png\",status=\"2xx\"}",
            1.0,
        ),
        ("afterimage_queue_length", 0.0),
        ("afterimage_in_flight", 0.0),
        ("afterimage_in_flight_limit", 64.0),
        ("afterimage_money_spent_total", 0.0),
        ("afterimage_ledger_records{kind=\"session\"}", 1.0),
        ("afterimage_access_log_writing", 0.0),
    ] {
        assert!(
            (sheet.get(name) - value).abs() < 1e-9,
            "{name} is {}",
            sheet.get(name)
        );
    }
    assert_eq!(sheet.some("afterimage_refusals_total"), []);
}

#[actix_web::test]
async fn a_refusal_is_counted_once_in_whatever_form_it_is_said() {
    for accept in [HTML, JSON, MULTIPART, "image/png"] {
        let service = Setup::with(OPEN).start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        // Before anything, in the answer's head, and in the middle of a picture.
        visitor.make(&[("prompt", "")]).await;
        service.studio.play(vec![Act::Fail(Fault::Declined)]);
        visitor.make(LAKE).await;
        service.studio.play(half_a_picture(Fault::TooLarge));
        visitor.make(LAKE).await;
        assert_eq!(
            refusals(&service).await,
            [
                code("prompt-missing", 1.0),
                code("upstream-refused", 1.0),
                code("upstream-too-large", 1.0)
            ],
            "{accept}"
        );
        let sheet = Sheet::of(&service).await;
        assert!((sheet.get("afterimage_orders_total{outcome=\"refused\"}") - 2.0).abs() < 1e-9);
    }
}

#[actix_web::test]
async fn pages_that_are_not_there_and_programs_without_a_key_are_counted_too() {
    let service = served("").start().await;
    let visitor = Visitor::new(&service);
    visitor.get("/none").await;
    visitor.ask(actix_web::http::Method::DELETE, "/about").await;
    Program::bringing(&service, "Bearer none").generate(&lake()).await;
    let program = Program::with(&service, 2);
    program.generate(&lake()).await;
    service.studio.play(half_a_picture(Fault::Timeout));
    program.generate(&lake()).await;
    service.studio.play(vec![Act::Fail(Fault::Declined)]);
    program
        .generate(&json!({"prompt": "a lake", "stream": true}))
        .await;
    assert_eq!(
        refusals(&service).await,
        [
            code("key-unknown", 1.0),
            code("method-not-allowed", 1.0),
            code("not-found", 1.0),
            code("upstream-refused", 1.0),
            code("upstream-timeout", 1.0)
        ]
    );
    let sheet = Sheet::of(&service).await;
    assert_eq!(
        sheet.some("afterimage_key_requests_total"),
        [("{key=\"k2\"}", 3.0)]
    );
    assert_eq!(
        sheet.some("afterimage_key_pictures_total"),
        [("{key=\"k2\"}", 1.0)]
    );
    assert_eq!(
        sheet.some("afterimage_key_refusals_total"),
        [("{key=\"k2\"}", 2.0)]
    );
}

#[actix_web::test]
async fn answers_to_challenges_are_counted_by_what_they_were() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service);
    let question = visitor.question().await;
    visitor
        .make(&[
            ("prompt", "a lake"),
            ("challenge", &question.id),
            ("code", "000000"),
        ])
        .await;
    visitor.make(&question.beside(LAKE)).await;
    visitor.solve_and_make(LAKE).await;
    visitor.make(&[("prompt", "a lake"), ("work", "none")]).await;
    visitor.get("/challenge/work").await;
    visitor.get("/challenge/code.wav").await;
    let sheet = Sheet::of(&service).await;
    let answers = sheet.some("afterimage_challenge_answers_total");
    assert_eq!(
        answers,
        [
            ("{kind=\"code\",outcome=\"right\"}", 1.0),
            ("{kind=\"code\",outcome=\"unknown\"}", 1.0),
            ("{kind=\"code\",outcome=\"wrong\"}", 1.0),
            ("{kind=\"work\",outcome=\"unknown\"}", 1.0)
        ]
    );
    assert!(sheet.get("afterimage_challenges_issued_total{kind=\"sound\"}") >= 1.0);
    assert!((sheet.get("afterimage_challenges_issued_total{kind=\"work\"}") - 1.0).abs() < 1e-9);
    assert!(sheet.get("afterimage_challenge_work_difficulty") >= 0.0);
}

#[actix_web::test]
async fn a_provider_that_fails_is_seen_to_fail_and_who_stands_in_too() {
    let model = |id: &str, stand_ins: &[&str]| Model {
        stand_ins: stand_ins.iter().map(|&id| id.to_owned()).collect(),
        ..painter::capabilities(id)
    };
    let studios = [
        Studio::offering(vec![model("first", &["second"])]),
        Studio::offering(vec![model("second", &[])]),
    ];
    let terms = Some(afterimage::pipeline::provider::Terms {
        name: "Example Ltd".to_owned(),
        region: "here".to_owned(),
        retention: "nothing".to_owned(),
        training: "never".to_owned(),
    });
    let names = ["one", "two"];
    let makers = names.iter().zip(&studios).map(|(id, studio)| Maker {
        terms: terms.clone(),
        ..Maker::plain(id, studio.clone())
    });
    let setup = Setup {
        makers: Some(makers.collect()),
        ..Setup::with(&format!("{OPEN}{GENEROUS}"))
    };
    let service = setup.start().await;
    studios[0].play(vec![Act::Fail(Fault::Unauthorized)]);
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.make(LAKE).await.status, 200);
    let sheet = Sheet::of(&service).await;
    assert_eq!(
        sheet.some("afterimage_upstream_calls_total"),
        [
            ("{provider=\"one\",model=\"first\",outcome=\"unauthorized\"}", 1.0),
            ("{provider=\"two\",model=\"second\",outcome=\"done\"}", 1.0)
        ]
    );
    let second = "{provider=\"two\",model=\"second\"}";
    assert_eq!(sheet.some("afterimage_pictures_total"), [(second, 1.0)]);
    assert_eq!(sheet.some("afterimage_stand_in_pictures_total"), [(second, 1.0)]);
    assert_eq!(sheet.some("afterimage_retries_total"), [("", 1.0)]);
    assert_eq!(
        sheet.some("afterimage_breaker_openings_total"),
        [("{provider=\"one\"}", 1.0)]
    );
    assert_eq!(
        sheet.some("afterimage_breaker_state"),
        [
            ("{provider=\"one\",state=\"open\"}", 1.0),
            ("{provider=\"two\",state=\"closed\"}", 1.0)
        ]
    );
    service.time.advance(Duration::from_secs(900));
    let later = Sheet::of(&service).await;
    assert!((later.get("afterimage_breaker_state{provider=\"one\",state=\"probing\"}") - 1.0).abs() < 1e-9);
}

#[actix_web::test]
async fn who_waits_who_is_served_and_who_left_is_seen() {
    let service = Setup::with(&format!("{OPEN}{GENEROUS}[budget]\nin_flight = 1\n"))
        .start()
        .await;
    service
        .studio
        .play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    let first = Visitor::new(&service).accepting(MULTIPART);
    let second = Visitor::new(&service).accepting(MULTIPART).from("203.0.113.9:1");
    let mut served = first.open(LAKE).await;
    served.until("progress").await;
    let mut waiting = second.open(LAKE).await;
    waiting.until("queued").await;
    let sheet = Sheet::of(&service).await;
    assert_eq!(sheet.some("afterimage_in_flight"), [("", 1.0), ("_limit", 1.0)]);
    assert_eq!(sheet.some("afterimage_queue_length"), [("", 1.0)]);
    drop((served, waiting));
    service.studio.until(0).await;
    let sheet = Sheet::of(&service).await;
    assert_eq!(sheet.some("afterimage_in_flight"), [("_limit", 1.0)]);
    assert_eq!(
        sheet.some("afterimage_orders_total"),
        [("{outcome=\"left\"}", 2.0)]
    );
    let left = "{provider=\"studio\",model=\"painter\",outcome=\"left\"}";
    assert_eq!(
        sheet.some("afterimage_upstream_calls_total"),
        [(left, 1.0)],
        "one was never called for"
    );
}

#[actix_web::test]
async fn an_order_ends_in_one_way_whatever_its_visitor_reads_of_it() {
    for (accept, count, script, outcome) in [
        ("image/png", "1", picture(), "done"),
        (JSON, "2", picture(), "short"),
        (JSON, "1", picture(), "done"),
        (HTML, "1", vec![Act::Panic], "refused"),
    ] {
        let service = Setup::with(OPEN).start().await;
        service.studio.play(script);
        let visitor = Visitor::new(&service).accepting(accept);
        visitor.make(&[("prompt", "a lake"), ("count", count)]).await;
        let sheet = Sheet::of(&service).await;
        let outcome = format!("{{outcome=\"{outcome}\"}}");
        assert_eq!(
            sheet.some("afterimage_orders_total"),
            [(outcome.as_str(), 1.0)],
            "{accept}"
        );
        assert!((sheet.get("afterimage_overhead_seconds_count") - 1.0).abs() < 1e-9);
    }
}

#[actix_web::test]
async fn money_is_counted_when_it_is_spent_and_not_when_it_comes_back() {
    let setup = Setup::with(&format!(
        "{OPEN}{GENEROUS}[budget]\nper_hour = 2.4\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n"
    ));
    let service = setup.start().await;
    service.time.advance(Duration::from_secs(1_800));
    let visitor = Visitor::new(&service).accepting(JSON);
    let (spent, left) = ("afterimage_money_spent_total", "afterimage_money_left");
    let sheet = Sheet::of(&service).await;
    assert!((sheet.get(left) - 1.2).abs() < 1e-6 && sheet.get(spent) == 0.0);
    assert!((sheet.get("afterimage_money_capacity") - 2.4).abs() < 1e-6);
    service.studio.play(vec![Act::Fail(Fault::Unreachable)]);
    visitor.make(LAKE).await;
    assert!(Sheet::of(&service).await.get(spent) == 0.0, "nothing was sent");
    service.time.advance(Duration::from_secs(1));
    visitor.make(LAKE).await;
    service.studio.play(vec![Act::Fail(Fault::Timeout)]);
    visitor.make(LAKE).await;
    let sheet = Sheet::of(&service).await;
    assert!(
        (sheet.get(spent) - 0.08).abs() < 1e-9,
        "{}: what is ambiguous was spent",
        sheet.get(spent)
    );
}

#[actix_web::test]
async fn what_a_sweep_drops_is_counted_by_kind() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    service.time.advance(Duration::from_secs(2 * 86_400));
    service.instance.sweeps.sweep(&*service.instance.ledger);
    let sheet = Sheet::of(&service).await;
    assert_eq!(sheet.some("afterimage_ledger_sweeps_total"), [("", 1.0)]);
    let dropped = sheet.some("afterimage_ledger_records_dropped_total");
    for kind in ["challenge", "session", "rate"] {
        let kind = format!("{{kind=\"{kind}\"}}");
        assert!(
            dropped
                .iter()
                .any(|(name, number)| *name == kind && *number >= 1.0),
            "{dropped:?}"
        );
    }
    assert_eq!(sheet.some("afterimage_ledger_records{"), []);
}

#[actix_web::test]
async fn a_shared_store_is_timed_and_its_failures_are_counted() {
    let store = Store::start();
    let lines = format!(
        "{GENEROUS}[ledger]\nkey = 'a-secret-of-the-operators-servers'\nstore = '{}'\n",
        store.url()
    );
    let service = Setup::with(&lines).start().await;
    assert_eq!(Visitor::new(&service).solve_and_make(LAKE).await.status, 200);
    let sheet = Sheet::of(&service).await;
    let calls = sheet.get("afterimage_ledger_call_seconds_count");
    assert!(calls >= 5.0, "{calls}");
    assert!(sheet.get("afterimage_ledger_call_seconds_sum") > 0.0);
    assert_eq!(sheet.some("afterimage_ledger_call_failures_total"), []);
    drop(store);
    assert_eq!(Visitor::new(&service).get("/readyz").await.status, 503);
    let sheet = Sheet::of(&service).await;
    assert!(sheet.get("afterimage_ledger_call_failures_total") >= 1.0);
}

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
    let program = program::Program::start_with(
        &folder,
        OPEN,
        "admin_bind = \"127.0.0.1:0\"\nsandbox = \"require\"\n",
    );
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
    let connections: Vec<_> = (0..20).map(|_| asking()).collect();
    assert!(ask().get("process_open_fds") >= first.get("process_open_fds") + 20.0);
    drop(connections);
    program.tell(rustix::process::Signal::TERM);
    let (code, printed) = program.end();
    assert_eq!(code, Some(0), "{printed}");
}

#[actix_web::test]
async fn a_picture_is_the_same_whether_anybody_looks_or_not() {
    let made = async |looks: bool| {
        let service = Service::generous().await;
        let visitor = Visitor::new(&service).accepting("image/png");
        let question = visitor.question().await;
        let fields = question.beside(LAKE);
        let answering = visitor.make(&fields);
        let looking = async {
            if looks {
                for _ in 0..20 {
                    service.metrics().await;
                }
            }
        };
        let (answer, ()) = tokio::join!(answering, looking);
        (answer.status, answer.body.clone())
    };
    let (seen, unseen) = (made(true).await, made(false).await);
    assert_eq!(seen.0, 200);
    assert!(seen == unseen, "byte for byte");
}

#[test]
fn nothing_is_shown_of_a_store_that_is_not_there() {
    actix_web::rt::System::new().block_on(async {
        let lines = "[ledger]\nkey = 'a-secret-of-the-operators-servers'\nstore = 'redis://127.0.0.1:9'\n\
             [budget]\nper_hour = 2.4\n";
        let service = Setup::with(lines).start().await;
        let scrape = Scrape::new(&service.instance, None);
        let sheet = Sheet::read(&scrape.page(Form::Prometheus).await);
        assert!(!sheet.0.contains_key("afterimage_money_left"), "nobody knows");
        assert!(!sheet.0.contains_key("process_open_fds"), "nobody asked");
        assert!(!scrape.is_ready().await);
        let sheet = Sheet::read(&scrape.page(Form::Prometheus).await);
        assert!(sheet.get("afterimage_ledger_call_failures_total") >= 1.0);
    });
}
