//! A flight of the canary through all that a visitor can ask and send.

use std::time::Duration;

use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use afterimage::edge::routes::TABLE;

use crate::answer::Answer;
use crate::codes;
use crate::file_form::{FileForm, NAME, editing};
use crate::hostile::with_text;
use crate::instance::{Service, Setup};
use crate::privacy::{ADDRESSES, CANARY, FORMS, KEY};
use crate::studio::png;
use crate::traces::Secrets;
use crate::visitor::{HTML, Visitor};

/// What may stand in no head of an answer: nothing that a visitor sent, and nothing of who they are.
pub(crate) fn its_head_is_clean(answer: &Answer) {
    let mut sent = Secrets::default();
    for secret in [CANARY, KEY, NAME].iter().chain(&ADDRESSES) {
        sent.add(secret);
    }
    for (name, value) in &answer.headers {
        sent.are_not_in(name.as_str(), value.as_bytes());
    }
}

/// Every route, every header and every field of the form.
pub(crate) async fn through_every_field(setup: Setup, met: &mut Secrets) {
    let service = setup.start().await;
    for (accept, forwarded) in FORMS.into_iter().zip(ADDRESSES.into_iter().cycle()) {
        let visitor = Visitor::new(&service)
            .from("10.66.55.44:443")
            .sending("x-forwarded-for", forwarded)
            .accepting(accept);
        let marked = marked(&service).accepting(accept);
        for (path, _) in TABLE {
            its_head_is_clean(&marked.get(&format!("{path}?prompt={CANARY}")).await);
        }
        marked.get(&format!("/{CANARY}")).await;
        marked.make(&[("prompt", CANARY)]).await;
        for field in [
            "prompt",
            "negative_prompt",
            "model",
            "size",
            "count",
            "seed",
            "steps",
            "deliver",
            "code",
            "work",
            "challenge",
            CANARY,
        ] {
            visitor
                .solve_and_make(&[("prompt", &format!("{CANARY}\u{1}")), (field, CANARY)])
                .await;
            its_head_is_clean(&visitor.make(&[("prompt", "a lake"), (field, CANARY)]).await);
            // Codes are limited for each network: time goes on.
            service.time.advance(Duration::from_secs(300));
        }
        for media in ["text/plain", "multipart/form-data; boundary=x", CANARY] {
            let request = visitor
                .form(&[("prompt", CANARY)])
                .insert_header((CONTENT_TYPE, media));
            visitor.send(request.to_request()).await.whole().await;
        }
        spend(&visitor, met).await;
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// Somebody who says the canary in everything that a browser can say.
pub(crate) fn marked(service: &Service) -> Visitor<'_> {
    let names = [
        "user-agent",
        "referer",
        "x-forwarded-for",
        "forwarded",
        "origin",
        "accept-language",
        "cookie",
        "host",
        "x-real-ip",
        "authorization",
        "if-none-match",
        "range",
        "x-request-id",
    ];
    let visitor = Visitor::new(service).from("203.0.113.77:50000");
    names
        .into_iter()
        .fold(visitor, |visitor, name| visitor.sending(name, CANARY))
}

/// Both kinds of challenge, answered wrong and right; what they were made of is secret.
async fn spend(visitor: &Visitor<'_>, met: &mut Secrets) {
    let work = visitor.get("/challenge/work").await;
    if let Some(signature) = work.json()["signature"].as_str() {
        met.add(signature);
    }
    for right in [false, true] {
        let question = visitor.question().await;
        let cookie = visitor.cookie().unwrap();
        let (_, token) = cookie.split_once('=').unwrap();
        token
            .split(['.', '%'])
            .filter(|part| part.len() > 8)
            .for_each(|part| met.add(part));
        met.add(&question.id);
        met.add(&question.letters);
        let answer = if right {
            question.letters.clone()
        } else {
            codes::wrong(&question.letters)
        };
        let answer = visitor
            .make(&question.guess(&answer, &[("prompt", CANARY)]))
            .await;
        assert_eq!(answer.status, if right { 200 } else { 422 });
        its_head_is_clean(&answer);
    }
}

/// Every route in every way there is to ask.
pub(crate) async fn through_every_method(setup: Setup) {
    let service = setup.start().await;
    let visitor = marked(&service);
    for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "HEAD", "BREW", CANARY,
    ] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        for (path, _) in TABLE {
            let answer = visitor.ask(method.clone(), &format!("{path}?{CANARY}")).await;
            its_head_is_clean(&answer);
        }
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// In a file, in its name and beside it: taken, refused, and cut off.
pub(crate) async fn through_files(setup: Setup) {
    let service = Setup {
        studio: editing(),
        ..setup
    }
    .start()
    .await;
    let good = with_text(&png(), CANARY);
    let files = [&good[..], &good[..good.len() - 20], CANARY.as_bytes()];
    for accept in FORMS {
        let visitor = Visitor::new(&service).accepting(accept);
        for model in ["plain", "transparent", "white", "painter", CANARY] {
            for (image, mask) in files.iter().flat_map(|image| files.map(|mask| (image, mask))) {
                let form = FileForm::of(&[("prompt", CANARY), ("model", model)]);
                form.clone().file("image", image).send(&visitor).await;
                form.clone().file(CANARY, image).send(&visitor).await;
                let answer = form.file("image", image).file("mask", mask).send(&visitor).await;
                its_head_is_clean(&answer);
                if accept != HTML {
                    assert!(memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none());
                }
            }
        }
    }
    assert!(service.studio.calls() > 0, "some were taken");
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}
