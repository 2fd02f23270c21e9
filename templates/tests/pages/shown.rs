//! Every page a visitor can be shown, and what stands in it.

use std::time::Duration;

use afterimage_templates::{
    Challenge, Draft, Erased, Fault, Form, Funds, Lang, LoggedAddress, Offer, Problem, Retention, Site,
    Store, Value, about, answer, api, challenge, contact, cookies, erase, front, gallery, privacy, problem,
    terms, text, your_data,
};

use crate::sample;

pub(crate) const CODE: Challenge<'static> = Challenge::Code {
    id: "c1",
    picture: "data:image/png;base64,AAAA",
};

/// A draft that tries to leave every field it stands in.
pub(crate) const BREAKOUT: &str =
    "\n</textarea><script>alert(1)</script><hr data-cut>\u{fffc}\"' onfocus=alert(1) x=";

pub(crate) fn breakout() -> Draft<'static> {
    Draft {
        prompt: BREAKOUT,
        negative_prompt: BREAKOUT,
        model: BREAKOUT,
        size: BREAKOUT,
        count: BREAKOUT,
        seed: BREAKOUT,
        steps: BREAKOUT,
        guidance: BREAKOUT,
        style: BREAKOUT,
        quality: BREAKOUT,
        background: BREAKOUT,
        format: BREAKOUT,
        stand_in: BREAKOUT,
        strength: BREAKOUT,
        had_image: true,
        had_mask: true,
    }
}

pub(crate) const FAULTS: [Fault<'static>; 4] = [
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

pub(crate) fn filled<'a>(offer: &'a Offer, draft: Draft<'a>, challenge: Challenge<'a>) -> Form<'a> {
    Form {
        offer,
        draft,
        faults: &FAULTS,
        challenge,
        funds: Funds::Left { percent: 40 },
    }
}

fn spent(day: bool) -> Funds {
    Funds::Spent {
        hour: 14,
        minute: 5,
        day,
    }
}

/// The service in each language, bare and in the language's folder.
pub(crate) fn sites() -> Vec<Site> {
    let both = |lang| [false, true].map(|named| sample::site().spoken(lang, named));
    Lang::ALL.into_iter().flat_map(both).collect()
}

/// Every page a visitor can be shown, by a name for the failure message.
pub(crate) fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for site in sites() {
        let name = |name| format!("{name} in {}, {}", site.lang.tag(), site.named);
        pages.extend(pages_of(&site).into_iter().map(|(page, text)| (name(page), text)));
    }
    pages
}

/// The same of one service.
pub(crate) fn pages_of(site: &Site) -> Vec<(String, String)> {
    let nobody = Site {
        operator: String::new(),
        contact: String::new(),
        public_url: None,
        ..site.clone()
    };
    let mut pages = Vec::new();
    for (kind, offer) in [("painter", sample::painter()), ("several", sample::several())] {
        let mut add = |name: &str, page: String| pages.push((format!("{name}, {kind}"), page));
        add(
            "front",
            front::page(site, &offer, Challenge::OnRequest, Funds::Unlimited).into_string(),
        );
        add(
            "front, the hour is spent",
            front::page(site, &offer, Challenge::OnRequest, spent(false)).into_string(),
        );
        add(
            "front, the day is spent",
            front::page(site, &offer, Challenge::OnRequest, spent(true)).into_string(),
        );
        add(
            "front without check",
            front::page(site, &offer, Challenge::Off, Funds::Unlimited).into_string(),
        );
        add(
            "challenge",
            challenge::page(site, &filled(&offer, sample::draft(), CODE)).into_string(),
        );
        add(
            "challenge, breakout",
            challenge::page(site, &filled(&offer, breakout(), CODE)).into_string(),
        );
        add("answer", answer_page(site, &filled(&offer, breakout(), CODE)));
        add(
            "privacy",
            privacy::page(site, &sample::retention(), &offer).into_string(),
        );
        add(
            "privacy of nobody",
            privacy::page(&nobody, &other_retention(), &offer).into_string(),
        );
        add(
            "about",
            about::page(site, &offer, &sample::provenance()).into_string(),
        );
        add(
            "problem with form",
            problem_page(site, "queue-full", Some(&filled(&offer, breakout(), CODE))),
        );
    }
    let mut add = |name: &str, page: String| pages.push((name.to_owned(), page));
    add("api", api::page(site, &sample::described()).into_string());
    for id in text::ids(Lang::En) {
        if let Some(code) = id.strip_prefix("error-") {
            add(id, problem_page(site, code, None));
        }
    }
    add("gallery", gallery::page(site, &sample::several()).into_string());
    add("cookies", cookies::page(site, &sample::retention()).into_string());
    add(
        "no cookies",
        cookies::page(site, &other_retention()).into_string(),
    );
    add("terms", terms::page(site).into_string());
    add("contact", contact::page(site).into_string());
    for (name, held) in [
        ("your data", sample::held()),
        ("nobody's data", sample::nothing_held()),
    ] {
        add(
            name,
            your_data::page(site, &sample::retention(), &held).into_string(),
        );
        add(
            name,
            your_data::page(site, &other_retention(), &held).into_string(),
        );
    }
    add("erase everything", erase::ask(site).into_string());
    for erased in [Erased::Connection, Erased::Everything] {
        add(
            "erased",
            erase::done(site, &sample::retention(), erased).into_string(),
        );
        add(
            "erased",
            erase::done(site, &other_retention(), erased).into_string(),
        );
    }
    add("contact of nobody", contact::page(&nobody).into_string());
    pages
}

pub(crate) fn other_retention() -> Retention {
    Retention {
        code: false,
        work: false,
        keys: true,
        access_log: None,
        logged_address: LoggedAddress::None,
        store: Store::Valkey,
        programs: None,
        ..sample::retention()
    }
}

pub(crate) fn problem_page(site: &Site, code: &str, form: Option<&Form<'_>>) -> String {
    let args = [
        ("most", Value::Number(10_000)),
        ("least", Value::Number(1)),
        ("field", Value::Text("seed")),
        ("opens", Value::Clock { hour: 14, minute: 5 }),
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

pub(crate) fn answer_page(site: &Site, form: &Form<'_>) -> String {
    let lang = site.lang;
    let (head, tail) = answer::frame(site, &sample::several());
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
pub(crate) fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}
