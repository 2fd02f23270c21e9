//! Without a network: the gallery opens, and nothing else is kept for that.

use serde_json::{Value, json};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;
use crate::with_script::reach::keeps_the_rules;

const WORDS: &str = "a lake at dawn";

/// The caches, what each holds by path, and how many workers there are.
const KEPT: &str = "
    return caches.keys()
        .then((names) => Promise.all(names.map(async (name) => {
            const answers = await (await caches.open(name)).keys();
            return [name, answers.map(({ url }) => new URL(url).pathname)];
        })))
        .then(async (kept) => [kept, (await navigator.serviceWorker.getRegistrations()).length]);";

/// Whether any cached answer says these words, or is a picture in points.
const SAYS: &str = "
    const [words] = arguments;
    return caches.keys()
        .then((names) => Promise.all(names.map((name) => caches.open(name))))
        .then((all) => Promise.all(all.map((cache) => cache.matchAll())))
        .then((all) => Promise.all(all.flat().map(async (answer) =>
            /png|jpeg|webp/.test(answer.headers.get('content-type')) || (await answer.text()).includes(words))))
        .then((found) => found.includes(true));";

async fn kept(visitor: &Visitor) -> (Vec<(String, Vec<String>)>, u64) {
    serde_json::from_value(visitor.run(KEPT).await).expect("names, paths and a number")
}

/// What became of the worker that came last, once something did: whether it is at work.
const AT_WORK: &str = "
    return navigator.serviceWorker.getRegistration().then(async (all) => {
        const worker = all?.installing ?? all?.waiting ?? all?.active;
        while (worker && !['activated', 'redundant'].includes(worker.state))
            await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
        return worker?.state === 'activated';
    })";

/// Makes a picture, looks at it in the gallery, and waits until that opens without a network.
async fn install(visitor: &Visitor) {
    visitor.open("/").await;
    visitor.make_one(WORDS).await;
    assert_eq!(kept(visitor).await, (Vec::new(), 0), "the form needs none of it");
    open_until_installed(visitor).await;
}

/// Looks into the gallery until what opens it without a network is at work: a worker that a slow machine gave up is
/// installed when the gallery is opened again.
async fn open_until_installed(visitor: &Visitor) {
    for _ in 0..3 {
        visitor.open("/gallery").await;
        visitor
            .reads("[data-lasting]", "This gallery also opens without a network.")
            .await;
        if visitor.run(AT_WORK).await == true {
            return;
        }
    }
    panic!("every worker was given up");
}

/// Goes to an address that the server may not answer, and waits until the page of a path is there.
async fn arrive(visitor: &Visitor, path: &str, at: &str) {
    visitor
        .client()
        .goto(&format!("{}{path}", visitor.site.origin))
        .await
        .expect("a page");
    visitor.arrived(at).await;
}

#[test]
fn the_gallery_opens_without_a_network_and_nothing_of_the_visitors_is_cached() {
    visit(Plan::studio(), On, async |visitor| {
        install(visitor).await;
        let (caches, workers) = kept(visitor).await;
        let [(name, paths)] = &caches[..] else {
            panic!("one cache: {caches:?}")
        };
        assert!(
            name.starts_with("afterimage.offline.") && workers == 1,
            "{name} {workers}"
        );
        let pages: Vec<_> = paths
            .iter()
            .filter(|path| !path.starts_with("/static/"))
            .collect();
        assert!(pages == ["/gallery"] && paths.len() > 30, "{paths:?}");
        for words in [WORDS, "data:image/", "afterimage_session"] {
            assert_eq!(visitor.run_with(SAYS, vec![json!(words)]).await, false, "{words}");
        }

        // Another language is kept once it was looked at, and no other page ever is.
        for path in ["/de/gallery", "/privacy", "/de/", "/your-data"] {
            visitor.open(path).await;
        }
        visitor.site.stop();
        visitor.journal.expect("net::ERR_");
        for path in ["/gallery", "/de/gallery", "/fr/gallery"] {
            arrive(visitor, path, path).await;
            visitor
                .until("the picture", async || {
                    visitor.sizes("[data-grid] img").await == [(24, 16)]
                })
                .await;
        }
        assert_eq!(
            visitor.run("return document.documentElement.lang").await,
            "en",
            "better than nothing"
        );
        keeps_the_rules(visitor, "a gallery without a network").await;
        visitor.click("[data-grid] button").await;
        visitor
            .until("the picture, large", async || {
                visitor.sizes("[data-large] img").await == [(24, 16)]
            })
            .await;
        // Whoever opens the site sees what there is.
        arrive(visitor, "/de/", "/de/gallery").await;
        arrive(visitor, "/", "/gallery").await;
    });
}

#[test]
fn a_new_version_takes_over_from_an_old_one_and_leaves_nothing_of_it() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        let old = "return caches.open('afterimage.offline.0123456789abcdef')
            .then((cache) => Promise.all(['/de/gallery', '/static/0123456789abcdef/js/gallery.js']
                .map((path) => cache.put(path, new Response('of old')))))
            .then(() => caches.open('not ours'))
            .then(() => true)";
        assert_eq!(visitor.run(old).await, true);
        visitor.make_one(WORDS).await;
        open_until_installed(visitor).await;
        visitor
            .until("the old one is gone", async || {
                let (caches, _) = kept(visitor).await;
                let old = |name: &str| name == "afterimage.offline.0123456789abcdef";
                caches.len() == 2 && !caches.iter().any(|(name, _)| old(name))
            })
            .await;
        let (caches, _) = kept(visitor).await;
        assert!(caches.iter().any(|(name, _)| name == "not ours"), "{caches:?}");
        let (_, paths) = caches
            .iter()
            .find(|(name, _)| name.starts_with("afterimage.offline."))
            .expect("the new one");
        assert!(!paths.iter().any(|path| path.contains("0123456789abcdef")));
        let mut pages: Vec<_> = paths
            .iter()
            .filter(|path| !path.starts_with("/static/"))
            .collect();
        pages.sort();
        assert_eq!(
            pages,
            ["/de/gallery", "/gallery"],
            "as the new version writes them"
        );
        assert_eq!(visitor.run_with(SAYS, vec![json!("of old")]).await, false);
    });
}

// safety.md T41, tier: run
#[test]
fn what_opens_the_gallery_without_a_network_goes_with_everything_else() {
    visit(Plan::studio(), On, async |visitor| {
        install(visitor).await;
        visitor.open("/your-data").await;
        visitor.reads("[data-browser]", "Service worker").await;
        visitor.reads("[data-browser]", "Cache afterimage.offline.").await;
        for heading in ["Erase everything?", "Erased"] {
            visitor.click("button[value=everything]").await;
            visitor.lands(heading).await;
        }
        visitor
            .reads(
                "[data-browser-status]",
                "this browser keeps nothing for this site.",
            )
            .await;
        assert_eq!(kept(visitor).await, (Vec::new(), 0));
        // A gallery with nothing in it has no need to open without a network.
        visitor.open("/gallery").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
        assert_eq!(kept(visitor).await, (Vec::new(), 0));
    });
}

#[test]
fn over_plain_http_the_gallery_says_that_it_needs_the_network() {
    visit(Plan::studio().over_plain_http(), On, async |visitor| {
        visitor.journal.expect("Cross-Origin-Opener-Policy");
        visitor.journal.expect("Origin-Agent-Cluster");
        visitor.open("/").await;
        visitor.make_one(WORDS).await;
        visitor.open("/gallery").await;
        visitor
            .reads("[data-lasting]", "cannot show the gallery without a network")
            .await;
        assert!(
            !visitor
                .text("[data-lasting]")
                .await
                .contains("This gallery also opens")
        );
        assert_eq!(visitor.run("return 'serviceWorker' in navigator").await, false);
    });
}

#[test]
fn the_browser_finds_nothing_that_keeps_the_site_from_being_installed() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/de/").await;
        let manifest = visitor.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let written: Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
        assert_eq!(written["name"], "Afterimage");
        visitor
            .until("nothing is wrong", async || {
                let found = visitor.devtools("Page.getInstallabilityErrors", json!({})).await;
                found["installabilityErrors"] == json!([])
            })
            .await;
    });
}
