//! What the operator is shown: each thing counted once, under fixed names, at a place of its own.

mod counts;
mod listener;

use std::collections::{BTreeMap, BTreeSet};

use afterimage::admin::Scrape;
use afterimage::telemetry::metrics::{FAMILIES, Form};
use serde_json::json;

use crate::api::{Program, served};
use crate::instance::{GENEROUS, Service, Setup};
use crate::visitor::Visitor;

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const OPEN: &str = "[challenge]\nkinds = []\n";

/// The figures of one moment, by name and labels as they are written.
#[derive(PartialEq, Debug)]
struct Sheet(BTreeMap<String, f64>);

impl Sheet {
    fn read(page: &str) -> Self {
        let lines = page.lines().filter(|line| !line.starts_with('#'));
        let figures: Vec<(String, f64)> = lines
            .map(|line| {
                let (name, value) = line.rsplit_once(' ').expect("a name and a number");
                (name.to_owned(), value.parse().expect("a number"))
            })
            .collect();
        let (count, sheet) = (figures.len(), Self(figures.into_iter().collect()));
        assert_eq!(sheet.0.len(), count, "each figure once");
        sheet
    }

    async fn of(service: &Service) -> Self {
        Self::read(&service.metrics().await)
    }

    fn get(&self, name: &str) -> f64 {
        *self.0.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// What is not nothing under a name, with its labels.
    fn some(&self, name: &str) -> Vec<(&str, f64)> {
        let under = self
            .0
            .iter()
            .filter_map(|(full, value)| Some((full.strip_prefix(name)?, *value)));
        under.filter(|(_, value)| *value != 0.0).collect()
    }
}

#[actix_web::test]
async fn every_family_is_on_the_page_once_and_no_other() {
    let service = Service::start().await;
    let page = service.metrics().await;
    let heads: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE "))
        .collect();
    let promised: Vec<String> = FAMILIES
        .iter()
        .map(|family| format!("{} {}", family.full_name(), family.kind.name()))
        .collect();
    assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len());
    assert_eq!(
        heads
            .iter()
            .map(|head| (*head).to_owned())
            .collect::<BTreeSet<_>>(),
        promised.into_iter().collect::<BTreeSet<_>>()
    );
    let names: Vec<String> = FAMILIES.iter().map(|family| family.full_name()).collect();
    for name in Sheet::read(&page).0.keys() {
        let bare = name.split('{').next().unwrap();
        let known = |name: &String| {
            let rest = bare.strip_prefix(name.as_str());
            rest.is_some_and(|rest| matches!(rest, "" | "_bucket" | "_sum" | "_count"))
        };
        assert!(names.iter().any(known), "{name}");
    }
}

// safety.md T30, tier: run
#[actix_web::test]
async fn labels_are_closed_lists_and_names_of_the_configuration() {
    let service = served(GENEROUS).start().await;
    let visitor = Visitor::new(&service).sending("user-agent", "canary");
    visitor.get("/canary?canary").await;
    visitor
        .solve_and_make(&[("prompt", "canary"), ("model", "canary")])
        .await;
    visitor
        .solve_and_make(&[("prompt", "canary"), ("canary", "canary")])
        .await;
    visitor.solve_and_make(LAKE).await;
    Program::bringing(&service, "Bearer canary")
        .generate(&json!({"prompt": "canary"}))
        .await;
    let before = service.metrics().await;
    let more: usize = 200;
    for number in 0..more {
        let visitor = Visitor::new(&service).from(&format!("198.51.100.{number}:1"));
        visitor.get(&format!("/none-{number}?{number}")).await;
        visitor
            .make(&[
                ("prompt", &format!("words {number}")),
                ("model", &format!("m{number}")),
            ])
            .await;
    }
    let after = service.metrics().await;
    assert!(!after.contains("canary"));
    let names = |page: &str| Sheet::read(page).0.into_keys().collect::<BTreeSet<_>>();
    assert_eq!(names(&before), names(&after), "no visitor makes a new figure");
    for line in after
        .lines()
        .filter(|line| line.contains("key=\"") || line.contains("model=\""))
    {
        assert!(
            ["k1", "k2", "painter"]
                .iter()
                .any(|name| line.contains(&format!("=\"{name}\""))),
            "{line}"
        );
    }
}

#[actix_web::test]
async fn a_look_at_the_figures_changes_none_of_them() {
    let service = Service::generous().await;
    Visitor::new(&service).solve_and_make(LAKE).await;
    let own = |page: String| {
        let lines = page.lines().filter(|line| !line.starts_with("process_"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = own(service.metrics().await);
    for _ in 0..10 {
        assert_eq!(own(service.metrics().await), first);
    }
}

#[actix_web::test]
async fn a_picture_is_the_same_whether_anybody_looks_or_not() {
    let made = async |looks: bool| {
        let service = Service::generous().await;
        let visitor = Visitor::new(&service).accepting("image/png");
        let question = visitor.question().await;
        let fields = question.beside(LAKE);
        let answering = visitor.make(&fields);
        let looking = async {
            if looks {
                for _ in 0..20 {
                    service.metrics().await;
                }
            }
        };
        let (answer, ()) = tokio::join!(answering, looking);
        (answer.status, answer.body.clone())
    };
    let (seen, unseen) = (made(true).await, made(false).await);
    assert_eq!(seen.0, 200);
    assert!(seen == unseen, "byte for byte");
}

#[test]
fn nothing_is_shown_of_a_store_that_is_not_there() {
    actix_web::rt::System::new().block_on(async {
        let lines = "[ledger]\nkey = 'a-secret-of-the-operators-servers'\nstore = 'redis://127.0.0.1:9'\n\
             [budget]\nper_hour = 2.4\n";
        let service = Setup::with(lines).start().await;
        let scrape = Scrape::new(&service.instance, None);
        let sheet = Sheet::read(&scrape.page(Form::Prometheus).await);
        assert!(!sheet.0.contains_key("afterimage_money_left"), "nobody knows");
        assert!(!sheet.0.contains_key("process_open_fds"), "nobody asked");
        assert!(!scrape.is_ready().await);
        let sheet = Sheet::read(&scrape.page(Form::Prometheus).await);
        assert!(sheet.get("afterimage_ledger_call_failures_total") >= 1.0);
    });
}
