//! Two visits of one person cannot be told from visits of two.

use std::collections::BTreeSet;

use crate::answer::Answer;
use crate::instance::{Service, Setup};
use crate::studio::painting;
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// Everything a visitor gets from first look to last picture.
async fn visit(service: &Service) -> Vec<Answer> {
    let mut answers = Vec::new();
    for accept in [HTML, JSON, MULTIPART, "image/png"] {
        let visitor = Visitor::new(service).accepting(accept);
        for path in [
            "/",
            "/gallery",
            "/privacy",
            "/challenge/code.png",
            "/your-data",
            "/your-data.json",
            "/nothing",
        ] {
            answers.push(visitor.get(path).await);
        }
        answers.push(visitor.make(LAKE).await);
        answers.push(visitor.make(&[("prompt", "")]).await);
        answers.push(visitor.solve_and_make(LAKE).await);
        let forget = visitor.form(&[("what", "connection")]).uri("/your-data/erase");
        answers.push(visitor.send(forget.to_request()).await.whole().await);
    }
    answers
}

/// Whatever is long and odd enough to know somebody by, in heads and bodies.
fn tokens(answers: &[Answer]) -> BTreeSet<String> {
    let mut tokens = BTreeSet::new();
    for answer in answers {
        let head = answer
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
        let text = head.collect::<Vec<_>>().join("\n") + "\n" + &answer.text_lossy();
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"+/_%-".contains(letter));
        let odd = words.filter(|word| word.len() >= 12 && word.bytes().any(|byte| byte.is_ascii_digit()));
        tokens.extend(odd.map(str::to_owned));
    }
    tokens
}

// safety.md T42, tier: run
#[actix_web::test]
async fn two_visits_have_no_token_in_common() {
    let setup = Setup::with("[rate]\nper_minute = 100\nper_hour = 100");
    (0..8).for_each(|seed| setup.studio.play(painting(seed)));
    let service = setup.start().await;
    let (first, second) = (tokens(&visit(&service).await), tokens(&visit(&service).await));
    assert!(
        first.len() > 20 && second.len() > 20,
        "there are tokens to compare: {}",
        first.len()
    );
    let stranger = Setup {
        seed: 77,
        ..Setup::default()
    }
    .start()
    .await;
    // What a visitor of another instance gets too is everybody's: addresses of files, words of the pages.
    let everybodys = tokens(&visit(&stranger).await);
    let same: Vec<_> = first
        .intersection(&second)
        .filter(|token| !everybodys.contains(*token))
        .collect();
    assert_eq!(same, Vec::<&String>::new());
    let secret: Vec<_> = everybodys
        .iter()
        .filter(|token| first.contains(*token) && token.len() >= 32)
        .collect();
    assert!(
        secret.iter().all(|token| token.contains('/')),
        "a key that all instances share: {secret:?}"
    );
}

// safety.md T42, tier: run
#[actix_web::test]
async fn no_answer_can_be_asked_after() {
    let service = Service::start().await;
    for answer in visit(&service).await {
        for name in [
            "etag",
            "last-modified",
            "server",
            "x-powered-by",
            "via",
            "x-request-id",
            "report-to",
            "nel",
            "alt-svc",
        ] {
            assert!(!answer.headers.contains_key(name), "{name}");
        }
    }
}
