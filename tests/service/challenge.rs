//! One answer, one request: replay, races, guesses and other people's codes.

use std::sync::Arc;
use std::time::Duration;

use crate::codes::{self, LegibleCodes};
use crate::instance::{GENEROUS, Service, Setup, Worker};
use crate::race::{Ready, race};
use crate::visitor::{JSON, Visitor};

/// So many guesses are tried.
const GUESSES: usize = 100_000;

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

// safety.md T1, tier: run
#[actix_web::test]
async fn a_thousand_copies_of_a_right_answer_make_one_picture() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let form = question.beside(LAKE);
    assert_eq!(visitor.make(&form).await.status, 200);
    for _ in 1..1_000 {
        assert_eq!(
            visitor.make(&form).await.refusal(),
            (409, "challenge-unknown".to_owned())
        );
    }
    assert_eq!(service.studio.calls(), 1);
}

// safety.md T2, tier: run
#[test]
fn of_two_hundred_answers_at_once_one_is_taken_in_each_of_five_hundred_rounds() {
    compete(500);
}

/// Copies of one answer at the same moment, so many rounds.
fn compete(rounds: usize) {
    let worker = Setup::with(GENEROUS).build();
    let forms = actix_web::rt::System::new().block_on(solved(worker.clone(), rounds));
    assert_eq!(forms.len(), rounds);
    race(&worker, &forms);
}

/// So many solved challenges, each with the cookie of its visitor.
async fn solved(worker: Worker, rounds: usize) -> Vec<Ready> {
    let service = worker.start().await;
    let mut forms = Vec::new();
    for round in 0..rounds {
        // One network may ask for so many codes and no more.
        let visitor = Visitor::new(&service).from(&format!("198.{}.{}.1:1", 18 + round / 250, round % 250));
        let question = visitor.question().await;
        forms.push(Ready::new(visitor.cookie(), &question.beside(LAKE)));
    }
    forms
}

// safety.md T3, tier: run
#[actix_web::test]
async fn a_wrong_answer_burns_the_challenge() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.question().await;
    let guess = codes::wrong(&question.letters);
    let refused = visitor.make(&question.guess(&guess, LAKE)).await;
    assert_eq!(refused.status, 422);
    let next = refused
        .page()
        .question()
        .expect("a new code comes with the refusal");
    assert_ne!(next, question);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 409);
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(visitor.make(&next.beside(LAKE)).await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

// safety.md T4, tier: run
#[actix_web::test]
async fn a_code_is_worth_nothing_in_another_session() {
    let service = Setup::with(GENEROUS).start().await;
    let [thief, owner] = [(); 2].map(|()| Visitor::new(&service).accepting(JSON));
    let question = owner.question().await;
    thief.question().await;
    for _ in 0..1_000 {
        assert_eq!(thief.make(&question.beside(LAKE)).await.status, 409);
    }
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(
        owner.make(&question.beside(LAKE)).await.status,
        200,
        "and is still good in its own"
    );
}

// safety.md T3, tier: run
#[actix_web::test]
async fn guessing_twice_is_no_better_than_guessing_once() {
    let few = Arc::new(LegibleCodes::among(5, 100));
    let setup = Setup {
        codes: Some(few.clone()),
        ..Setup::with(GENEROUS)
    };
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let mut solved = 0;
    for _ in 0..GUESSES / 2 {
        let question = visitor.question().await;
        let first = visitor.make(&question.guess(&few.guess(), LAKE)).await.status;
        let second = visitor.make(&question.guess(&few.guess(), LAKE)).await.status;
        assert!(matches!((first, second), (200 | 422, 409)), "{first} {second}");
        solved += usize::from(first == 200);
        // One network may ask for so many codes and no more; this guesser has all the time there is.
        service.time.advance(Duration::from_secs(45));
    }
    assert_eq!(service.studio.calls(), solved);
    // Twice the pure chance of one in a hundred; and the guesser did guess.
    assert!((1..=GUESSES * 2 / 100).contains(&solved), "{solved} of {GUESSES}");
}
