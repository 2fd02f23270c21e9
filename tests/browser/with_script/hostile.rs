//! Words that want to be markup or script stay words (safety.md T16, tier: run).

use afterimage::pipeline::provider::{Model, painter};
use serde_json::{Value, json};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::Studio;
use crate::visit::visit;
use crate::visitor::Visitor;

/// What ends the element or the attribute a text stands in.
const WAYS_OUT: [&str; 10] = [
    "",
    "\">",
    "'>",
    "\" ",
    "</textarea>",
    "</title>",
    "</script>",
    "</template></noscript>",
    "--></style>",
    "]]></p></form>",
];

/// What runs, loads, moves or rebuilds the page when it becomes markup: it calls `ran`, or adds an element.
const PAYLOADS: [&str; 25] = [
    "<script>ran()</script>",
    "<script src=data:text/javascript,ran()></script>",
    "<img src=x onerror=ran()>",
    "<img srcset=//evil.example/x>",
    "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=ran()>#x'>",
    "<iframe src=javascript:parent.ran()></iframe>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<object data=javascript:ran()></object>",
    "<embed src=//evil.example/x>",
    "<details open ontoggle=ran()>x</details>",
    "<video><source onerror=ran()></video>",
    "<input autofocus onfocus=ran()>",
    "<marquee onstart=ran()>x</marquee>",
    "<style onload=ran()>*{background:url(//evil.example/x)}</style>",
    "<link rel=stylesheet href=//evil.example/x>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<form action=//evil.example/><button autofocus>x</button></form>",
    "<a href=javascript:ran()>x</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
    "<template shadowrootmode=open><img src=x onerror=ran()></template>",
    "onmouseover=ran() autofocus onfocus=ran() x=",
];

/// The ways a payload can be spelled: as it is, and with its signs written as a decoder too many would read them.
const SPELLINGS: [fn(&str) -> String; 2] = [str::to_owned, |payload| {
    payload
        .replace('<', "&lt;")
        .replace('>', "&#62;")
        .replace('"', "&quot;")
}];

/// Every payload behind every way out, in every spelling: 500, packed into prompts.
fn prompts() -> Vec<String> {
    let packed = |way: &str, spell: fn(&str) -> String| {
        let lines: Vec<String> = PAYLOADS
            .iter()
            .map(|payload| spell(&format!("{way}{payload}")))
            .collect();
        lines.join("\n")
    };
    WAYS_OUT
        .iter()
        .flat_map(|way| SPELLINGS.map(|spell| packed(way, spell)))
        .collect()
}

/// Sends the form as a browser without script would, whatever the fields hold; what comes back runs its scripts.
async fn send(visitor: &Visitor, fields: &[(&str, &str)]) {
    let send = "const form = document.createElement('form');
        form.method = 'post';
        form.action = '/generate';
        for (const [name, value] of arguments[0]) {
            const field = document.createElement('textarea');
            field.name = name;
            field.value = value;
            form.append(field);
        }
        document.documentElement.dataset.old = '';
        document.body.append(form);
        form.submit();";
    visitor.run_with(send, vec![json!(fields)]).await;
    visitor
        .until("the answer comes", async || {
            // In this order: a page that has just begun has no element yet.
            let here =
                "return document.readyState === 'complete' && !('old' in document.documentElement.dataset)";
            visitor.run(here).await == true
        })
        .await;
}

/// The names of all elements in order: what markup there is.
async fn skeleton(visitor: &Visitor) -> Value {
    visitor
        .run("return [...document.querySelectorAll('*')].map((element) => element.localName).join(' ')")
        .await
}

#[test]
fn five_hundred_payloads_come_back_as_the_words_they_are() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 422");
        // Defined in every page before anything of it runs: whoever calls it leaves a trace.
        let trace = "window.ran = () => document.documentElement.setAttribute('data-ran', '')";
        visitor
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": trace }),
            )
            .await;
        visitor.open("/").await;
        send(
            visitor,
            &[
                ("prompt", "plain"),
                ("negative_prompt", "plain"),
                ("seed", "plain"),
            ],
        )
        .await;
        let plain = skeleton(visitor).await;
        for prompt in prompts() {
            let line = prompt.replace('\n', " ");
            send(
                visitor,
                &[("prompt", &prompt), ("negative_prompt", &prompt), ("seed", &line)],
            )
            .await;
            visitor.reads("#seed-fault", "Not a number.").await;
            assert_eq!(visitor.value("#prompt").await, prompt);
            assert_eq!(visitor.value("#negative_prompt").await, prompt);
            assert_eq!(visitor.value("#seed").await, line);
            assert_eq!(skeleton(visitor).await, plain, "{prompt}");
            assert_eq!(visitor.count("[data-ran]").await, 0, "{prompt}");
        }
    });
}

/// A link may come from anybody.
#[test]
fn five_hundred_payloads_brought_by_a_link_are_words_too() {
    visit(Plan::studio(), On, async |visitor| {
        let trace = "window.ran = () => document.documentElement.setAttribute('data-ran', '')";
        visitor
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": trace }),
            )
            .await;
        visitor.open("/").await;
        let plain = skeleton(visitor).await;
        let bring = "document.querySelector('#prompt').value = '';
            const [prompt, line] = arguments;
            location.hash = `#${new URLSearchParams({ prompt, negative_prompt: prompt, seed: '7', model: line, size: line,
                style: line, count: line, quality: line, [line]: line })}`";
        for prompt in prompts() {
            let line: String = prompt.replace('\n', " ").chars().take(150).collect();
            visitor.run_with(bring, vec![json!(prompt), json!(line)]).await;
            visitor
                .until("the form is filled", async || {
                    visitor.value("#prompt").await == prompt.trim()
                })
                .await;
            assert_eq!(visitor.value("#negative_prompt").await, prompt.trim());
            assert_eq!(skeleton(visitor).await, plain, "{prompt}");
            assert_eq!(visitor.count("[data-ran]").await, 0, "{prompt}");
        }
        assert_eq!(visitor.site.studio().calls(), 0);
    });
}

#[test]
fn every_field_and_an_unknown_one_can_hold_a_payload() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.journal.expect("the server responded with a status of 4");
        visitor.open("/").await;
        let payload = "\"'></textarea></title></script><img src=x onerror=alert(1)><script>alert(1)</script>";
        for field in [
            "model",
            "size",
            "count",
            "steps",
            "guidance",
            "quality",
            "format",
            "style",
            "background",
            "deliver",
            payload,
        ] {
            send(visitor, &[("prompt", "words"), (field, payload)]).await;
            visitor.find("#prompt").await;
            assert_eq!(visitor.count("main img, script:not([src])").await, 0, "{field}");
        }
        send(
            visitor,
            &[("prompt", "words"), ("challenge", payload), ("code", payload)],
        )
        .await;
        visitor.find("#code").await;
        assert_eq!(visitor.count("script:not([src])").await, 0);
        for path in [
            "/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
            "/?%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        ] {
            visitor
                .client()
                .goto(&format!("{}{path}", visitor.site.origin))
                .await
                .expect("a page");
            visitor.find("h1").await;
            visitor.whole().await;
            assert_eq!(visitor.count("main img, script:not([src])").await, 0, "{path}");
        }
    });
}

/// What an operator or an upstream names is no more trusted than what a visitor types.
#[test]
fn the_names_of_models_and_of_the_site_stay_names() {
    let name = "\"'></title></option><img src=x onerror=alert(1)>";
    let model = |id: &str| Model {
        label: format!("{id} {name}"),
        ..painter::capabilities(id)
    };
    let studio = Studio::offering(vec![model("one"), model("two")]);
    let quoted = json!(name).to_string();
    let config = format!("[site]\nname = {quoted}\noperator = {quoted}");
    visit(Plan::with(&config).offering(studio), On, async |visitor| {
        for path in [
            "/", "/gallery", "/privacy", "/cookies", "/terms", "/about", "/contact",
        ] {
            visitor.open(path).await;
            assert!(
                visitor.client().title().await.expect("a title").contains(name),
                "{path}"
            );
            assert_eq!(visitor.count("main img, script:not([src])").await, 0, "{path}");
        }
        visitor.open("/").await;
        visitor.click("details.more > summary").await;
        visitor.click("[data-keep-words]").await;
        visitor.order(name).await;
        visitor.reads("[data-facts]", name).await;
        visitor.open("/gallery").await;
        visitor.click("[data-grid] button").await;
        visitor.reads("[data-viewer] [data-words]", name).await;
        // A picture has its place before it was read.
        visitor
            .until("all pictures are the browser's own", async || {
                visitor.count("img:not([src^='blob:'])").await == 0
            })
            .await;
    });
}

#[test]
fn no_text_becomes_markup_by_script_and_no_inline_script_runs() {
    visit(Plan::default(), On, async |visitor| {
        visitor.journal.expect("This document requires 'Trusted");
        visitor.open("/").await;
        let write = "try { document.createElement('div').innerHTML = '<b>bold</b>'; return 'written'; }
            catch (error) { return error.name; }";
        assert_eq!(visitor.run(write).await, "TypeError");
        let inject = "const script = document.createElement('script');
            script.append('window.injected = true');
            try { document.head.append(script); } catch {}
            return window.injected ?? false";
        assert_eq!(visitor.run(inject).await, false);
    });
}
