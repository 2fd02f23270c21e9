//! What the pages promise, and where the figures come from.

use std::time::Duration;

use afterimage_templates::{
    Challenge, Checks, Funds, Lang, Offer, Retention, about, cookies, front, gallery, privacy, problem, text,
    your_data,
};

use crate::sample;
use crate::shown::other_retention;

#[test]
fn every_sentence_is_said_somewhere() {
    let source = sources().unwrap();
    for id in text::ids(Lang::En) {
        let built = ["-title", "-lead", "-time"].iter().any(|end| {
            id.strip_suffix(end)
                .is_some_and(|name| source.contains(&format!("\"{name}\"")))
        });
        let said = source.contains(&format!("\"{id}\"")) || id.starts_with("error-") || built;
        assert!(said, "{id} is written but never said");
    }
}

#[test]
fn the_page_carries_every_sentence_its_script_says() {
    let site = sample::site();
    let front = front::page(&site, &sample::several(), Challenge::OnRequest, Funds::Unlimited).into_string();
    let carried = front + &gallery::page(&site, &sample::several()).into_string();
    let held = your_data::page(&site, &sample::retention(), &sample::nothing_held());
    let carried = carried + &held.into_string();
    let mut said = 0;
    for module in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/static/js")).unwrap() {
        let source = std::fs::read_to_string(module.unwrap().path())
            .unwrap()
            .replace("#say(", "");
        for id in source
            .split("say(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(carried.contains(&format!("data-text=\"{id}\"")), "{id}");
            said += 1;
        }
    }
    assert!(said > 20, "the modules' way of saying sentences has changed");
}

fn sources() -> std::io::Result<String> {
    let mut source = String::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))? {
        source += &std::fs::read_to_string(file?.path())?;
    }
    Ok(source)
}

#[test]
fn every_number_of_the_promise_comes_from_the_table() {
    let (site, offer) = (sample::site(), sample::painter());
    let page = privacy::page(&site, &sample::retention(), &offer).into_string();
    for figure in [
        "10 minutes",
        "15 minutes",
        "30 minutes",
        "24 hours",
        "48 hours",
        "30 days",
        "256 KiB",
        "first 24 of 32",
    ] {
        assert!(page.contains(figure), "{figure}");
    }
    let changed = Retention {
        challenge: Duration::from_secs(7 * 60),
        access_log: Some(Duration::from_secs(11 * 86_400)),
        ..sample::retention()
    };
    let page = privacy::page(&site, &changed, &offer).into_string();
    assert!(page.contains("7 minutes") && page.contains("11 days") && !page.contains("30 days"));
    assert!(
        privacy::page(&site, &other_retention(), &offer)
            .into_string()
            .contains("writes no access log")
    );
}

#[test]
fn what_an_instance_does_not_do_is_not_said_of_it() {
    let site = sample::site();
    let has = |page: &str, id: &str| page.contains(&format!("id=\"{id}\""));
    let said = |checks: Checks| {
        let retention = Retention {
            code: checks.code,
            work: checks.work,
            ..sample::retention()
        };
        let offer = Offer {
            checks,
            ..sample::painter()
        };
        let about = about::page(&site, &offer, &sample::provenance());
        let pages = [
            privacy::page(&site, &retention, &offer),
            cookies::page(&site, &retention),
            about,
        ];
        pages.map(maud::Markup::into_string).concat()
    };
    for (code, work, there) in [
        (true, true, [true, true, true, false, true, false]),
        (true, false, [true, true, true, false, true, false]),
        (false, true, [false, true, true, false, false, true]),
        (false, false, [false, false, false, true, true, false]),
    ] {
        let page = said(Checks { code, work });
        let ids = [
            "privacy-challenge-once",
            "privacy-session-random",
            "cookies-name",
            "cookies-none",
            "about-access-scripts",
            "about-access-work",
        ];
        assert_eq!(ids.map(|id| has(&page, id)), there, "{code} {work}");
        assert_eq!(has(&page, "privacy-work-number"), work);
        assert_eq!(has(&page, "about-access-code"), code);
    }
}

#[test]
fn only_where_programs_have_keys_is_it_said_what_is_counted_under_them() {
    let said = |keys| {
        let retention = Retention {
            keys,
            ..sample::retention()
        };
        privacy::page(&sample::site(), &retention, &sample::painter()).into_string()
    };
    let keyed = [
        "privacy-rate-keys",
        "privacy-not-account-keys",
        "privacy-rights-eleven-keys",
    ];
    for id in keyed.map(|id| format!("id=\"{id}\"")) {
        assert!(said(true).contains(&id) && !said(false).contains(&id), "{id}");
    }
    assert!(!said(true).contains("There are no accounts"));
}

#[test]
fn nothing_is_said_to_be_sent_where_nothing_is() {
    let said = |offer: &Offer| privacy::page(&sample::site(), &sample::retention(), offer).into_string();
    assert!(
        !said(&sample::painter()).contains("What is sent")
            && said(&sample::painter()).contains("sent to nobody")
    );
    assert!(said(&sample::several()).contains("What is sent"));
}

#[test]
fn no_sentence_holds_a_figure_of_its_own() {
    // Law, addresses and the names of standards are not figures of the promise.
    let foreign = ["Article", "Directive", "IPv", "https", "under 16"];
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/locales/en/main.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let said = line.split_once(" = ").map_or(line, |(_, said)| said);
        let bare: String = said.split(['{', '}']).step_by(2).collect();
        assert!(
            !bare.contains(|c: char| c.is_ascii_digit()) || foreign.iter().any(|word| bare.contains(word)),
            "{line}"
        );
    }
}

#[test]
fn a_code_without_words_is_said_as_an_inner_fault() {
    assert_eq!(
        problem::title(Lang::En, "no-such-code"),
        problem::title(Lang::En, "internal")
    );
}
