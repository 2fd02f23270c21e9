//! Two servers on one store, and what visitors see when it is lost.

use afterimage::pipeline::provider::Fault;
use serde_json::Value;

use crate::answer::PATIENCE;
use crate::instance::{Service, Setup};
use crate::store::Store;
use crate::studio::{Act, Studio};
use crate::visitor::{HTML, JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// A server on this store; each has a chance of its own, and both ask the same studio.
async fn server(store: &Store, seed: u64, studio: &std::sync::Arc<Studio>, lines: &str) -> Service {
    let config = format!(
        "{lines}[ledger]\nstore = '{}'\nkey = 'a-secret-that-both-of-them-have-'\n[log]\ndir = ''\n",
        store.url()
    );
    let setup = Setup {
        config,
        seed,
        studio: studio.clone(),
        ..Setup::default()
    };
    setup.start().await
}

// safety.md T1, T2, tier: run
#[actix_web::test]
async fn a_code_of_one_server_is_answered_at_the_other_and_once() {
    let (store, studio) = (Store::start(), Studio::new());
    let rate = "[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n";
    let one = server(&store, 1, &studio, rate).await;
    let other = server(&store, 2, &studio, rate).await;
    for round in 1..=10 {
        let asking = Visitor::new(&one).accepting(JSON);
        let question = asking.question().await;
        let form = question.beside(LAKE);
        let answering = [&one, &other].map(|server| {
            let visitor = Visitor::new(server).accepting(JSON);
            visitor.restore(asking.cookie());
            visitor
        });
        let answers = (0..20).map(|at| answering[at % 2].make(&form));
        let statuses: Vec<u16> = futures_util::future::join_all(answers)
            .await
            .iter()
            .map(|answer| answer.status)
            .collect();
        let of = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((of(200), of(409)), (1, 19), "{statuses:?}");
        assert_eq!(studio.calls(), round);
    }
}

// safety.md T7, tier: run
#[actix_web::test]
async fn a_client_has_one_allowance_at_both_servers() {
    let (store, studio) = (Store::start(), Studio::new());
    let open = "[challenge]\nkinds = []\n";
    let one = server(&store, 1, &studio, open).await;
    let other = server(&store, 2, &studio, open).await;
    let mut statuses = Vec::new();
    for at in 0..8 {
        let visitor = Visitor::new([&one, &other][at % 2]).accepting(JSON);
        statuses.push(visitor.make(LAKE).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 200, 429, 429, 429, 429]);
    assert_eq!(studio.calls(), 4);
}

#[actix_web::test]
async fn the_policies_name_the_store() {
    let (store, studio) = (Store::start(), Studio::new());
    let service = server(&store, 1, &studio, "").await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let json: Value = visitor.get("/privacy.json").await.json();
    let place = |what: &str| {
        let rows = json["kept"].as_array().unwrap();
        let row = rows.iter().find(|row| row["what"] == what);
        row.unwrap()["where"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        ["challenge", "session", "rate", "prompt"].map(place),
        ["valkey", "valkey", "valkey", "request"]
    );
    for path in ["/privacy", "/cookies"] {
        let page = Visitor::new(&service).accepting(HTML).get(path).await;
        let said = page.page().words("main").unwrap();
        assert!(
            said.contains("a Valkey store that this service’s servers share"),
            "{path}"
        );
        assert!(!said.contains("this server’s memory"), "{path}");
        assert!(!said.contains("only in memory"), "{path}");
    }
}

// safety.md T12, tier: run
#[actix_web::test]
async fn a_store_that_is_lost_means_a_plain_refusal_and_no_picture_until_it_is_back() {
    let (mut store, studio) = (Store::start(), Studio::new());
    let service = server(&store, 1, &studio, "").await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let form = visitor.question().await;
    assert_eq!(visitor.get("/readyz").await.status, 200);
    store.kill();
    for _ in 0..3 {
        let refused = visitor.make(&form.beside(LAKE)).await;
        assert!(refused.header("retry-after").is_some());
        assert_eq!(refused.refusal(), (503, "unavailable".to_owned()));
    }
    let page = Visitor::new(&service).accepting(HTML);
    let refused = page.make(&form.beside(LAKE)).await;
    assert_eq!(refused.status, 503);
    assert!(refused.text().contains("a lake at night"), "the words are kept");
    assert_eq!(page.get("/challenge/code.png").await.status, 503);
    assert_eq!(page.get("/").await.status, 200, "what needs no store is there");
    assert_eq!(page.get("/healthz").await.status, 200);
    assert_eq!(page.get("/readyz").await.status, 503);
    assert_eq!(studio.calls(), 0);
    store.start_again();
    let back = async { while visitor.get("/readyz").await.status != 200 {} };
    let back = tokio::time::timeout(PATIENCE, back).await;
    assert!(back.is_ok(), "it comes back by itself");
    // The store that is there now knows nothing of what was: the old answer is worth nothing.
    assert_eq!(visitor.make(&form.beside(LAKE)).await.status, 409);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    assert_eq!(studio.calls(), 1);
}

#[actix_web::test]
async fn a_pass_of_a_server_that_ends_is_taken_at_the_other() {
    let (store, studio) = (Store::start(), Studio::new());
    studio.play(vec![Act::Wait, Act::Fail(Fault::Failed)]);
    let one = server(&store, 1, &studio, "").await;
    let other = server(&store, 2, &studio, "").await;
    let visitor = Visitor::new(&one).accepting(JSON);
    let end = async {
        studio.until(1).await;
        one.instance.life.stop();
        studio.go_on();
    };
    let (refused, ()) = futures_util::future::join(visitor.solve_and_make(LAKE), end).await;
    assert_eq!(
        (refused.status, refused.json()["pass"].as_bool()),
        (502, Some(true))
    );
    let elsewhere = Visitor::new(&other).accepting(JSON);
    elsewhere.restore(visitor.cookie());
    assert_eq!(elsewhere.make(LAKE).await.status, 200);
}

#[actix_web::test]
async fn whoever_holds_a_pass_keeps_it_while_the_store_cannot_tell_their_session() {
    let (store, studio) = (Store::start(), Studio::new());
    let service = server(&store, 1, &studio, "").await;
    for accept in [JSON, HTML] {
        studio.play(vec![Act::Fail(Fault::Failed)]);
        let visitor = Visitor::new(&service).accepting(JSON);
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 502);
        let retry = Visitor::new(&service).accepting(accept);
        retry.restore(visitor.cookie());
        let session = Hidden::new(&store);
        assert_eq!(
            retry.make(LAKE).await.status,
            503,
            "what cannot be told is not called missing"
        );
        assert_eq!(
            retry.cookie(),
            visitor.cookie(),
            "and no other session takes its place"
        );
        session.show();
        let made = retry.make(LAKE).await;
        assert_eq!(made.status, 200);
        assert!(accept == JSON || made.page().pictures().len() == 1);
    }
}

/// All sessions of a store, out of its reach: looking for one is answered with a fault, and nothing else is.
struct Hidden {
    store: redis::Connection,
    sessions: Vec<String>,
}

impl Hidden {
    fn new(store: &Store) -> Self {
        let client = redis::Client::open(store.url()).unwrap();
        let mut store = client.get_connection().unwrap();
        let sessions: Vec<String> = redis::cmd("KEYS")
            .arg("afterimage:session:thing:*")
            .query(&mut store)
            .unwrap();
        for key in &sessions {
            let _: () = redis::cmd("RENAME")
                .arg(key)
                .arg(format!("hidden:{key}"))
                .query(&mut store)
                .unwrap();
            let _: () = redis::cmd("SET").arg(key).arg("").query(&mut store).unwrap();
        }
        assert!(!sessions.is_empty());
        Self { store, sessions }
    }

    fn show(mut self) {
        for key in &self.sessions {
            let _: () = redis::cmd("RENAME")
                .arg(format!("hidden:{key}"))
                .arg(key)
                .query(&mut self.store)
                .unwrap();
        }
    }
}
