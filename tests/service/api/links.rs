//! `response_format: "url"`: links to pictures that wait, each for one reader.

use std::time::Duration;

use actix_web::http::Method;
use afterimage::ledger::retention::LINK;
use afterimage::pipeline::provider::{Fault, Role, painter};
use bytes::Bytes;
use futures_util::future::{Either, join_all, select};
use serde_json::{Value, json};

use super::{Program, lake, pictures, refusal, served};
use crate::answer::Answer;
use crate::head::{self, assert_head};
use crate::instance::{GENEROUS, Service};
use crate::studio::{Act, half_a_picture, painting, picture, png};
use crate::visitor::{HTML, JSON, Visitor};

/// What asks for a link.
pub(crate) fn linked() -> Value {
    json!({"prompt": "a lake at night", "response_format": "url"})
}

/// The links of an answer.
pub(crate) fn links(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let data = json["data"].as_array().expect("a list").iter();
    data.map(|item| {
        assert!(item.get("b64_json").is_none());
        item["url"].as_str().expect("a link").to_owned()
    })
    .collect()
}

/// Somebody who has a link, and no key.
pub(crate) async fn fetch(service: &Service, link: &str) -> Answer {
    look(service, Method::GET, link).await
}

async fn look(service: &Service, method: Method, link: &str) -> Answer {
    let (_, path) = link.split_once("/v1/").expect("a path of ours");
    let visitor = Visitor::new(service).accepting(HTML).from("203.0.113.9:1");
    visitor.ask(method, &format!("/v1/{path}")).await
}

/// A picture of several encrypted pieces, in bits.
pub(crate) fn large() -> (Bytes, Vec<Act>) {
    let canvas = painter::paint("a forest", "", 3, 640, 640, &|| false).expect("nobody cancels");
    let png = Bytes::from(canvas.to_png().expect("a picture of the painter"));
    assert!(png.len() > 200 * 1024, "{}", png.len());
    let bits = png.chunks(5_000).map(|bit| Act::Bytes(png.slice_ref(bit)));
    let script = std::iter::once(Act::Start(Role::Picture)).chain(bits);
    (png.clone(), script.chain([Act::End]).collect())
}

async fn one(service: &Service) -> String {
    let answer = Program::with(service, 1).generate(&linked()).await;
    links(&answer)
        .pop()
        .unwrap_or_else(|| panic!("{}", answer.text()))
}

fn waiting(service: &Service) -> usize {
    service.instance.ledger.records().pictures
}

#[actix_web::test]
async fn a_link_gives_the_picture_that_the_answer_would_have_held() {
    for script in [painting(5), large().1] {
        let setup = served("");
        setup.studio.play(script.clone());
        setup.studio.play(script);
        let service = setup.start().await;
        let program = Program::with(&service, 1);
        let held = pictures(&program.generate(&lake()).await);
        let answer = program.generate(&linked()).await;
        let json = answer.json();
        assert_eq!(
            (
                &json["created"],
                &json["output_format"],
                &json["quality"],
                &json["model"]
            ),
            (
                &json!(1_795_176_000),
                &json!("png"),
                &json!("auto"),
                &json!("painter")
            )
        );
        let fetched = fetch(&service, &links(&answer)[0]).await;
        assert_eq!((fetched.status, fetched.broken), (200, false));
        assert!([fetched.body.to_vec()] == *held);
        assert_eq!(waiting(&service), 0);
    }
}

// safety.md T17, T18, tier: run
#[actix_web::test]
async fn a_picture_behind_a_link_has_the_head_of_a_picture() {
    let service = served("").start().await;
    let link = one(&service).await;
    let answer = fetch(&service, &link).await;
    let besides = [
        ("accept-ranges", "none"),
        ("content-disposition", "inline; filename=\"afterimage.png\""),
    ];
    assert_head(&answer, &head::picture(&besides));
    assert!(answer.closes, "what was read held the key to the picture");
}

#[actix_web::test]
async fn a_look_leaves_the_picture_there_and_a_part_is_the_whole() {
    let service = served("").start().await;
    let link = one(&service).await;
    for _ in 0..3 {
        let look = look(&service, Method::HEAD, &link).await;
        assert_eq!(
            (look.status, look.header("content-type")),
            (200, Some("image/png"))
        );
        assert!(look.body.is_empty());
    }
    let (_, path) = link.split_once("/v1/").unwrap();
    let part = Visitor::new(&service).sending("range", "bytes=0-9");
    let answer = part.get(&format!("/v1/{path}")).await;
    assert!(answer.status == 200 && answer.body.ends_with(b"IEND\xaeB\x60\x82"));
    assert_eq!(look(&service, Method::HEAD, &link).await.status, 404);
}

#[actix_web::test]
async fn of_two_hundred_readers_exactly_one_gets_the_picture() {
    let service = served(GENEROUS).start().await;
    for _ in 0..5 {
        let link = one(&service).await;
        let answers = join_all((0..200).map(|_| fetch(&service, &link))).await;
        let of = |status| answers.iter().filter(|answer| answer.status == status).count();
        assert_eq!((of(200), of(404)), (1, 199));
        assert_eq!(waiting(&service), 0);
    }
}

#[actix_web::test]
async fn a_link_is_good_for_ten_minutes_and_not_a_second_longer() {
    let service = served("").start().await;
    let second = Duration::from_secs(1);
    for (span, status) in [(LINK - second, 200), (LINK, 404), (LINK + second, 404)] {
        let link = one(&service).await;
        service.time.advance(span);
        assert_eq!(fetch(&service, &link).await.status, status, "{span:?}");
        service.pass(Duration::from_secs(60));
        assert_eq!(waiting(&service), 0);
    }
}

#[actix_web::test]
async fn a_link_that_was_altered_or_used_is_a_problem_of_the_same_kind_as_none() {
    let service = served("").start().await;
    let link = one(&service).await;
    let at = link.rfind('/').unwrap() + 1;
    for place in at..link.len() {
        let mut altered = link.clone();
        let other = if link.as_bytes()[place] == b'A' { "B" } else { "A" };
        altered.replace_range(place..=place, other);
        assert_eq!(fetch(&service, &altered).await.status, 404, "{place}");
    }
    assert_eq!(fetch(&service, &link).await.status, 200);
    let mut said = Vec::new();
    for gone in [
        &link,
        link.strip_suffix(|_| true).unwrap(),
        &format!("{link}A"),
        "/v1/pictures/a",
    ] {
        let answer = fetch(&service, gone).await;
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(answer.refusal(), (404, "not-found".to_owned()));
        said.push(answer.body);
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(look(&service, Method::POST, &link).await.status, 405);
}

#[actix_web::test]
async fn a_picture_whose_reader_leaves_half_way_is_gone() {
    let setup = served("");
    setup.studio.play(large().1);
    let service = setup.start().await;
    let link = one(&service).await;
    let (_, path) = link.split_once("/v1/").unwrap();
    let visitor = Visitor::new(&service);
    let request = visitor.request(Method::GET, &format!("/v1/{path}")).to_request();
    let mut open = visitor.send(request).await;
    assert!(open.next().await.is_some());
    assert_eq!(waiting(&service), 1);
    drop(open);
    assert_eq!(waiting(&service), 0);
    assert_eq!(fetch(&service, &link).await.status, 404);
}

#[actix_web::test]
async fn a_reader_who_leaves_before_the_first_byte_leaves_nothing_either() {
    let service = served("").start().await;
    let link = one(&service).await;
    let (_, path) = link.split_once("/v1/").unwrap();
    let visitor = Visitor::new(&service);
    let request = visitor.request(Method::GET, &format!("/v1/{path}")).to_request();
    drop(visitor.send(request).await);
    assert_eq!(waiting(&service), 0);
}

#[actix_web::test]
async fn each_picture_of_several_has_a_link_of_its_own() {
    let setup = served("");
    setup
        .studio
        .play([painting(1), painting(2), painting(3)].concat());
    let service = setup.start().await;
    let body = json!({"prompt": "a lake", "n": 3, "response_format": "url"});
    let links = links(&Program::with(&service, 1).generate(&body).await);
    let mut fetched = Vec::new();
    for link in &links {
        fetched.push(fetch(&service, link).await.body);
    }
    assert!(fetched.len() == 3 && fetched[0] != fetched[1] && fetched[1] != fetched[2]);
    assert!(fetched.iter().all(|picture| picture.starts_with(b"\x89PNG")));
}

#[actix_web::test]
async fn what_is_whole_is_given_though_the_rest_broke_and_nothing_else_waits() {
    let setup = served("");
    let broken = [picture(), half_a_picture(Fault::Truncated)].concat();
    setup.studio.play(broken);
    setup.studio.play(half_a_picture(Fault::Truncated));
    setup.studio.play(vec![Act::Panic]);
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    let answer = program
        .generate(&json!({"prompt": "a lake", "n": 2, "response_format": "url"}))
        .await;
    assert_eq!(
        (answer.status, links(&answer).len(), waiting(&service)),
        (200, 1, 1)
    );
    assert_eq!(answer.json()["error"]["code"], "upstream-failed");
    assert_eq!(fetch(&service, &links(&answer)[0]).await.status, 200);
    for (status, code) in [(502, "upstream-failed"), (500, "internal")] {
        let answer = program.generate(&linked()).await;
        assert_eq!(refusal(&answer), (status, None, code.to_owned()));
        assert_eq!(answer.header("x-should-retry"), Some("false"));
        assert_eq!(waiting(&service), 0);
    }
}

#[actix_web::test]
async fn a_preview_is_no_picture_of_a_link() {
    let setup = served("");
    let preview = vec![
        Act::Queued(2),
        Act::Start(Role::Preview),
        Act::Bytes(png()),
        Act::End,
    ];
    setup.studio.play([preview, painting(5)].concat());
    let service = setup.start().await;
    let answer = Program::with(&service, 1).generate(&linked()).await;
    assert_eq!(links(&answer).len(), 1);
}

#[actix_web::test]
async fn nothing_waits_but_what_a_program_asked_a_link_to() {
    let setup = served("[challenge]\nkinds = []");
    setup.studio.play(picture());
    setup.studio.play(picture());
    setup.studio.play(vec![Act::Hang]);
    let service = setup.start().await;
    Visitor::new(&service)
        .accepting(JSON)
        .make(&[("prompt", "a lake")])
        .await;
    Program::with(&service, 1).generate(&lake()).await;
    assert_eq!(waiting(&service), 0);
    let body = linked();
    let program = Program::with(&service, 1);
    let leaves = Box::pin(program.open(&body));
    let come = Box::pin(service.studio.until(1));
    let Either::Right(_) = select(leaves, come).await else {
        panic!("it hangs");
    };
    assert_eq!(
        (waiting(&service), service.studio.running()),
        (0, 0),
        "who left is not waited for"
    );
}

/// Room for two pictures of 16 MiB.
fn cramped(lines: &str) -> crate::instance::Setup {
    let setup = served(lines);
    let config = setup
        .config
        .replace("enabled = true\n", "enabled = true\nwaiting_bytes = '40 MiB'\n");
    crate::instance::Setup { config, ..setup }
}

// safety.md T33, tier: run
#[actix_web::test]
async fn without_room_nothing_is_spent_and_a_fetched_picture_makes_room() {
    let service = cramped(GENEROUS).start().await;
    let program = Program::with(&service, 1);
    service.studio.play(vec![Act::Hang]);
    let body = linked();
    let hanging = Box::pin(program.open(&body));
    let come = Box::pin(service.studio.until(1));
    let Either::Right((_, hanging)) = select(hanging, come).await else {
        panic!("it hangs");
    };
    let refused = program.generate(&linked()).await;
    assert_eq!(refusal(&refused), (503, None, "links-full".to_owned()));
    assert!(refused.header("retry-after").is_some() && refused.text().contains("b64_json"));
    assert_eq!((service.studio.calls(), waiting(&service)), (1, 1));
    let usage = service.instance.services.edge.now().gate.keys.usage();
    assert_eq!((usage[0].1.requests, usage[0].1.refused), (2, 1));
    let other = Program::with(&service, 2).generate(&linked()).await;
    assert_eq!(other.status, 200, "another key has room all the same");
    drop(hanging);
    // What is whole takes no more than it is long.
    let mut given = links(&other);
    for _ in 0..10 {
        given.push(one(&service).await);
    }
    assert_eq!((service.studio.calls(), waiting(&service)), (12, 11));
    for link in given {
        assert_eq!(fetch(&service, &link).await.status, 200);
    }
    assert_eq!(program.generate(&lake()).await.status, 200);
}

#[actix_web::test]
async fn what_never_finds_room_is_refused_for_good_and_not_counted_against_the_key() {
    let service = cramped("[rate]\nper_minute = 3\n").start().await;
    let program = Program::with(&service, 1);
    let three = json!({"prompt": "a lake", "n": 3, "response_format": "url"});
    for _ in 0..5 {
        let refused = program.generate(&three).await;
        let expected = (
            400,
            Some("response_format".to_owned()),
            "response-format-not-available".to_owned(),
        );
        assert_eq!(refusal(&refused), expected);
        assert!(refused.header("retry-after").is_none() && refused.text().contains("so many pictures"));
    }
    assert_eq!((service.studio.calls(), waiting(&service)), (0, 0));
    assert_eq!(
        program
            .generate(&json!({"prompt": "a lake", "n": 3}))
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn a_key_may_want_links_without_saying_so() {
    let config = format!(
        "[api]\nenabled = true\n{}{}[log]\ndir = ''\n",
        super::holder(1, "response_format = 'url'"),
        super::holder(2, "")
    );
    let setup = crate::instance::Setup { config, ..served("") };
    let service = setup.start().await;
    let answer = Program::with(&service, 1).generate(&lake()).await;
    assert_eq!(fetch(&service, &links(&answer)[0]).await.status, 200);
    let said = json!({"prompt": "a lake", "response_format": "b64_json"});
    assert_eq!(
        pictures(&Program::with(&service, 1).generate(&said).await).len(),
        1
    );
    assert_eq!(
        pictures(&Program::with(&service, 2).generate(&lake()).await).len(),
        1
    );
}

/// Lets pictures of a key wait until no more of them may.
async fn fill(service: &Service, seed: u64) -> usize {
    let (program, before) = (Program::with(service, seed), waiting(service));
    for count in [4, 1] {
        let body = json!({"prompt": "a lake", "n": count, "response_format": "url"});
        let refused = loop {
            let answer = program.generate(&body).await;
            if answer.status != 200 {
                break answer;
            }
        };
        assert_eq!(refusal(&refused), (503, None, "links-full".to_owned()));
    }
    waiting(service) - before
}

// safety.md T33, tier: run
#[actix_web::test]
async fn no_key_keeps_another_out_of_the_waiting_room() {
    let keys = super::holder(1, "") + &super::holder(2, "") + &super::holder(3, "");
    let setup = crate::instance::Setup::with(&format!("[api]\nenabled = true\n{keys}{GENEROUS}"));
    let service = setup.start().await;
    assert_eq!(fill(&service, 1).await, 170, "two thirds of 256");
    assert_eq!(fill(&service, 2).await, 57, "and of what is left as much");
    let third = Program::with(&service, 3).generate(&linked()).await;
    assert_eq!(third.status, 200, "and somebody else finds room");
    service.time.advance(LINK);
    let again = Program::with(&service, 1).generate(&linked()).await;
    assert_eq!(again.status, 200);
}

#[actix_web::test]
async fn who_is_refused_keeps_no_room() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    for body in [
        json!({"prompt": "", "response_format": "url"}),
        json!({"prompt": "a", "n": 99, "response_format": "url"}),
        json!({"prompt": "a", "size": "1x1", "response_format": "url"}),
        json!({"prompt": "a", "response_format": "url", "stream": true}),
    ] {
        assert_eq!(program.generate(&body).await.status, 400);
        assert_eq!(waiting(&service), 0, "{body}");
    }
}

// safety.md T26, tier: run
#[actix_web::test]
async fn a_link_is_in_no_line_of_the_log() {
    let folder = crate::log::Folder::new("links");
    let config = format!(
        "{}[log]\ndir = {:?}\n",
        served("").config.replace("[log]\ndir = \"\"\n", ""),
        folder.0
    );
    let setup = crate::instance::Setup { config, ..served("") };
    let service = setup.start().await;
    let link = one(&service).await;
    let token = link.rsplit('/').next().unwrap();
    fetch(&service, &link).await;
    fetch(&service, &link).await;
    assert!(service.instance.log.flush(Duration::from_secs(60)));
    let log = String::from_utf8(folder.bytes()).unwrap();
    for status in [200, 404] {
        assert!(
            log.contains(&format!(" GET /v1/pictures/{{token}} {status} ")),
            "{log}"
        );
    }
    assert!(
        !log.contains(token.get(..12).unwrap()) && !log.contains(token.get(50..).unwrap()),
        "{log}"
    );
}

#[actix_web::test]
async fn a_link_begins_where_the_service_is() {
    let service = served("[server]\npublic_url = 'https://pictures.example'\n")
        .start()
        .await;
    assert!(
        one(&service)
            .await
            .starts_with("https://pictures.example/v1/pictures/")
    );
    let service = served("").start().await;
    let program = Program::with(&service, 1).sending("host", "127.0.0.1:8080");
    let answer = program.generate(&linked()).await;
    assert!(links(&answer)[0].starts_with("http://127.0.0.1:8080/v1/pictures/"));
}

#[actix_web::test]
async fn where_nothing_may_wait_no_links_are_given() {
    let config = served("")
        .config
        .replace("enabled = true\n", "enabled = true\nwaiting_bytes = 0\n");
    let setup = crate::instance::Setup { config, ..served("") };
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    let refused = program.generate(&linked()).await;
    let expected = "response-format-not-available".to_owned();
    assert_eq!(
        refusal(&refused),
        (400, Some("response_format".to_owned()), expected)
    );
    assert_eq!(service.studio.calls(), 0);
    let kept = Visitor::new(&service)
        .accepting(JSON)
        .get("/privacy.json")
        .await
        .text()
        .to_owned();
    assert!(!kept.contains("\"link\"") && kept.contains("\"idempotency\""));
}
