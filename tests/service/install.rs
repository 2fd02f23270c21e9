//! What a browser needs to install the site, and to open its gallery without a network.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::http::header::ACCEPT_LANGUAGE;
use serde_json::Value;

use crate::head::{ALL, assert_head};
use crate::instance::{Service, Setup};
use crate::visitor::Visitor;

// safety.md T17, T18, tier: run
#[actix_web::test]
async fn the_worker_is_a_script_at_the_root_that_is_asked_for_anew() {
    let service = Service::start().await;
    for method in [Method::GET, Method::HEAD] {
        let worker = Visitor::new(&service).ask(method, "/sw.js").await;
        assert_eq!(worker.status, 200);
        let mut expected: BTreeMap<_, _> = ALL.into_iter().collect();
        expected.extend([
            ("cache-control", "no-cache"),
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
            ),
            ("content-type", "text/javascript; charset=utf-8"),
            ("cross-origin-embedder-policy", "require-corp"),
        ]);
        assert_head(&worker, &expected);
    }
    assert_eq!(Visitor::new(&service).get("/de/sw.js").await.status, 404);
}

#[actix_web::test]
async fn the_worker_takes_files_of_its_own_version_and_all_that_the_gallery_names() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let worker = visitor.get("/sw.js").await;
    let line = |name: &str| -> Value {
        let start = format!("self.{name} = ");
        let mut lines = worker.text().lines();
        let json = lines.find_map(|line| line.strip_prefix(&start)?.strip_suffix(';'));
        serde_json::from_str(json.expect(name)).unwrap()
    };
    let home = line("STATIC").as_str().unwrap().to_owned();
    let files: Vec<String> = serde_json::from_value(line("FILES")).unwrap();
    for name in &files {
        assert_eq!(visitor.get(&format!("{home}{name}")).await.status, 200, "{name}");
    }
    let gallery = visitor.get("/gallery").await.page();
    let named = gallery.all("link[rel=stylesheet], link[rel=modulepreload], link[rel=icon], script[src]");
    assert!(named.len() > 15);
    for element in named {
        let address = element.attr("href").or(element.attr("src")).unwrap();
        let name = address.strip_prefix(&home).expect("of this version");
        assert!(files.iter().any(|file| file == name), "{name}");
    }
}

#[actix_web::test]
async fn the_manifest_says_what_the_site_is_called_and_names_drawings_that_are_there() {
    let service = Setup::with("[site]\nname = \"Nach\\\"bild\"").start().await;
    let visitor = Visitor::new(&service).sending(ACCEPT_LANGUAGE.as_str(), "de");
    let manifest = visitor.get("/manifest.webmanifest").await;
    assert_eq!(manifest.header("content-type"), Some("application/manifest+json"));
    let manifest = manifest.json();
    assert_eq!(
        (&manifest["name"], &manifest["lang"], &manifest["start_url"]),
        (&"Nach\"bild".into(), &"de".into(), &"/".into())
    );
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        let file = visitor.get(icon["src"].as_str().unwrap()).await;
        assert_eq!(
            (file.status, file.header("content-type")),
            (200, icon["type"].as_str())
        );
        if icon["type"] == "image/png" {
            // Width and height stand first in the header of a PNG.
            let side = |at: usize| u32::from_be_bytes(file.body[at..at + 4].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{}x{}", side(16), side(20)));
            assert!(file.body.len() < 8 << 10, "{} bytes", file.body.len());
        }
    }
    let front = visitor.get("/").await.page();
    let link = front.one("link[rel=manifest]").unwrap();
    assert_eq!(link.attr("href"), Some("/manifest.webmanifest"));
}
