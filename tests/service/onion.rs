//! The onion service: a second origin without TLS, and visitors of whom nothing is known but the number of a circuit.

use std::collections::BTreeSet;

use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use serde_json::json;

use crate::instance::{Service, Setup};
use crate::listening::{Listening, post};
use crate::visitor::{JSON, Visitor};

const HOST: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion";
const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// A public service with an onion service, to which Tor announces circuits from this machine.
fn setup(lines: &str) -> Setup {
    Setup::with(&format!(
        "{lines}\n[site]\ncontact = 'a@a.example'\noperator = 'A'\n[server]\npublic_url = 'https://pictures.example'\n\
         onion_url = 'http://{HOST}'\nproxy_protocol = ['127.0.0.1:0']\ntrusted_proxies = ['127.0.0.1', 'fc00::/7']"
    ))
}

/// What Tor says of a circuit.
fn circuit(number: u32) -> String {
    let (high, low) = (number >> 16, number & 0xffff);
    format!("PROXY TCP6 fc00:dead:beef:4dad::{high:x}:{low:x} ::1 {low} 80\r\n")
}

/// Asks for a picture through a circuit, and hears the whole answer.
async fn make(listening: &Listening, circuit: &str, more: &str) -> String {
    let form = String::from_utf8(post("prompt=a+lake", "application/json")).unwrap();
    let form = form.replace("host: x", &format!("host: {HOST}{more}"));
    listening.announce(format!("{circuit}{form}").as_bytes()).await
}

async fn makes(listening: &Listening, number: u32) -> bool {
    let told = make(listening, &circuit(number), "").await;
    assert!(
        told.starts_with("HTTP/1.1 200 ") || told.starts_with("HTTP/1.1 429 "),
        "{told}"
    );
    told.starts_with("HTTP/1.1 200 ")
}

const OPEN: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 2";

// safety.md T8, T11, tier: run
#[actix_web::test]
async fn two_circuits_have_separate_allowances() {
    let listening = Listening::start(setup(OPEN));
    for number in [1, 2, 0x0001_0001, u32::MAX] {
        for made in [true, true, false] {
            assert_eq!(makes(&listening, number).await, made, "{number:x}");
        }
    }
    listening.stop().await;
}

// safety.md T8, tier: run
#[actix_web::test]
async fn all_circuits_together_are_sixty_four_visitors() {
    let listening = Listening::start(setup(OPEN));
    let mut made = 0;
    for number in 0..200 {
        made += u32::from(makes(&listening, number).await);
    }
    assert_eq!(made, 2 * 64);
    let direct = listening.say(&post("prompt=a+lake", "application/json")).await;
    assert!(
        direct.starts_with("HTTP/1.1 200 "),
        "nobody else is held up: {direct}"
    );
    listening.stop().await;
}

// safety.md T7, tier: run
#[actix_web::test]
async fn whoever_comes_through_a_circuit_cannot_say_to_be_somebody_else() {
    let listening = Listening::start(setup(OPEN));
    let mut made = 0;
    for number in 0..50 {
        let spoofed = format!("\r\nx-forwarded-for: 192.0.2.{number}\r\nforwarded: for=192.0.2.{number}");
        let told = make(&listening, &circuit(7), &spoofed).await;
        made += u32::from(told.starts_with("HTTP/1.1 200 "));
    }
    assert_eq!(made, 2);
    listening.stop().await;
}

// safety.md T8, tier: run
#[actix_web::test]
async fn without_an_onion_service_its_network_is_one_like_any_other() {
    let server = "[server]\nproxy_protocol = ['127.0.0.1:0']\ntrusted_proxies = ['127.0.0.1']";
    let listening = Listening::start(Setup::with(&format!("{OPEN}\n{server}")));
    let mut made = 0;
    for number in 0..20 {
        made += u32::from(makes(&listening, number).await);
    }
    assert_eq!(made, 2, "a /64 is one visitor");
    listening.stop().await;
}

// safety.md T30, tier: run
#[actix_web::test]
async fn a_circuit_is_a_visitor_without_an_address() {
    let folder = crate::log::Folder::new("circuit");
    let mut setup = setup(OPEN);
    setup.config = setup
        .config
        .replace("dir = \"\"", &format!("dir = {:?}", folder.0));
    let listening = Listening::start(setup);
    let ask = |path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {HOST}\r\nconnection: close\r\n\r\n");
        circuit(0xbeef_cafe) + &request
    };
    let told = listening.announce(ask("/your-data.json").as_bytes()).await;
    let (_, body) = told.split_once("\r\n\r\n").unwrap();
    let document: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(document["known_by"], json!({ "keyed_hash_of": "tor-circuit" }));
    let page = listening.announce(ask("/your-data").as_bytes()).await;
    assert!(
        page.contains("number of your Tor circuit") && !page.contains("bits of your IPv6 address"),
        "{page}"
    );
    let privacy = listening.announce(ask("/privacy").as_bytes()).await;
    assert!(privacy.contains("has no address here") && privacy.contains("as much as 64 visitors"));
    assert!(makes(&listening, 0xbeef_cafe).await);
    assert!(listening.worker.instance.log.flush(crate::answer::PATIENCE));
    listening.stop().await;
    let log: String = std::fs::read_dir(&folder.0)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    assert_eq!(log.lines().count(), 4, "{log}");
    assert!(
        !log.contains("fc00") && !log.contains("beef") && !log.contains("127.0.0"),
        "{log}"
    );
}

fn at<'a>(service: &'a Service, host: &str) -> Visitor<'a> {
    Visitor::new(service).sending("host", host)
}

// safety.md T17, tier: run
#[actix_web::test]
async fn at_the_onion_service_nothing_needs_tls() {
    let service = setup("").start().await;
    let (onion, public) = (at(&service, HOST), at(&service, "pictures.example"));
    for path in ["/", "/nothing", "/challenge/code.png", "/cookies"] {
        let (here, there) = (onion.get(path).await, public.get(path).await);
        assert_eq!(here.header("strict-transport-security"), None, "{path}");
        assert!(there.header("strict-transport-security").is_some(), "{path}");
        let upgrades = |answer: &crate::answer::Answer| {
            answer
                .header("content-security-policy")
                .unwrap()
                .contains("upgrade-insecure-requests")
        };
        assert!(!upgrades(&here), "{path}");
        assert_eq!(upgrades(&there), !path.ends_with(".png"), "{path}");
    }
    let line = at(&service, HOST).get("/challenge/code.png").await;
    let line = line.header("set-cookie").unwrap().to_owned();
    assert!(line.starts_with("afterimage_session="), "{line}");
    let attributes: BTreeSet<&str> = line.split("; ").skip(1).collect();
    assert_eq!(
        attributes,
        BTreeSet::from(["HttpOnly", "SameSite=Strict", "Path=/"])
    );
    let page = onion.get("/cookies").await;
    assert!(
        page.text().contains("__Host-afterimage_session") && page.text().contains("At the onion service")
    );
}

// safety.md T15, tier: run
#[actix_web::test]
async fn a_form_comes_from_the_origin_it_is_sent_to() {
    let service = setup("").start().await;
    let onion = format!("http://{HOST}");
    for (host, origin, status) in [
        (HOST, onion.as_str(), 200),
        (HOST, "https://pictures.example", 403),
        ("pictures.example", "https://pictures.example", 200),
        ("pictures.example", onion.as_str(), 403),
    ] {
        let reader = at(&service, host).accepting(JSON);
        let question = reader.question().await;
        let sender = at(&service, host).sending("origin", origin).accepting(JSON);
        sender.restore(reader.cookie());
        let answer = sender.make(&question.beside(LAKE)).await;
        assert_eq!(answer.status, status, "{host} {origin}");
    }
}

// safety.md T42, tier: run
#[actix_web::test]
async fn the_cookie_of_the_onion_service_can_be_forgotten_there() {
    let service = setup("").start().await;
    let visitor = at(&service, HOST);
    visitor.question().await;
    let form = visitor
        .request(Method::POST, "/your-data/erase")
        .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
        .set_payload("what=connection");
    let answer = visitor.send(form.to_request()).await.whole().await;
    let line = answer.header("set-cookie").expect("the cookie is dropped");
    assert!(
        line.starts_with("afterimage_session=;") && line.contains("Max-Age=0"),
        "{line}"
    );
    assert!(!line.contains("Secure"), "{line}");
}

// safety.md T18, tier: run
#[actix_web::test]
async fn pages_over_tls_say_where_the_onion_service_has_them() {
    let service = setup("").start().await;
    let public = at(&service, "pictures.example");
    for (path, place) in [
        ("/", Some("/")),
        ("/de/privacy", Some("/de/privacy")),
        ("/gallery?canary=1", Some("/gallery")),
        ("/your-data", Some("/your-data")),
        ("/nothing", None),
        ("/privacy.json", None),
        ("/challenge/code.png", None),
        ("/healthz", None),
    ] {
        let place = place.map(|path| format!("http://{HOST}{path}"));
        let told = public.get(path).await;
        assert_eq!(told.header("onion-location"), place.as_deref(), "{path}");
        assert_eq!(
            at(&service, HOST).get(path).await.header("onion-location"),
            None,
            "{path}"
        );
    }
    assert_eq!(
        public.make(LAKE).await.header("onion-location"),
        None,
        "a form is sent once"
    );
    let plain = Setup::with(&format!("[server]\nonion_url = 'http://{HOST}'"))
        .start()
        .await;
    assert_eq!(
        at(&plain, "x").get("/").await.header("onion-location"),
        None,
        "Tor Browser asks for TLS"
    );
}
