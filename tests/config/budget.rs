//! What money an instance may spend, and that a public one says so before it starts.

use afterimage::config::Warning;
use afterimage::ledger::Limits;
use afterimage::money::Money;

use super::{read, wrong};

/// A provider on the internet with a whole card.
const REMOTE: &str = "[[provider]]\nid = 'a'\nkind = 'openai'\nbase_url = 'https://api.example/v1'\n\
                      disclosure = { name = 'n', region = 'r', retention = 'r', training = 't', \
                      terms_url = 'https://a.example/terms' }\n";
const PUBLIC: &str = "[server]\npublic_url = 'https://a.example'\n[site]\ncontact = 'a@a.example'\n";

/// The limits of a good configuration.
fn limits(text: &str) -> Option<Limits> {
    let loaded = read(text, &[]);
    assert!(loaded.is_ok(), "{:?}", wrong(&loaded));
    loaded.ok().and_then(|loaded| loaded.config.budget.limits)
}

fn some(per_hour: u64, per_day: Option<u64>) -> Option<Limits> {
    Some(Limits {
        per_hour: Money::from_micros(per_hour),
        per_day: per_day.map(Money::from_micros),
    })
}

#[test]
fn an_hour_is_a_twelfth_of_the_day_where_only_the_day_is_given() {
    assert_eq!(limits(""), None);
    assert_eq!(limits("[budget]\nper_hour = 0\nper_day = 0"), None);
    assert_eq!(limits("[budget]\nper_hour = 1.5"), some(1_500_000, None));
    assert_eq!(
        limits("[budget]\nper_day = 12"),
        some(1_000_000, Some(12_000_000))
    );
    assert_eq!(
        limits("[budget]\nper_hour = 0.1\nper_day = 2"),
        some(100_000, Some(2_000_000))
    );
}

// safety.md T44, tier: run
#[test]
fn a_public_instance_with_a_price_and_no_budget_does_not_start() {
    for price in [
        "price = 0.04\nmodels = ['m']\n",
        "models = ['m', { id = 'n', price = 0.04 }]\n",
    ] {
        let text = format!("{PUBLIC}{REMOTE}{price}");
        assert_eq!(wrong(&read(&text, &[])), ["budget.per_hour"], "{price}");
        for key in ["PER_HOUR", "PER_DAY"] {
            let variable = format!("AFTERIMAGE_BUDGET__{key}");
            assert!(read(&text, &[(&variable, "24")]).is_ok(), "{key}");
        }
        assert!(
            read(&format!("{REMOTE}{price}"), &[]).is_ok(),
            "a private one may"
        );
    }
    let free = format!("{PUBLIC}{REMOTE}price = 0.04\nmodels = [{{ id = 'n', price = 0 }}]\n");
    assert!(read(&free, &[]).is_ok(), "a model's own price wins");
}

#[test]
fn a_picture_that_the_budget_can_never_pay_is_named() {
    let text = format!(
        "[budget]\nper_hour = 0.03\n{REMOTE}price = 0.03\nmodels = ['m', {{ id = 'n', price = 0.031 }}]\n"
    );
    assert_eq!(wrong(&read(&text, &[])), ["provider[1].models[2]"]);
}

#[test]
fn a_public_instance_that_counts_nobodys_bills_is_warned() {
    let warned = |text: &str| {
        let loaded = read(text, &[("AFTERIMAGE_BUDGET__PER_HOUR", "1")]).unwrap();
        loaded.warnings.contains(&Warning::NoPrice)
    };
    assert!(warned(&format!("{PUBLIC}{REMOTE}models = ['m']\n")));
    assert!(!warned(&format!(
        "{PUBLIC}{REMOTE}models = ['m']\nprice = 0.01\n"
    )));
    assert!(!warned(&format!("{REMOTE}models = ['m']\n")));
    assert!(!warned(PUBLIC), "the painter costs nothing");
}

#[test]
fn what_is_not_said_to_be_free_is_taken_to_cost() {
    let price = |lines: &str| {
        let loaded = read(&format!("{REMOTE}models = ['m']\n{lines}"), &[]).unwrap();
        let provider = loaded.config.providers.into_iter().next().unwrap();
        (provider.price.bills_refusals, provider.price.bills_5xx)
    };
    assert_eq!(price("price = 0.01\n"), (true, true));
    assert_eq!(price("bills_refusals = false\n"), (false, true));
    assert_eq!(price("bills_5xx = false\n"), (true, false));
}
