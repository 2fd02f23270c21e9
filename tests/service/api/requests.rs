//! `Idempotency-Key`: the same request, however often it comes.

use std::time::Duration;

use afterimage::ledger::retention::REQUEST;
use afterimage::pipeline::provider::{Fault, Role};
use futures_util::future::{join, join_all};
use serde_json::{Value, json};
use tokio::task::yield_now;
use tokio::time::timeout;

use super::links::{fetch, large, linked, links};
use super::{EDITS, Program, lake, pictures, refusal, served};
use crate::answer::{Answer, PATIENCE};
use crate::file_form::{FileForm, editing};
use crate::instance::{GENEROUS, Service, Setup};
use crate::store::Store;
use crate::studio::{Act, half_a_picture, painting, picture, png};

const KEY: &str = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

/// A program that gives its request this name.
fn naming<'a>(service: &'a Service, seed: u64, key: &str) -> Program<'a> {
    Program::with(service, seed).sending("idempotency-key", key)
}

/// Waits for its cue before it paints.
fn waits() -> Vec<Act> {
    [vec![Act::Wait], painting(5)].concat()
}

/// Gives everybody a turn, often enough to come as far as they can.
async fn turns() {
    for _ in 0..200 {
        yield_now().await;
    }
}

fn over(answer: &Answer) {
    assert_eq!(refusal(answer), (409, None, "request-over".to_owned()));
    assert_eq!(answer.header("x-should-retry"), Some("false"));
}

fn running(answer: &Answer) {
    assert_eq!(refusal(answer), (409, None, "request-running".to_owned()));
    assert_eq!(answer.header("retry-after"), Some("5"));
    assert_eq!(answer.header("x-should-retry"), None);
}

#[actix_web::test]
async fn two_hundred_copies_make_one_upstream_call() {
    let linked_stream = json!({"prompt": "a lake", "stream": true});
    for body in [lake(), linked_stream, linked()] {
        let setup = served(GENEROUS);
        setup.studio.play(waits());
        let service = setup.start().await;
        let copies = (0..200).map(|_| async { naming(&service, 1, KEY).generate(&body).await });
        let cue = async {
            service.studio.until(1).await;
            turns().await;
            service.studio.go_on();
        };
        let (answers, ()) = join(join_all(copies), cue).await;
        assert_eq!(service.studio.calls(), 1);
        assert!(
            answers
                .iter()
                .all(|answer| answer.status == 200 && !answer.broken && answer.closes)
        );
        assert!(
            answers.iter().all(|answer| answer.body == answers[0].body),
            "{body}"
        );
        let usage = service.instance.services.edge.now().gate.keys.usage();
        assert_eq!((usage[0].1.requests, usage[0].1.pictures), (200, 1));
        if body == linked() {
            let links: Vec<String> = answers.iter().flat_map(links).collect();
            let fetched = join_all(links.iter().map(|link| fetch(&service, link)));
            // They have the same link, which is good once.
            let got = fetched.await.into_iter().filter(|answer| answer.status == 200);
            assert_eq!(got.count(), 1);
        }
    }
}

#[actix_web::test]
async fn ten_minutes_after_its_answer_a_request_is_one_again() {
    let service = served(GENEROUS).start().await;
    let program = naming(&service, 1, KEY);
    assert_eq!(pictures(&program.generate(&lake()).await).len(), 1);
    over(&program.generate(&lake()).await);
    service.time.advance(REQUEST - Duration::from_secs(1));
    over(&program.generate(&lake()).await);
    service.time.advance(Duration::from_secs(1));
    assert_eq!(program.generate(&lake()).await.status, 200);
    assert_eq!(service.studio.calls(), 2);
    service.pass(REQUEST + Duration::from_secs(60));
    assert_eq!(service.instance.ledger.records().requests, 0);
}

#[actix_web::test]
async fn a_key_stands_for_what_was_asked_for_and_is_its_holders_own() {
    let setup = served(GENEROUS);
    setup.studio.play(waits());
    let service = setup.start().await;
    let first = async { naming(&service, 1, KEY).generate(&lake()).await };
    let others = async {
        service.studio.until(1).await;
        let others = [
            json!({"prompt": "a lake at noon"}),
            json!({"prompt": "a lake at night", "seed": 7}),
            json!({"prompt": "a lake at night", "stream": true}),
            linked(),
        ];
        let mut answers = Vec::new();
        for body in others {
            answers.push(naming(&service, 1, KEY).generate(&body).await);
        }
        // In other words and another order it is the same.
        let same = json!({"n": 1, "prompt": "a lake at night"});
        answers.push(naming(&service, 1, KEY).generate(&same).await);
        assert_eq!(naming(&service, 2, KEY).generate(&lake()).await.status, 200);
        assert_eq!(naming(&service, 1, "another").generate(&lake()).await.status, 200);
        service.studio.go_on();
        answers
    };
    let (first, others) = join(first, others).await;
    assert_eq!(first.status, 200);
    let reused = (422, None, "idempotency-key-reused".to_owned());
    for answer in &others {
        assert_eq!(refusal(answer), reused);
    }
    assert_eq!(service.studio.calls(), 3);
    let after = naming(&service, 1, KEY).generate(&linked()).await;
    assert_eq!(refusal(&after), reused);
    // Bare, it is the same key.
    over(&naming(&service, 1, KEY.trim_matches('"')).generate(&lake()).await);
}

#[actix_web::test]
async fn the_links_of_a_picture_that_waits_are_given_again() {
    let service = served(GENEROUS).start().await;
    let program = naming(&service, 1, KEY);
    let body = json!({"prompt": "a lake", "n": 2, "response_format": "url"});
    let first = program.generate(&body).await;
    let again = program.generate(&body).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    let links = links(&first);
    assert_eq!(fetch(&service, &links[0]).await.status, 200);
    assert_eq!(program.generate(&body).await.body, first.body, "one still waits");
    assert_eq!(fetch(&service, &links[1]).await.status, 200);
    over(&program.generate(&body).await);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn what_came_to_nothing_may_be_tried_again_and_what_may_have_cost_may_not() {
    for (fault, repeated) in [
        (Fault::Unreachable, true),
        (Fault::Overloaded(None), true),
        (Fault::Declined, false),
        (Fault::Failed, false),
        (Fault::Timeout, false),
    ] {
        for body in [lake(), linked()] {
            let setup = served(GENEROUS);
            for _ in 0..3 {
                setup.studio.play(vec![Act::Fail(fault)]);
            }
            let service = setup.start().await;
            let program = naming(&service, 1, KEY);
            assert!(program.generate(&body).await.status >= 400);
            service.time.advance(Duration::from_secs(300));
            let calls = service.studio.calls();
            let again = program.generate(&body).await;
            if repeated {
                assert!(service.studio.calls() > calls, "{fault:?}");
            } else {
                over(&again);
            }
        }
    }
}

#[actix_web::test]
async fn what_was_refused_beforehand_was_no_request() {
    let service = served("[rate]\nper_minute = 1\n").start().await;
    let program = naming(&service, 1, KEY);
    assert_eq!(Program::with(&service, 1).generate(&lake()).await.status, 200);
    assert_eq!(program.generate(&lake()).await.status, 429);
    assert_eq!(program.generate(&json!({"prompt": ""})).await.status, 400);
    assert_eq!(service.instance.ledger.records().requests, 0);
    service.time.advance(Duration::from_secs(60));
    assert_eq!(program.generate(&lake()).await.status, 200);
}

#[actix_web::test]
async fn half_an_answer_is_over_too() {
    let setup = served(GENEROUS);
    setup
        .studio
        .play([picture(), half_a_picture(Fault::Truncated)].concat());
    setup.studio.play(vec![Act::Panic]);
    let service = setup.start().await;
    let two = json!({"prompt": "a lake", "n": 2});
    let program = naming(&service, 1, KEY);
    assert_eq!(
        program.generate(&two).await.json()["error"]["code"],
        "upstream-failed"
    );
    over(&program.generate(&two).await);
    let other = naming(&service, 1, "other");
    assert_eq!(other.generate(&lake()).await.status, 500);
    over(&other.generate(&lake()).await);
}

#[actix_web::test]
async fn who_comes_when_the_beginning_is_gone_is_told_to_come_again() {
    let setup = served(GENEROUS);
    let (png, script) = large();
    setup.studio.play(script);
    let service = setup.start().await;
    let program = naming(&service, 1, KEY);
    let mut first = program.open(&lake()).await;
    let early = program.open(&lake()).await;
    let mut read = Vec::new();
    turns().await;
    read.extend(first.next().await.unwrap().unwrap());
    drop(early);
    while read.len() < 150 * 1024 {
        read.extend(first.next().await.unwrap().unwrap());
    }
    running(&program.generate(&lake()).await);
    let rest = first.whole().await;
    assert!(!rest.broken);
    read.extend(&rest.body);
    let document: Value = serde_json::from_slice(&read).expect("a whole document");
    assert!(document["data"][0]["b64_json"].as_str().unwrap().len() > png.len());
    over(&program.generate(&lake()).await);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn one_who_does_not_read_holds_the_others_back_and_all_get_everything() {
    let setup = served(GENEROUS);
    setup.studio.play(large().1);
    let service = setup.start().await;
    let program = naming(&service, 1, KEY);
    let (mut quick, slow) = (program.open(&lake()).await, program.open(&lake()).await);
    let mut read = 0;
    while let Some(piece) = crate::answer::nudge(&mut Box::pin(quick.next())).await {
        read += piece.unwrap().unwrap().len();
        turns().await;
    }
    assert!((40_000..300_000).contains(&read), "{read}");
    let (quick, slow) = join(quick.whole(), slow.whole()).await;
    assert!(!quick.broken && !slow.broken);
    assert_eq!(read + quick.body.len(), slow.body.len());
}

#[actix_web::test]
async fn who_hangs_up_and_comes_back_finds_the_same_answer() {
    let setup = served(GENEROUS);
    setup.studio.play(waits());
    let service = setup.start().await;
    {
        let program = naming(&service, 1, KEY);
        let body = lake();
        let leaves = Box::pin(program.open(&body));
        let come = Box::pin(service.studio.until(1));
        futures_util::future::select(leaves, come).await;
    }
    turns().await;
    assert_eq!(service.studio.running(), 1, "it goes on");
    service.studio.go_on();
    let answer = naming(&service, 1, KEY).generate(&lake()).await;
    assert_eq!((pictures(&answer).len(), service.studio.calls()), (1, 1));
}

#[actix_web::test]
async fn pictures_behind_links_are_made_though_nobody_waits() {
    let setup = served(GENEROUS);
    setup.studio.play(waits());
    let service = setup.start().await;
    {
        let program = naming(&service, 1, KEY);
        let body = linked();
        let leaves = Box::pin(program.open(&body));
        let come = Box::pin(service.studio.until(1));
        futures_util::future::select(leaves, come).await;
    }
    service.studio.go_on();
    service.studio.until(0).await;
    turns().await;
    let answer = naming(&service, 1, KEY).generate(&linked()).await;
    assert_eq!(fetch(&service, &links(&answer)[0]).await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn an_answer_that_nobody_comes_back_for_is_given_up_after_half_a_minute() {
    let setup = served(GENEROUS);
    setup.studio.play(vec![Act::Hang]);
    let service = setup.start().await;
    tokio::time::pause();
    {
        let program = naming(&service, 1, KEY);
        let body = lake();
        let leaves = Box::pin(program.open(&body));
        let come = Box::pin(service.studio.until(1));
        futures_util::future::select(leaves, come).await;
    }
    tokio::time::sleep(Duration::from_secs(29)).await;
    assert_eq!(service.studio.running(), 1);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(service.studio.running(), 0);
    over(&naming(&service, 1, KEY).generate(&lake()).await);
}

#[actix_web::test]
async fn an_edit_is_the_same_edit_however_its_form_is_written() {
    let setup = Setup {
        studio: editing(),
        ..served(GENEROUS)
    };
    let service = setup.start().await;
    let program = naming(&service, 1, KEY);
    let form = FileForm::of(&[("prompt", "a lake")]).file("image", &png());
    assert_eq!(form.send_to(EDITS, program.visitor()).await.status, 200);
    let turned = FileForm::default().file("image", &png()).text("prompt", "a lake");
    over(&turned.send_to(EDITS, program.visitor()).await);
    let other = FileForm::of(&[("prompt", "a lake")]).file("image", &crate::hostile::with_text(&png(), "x"));
    let reused = other.send_to(EDITS, program.visitor()).await;
    assert_eq!(refusal(&reused), (422, None, "idempotency-key-reused".to_owned()));
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn a_key_that_cannot_be_read_is_said_so_before_anything_else() {
    let service = served(GENEROUS).start().await;
    for key in ["\"a", "a b", "", "\"\""] {
        let answer = naming(&service, 1, key).generate(&lake()).await;
        assert_eq!(
            refusal(&answer),
            (400, None, "idempotency-key-invalid".to_owned())
        );
    }
    assert_eq!(service.studio.calls(), 0);
}

/// Two servers on one store, whose picture of this script waits for its cue.
async fn pair(store: &Store, script: Vec<Act>) -> [Service; 2] {
    let lines = format!(
        "{GENEROUS}[ledger]\nstore = '{}'\nkey = 'a-secret-that-both-of-them-have-'\n",
        store.url()
    );
    let studio = crate::studio::Studio::new();
    studio.play(script);
    let server = async |seed| {
        let (studio, setup) = (studio.clone(), served(&lines));
        Setup {
            seed,
            studio,
            ..setup
        }
        .start()
        .await
    };
    [server(1).await, server(2).await]
}

#[actix_web::test]
async fn what_one_server_answers_the_other_knows_to_run_and_gives_the_links_of() {
    let store = Store::start();
    let [one, other] = pair(&store, waits()).await;
    let first = async { naming(&one, 1, KEY).generate(&linked()).await };
    let second = async {
        one.studio.until(1).await;
        let second = naming(&other, 1, KEY).generate(&linked()).await;
        let reused = naming(&other, 1, KEY).generate(&lake()).await;
        one.studio.go_on();
        (second, reused)
    };
    let (first, (second, reused)) = join(first, second).await;
    running(&second);
    assert_eq!(refusal(&reused), (422, None, "idempotency-key-reused".to_owned()));
    // It is remembered as answered a moment later than it is answered.
    let answered = async {
        loop {
            let again = naming(&other, 1, KEY).generate(&linked()).await;
            if again.status == 200 {
                break again;
            }
            running(&again);
        }
    };
    let again = timeout(PATIENCE, answered).await.expect("it is remembered");
    assert_eq!(again.body, first.body);
    let link = &links(&first)[0];
    let (got, none) = join(fetch(&one, link), fetch(&other, link)).await;
    let mut statuses = [got.status, none.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
    over(&naming(&other, 1, KEY).generate(&linked()).await);
    assert_eq!(one.studio.calls(), 1);
}

// safety.md T26, tier: run
#[actix_web::test]
async fn nothing_of_a_picture_is_in_the_clear_while_it_waits() {
    let store = Store::start();
    let (png, mut script) = large();
    script.insert(1, Act::Progress(0.5));
    let [one, _] = pair(&store, script).await;
    let canary = json!({"prompt": "canary-of-the-words", "response_format": "url"});
    let answer = naming(&one, 1, "canary-of-the-key").generate(&canary).await;
    let link = &links(&answer)[0];
    let token = link.rsplit('/').next().unwrap();
    let held = raw(&store);
    assert!(held.len() > png.len(), "it waits there");
    let secret = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token).unwrap();
    let parts = [
        &png[2_000..2_032],
        &png[png.len() / 2..][..32],
        &secret[9..25],
        &secret[25..41],
    ];
    for part in parts
        .into_iter()
        .chain([&b"canary"[..], b"IDAT", b"http", token.as_bytes()])
    {
        assert!(
            memchr::memmem::find(&held, part).is_none(),
            "{}",
            part.escape_ascii()
        );
    }
    assert!(fetch(&one, link).await.body.len() > 200 * 1024);
    assert!(raw(&store).len() < 20_000, "it is gone");
}

// safety.md T26, tier: run
#[actix_web::test]
async fn nothing_of_a_request_is_in_what_is_remembered_of_it() {
    let store = Store::start();
    let [one, _] = pair(
        &store,
        vec![Act::Wait, Act::Start(Role::Picture), Act::Bytes(png()), Act::End],
    )
    .await;
    let canary = json!({"prompt": "canary-of-the-words"});
    let answer = async { naming(&one, 1, "canary-of-the-key").generate(&canary).await };
    let look = async {
        one.studio.until(1).await;
        let held = raw(&store);
        one.studio.go_on();
        held
    };
    let (answer, held) = join(answer, look).await;
    assert_eq!(answer.status, 200);
    for held in [held, raw(&store)] {
        assert!(
            memchr::memmem::find(&held, b":request:").is_some(),
            "it is remembered"
        );
        for part in ["canary", "k1", super::key(1).expose()] {
            assert!(memchr::memmem::find(&held, part.as_bytes()).is_none(), "{part}");
        }
    }
}

/// Every key of the store and every byte it holds.
fn raw(store: &Store) -> Vec<u8> {
    use redis::Commands as _;
    let client = redis::Client::open(store.url()).unwrap();
    let mut connection = client.get_connection().unwrap();
    let keys: Vec<Vec<u8>> = connection.keys("*").unwrap();
    let mut held = Vec::new();
    for key in keys {
        let kind: String = redis::cmd("TYPE").arg(&key).query(&mut connection).unwrap();
        held.extend_from_slice(&key);
        let values: Vec<Vec<u8>> = match kind.as_str() {
            "hash" => connection.hgetall(&key).unwrap(),
            "zset" => connection.zrange(&key, 0, -1).unwrap(),
            "set" => connection.smembers(&key).unwrap(),
            "list" => connection.lrange(&key, 0, -1).unwrap(),
            _ => vec![connection.get(&key).unwrap()],
        };
        held.extend(values.concat());
    }
    held
}
