//! Forms of other sites: refused before anything is looked at.

use crate::instance::{Service, Setup};
use crate::visitor::{HTML, JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// What browsers send with a form, a fetch or a frame of another site, and what some leave out.
const FOREIGN: [&[(&str, &str)]; 12] = [
    &[
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ],
    &[("sec-fetch-site", "cross-site"), ("origin", "null")],
    &[("sec-fetch-site", "cross-site")],
    &[
        ("sec-fetch-site", "same-site"),
        ("origin", "https://other.pictures.example"),
    ],
    &[("sec-fetch-site", "same-site")],
    // A header that contradicts itself is no browser's.
    &[
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://pictures.example"),
    ],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://pictures.example")],
    &[("origin", "https://pictures.example.evil.example")],
    &[("origin", "https://pictures.example:8443")],
    &[("origin", "")],
];

// safety.md T15, tier: run
#[actix_web::test]
async fn twelve_forms_of_other_sites_are_twelve_refusals() {
    let service = Setup::with("[server]\npublic_url = \"https://pictures.example\"")
        .start()
        .await;
    for accept in [HTML, JSON] {
        let visitor = Visitor::new(&service).accepting(accept);
        let question = visitor.question().await;
        for headers in FOREIGN {
            let mut foreign = Visitor::new(&service).accepting(accept);
            foreign.restore(visitor.cookie());
            for (name, value) in headers {
                foreign = foreign.sending(name, value);
            }
            let answer = foreign.make(&question.beside(LAKE)).await;
            assert_eq!(answer.refusal(), (403, "cross-site".to_owned()), "{headers:?}");
            assert!(
                !answer.text().contains("a lake"),
                "another site's words are not shown"
            );
            assert!(!answer.headers.contains_key("set-cookie"), "{headers:?}");
        }
        let calls = service.studio.calls();
        let own = visitor.make(&question.beside(LAKE)).await;
        assert_eq!(
            (own.status, service.studio.calls()),
            (200, calls + 1),
            "and nothing was used up"
        );
    }
}

// safety.md T15, tier: run
#[actix_web::test]
async fn our_own_form_works_in_every_browser_and_without_one() {
    let service = Setup::with("[server]\npublic_url = \"https://pictures.example\"")
        .start()
        .await;
    let own: [&[(&str, &str)]; 5] = [
        &[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://pictures.example"),
        ],
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
        &[("origin", "https://pictures.example")],
        &[],
    ];
    for (headers, minute) in own.into_iter().zip(0..) {
        let mut visitor = Visitor::new(&service)
            .from(&format!("198.51.100.{minute}:1"))
            .accepting(JSON);
        for (name, value) in headers {
            visitor = visitor.sending(name, value);
        }
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200, "{headers:?}");
    }
}

#[actix_web::test]
async fn without_a_fixed_origin_the_form_must_come_from_the_host_that_was_asked() {
    let service = Service::start().await;
    let ask = |origin: &'static str| {
        Visitor::new(&service)
            .sending("host", "127.0.0.1:8080")
            .sending("origin", origin)
    };
    assert_eq!(
        ask("http://127.0.0.1:8080").make(LAKE).await.status,
        200,
        "the form comes back with a code"
    );
    for foreign in [
        "http://127.0.0.1:9090",
        "http://localhost:8080",
        "http://127.0.0.1:8080.evil.example",
    ] {
        assert_eq!(ask(foreign).make(LAKE).await.status, 403, "{foreign}");
    }
}

// safety.md T15, tier: run
#[actix_web::test]
async fn a_picture_of_a_code_on_another_site_uses_nothing_up() {
    let service = Service::start().await;
    for _ in 0..100 {
        let embedded = Visitor::new(&service).sending("sec-fetch-site", "cross-site");
        let answer = embedded.get("/challenge/code.png").await;
        assert_eq!(answer.status, 403);
        assert!(!answer.headers.contains_key("set-cookie"));
    }
    assert_eq!(service.codes.drawn(), 0);
    Visitor::new(&service).question().await;
}

// safety.md T14, tier: run
#[actix_web::test]
async fn nobody_is_told_that_another_site_may_read_this() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).sending("origin", "https://evil.example");
    let visitor = visitor.sending("access-control-request-method", "POST");
    for method in ["GET", "HEAD", "OPTIONS", "POST"] {
        for path in ["/", "/generate", "/challenge/code.png", "/privacy.json"] {
            let answer = visitor.ask(method.parse().unwrap(), path).await;
            let cors = answer
                .headers
                .keys()
                .filter(|name| name.as_str().starts_with("access-control-"));
            assert_eq!(cors.count(), 0, "{method} {path}");
        }
    }
}
