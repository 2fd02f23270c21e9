//! What leaves the server: the prompt and the settings, and not a byte by which visitors could be told apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use afterimage::instance::makers;
use serde_json::Value;

use crate::instance::{GENEROUS, Service, Setup, read};
use crate::studio::png;
use crate::upstream::{Asked, Upstream, pictures, response};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const VISITORS: usize = 50;
const PROMPTS: usize = 20;

/// Every request as it came, in the order of coming.
type Sent = Arc<Mutex<Vec<Vec<u8>>>>;

fn record(sent: &Sent, asked: &Asked) {
    sent.lock()
        .unwrap()
        .push([asked.head.as_bytes(), &asked.bytes].concat());
}

/// A service with an upstream that makes pictures and one that looks at words, and what both were sent.
async fn watched() -> (Service, Sent, Sent) {
    let (made, looked) = (Sent::default(), Sent::default());
    let (making, looking) = (made.clone(), looked.clone());
    let maker = Upstream::start(move |asked| {
        record(&making, asked);
        pictures(&png())
    });
    let moderator = Upstream::start(move |asked| {
        record(&looking, asked);
        let said = br#"{"results":[{"flagged":false,"categories":{},"category_scores":{}}]}"#;
        response("200 OK", "content-type: application/json\r\n", said)
    });
    let config = format!(
        "{GENEROUS}[challenge]\nkinds = ['code']\n[server]\ntrusted_proxies = ['10.0.0.1']\n[log]\ndir = ''\n\
         [content.moderation]\nbase_url = '{}'\n[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{}'\n\
         api_key = 'k'\nmodels = [{{ id = 'gpt-image-1' }}]\n",
        moderator.url, maker.url
    );
    let makers = Some(makers(&read(&config)).unwrap());
    let setup = Setup {
        config,
        makers,
        ..Setup::default()
    };
    (setup.start().await, made, looked)
}

/// A word of its own for each visitor and each thing a browser says.
fn mark(visitor: usize, what: &str) -> String {
    format!("mark{visitor:02}of{what}")
}

/// Where a visitor is: an address of either family, some behind the operator's proxy.
fn address(visitor: usize) -> String {
    match visitor % 2 {
        0 => format!("203.0.113.{}", 100 + visitor),
        _ => format!("2001:db8:77:{visitor:x}::beef"),
    }
}

/// Somebody who can be told from everybody else by all that a browser sends.
fn somebody(service: &Service, number: usize) -> Visitor<'_> {
    let address = address(number);
    let visitor = Visitor::new(service).accepting([HTML, JSON, MULTIPART, "image/png"][number % 4]);
    let visitor = match number % 3 {
        0 => visitor.from("10.0.0.1:443").sending("x-forwarded-for", &address),
        _ if address.contains(':') => visitor.from(&format!("[{address}]:{}", 20_000 + number)),
        _ => visitor.from(&format!("{address}:{}", 20_000 + number)),
    };
    let told = [
        "user-agent",
        "accept-language",
        "x-request-id",
        "traceparent",
        "from",
        "sec-ch-ua",
        "dnt",
    ];
    told.into_iter().fold(visitor, |visitor, name| {
        visitor.sending(name, &mark(number, name))
    })
}

/// Requests by the prompt they carry.
fn by_prompt(sent: &Sent) -> BTreeMap<usize, Vec<Vec<u8>>> {
    let mut groups: BTreeMap<usize, Vec<Vec<u8>>> = BTreeMap::new();
    for request in sent.lock().unwrap().iter() {
        let (_, after) = std::str::from_utf8(request)
            .unwrap()
            .split_once("lake number ")
            .unwrap();
        let number = after.split(|c: char| !c.is_ascii_digit()).next().unwrap();
        groups
            .entry(number.parse().unwrap())
            .or_default()
            .push(request.clone());
    }
    groups
}

// safety.md T43, tier: run
#[actix_web::test]
async fn a_thousand_requests_of_fifty_visitors_tell_the_upstream_nothing_but_the_prompt() {
    let (service, made, looked) = watched().await;
    let mut secrets = BTreeSet::new();
    for number in 0..VISITORS {
        let visitor = somebody(&service, number);
        for prompt in 0..PROMPTS {
            let words = format!("a lake number {prompt}");
            let question = visitor.question().await;
            let answer = visitor.make(&question.beside(&[("prompt", &words)])).await;
            assert_eq!(answer.status, 200, "{}", answer.text_lossy());
            secrets.extend([question.id, visitor.cookie().unwrap()]);
            // Codes are limited for each network: time goes on.
            service.time.advance(Duration::from_secs(120));
        }
        secrets.extend([address(number), mark(number, "")]);
    }
    for sent in [&made, &looked] {
        let groups = by_prompt(sent);
        assert_eq!(groups.len(), PROMPTS);
        for (prompt, requests) in &groups {
            assert_eq!(requests.len(), VISITORS, "of prompt {prompt}");
            // Not one byte differs, so not one can belong to a visitor.
            assert!(
                requests.iter().all(|request| *request == requests[0]),
                "of prompt {prompt}"
            );
        }
        let all = sent.lock().unwrap().concat();
        for secret in &secrets {
            assert!(
                memchr::memmem::find(&all, secret.as_bytes()).is_none(),
                "{secret}"
            );
        }
    }
}

// safety.md T43, tier: run
#[actix_web::test]
async fn an_upstream_is_told_the_words_and_the_settings_and_has_no_word_for_a_visitor() {
    let (service, made, looked) = watched().await;
    somebody(&service, 1)
        .solve_and_make(&[("prompt", "a lake number 1")])
        .await;
    let members = |sent: &Sent| -> BTreeSet<String> {
        let request = sent.lock().unwrap().concat();
        let (_, body) = std::str::from_utf8(&request)
            .unwrap()
            .split_once("\r\n\r\n")
            .unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        body.as_object().unwrap().keys().cloned().collect()
    };
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let known = set(&[
        "model",
        "prompt",
        "n",
        "size",
        "quality",
        "output_format",
        "background",
        "moderation",
        "stream",
        "partial_images",
        "response_format",
    ]);
    let told = members(&made);
    assert!(told.is_subset(&known) && told.contains("prompt"), "{told:?}");
    assert_eq!(members(&looked), set(&["model", "input"]));
    for sent in [&made, &looked] {
        let request = sent.lock().unwrap().concat();
        let text = String::from_utf8(request).unwrap();
        let names: BTreeSet<String> = text
            .lines()
            .skip(1)
            .take_while(|line| !line.is_empty())
            .map(|line| line.split(':').next().unwrap().to_ascii_lowercase())
            .collect();
        let known = set(&[
            "host",
            "accept",
            "user-agent",
            "authorization",
            "content-type",
            "content-length",
            "connection",
            "accept-encoding",
        ]);
        assert!(names.is_subset(&known), "{names:?}");
    }
}
