//! What holds for every page, whatever it shows.

mod sample;

use std::collections::BTreeSet;
use std::time::Duration;

use afterimage_templates::{
    Challenge, Draft, Fault, Form, Lang, LoggedAddress, Offer, Problem, Retention, Site, Store, Value, about,
    answer, challenge, contact, cookies, front, gallery, privacy, problem, terms, text,
};

const CODE: Challenge<'static> = Challenge::Code {
    id: "c1",
    picture: "data:image/png;base64,AAAA",
};

/// A draft that tries to leave every field it stands in.
const BREAKOUT: &str = "\n</textarea><script>alert(1)</script><hr data-cut>\u{fffc}\"' onfocus=alert(1) x=";

fn breakout() -> Draft<'static> {
    Draft {
        prompt: BREAKOUT,
        negative_prompt: BREAKOUT,
        model: BREAKOUT,
        size: BREAKOUT,
        count: BREAKOUT,
        seed: BREAKOUT,
        steps: BREAKOUT,
        guidance: BREAKOUT,
    }
}

const FAULTS: [Fault<'static>; 4] = [
    Fault {
        field: Some("prompt"),
        code: "prompt-too-long",
        args: &[("most", Value::Number(10_000))],
        retry_after: None,
    },
    Fault {
        field: Some("seed"),
        code: "number-invalid",
        args: &[],
        retry_after: None,
    },
    Fault {
        field: Some("code"),
        code: "challenge-wrong",
        args: &[],
        retry_after: None,
    },
    Fault {
        field: None,
        code: "rate-limited",
        args: &[],
        retry_after: Some(Duration::from_secs(60)),
    },
];

fn filled<'a>(offer: &'a Offer, draft: Draft<'a>, challenge: Challenge<'a>) -> Form<'a> {
    Form {
        offer,
        draft,
        faults: &FAULTS,
        challenge,
    }
}

/// Every page a visitor can be shown, by a name for the failure message.
fn pages() -> Vec<(String, String)> {
    let site = sample::site();
    let nobody = Site {
        operator: String::new(),
        contact: String::new(),
        public_url: None,
        ..sample::site()
    };
    let mut pages = Vec::new();
    for (kind, offer) in [("painter", sample::painter()), ("several", sample::several())] {
        let mut add = |name: &str, page: String| pages.push((format!("{name}, {kind}"), page));
        add(
            "front",
            front::page(&site, &offer, Challenge::OnRequest).into_string(),
        );
        add(
            "front without check",
            front::page(&site, &offer, Challenge::Off).into_string(),
        );
        add(
            "challenge",
            challenge::page(&site, &filled(&offer, sample::draft(), CODE)).into_string(),
        );
        add(
            "challenge, breakout",
            challenge::page(&site, &filled(&offer, breakout(), CODE)).into_string(),
        );
        add("answer", answer_page(&site, &filled(&offer, breakout(), CODE)));
        add(
            "privacy",
            privacy::page(&site, &sample::retention(), &offer).into_string(),
        );
        add(
            "privacy of nobody",
            privacy::page(&nobody, &other_retention(), &offer).into_string(),
        );
        add("about", about::page(&site, &offer).into_string());
        add(
            "problem with form",
            problem_page(&site, "queue-full", Some(&filled(&offer, breakout(), CODE))),
        );
    }
    let mut add = |name: &str, page: String| pages.push((name.to_owned(), page));
    for id in text::ids(Lang::En) {
        if let Some(code) = id.strip_prefix("error-") {
            add(id, problem_page(&site, code, None));
        }
    }
    add("gallery", gallery::page(&site).into_string());
    add(
        "cookies",
        cookies::page(&site, &sample::retention()).into_string(),
    );
    add("terms", terms::page(&site).into_string());
    add("contact", contact::page(&site).into_string());
    add("contact of nobody", contact::page(&nobody).into_string());
    pages
}

fn other_retention() -> Retention {
    Retention {
        access_log: None,
        logged_address: LoggedAddress::None,
        store: Store::Valkey,
        ..sample::retention()
    }
}

fn problem_page(site: &Site, code: &str, form: Option<&Form<'_>>) -> String {
    let args = [
        ("most", Value::Number(10_000)),
        ("least", Value::Number(1)),
        ("field", Value::Text("seed")),
    ];
    let retry_after = Some(Duration::from_secs(30));
    problem::page(
        site,
        &Problem {
            status: 503,
            code,
            args: &args,
            retry_after,
        },
        form,
    )
    .into_string()
}

fn answer_page(site: &Site, form: &Form<'_>) -> String {
    let lang = site.lang;
    let (head, tail) = answer::frame(site);
    let (open, close) = answer::picture(lang, "image/png", 1);
    [
        head,
        answer::started(lang).into_string(),
        answer::waiting_line(lang, 2).into_string(),
        answer::progress_line(lang, 0.42).into_string(),
        open + "iVBORw0KGgo=" + &close,
        answer::done(lang, 1, 2, Some(7)).into_string(),
        answer::refused(lang, "upstream-failed", &[], Some(Duration::from_secs(5))).into_string(),
        answer::next(site, form).into_string(),
        tail,
    ]
    .concat()
}

/// The values of an attribute, wherever it stands.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn no_page_misses_a_sentence_or_a_number() {
    for (name, page) in pages() {
        assert!(
            !page.contains('⟦'),
            "{name}: {:?}",
            page.split('⟦').nth(1).map(|rest| rest.split('⟧').next())
        );
        assert!(
            !page.contains("{$"),
            "{name}: {:?}",
            page.split("{$").nth(1).map(|rest| rest.split('}').next())
        );
    }
}

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

fn sources() -> std::io::Result<String> {
    let mut source = String::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))? {
        source += &std::fs::read_to_string(file?.path())?;
    }
    Ok(source)
}

#[test]
fn no_page_holds_inline_script_or_style() {
    for (name, page) in pages() {
        assert!(!page.contains("<style") && !page.contains(" style=\""), "{name}");
        assert!(!page.contains("javascript:"), "{name}");
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(
                !tag.starts_with("script") || tag.contains(" src=\"/static/0/js/"),
                "{name}: {tag}"
            );
            let outside_values: String = tag.split('"').step_by(2).collect();
            assert!(
                !outside_values
                    .split(' ')
                    .any(|word| word.starts_with("on") && word.ends_with('=')),
                "{name}: {tag}"
            );
        }
    }
}

#[test]
fn what_was_typed_comes_back_and_never_becomes_markup() {
    let site = sample::site();
    let offer = sample::several();
    let page = challenge::page(&site, &filled(&offer, breakout(), CODE)).into_string();
    assert!(!page.contains("<script>"));
    assert!(
        page.contains("\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)"),
        "a leading line break is lost in a textarea"
    );
    let draft = sample::draft();
    let page = challenge::page(&site, &filled(&offer, sample::draft(), CODE)).into_string();
    assert!(page.contains(draft.prompt) && page.contains("value=\"42\""));
    assert!(page.contains("value=\"1216x832\" checked") && page.contains("value=\"2\" checked"));
}

#[test]
fn every_reference_inside_a_page_has_its_target_and_no_id_stands_twice() {
    for (name, page) in pages() {
        let ids = values(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for attribute in ["for", "aria-describedby", "aria-labelledby"] {
            for target in values(&page, attribute)
                .into_iter()
                .flat_map(str::split_whitespace)
            {
                assert!(unique.contains(target), "{name}: {attribute} names {target}");
            }
        }
    }
}

#[test]
fn no_page_asks_another_origin_for_anything() {
    for (name, page) in pages() {
        for attribute in ["src", "action", "srcset", "poster"] {
            for address in values(&page, attribute) {
                assert!(
                    address.starts_with('/') || address.starts_with("data:image/"),
                    "{name}: {address}"
                );
            }
        }
        for link in page
            .split("<link ")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
        {
            assert!(link.contains(" href=\"/static/0/"), "{name}: {link}");
        }
    }
}

#[test]
fn only_what_a_model_takes_is_in_the_form() {
    let site = sample::site();
    let mut offer = sample::painter();
    let page = front::page(&site, &offer, Challenge::OnRequest).into_string();
    assert!(page.contains("name=\"seed\"") && page.contains("name=\"negative_prompt\""));
    assert!(!page.contains("name=\"steps\"") && !page.contains("<select"));
    for model in &mut offer.models {
        model.takes_seed = false;
        model.takes_negative_prompt = false;
        model.count_max = 1;
    }
    let page = front::page(&site, &offer, Challenge::OnRequest).into_string();
    assert!(!page.contains("name=\"seed\"") && !page.contains("name=\"negative_prompt\""));
    assert!(!page.contains("name=\"count\""));
}

#[test]
fn one_answered_check_never_offers_more_pictures_than_it_admits() {
    let mut offer = sample::painter();
    offer.limits.pictures_per_solve = 2;
    let page = front::page(&sample::site(), &offer, Challenge::OnRequest).into_string();
    assert!(page.contains("name=\"count\" value=\"2\"") && !page.contains("name=\"count\" value=\"3\""));
}

#[test]
fn the_label_says_whether_an_ai_model_is_at_work() {
    let site = sample::site();
    let page = |offer: &Offer| front::page(&site, offer, Challenge::OnRequest).into_string();
    assert!(
        page(&sample::painter()).contains("no AI model")
            && !page(&sample::painter()).contains("AI-generated")
    );
    assert!(page(&sample::several()).contains("AI-generated"));
    assert!(page(&sample::several()).contains("Example Pictures Ltd"));
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
fn the_answer_page_is_whole_when_its_halves_meet() {
    let (head, tail) = answer::frame(&sample::site());
    assert!(head.starts_with("<!DOCTYPE html>") && head.contains("<main") && !head.contains("</main>"));
    assert!(tail.contains("</main>") && tail.ends_with("</html>"));
    assert!(!head.contains("data-cut") && !tail.contains("data-cut"));
    let (open, close) = answer::picture(Lang::En, "image/webp", 1);
    assert!(open.ends_with("src=\"data:image/webp;base64,") && close.starts_with("\">"));
}

#[test]
fn a_code_without_words_is_said_as_an_inner_fault() {
    assert_eq!(
        problem::title(Lang::En, "no-such-code"),
        problem::title(Lang::En, "internal")
    );
}
