//! The code as sound: the same as in the picture, for its own session, not for ever.

use std::time::Duration;

use actix_web::http::Method;

use crate::codes;
use crate::instance::{GENEROUS, Service, Setup};
use crate::visitor::{JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
/// What the sound of one challenge may be asked for.
const RECITALS: usize = 8;

fn sound_of(id: &str) -> String {
    format!("/challenge/code.wav?challenge={id}")
}

#[actix_web::test]
async fn the_sound_says_what_the_picture_shows_and_leaves_the_challenge_open() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.question().await;
    let sound = visitor.get(&sound_of(&question.id)).await;
    assert_eq!(sound.status, 200);
    assert_eq!(codes::heard(&sound.body), question.letters);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
    assert_eq!(service.codes.drawn(), 1);
}

/// safety.md T10: sounds that differed could be laid over one another, and would say more than each alone.
#[actix_web::test]
async fn a_challenge_sounds_the_same_each_time_and_another_does_not() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let address = sound_of(&visitor.question().await.id);
    let sound = visitor.get(&address).await.body;
    assert_eq!(visitor.get(&address).await.body, sound);
    let other = visitor.get(&sound_of(&visitor.question().await.id)).await.body;
    assert_ne!(other, sound);
}

#[actix_web::test]
async fn a_sound_without_a_challenge_brings_its_own() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let sound = visitor.get("/challenge/code.wav").await;
    assert_eq!(sound.status, 200);
    assert!(visitor.cookie().is_some(), "a session begins");
    let id = sound.header("challenge-id").unwrap().to_owned();
    assert_eq!(sound.header("challenge-expires-in"), Some("600"));
    let letters = codes::heard(&sound.body);
    let form = [LAKE, &[("challenge", id.as_str()), ("code", letters.as_str())]].concat();
    assert_eq!(visitor.make(&form).await.status, 200);
}

/// safety.md T4
#[actix_web::test]
async fn a_code_is_not_said_to_another_session_or_to_none() {
    let service = Service::start().await;
    let [owner, thief, nobody] = [(); 3].map(|()| Visitor::new(&service).accepting(JSON));
    let address = sound_of(&owner.question().await.id);
    thief.question().await;
    for stranger in [&thief, &nobody] {
        let refused = stranger.get(&address).await;
        assert_eq!(refused.refusal(), (409, "challenge-unknown".to_owned()));
    }
    assert!(
        nobody.cookie().is_none(),
        "listening begins no session for somebody else's code"
    );
    assert_eq!(owner.get(&address).await.status, 200);
}

/// safety.md T3
#[actix_web::test]
async fn a_code_that_was_answered_rightly_or_wrongly_is_not_said_any_more() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for right in [true, false] {
        let question = visitor.question().await;
        let answer = if right {
            question.letters.clone()
        } else {
            codes::wrong(&question.letters)
        };
        visitor.make(&question.guess(&answer, LAKE)).await;
        let refused = visitor.get(&sound_of(&question.id)).await;
        assert_eq!(
            refused.refusal(),
            (409, "challenge-unknown".to_owned()),
            "{right}"
        );
    }
}

#[actix_web::test]
async fn an_unknown_an_empty_or_an_overaged_challenge_is_not_said() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    for id in ["", "0", &"f".repeat(32), &"f".repeat(4_000), "%00%ff"] {
        let refused = visitor.get(&sound_of(id)).await;
        assert_eq!(
            refused.refusal(),
            (409, "challenge-unknown".to_owned()),
            "{id:.40}"
        );
    }
    service.time.advance(Duration::from_secs(600));
    let refused = visitor.get(&sound_of(&question.id)).await;
    assert_eq!(refused.refusal(), (409, "challenge-unknown".to_owned()));
}

#[actix_web::test]
async fn one_code_is_said_so_often_and_no_more_and_can_still_be_answered() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let address = sound_of(&question.id);
    for _ in 0..RECITALS {
        assert_eq!(visitor.get(&address).await.status, 200);
    }
    assert_eq!(
        visitor.get(&address).await.refusal(),
        (409, "challenge-unknown".to_owned())
    );
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
}

/// safety.md T35
#[actix_web::test]
async fn sounds_are_given_more_sparingly_than_pictures() {
    let service = Setup::with(GENEROUS).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let mut given = 0;
    let refused = loop {
        let answer = visitor.get("/challenge/code.wav").await;
        if answer.status != 200 {
            break answer;
        }
        given += 1;
    };
    assert_eq!(given, 12);
    assert_eq!(refused.refusal(), (429, "challenge-flood".to_owned()));
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!(wait <= 60, "{wait}");
    // Pictures and other networks do not wait for it, and it does not wait for ever.
    assert_eq!(visitor.get("/challenge/code.png").await.status, 200);
    let neighbour = Visitor::new(&service).from("198.51.100.7:1");
    assert_eq!(neighbour.get("/challenge/code.wav").await.status, 200);
    service.time.advance(Duration::from_secs(wait));
    assert_eq!(visitor.get("/challenge/code.wav").await.status, 200);
}

/// Some players refuse what they cannot ask for in parts (RFC 9110, 14.2).
#[actix_web::test]
async fn a_player_gets_the_part_it_asks_for() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let address = sound_of(&visitor.question().await.id);
    let whole = visitor.get(&address).await;
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    let length = whole.body.len();
    let asking = |range: &str| {
        let player = Visitor::new(&service).sending("range", range);
        player.restore(visitor.cookie());
        player
    };
    for (range, part) in [
        ("bytes=0-1", 0..2),
        ("bytes=4-", 4..length),
        ("bytes=-5", length - 5..length),
    ] {
        let answer = asking(range).get(&address).await;
        assert_eq!(answer.status, 206, "{range}");
        assert_eq!(answer.body, whole.body[part.clone()], "{range}");
        let told = format!("bytes {}-{}/{length}", part.start, part.end - 1);
        assert_eq!(answer.header("content-range"), Some(told.as_str()));
    }
    for range in ["bytes=9000000-", "bytes=0-1,3-4", "letters=a-f", "bytes=x"] {
        let answer = asking(range).get(&address).await;
        assert_eq!((answer.status, answer.body.len()), (200, length), "{range}");
    }
}

/// safety.md section 3
#[actix_web::test]
async fn a_sound_carries_the_headers_of_pictures_and_says_its_code_nowhere_else() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.question().await;
    let sound = visitor.get(&sound_of(&question.id)).await;
    for (name, value) in [
        ("content-type", "audio/wav"),
        ("content-disposition", "inline; filename=\"afterimage.wav\""),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(sound.header(name), Some(value), "{name}");
    }
    let head = format!("{:?}", sound.headers);
    assert!(!head.contains(&question.letters), "{head}");
}

#[actix_web::test]
async fn only_reading_is_allowed_and_only_for_our_own_page() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let address = sound_of(&visitor.question().await.id);
    assert_eq!(visitor.ask(Method::HEAD, &address).await.status, 200);
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let refused = visitor.ask(method, &address).await;
        assert_eq!(
            (refused.status, refused.header("allow")),
            (405, Some("GET, HEAD"))
        );
    }
    let embedded = Visitor::new(&service)
        .accepting(JSON)
        .sending("sec-fetch-site", "cross-site");
    assert_eq!(embedded.get("/challenge/code.wav").await.refusal().0, 403);
    assert!(embedded.cookie().is_none());
}

#[actix_web::test]
async fn without_challenges_there_is_no_sound() {
    let service = Setup::with("[challenge]\nkinds = []").start().await;
    let refused = Visitor::new(&service)
        .accepting(JSON)
        .get("/challenge/code.wav")
        .await;
    assert_eq!(refused.refusal(), (404, "not-found".to_owned()));
}

#[actix_web::test]
async fn the_page_without_script_offers_the_sound_of_its_code() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let answer = visitor.make(LAKE).await;
    let question = answer.page().question().expect("a code");
    let address = sound_of(&question.id);
    let page = answer.page();
    for (place, name) in [
        ("audio[controls]", "src"),
        ("a[download][data-without-script]", "href"),
    ] {
        let element = page.one(place).expect(place);
        assert_eq!(element.attr(name), Some(address.as_str()), "{place}");
    }
    assert_eq!(codes::heard(&visitor.get(&address).await.body), question.letters);
}
