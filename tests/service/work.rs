//! Work in place of letters: one piece, one request; nobody's but the session's it was given to.

use std::time::Duration;

use actix_web::http::header::SET_COOKIE;
use afterimage::ledger::retention::CHALLENGE;
use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};

use crate::instance::{GENEROUS, Service, Setup, Worker};
use crate::race::{Ready, race};
use crate::visitor::{JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const SECOND: Duration = Duration::from_secs(1);
const WORK_ALONE: &str = "[challenge]\nkinds = [\"work\"]\n";

/// Asks for a piece of work.
async fn given(visitor: &Visitor<'_>) -> Challenge {
    let answer = visitor.get("/challenge/work").await;
    assert_eq!(answer.status, 200, "work is given out");
    serde_json::from_slice(&answer.body).expect("a challenge as ALTCHA writes it")
}

/// Does it, as any program does that knows ALTCHA.
fn done(challenge: Challenge) -> Payload {
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
        .unwrap()
        .unwrap();
    Payload { challenge, solution }
}

fn written(payload: &Payload) -> String {
    base64_simd::STANDARD.encode_to_string(serde_json::to_vec(payload).unwrap())
}

fn beside<'f>(work: &'f str, fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    [fields, &[("work", work)]].concat()
}

async fn hand_in(visitor: &Visitor<'_>, work: &str) -> (u16, String) {
    let answer = visitor.make(&beside(work, LAKE)).await;
    if answer.status == 200 {
        return (200, String::new());
    }
    answer.refusal()
}

fn bits(challenge: &Challenge) -> u64 {
    challenge.parameters.data.as_ref().unwrap()["bits"]
        .as_u64()
        .unwrap()
}

fn unknown() -> (u16, String) {
    (409, "challenge-work-unknown".to_owned())
}

// safety.md T1, tier: run
#[actix_web::test]
async fn a_thousand_copies_of_done_work_make_one_picture() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let work = written(&done(given(&visitor).await));
    assert_eq!(hand_in(&visitor, &work).await.0, 200);
    for _ in 1..1_000 {
        assert_eq!(hand_in(&visitor, &work).await, unknown());
    }
    assert_eq!(service.studio.calls(), 1);
    assert_eq!(service.instance.ledger.records().spent, 1);
}

// safety.md T2, tier: run
#[test]
fn of_two_hundred_pieces_of_work_at_once_one_is_taken_in_each_round() {
    compete(100);
}

// safety.md T2, tier: full
#[test]
#[ignore = "takes longer: run by tests/run --full"]
fn of_two_hundred_pieces_of_work_at_once_one_is_taken_in_each_of_five_hundred_rounds() {
    compete(500);
}

/// Copies of one answer at the same moment, so many rounds.
fn compete(rounds: usize) {
    let worker = Setup::with(GENEROUS).build();
    let forms = actix_web::rt::System::new().block_on(solved(worker.clone(), rounds));
    assert_eq!(forms.len(), rounds);
    race(&worker, &forms);
}

async fn solved(worker: Worker, rounds: usize) -> Vec<Ready> {
    let service = worker.start().await;
    let mut forms = Vec::new();
    for round in 0..rounds {
        // One network may ask for so many challenges and no more, and so many at once would be a load.
        let visitor = Visitor::new(&service).from(&format!("198.51.{}.{}:1", round / 250, round % 250));
        service.time.advance(SECOND / 2);
        let work = written(&done(given(&visitor).await));
        forms.push(Ready::new(visitor.cookie(), &beside(&work, LAKE)));
    }
    forms
}

// safety.md T3, tier: run
#[actix_web::test]
async fn work_that_was_not_done_burns_its_challenge() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let right = done(given(&visitor).await);
    let mut wrong = right.clone();
    wrong.solution.counter += 1;
    assert_eq!(
        hand_in(&visitor, &written(&wrong)).await,
        (422, "challenge-work-wrong".to_owned())
    );
    assert_eq!(hand_in(&visitor, &written(&right)).await, unknown());
    assert_eq!(service.studio.calls(), 0);
    let next = written(&done(given(&visitor).await));
    assert_eq!(hand_in(&visitor, &next).await.0, 200);
}

// safety.md T4, tier: run
#[actix_web::test]
async fn work_is_worth_nothing_in_another_session_or_in_none() {
    let service = Setup::with(GENEROUS).start().await;
    let [thief, owner, stranger] = [(); 3].map(|()| Visitor::new(&service).accepting(JSON));
    let work = written(&done(given(&owner).await));
    given(&thief).await;
    for _ in 0..1_000 {
        assert_eq!(hand_in(&thief, &work).await, unknown());
    }
    assert_eq!(hand_in(&stranger, &work).await, unknown());
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(
        hand_in(&owner, &work).await.0,
        200,
        "and is still good in its own"
    );
}

// safety.md T5, tier: run
#[actix_web::test]
async fn a_saved_cookie_is_worth_nothing_after_the_work() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let [first, second] = [
        written(&done(given(&visitor).await)),
        written(&done(given(&visitor).await)),
    ];
    let saved = visitor.cookie();
    assert_eq!(hand_in(&visitor, &first).await.0, 200);
    let renewed = visitor.cookie();
    visitor.restore(saved);
    assert_eq!(hand_in(&visitor, &second).await, unknown());
    visitor.restore(renewed);
    assert_eq!(hand_in(&visitor, &second).await.0, 200);
}

// safety.md section 3, tier: run
#[actix_web::test]
async fn work_can_be_handed_in_for_ten_minutes() {
    for (wait, status) in [(CHALLENGE - SECOND, 200), (CHALLENGE, 409), (CHALLENGE * 2, 409)] {
        let service = Service::start().await;
        let visitor = Visitor::new(&service).accepting(JSON);
        let answer = visitor.get("/challenge/work").await;
        assert_eq!(answer.header("challenge-expires-in"), Some("600"));
        let work = written(&done(serde_json::from_slice(&answer.body).unwrap()));
        service.time.advance(wait);
        assert_eq!(hand_in(&visitor, &work).await.0, status, "after {wait:?}");
    }
}

// safety.md T42, tier: run
#[actix_web::test]
async fn of_work_nothing_is_kept_before_it_is_handed_in_and_nothing_after_its_end() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let work = written(&done(given(&visitor).await));
    let records = service.instance.ledger.records();
    assert_eq!((records.sessions, records.challenges, records.spent), (1, 0, 0));
    hand_in(&visitor, &work).await;
    assert_eq!(service.instance.ledger.records().spent, 1);
    service.pass(CHALLENGE - SECOND);
    assert_eq!(service.instance.ledger.records().spent, 1);
    service.pass(SECOND);
    assert_eq!(service.instance.ledger.records().spent, 0);
}

type Forge = fn(&mut Payload);

// safety.md T4, tier: run
#[actix_web::test]
async fn nothing_in_the_work_can_be_changed() {
    let forgeries: [(&str, Forge); 7] = [
        ("an easier one", |work| {
            let data = work.challenge.parameters.data.as_mut().unwrap();
            let bits = data["bits"].as_u64().unwrap() + 1;
            data.insert("bits".to_owned(), bits.into());
        }),
        ("a later end", |work| {
            let data = work.challenge.parameters.data.as_mut().unwrap();
            let until = data["until"].as_u64().unwrap() + 60;
            data.insert("until".to_owned(), until.into());
        }),
        ("any hash", |work| {
            work.challenge.parameters.key_prefix = String::new();
        }),
        ("another algorithm", |work| {
            work.challenge.parameters.algorithm = "SHA-512".to_owned();
        }),
        ("one that costs the server", |work| {
            work.challenge.parameters.algorithm = "PBKDF2/SHA-512".to_owned();
            work.challenge.parameters.cost = u32::MAX;
        }),
        ("another salt", |work| {
            work.challenge.parameters.salt = "00".repeat(16);
        }),
        ("no signature", |work| work.challenge.signature = None),
    ];
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for (what, forge) in forgeries {
        let mut work = done(given(&visitor).await);
        forge(&mut work);
        // What was tampered with and done again is no better.
        for work in [work.clone(), again(work)] {
            assert_eq!(hand_in(&visitor, &written(&work)).await, unknown(), "{what}");
        }
    }
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(service.instance.ledger.records().spent, 0);
}

/// Does forged work anew where that can be done: where any hash would do.
fn again(work: Payload) -> Payload {
    if work.challenge.parameters.key_prefix.is_empty() {
        done(work.challenge)
    } else {
        work
    }
}

// safety.md T24, tier: run
#[actix_web::test]
async fn what_is_no_work_is_refused_and_breaks_nothing() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    given(&visitor).await;
    let encode = |json: &str| base64_simd::STANDARD.encode_to_string(json);
    for work in [
        "x".to_owned(),
        "=".to_owned(),
        "\u{0}".to_owned(),
        encode("{}"),
        encode("[]"),
        encode("null"),
        encode("\u{feff}{}"),
        encode(&"[".repeat(1_500)),
        encode(&format!("{{\"challenge\":{}", "{\"parameters\":".repeat(90))),
        "A".repeat(2_052),
        "A".repeat(150_000),
    ] {
        assert_eq!(
            hand_in(&visitor, &work).await,
            unknown(),
            "{} characters",
            work.len()
        );
    }
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn a_busy_or_limited_service_does_not_use_up_the_work() {
    let service = Setup::with("[rate]\nper_minute = 1").start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let [first, second] = [
        written(&done(given(&visitor).await)),
        written(&done(given(&visitor).await)),
    ];
    assert_eq!(hand_in(&visitor, &first).await.0, 200);
    assert_eq!(hand_in(&visitor, &second).await.0, 429);
    service.time.advance(Duration::from_secs(60));
    assert_eq!(hand_in(&visitor, &second).await.0, 200);
}

// safety.md T14, tier: run
#[actix_web::test]
async fn asking_for_work_begins_a_session_and_another_site_cannot() {
    let service = Service::start().await;
    let answer = Visitor::new(&service).get("/challenge/work").await;
    assert_eq!(answer.headers.get_all(SET_COOKIE).count(), 1);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let foreign = Visitor::new(&service).sending("sec-fetch-site", "cross-site");
    let answer = foreign.get("/challenge/work").await;
    assert_eq!(
        (answer.status, answer.headers.get_all(SET_COOKIE).count()),
        (403, 0)
    );
}

// safety.md T35, tier: run
#[actix_web::test]
async fn work_and_codes_are_given_out_from_one_allowance() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..15 {
        given(&visitor).await;
        visitor.question().await;
    }
    let refused = visitor.get("/challenge/work").await;
    assert_eq!(refused.refusal(), (429, "challenge-flood".to_owned()));
}

#[actix_web::test]
async fn letters_still_do_where_work_is_taken_too() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    assert_eq!(
        visitor.make(LAKE).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
}

#[actix_web::test]
async fn where_only_letters_are_taken_work_is_no_answer() {
    let service = Setup::with("[challenge]\nkinds = [\"code\"]").start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.get("/challenge/work").await.status, 404);
    let other = Service::start().await;
    let work = written(&done(given(&Visitor::new(&other)).await));
    assert_eq!(
        hand_in(&visitor, &work).await,
        (422, "challenge-missing".to_owned())
    );
}

#[actix_web::test]
async fn where_only_work_is_taken_a_browser_without_script_is_told_so_and_keeps_its_words() {
    let service = Setup::with(WORK_ALONE).start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(visitor.get("/challenge/code.png").await.status, 404);
    let front = visitor.get("/").await.page();
    assert!(
        front
            .words("noscript")
            .is_some_and(|words| words.contains("JavaScript"))
    );
    let refused = visitor.make(LAKE).await;
    assert_eq!(refused.status, 422);
    let page = refused.page();
    assert_eq!(page.words("h1").as_deref(), Some("A calculation is needed"));
    assert!(
        page.words("main")
            .is_some_and(|words| words.contains("JavaScript"))
    );
    assert_eq!(page.words("#prompt").as_deref(), Some("a lake at night"));
    assert_eq!(service.studio.calls(), 0);
    let program = Visitor::new(&service).accepting(JSON);
    assert_eq!(
        program.make(LAKE).await.refusal(),
        (422, "challenge-work-missing".to_owned())
    );
    let work = written(&done(given(&program).await));
    assert_eq!(hand_in(&program, &work).await.0, 200);
}

// safety.md T6, tier: run
#[actix_web::test]
async fn the_work_is_one_hash_at_rest_grows_within_a_minute_of_load_and_is_one_hash_again_in_ten() {
    let service = Setup::with(GENEROUS).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(bits(&given(&visitor).await), 0);
    // Twenty networks ask for thirty a minute, more than the queue is known to bear twice over.
    for second in 0..60 {
        for network in 0..20 {
            let from = format!("198.51.{second}.{network}:1");
            given(&Visitor::new(&service).from(&from)).await;
        }
        service.time.advance(SECOND);
    }
    let hard = given(&Visitor::new(&service).from("203.0.113.1:1")).await;
    assert_eq!(bits(&hard), 22);
    service.time.advance(Duration::from_secs(600));
    let easy = given(&Visitor::new(&service).from("203.0.113.2:1")).await;
    assert_eq!(bits(&easy), 0);
}

#[actix_web::test]
async fn easy_work_is_still_taken_when_it_has_become_hard() {
    let service = Setup::with(GENEROUS).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let easy = written(&done(given(&visitor).await));
    for second in 0..60 {
        for network in 0..20 {
            let from = format!("198.51.{second}.{network}:1");
            given(&Visitor::new(&service).from(&from)).await;
        }
        service.time.advance(SECOND);
    }
    assert_eq!(hand_in(&visitor, &easy).await.0, 200);
}

/// Two pictures a minute for a client, and thirty-two more for who works.
const SHARED: &str = "[rate]\nper_minute = 2\nper_hour = 200\nper_day = 200\n";

/// Makes a picture as the page's script does: easy work first, and harder work when that is what is left.
async fn as_the_page_does(visitor: &Visitor<'_>) -> u16 {
    let work = written(&done(given(visitor).await));
    let answer = visitor.make(&beside(&work, LAKE)).await;
    if answer.status != 429 || answer.json()["work"] != true {
        return answer.status;
    }
    let hard = given(visitor).await;
    assert!(bits(&hard) >= 20, "room beyond the allowance costs more");
    hand_in(visitor, &written(&done(hard))).await.0
}

// safety.md T11, tier: run
#[actix_web::test]
async fn who_shares_a_used_up_address_works_harder_and_is_served() {
    let service = Setup::with(SHARED).start().await;
    for _ in 0..4 {
        let visitor = Visitor::new(&service).accepting(JSON);
        assert_eq!(as_the_page_does(&visitor).await, 200);
    }
    assert_eq!(service.studio.calls(), 4, "two of them for nothing but a hash");
}

// safety.md T11, tier: full
#[actix_web::test]
#[ignore = "takes longer: run by tests/run --full"]
async fn of_fifty_people_behind_one_address_forty_five_are_served_in_five_minutes() {
    let service = Service::start().await;
    let mut served = 0;
    for _ in 0..50 {
        let visitor = Visitor::new(&service).accepting(JSON);
        served += usize::from(as_the_page_does(&visitor).await == 200);
        service.time.advance(Duration::from_secs(6));
    }
    assert!(served >= 45, "{served}");
    assert_eq!(service.studio.calls(), served);
}

// safety.md T11, tier: run
#[actix_web::test]
async fn easy_work_opens_no_room_and_an_answered_code_neither() {
    let service = Setup::with(SHARED).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let easy = written(&done(given(&visitor).await));
    let question = visitor.question().await;
    for _ in 0..2 {
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    }
    for form in [beside(&easy, LAKE), question.beside(LAKE)] {
        let refused = visitor.make(&form).await;
        assert_eq!(refused.refusal(), (429, "rate-limited".to_owned()));
        assert_eq!(refused.json()["work"], true);
        assert!(
            refused.header("retry-after").is_some(),
            "waiting is the other way"
        );
    }
    assert_eq!(service.studio.calls(), 2);
    service.time.advance(Duration::from_secs(60));
    assert_eq!(
        hand_in(&visitor, &easy).await.0,
        200,
        "and the work was not used up"
    );
}

#[actix_web::test]
async fn nobody_is_sent_to_work_where_none_is_taken() {
    let only_codes = format!("[challenge]\nkinds = [\"code\"]\n{SHARED}");
    let service = Setup::with(&only_codes).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..2 {
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    }
    let refused = visitor.solve_and_make(LAKE).await;
    assert_eq!(refused.refusal(), (429, "rate-limited".to_owned()));
    assert_eq!(refused.json().get("work"), None);
}

#[actix_web::test]
async fn work_is_asked_for_as_many_pictures_as_the_form_wants() {
    let service = Setup::with(SHARED).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let asked = async |address: &str| {
        let answer = visitor.get(address).await;
        bits(&serde_json::from_slice(&answer.body).unwrap())
    };
    assert_eq!(asked("/challenge/work?pictures=2").await, 0);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    assert_eq!(asked("/challenge/work?pictures=1").await, 0);
    assert_eq!(asked("/challenge/work?pictures=2").await, 20);
    for nonsense in ["0", "-1", "x", "99999999999", ""] {
        let answer = visitor.get(&format!("/challenge/work?pictures={nonsense}")).await;
        assert_eq!(answer.refusal(), (400, "bad-request".to_owned()), "{nonsense}");
    }
}
