//! What is counted of orders, refusals, challenges, providers, money and forgetting.

use std::time::Duration;

use afterimage::pipeline::provider::{Fault, Maker, Model, painter};
use serde_json::json;

use super::{LAKE, OPEN, Sheet};
use crate::api::{Program, lake, served};
use crate::instance::{GENEROUS, Service, Setup};
use crate::reload::follow;
use crate::store::Store;
use crate::studio::{Act, Studio, half_a_picture, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

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
async fn what_a_key_cost_is_counted_under_its_name() {
    let service = Setup::with(&crate::api::limits::own("")).start().await;
    service.pass(Duration::from_secs(86_400));
    let program = Program::with(&service, 1);
    program.generate(&json!({"prompt": "a lake", "n": 2})).await;
    service.studio.play(vec![Act::Fail(Fault::Unreachable)]);
    program.generate(&lake()).await;
    program.generate(&json!({"prompt": "a lake", "n": 2})).await;
    let sheet = Sheet::of(&service).await;
    assert_eq!(
        sheet.some("afterimage_key_money_spent_total"),
        [("{key=\"k1\"}", 0.08)]
    );
    assert_eq!(
        refusals(&service).await,
        [code("key-spent", 1.0), code("upstream-unreachable", 1.0)]
    );
}

#[actix_web::test]
async fn what_is_refused_in_an_answer_of_links_is_counted_once() {
    let service = served(GENEROUS).start().await;
    let program = Program::with(&service, 1);
    let two = json!({"prompt": "a lake", "n": 2, "response_format": "url"});
    service
        .studio
        .play([picture(), half_a_picture(Fault::Truncated)].concat());
    assert_eq!(program.generate(&two).await.status, 200);
    assert_eq!(refusals(&service).await, [code("upstream-failed", 1.0)]);
    service.studio.play(half_a_picture(Fault::Truncated));
    assert_eq!(program.generate(&two).await.status, 502);
    assert_eq!(refusals(&service).await, [code("upstream-failed", 2.0)]);
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

#[actix_web::test]
async fn a_reload_is_counted_and_every_sum_goes_on() {
    let service = Setup::with(OPEN).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.make(LAKE).await.status, 200);
    follow(&service, &format!("{OPEN}[budget]\nin_flight = 3\n")).await;
    assert_eq!(visitor.make(LAKE).await.status, 200);
    assert_eq!(visitor.make(&[("prompt", "")]).await.status, 422);
    service.instance.running.stay();
    let sheet = Sheet::of(&service).await;
    for (name, value) in [
        ("afterimage_orders_total{outcome=\"done\"}", 2.0),
        (
            "afterimage_pictures_total{provider=\"studio\",model=\"painter\"}",
            2.0,
        ),
        ("afterimage_refusals_total{code=\"prompt-missing\"}", 1.0),
        ("afterimage_in_flight_limit", 3.0),
        ("afterimage_reloads_total{outcome=\"taken\"}", 1.0),
        ("afterimage_reloads_total{outcome=\"refused\"}", 1.0),
    ] {
        assert!(
            (sheet.get(name) - value).abs() < 1e-9,
            "{name} is {}",
            sheet.get(name)
        );
    }
    assert!(sheet.get("afterimage_reload_last_time_seconds") > 0.0);
}
