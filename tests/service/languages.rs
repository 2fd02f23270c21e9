//! Every page in the language its address names, else in the one its visitor's browser likes best.

use std::sync::Arc;

use actix_web::http::Method;
use actix_web::http::header::SET_COOKIE;
use afterimage_templates::{Lang, problem, text};

use crate::answer::Answer;
use crate::codes::BrokenCodes;
use crate::instance::{Service, Setup};
use crate::log::Folder;
use crate::parts::{event, parts};
use crate::studio::Act;
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
/// The pages everybody can ask for.
const PAGES: [&str; 7] = [
    "/", "/gallery", "/privacy", "/cookies", "/terms", "/about", "/contact",
];

/// The language an answer says it is in, and whether its address could have given another.
fn spoken(answer: &Answer) -> (&str, bool) {
    let varies = answer.header("vary") == Some("accept-language");
    (answer.header("content-language").unwrap_or("none"), varies)
}

fn holds(answer: &Answer, lang: Lang, id: &str) -> bool {
    answer.text().contains(&text::say(lang, id))
}

#[actix_web::test]
async fn a_bare_page_is_in_the_language_the_browser_likes_best() {
    let service = Service::start().await;
    for (header, tag) in [
        ("de", "de"),
        ("de-CH, fr;q=0.9", "de"),
        ("en;q=0.3, fr;q=0.5, nl", "fr"),
        ("es-419", "es"),
        ("pt-PT, en;q=0.8", "pt-BR"),
        ("zh-TW", "zh-Hans"),
        ("ja;q=0, ar;q=0.001", "ar"),
        ("*", "en"),
        ("nl, sv", "en"),
        ("", "en"),
        ("de;q=one, ,;;q", "en"),
    ] {
        let answer = Visitor::new(&service)
            .sending("accept-language", header)
            .get("/")
            .await;
        assert_eq!((answer.status, spoken(&answer)), (200, (tag, true)), "{header}");
        assert!(
            answer.text().contains(&format!("<html lang=\"{tag}\"")),
            "{header}"
        );
    }
    let silent = Visitor::new(&service).get("/").await;
    assert_eq!(spoken(&silent), ("en", true));
    let endless = "de-AT-1996;q=0.1,".repeat(4_000);
    let answer = Visitor::new(&service)
        .sending("accept-language", &endless)
        .get("/")
        .await;
    assert_eq!((answer.status, spoken(&answer)), (200, ("de", true)));
}

#[actix_web::test]
async fn every_page_lies_in_every_languages_folder_and_sets_no_cookie() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).sending("accept-language", "ja");
    for lang in Lang::ALL {
        for path in PAGES {
            let address = format!("/{}{path}", lang.folder());
            let answer = visitor.get(&address).await;
            assert_eq!(
                (answer.status, spoken(&answer)),
                (200, (lang.tag(), false)),
                "{address}"
            );
            let opening = format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.direction());
            assert!(answer.text().contains(&opening), "{address}");
            assert_eq!(answer.headers.get_all(SET_COOKIE).count(), 0, "{address}");
            let head = visitor.ask(Method::HEAD, &address).await;
            assert_eq!(
                (head.status, spoken(&head)),
                (200, (lang.tag(), false)),
                "{address}"
            );
        }
        let without_slash = visitor.get(&format!("/{}", lang.folder())).await;
        assert_eq!(
            without_slash.body,
            visitor.get(&format!("/{}/", lang.folder())).await.body
        );
    }
}

#[actix_web::test]
async fn a_language_there_is_not_is_no_page_and_a_file_has_no_language() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).sending("accept-language", "de");
    for path in ["/xx/", "/xx/privacy", "/DE/privacy", "/pt-BR/", "/nothing", "/d/"] {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, spoken(&answer)), (404, ("de", true)), "{path}");
        assert!(holds(&answer, Lang::De, "error-not-found"), "{path}");
    }
    for path in [
        "/fr/nothing",
        "/fr/fr/",
        "/fr/privacy.json",
        "/fr/healthz",
        "/fr/challenge/code.png",
        "/fr/.well-known/security.txt",
        "/fr/static/0/css/base.css",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, spoken(&answer)), (404, ("fr", false)), "{path}");
        assert!(answer.text().contains("href=\"/fr/\""), "{path}");
    }
    for path in ["/privacy.json", "/healthz", "/robots.txt", "/challenge/code.png"] {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, spoken(&answer)), (200, ("none", false)), "{path}");
    }
}

#[actix_web::test]
async fn a_refusal_speaks_the_visitors_language_to_people_and_to_programs() {
    let service = Service::start().await;
    for (path, header, lang, varies) in [
        ("/nothing", "de", Lang::De, true),
        ("/de/nothing", "en", Lang::De, false),
        ("/nothing", "nl", Lang::En, true),
    ] {
        let visitor = Visitor::new(&service).sending("accept-language", header);
        let page = visitor.get(path).await;
        assert_eq!(spoken(&page), (lang.tag(), varies), "{path}");
        assert!(holds(&page, lang, "error-not-found.detail"), "{path}");
        let visitor = visitor.accepting(JSON);
        let answer = visitor.get(path).await;
        assert_eq!(answer.refusal(), (404, "not-found".to_owned()));
        assert_eq!(spoken(&answer), (lang.tag(), varies), "{path}");
        let document = answer.json();
        assert_eq!(document["title"], problem::title(lang, "not-found"));
        assert_eq!(document["detail"], problem::detail(lang, "not-found", &[]));
    }
}

#[actix_web::test]
async fn what_a_page_cannot_do_is_the_same_in_its_folder() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for path in ["/privacy", "/de/privacy", "/de/", "/de"] {
        let answer = visitor.ask(Method::POST, path).await;
        assert_eq!(answer.refusal(), (405, "method-not-allowed".to_owned()), "{path}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{path}");
    }
    let answer = visitor.get("/de/generate").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
}

#[actix_web::test]
async fn a_handler_that_breaks_says_so_in_the_language() {
    let service = Setup {
        codes: Some(Arc::new(BrokenCodes)),
        ..Setup::default()
    }
    .start()
    .await;
    let visitor = Visitor::new(&service).sending("accept-language", "de");
    let answer = visitor.get("/challenge/code.png").await;
    assert_eq!((answer.status, spoken(&answer)), (500, ("de", true)));
    assert!(holds(&answer, Lang::De, "error-internal"));
}

/// Sends a form to this address.
async fn send(visitor: &Visitor<'_>, address: &str, fields: &[(&str, &str)]) -> Answer {
    let request = visitor.form(fields).uri(address);
    visitor.send(request.to_request()).await.whole().await
}

#[actix_web::test]
async fn the_way_without_script_stays_in_the_language_to_its_end() {
    let service = Service::start().await;
    for (address, header, varies) in [("/de/generate", "en", false), ("/generate", "de", true)] {
        let visitor = Visitor::new(&service).sending("accept-language", header);
        let asked = send(&visitor, address, LAKE).await;
        assert_eq!((asked.status, spoken(&asked)), (200, ("de", varies)));
        assert!(holds(&asked, Lang::De, "challenge-lead"));
        assert!(asked.text().contains(&format!("action=\"{address}\"")));
        let question = asked.page().question().expect("a code");
        let answer = send(&visitor, address, &question.beside(LAKE)).await;
        assert_eq!((answer.status, spoken(&answer)), (200, ("de", varies)));
        assert_eq!(answer.page().pictures().len(), 1);
        assert!(holds(&answer, Lang::De, "answer-started") && holds(&answer, Lang::De, "answer-save"));
        assert!(answer.text().contains(&format!("action=\"{address}\"")));
        let wrong = send(&visitor, address, &[("prompt", "")]).await;
        assert_eq!((wrong.status, spoken(&wrong)), (422, ("de", varies)));
        assert!(holds(&wrong, Lang::De, "error-prompt-missing.detail"));
    }
}

#[actix_web::test]
async fn what_goes_wrong_on_the_way_is_said_in_the_language() {
    for accept in [HTML, JSON, MULTIPART] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play(vec![Act::Progress(0.5), Act::Panic]);
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        let answer = send(&visitor, "/de/generate", LAKE).await;
        let title = problem::title(Lang::De, "internal");
        match accept {
            MULTIPART => assert_eq!(event(&parts(&answer), "refused")["title"], title),
            JSON => assert_eq!(answer.json()["title"], title),
            _ => assert!(answer.text().contains(&title)),
        }
    }
}

// safety.md T26, tier: run
#[actix_web::test]
async fn the_log_knows_a_page_by_one_name_in_every_language() {
    let folder = Folder::new("languages");
    let service = folder.setup("").start().await;
    let visitor = Visitor::new(&service);
    for path in [
        "/de/privacy",
        "/ar/",
        "/fr",
        "/xx/privacy",
        "/ja/nothing",
        "/zh/?prompt=canary",
    ] {
        visitor.get(path).await;
    }
    send(&visitor, "/pt/generate", LAKE).await;
    let routes: Vec<String> = folder
        .lines(&service)
        .iter()
        .filter_map(|line| line.split(' ').nth(3).map(str::to_owned))
        .collect();
    assert_eq!(routes, ["/privacy", "/", "/", "-", "-", "/", "/generate"]);
}
