//! A configuration that is no good is refused whole; what takes a restart is named.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::rc::Rc;

use afterimage::config::{Environment, Fixed, load};
use afterimage::instance::{Makers, Reloads};
use afterimage::reload::{Outcome, Reload};
use afterimage::walls;
use time::macros::datetime;

use super::OPEN;
use crate::instance::{Service, Setup, read};
use crate::visitor::{HTML, Visitor};

/// An operator with a file before them.
struct Operator {
    file: Rc<RefCell<String>>,
    reload: Reload,
}

impl Operator {
    async fn of(lines: &str, server: &str) -> (Self, Service) {
        let text = format!("{lines}[server]\nsandbox = 'off'\n{server}[log]\ndir = ''\n");
        let config = read(&text);
        let makers = Makers::of(&config).unwrap();
        let setup = Setup {
            config: text.clone(),
            makers: Some(makers.all()),
            ..Setup::default()
        };
        let service = setup.start().await;
        let file = Rc::new(RefCell::new(text));
        let again = file.clone();
        let none = |_: &Path| Err(io::ErrorKind::NotFound.into());
        let walls = walls::raise(&config, &BTreeSet::new()).unwrap();
        let reload = Reload::new(
            Box::new(move || load(&again.borrow(), &Environment::default(), &none)),
            Fixed::of(&config),
            makers,
            service.instance.running.clone(),
            walls,
        );
        (Self { file, reload }, service)
    }

    /// Writes this into the file and has it read: what came of it, and what was said.
    async fn writes(&mut self, text: &str) -> (Outcome, String) {
        *self.file.borrow_mut() = text.to_owned();
        let mut said = Vec::new();
        let outcome = self.reload.once(&mut said).await;
        (outcome, String::from_utf8(said).unwrap())
    }
}

#[actix_web::test]
async fn a_bad_file_changes_nothing_and_each_problem_is_named_without_its_value() {
    let (mut operator, service) = Operator::of(OPEN, "").await;
    let before = service.instance.services.edge.now();
    let bad =
        "[rate]\nper_minute = 'canary'\n[site]\nname = 'canary'\nnaem = 'canary'\n[budget]\nin_flight = 0\n";
    let (outcome, said) = operator.writes(bad).await;
    assert_eq!(outcome, Outcome::Refused);
    for key in ["rate.per_minute: ", "site.naem: ", "budget.in_flight: "] {
        assert!(said.contains(key), "{key} in {said}");
    }
    assert!(!said.contains("canary"), "{said}");
    let (outcome, said) = operator.writes("this is no TOML").await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(said.contains("line 1"), "{said}");
    let after = service.instance.services.edge.now();
    assert!(std::sync::Arc::ptr_eq(&before, &after), "the one before serves");
    let reloads = Reloads {
        taken: 0,
        refused: 2,
        last: Some(datetime!(2026-11-20 12:00 UTC)),
    };
    assert_eq!(service.instance.running.reloads(), reloads);
    let good = format!("{OPEN}[site]\nname = 'Good'\n[server]\nsandbox = 'off'\n[log]\ndir = ''\n");
    let (outcome, said) = operator.writes(&good).await;
    assert_eq!((outcome, said.as_str()), (Outcome::Taken, ""));
    assert_eq!(service.instance.running.reloads().taken, 1);
    let page = Visitor::new(&service).accepting(HTML).get("/").await;
    assert!(page.text().contains("Good"));
}

#[actix_web::test]
async fn a_provider_that_cannot_be_called_is_named_and_nothing_of_its_configuration_is_taken() {
    let (mut operator, service) = Operator::of(OPEN, "").await;
    let bad = format!(
        "{OPEN}[site]\nname = 'Canary'\n[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\n\
         models = ['a']\nca_file = '/nowhere/at/all.pem'\n"
    );
    let (outcome, said) = operator.writes(&bad).await;
    assert_eq!(outcome, Outcome::Refused);
    assert_eq!(
        said,
        "The configuration cannot be run: provider up: the trusted certificates cannot be loaded\n"
    );
    let page = Visitor::new(&service).accepting(HTML).get("/").await;
    assert!(!page.text().contains("Canary"));
}

#[actix_web::test]
async fn what_takes_a_restart_is_named_and_stays_while_the_rest_is_taken() {
    let (mut operator, service) = Operator::of(OPEN, "").await;
    let other = format!(
        "{OPEN}[server]\nsandbox = 'off'\nbind = '127.0.0.1:1'\npublic_url = 'https://canary.example'\nconnections = 9\n\
         [log]\ndir = ''\naddress = 'none'\n[ledger]\nkey = 'canary-canary-canary-canary-canary'\n\
         [site]\nname = 'Taken'\noperator = 'x'\ncontact = 'x@example.com'\n"
    );
    for _ in 0..2 {
        let (outcome, said) = operator.writes(&other).await;
        assert_eq!(outcome, Outcome::Taken);
        let named: Vec<&str> = said
            .lines()
            .filter_map(|line| {
                line.strip_prefix("Warning: ")?
                    .strip_suffix(" has changed: that takes a restart, and until then it is as it was")
            })
            .collect();
        assert_eq!(
            named,
            [
                "server.bind",
                "server.public_url",
                "server.connections",
                "log.address",
                "ledger.key"
            ],
            "{said}"
        );
        assert!(!said.contains("canary"), "{said}");
    }
    let page = Visitor::new(&service).accepting(HTML).get("/privacy").await;
    assert!(page.text().contains("Taken"), "the rest is taken over");
    assert_eq!(page.header("strict-transport-security"), None);
    assert!(!page.text().contains("canary.example"));
}

#[actix_web::test]
async fn a_public_instance_does_not_become_one_without_cards_and_budget() {
    let server = "public_url = 'https://x.example'\ntrusted_proxies = ['10.0.0.1']\n";
    let (mut operator, service) = Operator::of(OPEN, server).await;
    let private = "[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = 'https://up.example'\napi_key = 'k'\n\
                   models = ['a']\nprice = 1\n";
    let (outcome, said) = operator.writes(private).await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(said.contains("server.public_url is gone"), "{said}");
    let page = Visitor::new(&service).accepting(HTML).get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.header("strict-transport-security").is_some());
    let (outcome, _) = operator
        .writes(&format!("{OPEN}[server]\nsandbox = 'off'\n{server}"))
        .await;
    assert_eq!(outcome, Outcome::Taken);
}
