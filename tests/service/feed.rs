//! Changes of the policies: since when they hold, and how readers of the feed and programs hear of the next one.

use std::collections::BTreeSet;

use afterimage::clock::Time as _;
use afterimage::edge::promises::PROMISES;
use afterimage::edge::routes::TABLE as ROUTES;
use afterimage::instance::makers;
use serde_json::{Value, json};
use time::macros::date;

use crate::instance::{Service, Setup, read};
use crate::visitor::{HTML, Visitor};

const SITE: &str = "[server]\npublic_url = 'https://pictures.example'\n[site]\nname = 'A & B <c>'\n";

/// A service with these lines, and a card that is complete.
async fn service(lines: &str, region: &str) -> Service {
    setup(lines, region).start().await
}

fn setup(lines: &str, region: &str) -> Setup {
    let card = format!(
        "[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\nmodels = ['m']\n\
         disclosure = {{ name = 'Up Ltd', region = '{region}', retention = 'r', training = 't', \
         terms_url = 'https://up.example' }}\n"
    );
    Setup::with(&format!("{lines}{card}"))
}

/// An element as it stands in a feed: its path, and its text as far as the next element.
fn elements(feed: &str) -> Vec<(String, String)> {
    let (mut open, mut all): (Vec<&str>, Vec<(String, String)>) = Default::default();
    for piece in feed.trim().split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "each element is closed in its order");
            continue;
        }
        let name = tag.split_whitespace().next().unwrap();
        assert!(!tag.ends_with('/') && tag.matches('"').count() % 2 == 0, "{tag}");
        open.push(name);
        all.push((open.join("/"), text.to_owned()));
    }
    assert!(open.is_empty(), "{open:?}");
    all
}

async fn feed(service: &Service) -> String {
    let answer = Visitor::new(service).get("/privacy.atom").await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/atom+xml; charset=utf-8")
    );
    answer.text().to_owned()
}

/// The names of the entries.
fn entries(feed: &str) -> BTreeSet<String> {
    let all = elements(feed).into_iter();
    all.filter(|(path, _)| path == "feed/entry/id")
        .map(|(_, id)| id)
        .collect()
}

#[actix_web::test]
async fn the_feed_is_what_the_standard_asks_for() {
    let changes = "changes = ['2026-11-20 First & <b>', '2026-10-01 Before']\n";
    let feed = feed(&service(&format!("{SITE}{changes}"), "Germany").await).await;
    assert!(feed.starts_with("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"));
    let all = elements(&feed);
    let count = |path: &str| all.iter().filter(|(have, _)| have == path).count();
    for path in ["feed/id", "feed/title", "feed/updated", "feed/author/name"] {
        assert_eq!(count(path), 1, "{path}");
    }
    // The settings, the program's own first change and the operator's two.
    for path in ["id", "title", "updated", "content"] {
        assert_eq!(count(&format!("feed/entry/{path}")), 4, "{path}");
    }
    assert_eq!(entries(&feed).len(), 4, "no name stands twice");
    for (path, text) in &all {
        if path.ends_with("/updated") {
            time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).unwrap();
        }
        if path.ends_with("/id") {
            let uuid = text.strip_prefix("urn:uuid:").unwrap();
            let parts: Vec<usize> = uuid.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{uuid}");
            assert_eq!(uuid.as_bytes()[14], b'8', "{uuid}");
        }
    }
    assert!(feed.contains("First &amp; &lt;b&gt;") && feed.contains("A &amp; B &lt;c&gt;"));
    assert!(feed.contains("href=\"https://pictures.example/privacy.atom\""));
}

#[actix_web::test]
async fn what_the_operator_changes_is_seen_by_readers_of_the_feed() {
    let before = feed(&service(SITE, "Germany").await).await;
    let again = Setup {
        seed: 99,
        ..setup(SITE, "Germany")
    };
    assert_eq!(before, feed(&again.start().await).await, "a restart is no change");
    for (lines, region) in [
        (SITE.to_owned(), "France"),
        (format!("{SITE}hosting = 'H'\n"), "Germany"),
        (format!("{SITE}proxy = 'P'\n"), "Germany"),
        (format!("{SITE}[challenge]\nkinds = ['code']\n"), "Germany"),
    ] {
        let after = feed(&service(&lines, region).await).await;
        let (old, new) = (entries(&before), entries(&after));
        assert_eq!(
            (old.difference(&new).count(), new.difference(&old).count()),
            (1, 1),
            "{lines}"
        );
    }
    let mark = |service: Service| async move {
        let visitor = Visitor::new(&service);
        let mark = visitor.get("/privacy.json").await.json()["settings"].clone();
        let page = visitor
            .get("/privacy")
            .await
            .page()
            .words("#privacy-changes-mark")
            .unwrap();
        assert!(page.contains(mark.as_str().unwrap()), "{page}");
        mark
    };
    let (first, second) = (service(SITE, "Germany").await, service(SITE, "France").await);
    assert_ne!(mark(first).await, mark(second).await);
}

#[actix_web::test]
async fn whatever_changes_a_sentence_changes_the_mark() {
    let told = |from: &'static str, to: &'static str, lines: String| async move {
        let mut setup = setup(&format!("{SITE}{lines}"), "Germany");
        setup.config = setup.config.replace(from, to);
        // What it says of pictures that are given stands in the models themselves.
        setup.makers = Some(makers(&read(&setup.config)).expect("they can be called"));
        let service = setup.start().await;
        let visitor = Visitor::new(&service);
        let mark = visitor.get("/privacy.json").await.json()["settings"].clone();
        let mark = mark.as_str().unwrap().to_owned();
        let page = visitor.get("/privacy").await.page().words("main").unwrap();
        (page.replace(&mark, ""), mark)
    };
    let (before, mark) = told("", "", String::new()).await;
    let models = "models = ['m']";
    let priced = "models = [{ id = 'm', price = 0.04 }]";
    let edits = "models = [{ id = 'm', upstream = 'gpt-image-1', edit = true }]";
    for (from, to, lines) in [
        ("", "", "operator = 'O'\n".to_owned()),
        ("", "", "contact = 'mailto:post@pictures.example'\n".to_owned()),
        ("", "", "[challenge]\nkinds = []\n".to_owned()),
        ("", "", "[challenge]\nkinds = ['work']\n".to_owned()),
        (
            "",
            "",
            format!("[api]\nenabled = true\n{}", crate::api::holder(1, "")),
        ),
        ("name = 'Up Ltd', ", "name = 'Down Ltd', ", String::new()),
        (
            models,
            priced,
            "[budget]\nper_hour = 2.4\nper_day = 20\n".to_owned(),
        ),
        (models, edits, String::new()),
    ] {
        let (page, after) = told(from, to, lines.clone()).await;
        assert_eq!(page == before, after == mark, "{lines}{to}");
    }
}

#[actix_web::test]
async fn the_latest_change_is_since_when_the_policies_hold() {
    // The clock shows 20 November 2026.
    for (changes, since) in [
        ("", "2026-11-20"),
        ("changes = ['2026-11-19 Before']\n", "2026-11-20"),
        (
            "changes = ['2027-01-01 Ahead', '2026-01-01 Long ago']\n",
            "2026-11-20",
        ),
    ] {
        let service = service(&format!("{SITE}{changes}"), "Germany").await;
        assert_eq!(service.time.wall().date(), date!(2026 - 11 - 20));
        let visitor = Visitor::new(&service).accepting(HTML);
        for page in ["/privacy", "/terms"] {
            let id = format!("#{}-changes-since", page.trim_start_matches('/'));
            let said = visitor.get(page).await.page().words(&id).unwrap();
            assert!(said.contains(since), "{said}");
        }
        let json = visitor.get("/privacy.json").await.json();
        assert_eq!(json["effective"], since);
        let text = visitor.get("/privacy").await.page().words("main").unwrap();
        assert!(!text.contains("Ahead"), "what is ahead is not yet so");
        assert_eq!(text.contains("Long ago"), changes.contains("Long ago"));
    }
}

#[actix_web::test]
async fn a_transfer_is_said_as_far_as_the_card_says() {
    for (region, said, outside) in [
        ("Germany", "stay in the European Economic Area", json!(false)),
        ("United States", "leave the European Economic Area", json!(true)),
        ("Here and there", "has not stated", Value::Null),
    ] {
        let service = service(SITE, region).await;
        let visitor = Visitor::new(&service);
        let page = visitor.get("/privacy").await.page().words("main").unwrap();
        assert!(page.contains(said), "{region}");
        let provider = visitor.get("/privacy.json").await.json()["providers"][0].clone();
        assert_eq!(
            provider["transfer"],
            json!({ "outside_eea": outside, "ground": null }),
            "{region}"
        );
    }
}

#[actix_web::test]
async fn every_row_of_the_table_has_a_purpose_and_no_other() {
    let folder = crate::log::Folder::new("purposes");
    let service = folder.setup("").start().await;
    let json = Visitor::new(&service).get("/privacy.json").await.json();
    let rows = |value: &Value| -> Vec<String> {
        let rows = value.as_array().unwrap().iter();
        rows.map(|row| row.as_str().unwrap().to_owned()).collect()
    };
    let purposes = json["purposes"].as_array().unwrap();
    let mut served: Vec<String> = purposes
        .iter()
        .flat_map(|purpose| rows(&purpose["kept"]))
        .collect();
    let kept = json["kept"].as_array().unwrap().iter();
    // What lies in the visitor's browser is the visitor's.
    let mut kept: Vec<String> = kept
        .map(|row| row["what"].as_str().unwrap().to_owned())
        .filter(|row| row != "browser")
        .collect();
    served.sort();
    kept.sort();
    assert_eq!(served, kept);
    assert!(
        purposes
            .iter()
            .all(|purpose| purpose["basis"].as_str().unwrap().starts_with("GDPR 6(1)("))
    );
}

#[actix_web::test]
async fn programs_find_each_promise_on_its_page_and_only_rights_that_are_served() {
    let folder = crate::log::Folder::new("promises");
    let service = folder.setup("").start().await;
    let visitor = Visitor::new(&service);
    let json = visitor.get("/privacy.json").await.json();
    let promises = json["promises"].as_array().unwrap();
    assert!(promises.len() > PROMISES.len() / 2, "{}", promises.len());
    for promise in promises {
        let (page, id) = promise["at"].as_str().unwrap().split_once('#').unwrap();
        assert_eq!(promise["id"], id);
        assert!(
            visitor.get(page).await.page().words(&format!("#{id}")).is_some(),
            "{id}"
        );
    }
    let said = |id: &str| promises.iter().any(|promise| promise["id"] == id);
    assert!(said("privacy-prompt-never") && !said("privacy-log-none"));
    for right in ["access", "export", "erase"] {
        if let Some(path) = json["rights"][right].as_str() {
            assert!(ROUTES.iter().any(|(have, _)| *have == path), "{path}");
        }
    }
}

#[actix_web::test]
async fn no_form_asks_who_somebody_is() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(HTML);
    for answer in [
        visitor.get("/").await,
        visitor.make(&[("prompt", "a lake")]).await,
    ] {
        let page = answer.page();
        let fields = page.all("input, textarea, select");
        assert!(fields.len() > 4);
        for field in fields {
            let kind = field.attr("type").unwrap_or("text");
            assert!(!["email", "password", "tel", "date"].contains(&kind), "{kind}");
            let filled_in = field.attr("autocomplete").unwrap_or("off");
            assert_eq!(filled_in, "off", "{:?}", field.attr("name"));
            for asked in ["name", "mail", "user", "age", "birth", "account", "phone"] {
                let name = field.attr("name").unwrap_or_default();
                assert!(name == "image" || !name.contains(asked), "{name}");
            }
        }
    }
}
