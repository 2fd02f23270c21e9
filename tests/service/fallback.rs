//! When a provider fails: who makes the picture then, how that is told, and what nobody has to do in vain.

use std::sync::Arc;
use std::time::Duration;

use afterimage::pipeline::provider::{Fault, Maker, Model, Terms, painter};
use tokio::time::Instant;

use crate::answer::{Answer, PATIENCE};
use crate::instance::{Service, Setup};
use crate::parts::{event, parts};
use crate::studio::{Act, Studio};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const FREE: &str = "[challenge]\nkinds = []\n";

fn model(id: &str, label: &str, stand_ins: &[&str]) -> Model {
    Model {
        label: label.to_owned(),
        stand_ins: stand_ins.iter().map(|&id| id.to_owned()).collect(),
        ..painter::capabilities(id)
    }
}

fn maker(studio: &Arc<Studio>, region: &str) -> Maker {
    Maker {
        terms: Some(Terms {
            name: "Example Ltd".to_owned(),
            region: region.to_owned(),
            retention: "nothing".to_owned(),
            training: "never".to_owned(),
        }),
        ..Maker::plain(region, studio.clone())
    }
}

/// Three providers, of which the last works under other terms; the first plays this.
async fn three(first: Vec<Act>) -> (Service, [Arc<Studio>; 3]) {
    let studios = [
        Studio::offering(vec![model("first", "First", &["second", "third"])]),
        Studio::offering(vec![model("second", "Second", &[])]),
        Studio::offering(vec![model("third", "Third", &[])]),
    ];
    studios[0].play(first);
    let [one, two, three] = &studios;
    let makers = vec![maker(one, "here"), maker(two, "here"), maker(three, "elsewhere")];
    let setup = Setup {
        makers: Some(makers),
        ..Setup::with(FREE)
    };
    (setup.start().await, studios)
}

async fn ask(service: &Service, accept: &'static str) -> Answer {
    Visitor::new(service).accepting(accept).make(LAKE).await
}

fn calls(studios: &[Arc<Studio>]) -> Vec<usize> {
    studios.iter().map(|studio| studio.calls()).collect()
}

// safety.md T38, tier: run
#[actix_web::test]
async fn words_that_one_service_declined_are_shown_to_no_other() {
    let (service, studios) = three(vec![Act::Fail(Fault::Declined)]).await;
    let fields = [LAKE, &[("stand_in", "yes")]].concat();
    let refused = Visitor::new(&service).accepting(JSON).make(&fields).await;
    assert_eq!(refused.refusal(), (422, "upstream-refused".to_owned()));
    assert_eq!(calls(&studios), [1, 0, 0]);
}

#[actix_web::test]
async fn every_form_of_answer_says_who_made_the_picture() {
    for (act, id, label, words) in [
        (None, "first", "First", "Made by First."),
        (
            Some(Fault::Unreachable),
            "second",
            "Second",
            "Made by Second, which stood in",
        ),
    ] {
        let start = || async {
            match act {
                Some(fault) => three(vec![Act::Fail(fault)]).await.0,
                None => three(crate::studio::picture()).await.0,
            }
        };
        let json = ask(&start().await, JSON).await.json();
        let done = event(&parts(&ask(&start().await, MULTIPART).await), "done");
        for made_by in [&json["made_by"], &done["made_by"]] {
            assert_eq!(
                (made_by["model"].as_str(), made_by["label"].as_str()),
                (Some(id), Some(label))
            );
            assert_eq!(made_by["stands_in"].as_bool(), act.map(|_| true));
        }
        let picture = ask(&start().await, "image/png").await;
        assert_eq!(picture.header("afterimage-made-by"), Some(id));
        let page = ask(&start().await, HTML).await;
        assert!(page.text().contains(words), "{words}");
    }
}

#[actix_web::test]
async fn the_page_asks_before_words_go_under_other_terms() {
    let config = "[challenge]\nkinds = []\n\
        [[provider]]\nid = \"one\"\nkind = \"openai\"\nbase_url = \"http://127.0.0.1:9/v1\"\n\
        models = [{ id = \"first\", stand_ins = [\"second\", \"third\"] }]\n\
        disclosure = { name = \"N\", region = \"R\", retention = \"K\", training = \"T\", terms_url = \"https://a.example/\" }\n\
        [[provider]]\nid = \"two\"\nkind = \"openai\"\nbase_url = \"http://127.0.0.1:9/v1\"\n\
        models = [{ id = \"second\", listed = false }]\n\
        disclosure = { name = \"N\", region = \"R\", retention = \"K\", training = \"T\", terms_url = \"https://b.example/\" }\n\
        [[provider]]\nid = \"three\"\nkind = \"openai\"\nbase_url = \"http://127.0.0.1:9/v1\"\n\
        models = [{ id = \"third\", listed = false }]\n\
        disclosure = { name = \"Elsewhere Inc\", region = \"Far away\", retention = \"For ever\", training = \"Always\", \
        terms_url = \"https://c.example/\" }\n";
    let text = format!("{config}\n[log]\ndir = \"\"\n");
    let makers = afterimage::instance::makers(&crate::instance::read(&text)).unwrap();
    let setup = Setup {
        makers: Some(makers),
        ..Setup::with(config)
    };
    let service = setup.start().await;
    let page = Visitor::new(&service).get("/").await.page();
    let tick = page
        .one("input[type=checkbox][name=stand_in]")
        .expect("a box to tick");
    assert_eq!(tick.attr("checked"), None);
    let terms = page.words("[data-field=stand_in]").unwrap();
    for said in ["third", "Elsewhere Inc", "Far away", "For ever", "Always"] {
        assert!(terms.contains(said), "{said} is in {terms}");
    }
    assert!(!terms.contains("second"), "the same terms need no leave");
}

// safety.md section 2, all breakers open; tier: run
#[actix_web::test]
async fn while_nobody_can_be_called_nobody_solves_anything_and_nothing_is_used_up() {
    let setup = Setup::with("[rate]\nper_minute = 1");
    setup.studio.play(vec![Act::Fail(Fault::Unauthorized)]);
    let service = setup.start().await;
    let early = Visitor::new(&service).from("198.51.100.7:4000").accepting(JSON);
    let solved = early.question().await;
    let other = Visitor::new(&service).accepting(JSON);
    assert_eq!(other.solve_and_make(LAKE).await.status, 503);

    let asked = Instant::now();
    for _ in 0..10 {
        let refused = early.make(&solved.beside(LAKE)).await;
        assert_eq!(refused.refusal(), (503, "upstream-unavailable".to_owned()));
        assert_eq!(refused.header("retry-after"), Some("300"));
    }
    assert!(asked.elapsed() < PATIENCE, "nobody is kept waiting");
    assert_eq!(early.get("/challenge/code.png").await.status, 503);
    let page = Visitor::new(&service).make(LAKE).await;
    assert_eq!(page.status, 503);
    assert!(page.page().question().is_none(), "without script neither");
    assert_eq!(page.page().prompt().as_deref(), Some("a lake at night"));
    assert_eq!(service.studio.calls(), 1);

    service.pass(Duration::from_secs(300));
    let answer = early.make(&solved.beside(LAKE)).await;
    assert_eq!(
        answer.status, 200,
        "the answer still counts, and so does the allowance"
    );
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_challenge_is_given_out_while_one_who_only_stands_in_is_well() {
    let unlisted = Model {
        listed: false,
        ..model("second", "Second", &[])
    };
    let studios = [
        Studio::offering(vec![model("first", "First", &["second"])]),
        Studio::offering(vec![unlisted]),
    ];
    studios[0].play(vec![Act::Fail(Fault::Unauthorized)]);
    let makers = studios.iter().map(|studio| maker(studio, "here")).collect();
    let setup = Setup {
        makers: Some(makers),
        ..Setup::default()
    };
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..2 {
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    }
    assert_eq!(
        calls(&studios),
        [1, 2],
        "the first is left alone for five minutes"
    );
    let page = Visitor::new(&service).make(LAKE).await.page();
    assert!(
        page.question().is_some(),
        "nor is it kept from those without script"
    );
}
