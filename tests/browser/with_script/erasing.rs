//! What is held about a visitor, here and in this browser, and how it goes.

use afterimage_templates::Lang;
use afterimage_templates::text::say;
use serde_json::{Value, json};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const WORDS: &str = "a lake at dawn";
const STATUS: &str = "[data-browser-status]";

/// Puts something into every home a page can have, as `arguments[0]` calls it.
const FILL: &str = "
    const name = arguments[0];
    localStorage.setItem(`afterimage.history`, name);
    sessionStorage.setItem(`afterimage.${name}`, name);
    const put = (open) => new Promise((done, failed) => {
        open.onerror = failed;
        open.onupgradeneeded = () => open.result.createObjectStore('files');
        open.onsuccess = () => {
            const writing = open.result.transaction('files', 'readwrite');
            writing.objectStore('files').put(new Blob(['12345']), name);
            writing.oncomplete = () => { open.result.close(); done(); };
        };
    });
    return put(indexedDB.open(name))
        .then(() => caches.open(name))
        .then((cache) => cache.put('/kept', new Response('123')));";

/// How much lies in each home.
const COUNT: &str = "
    return Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then((homes) => [localStorage.length, sessionStorage.length, ...homes.map((home) => home.length)]);";

async fn fill(visitor: &Visitor, name: &str) {
    visitor.run_with(FILL, vec![json!(name)]).await;
}

async fn homes(visitor: &Visitor) -> Value {
    visitor.run(COUNT).await
}

/// What the page lists of this browser: what, and how much.
async fn listed(visitor: &Visitor) -> Vec<(String, String)> {
    let list = "return [...document.querySelectorAll('[data-browser] dt')]
        .map((what) => [what.textContent, what.nextElementSibling.textContent])";
    serde_json::from_value(visitor.run(list).await).expect("pairs")
}

/// Waits until the page has looked through this browser: what it finds pushes down what stands below.
pub(super) async fn looked(visitor: &Visitor) {
    let looking = say(Lang::En, "script-browser-looking");
    visitor
        .until("it has looked", async || visitor.text(STATUS).await != looking)
        .await;
}

// safety.md T41, tier: run
#[test]
fn everything_is_listed_and_everything_goes_when_asked_for_twice() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.make_one(WORDS).await;
        visitor.click("[data-theme-switch]").await;
        fill(visitor, "test").await;
        assert_eq!(visitor.cookies().await.len(), 1);

        visitor.open("/your-data").await;
        visitor.find("[data-browser] dt").await;
        visitor
            .until("it has looked", async || visitor.text(STATUS).await.is_empty())
            .await;
        let listed = listed(visitor).await;
        for (what, starts) in [
            ("Pictures", "1 · "),
            ("Words you typed", "1 · "),
            ("The theme", "1 · "),
            ("Entries of this tab", "1 · "),
            ("Database test, files", "1 · "),
            ("Cache test", "1 · 3 "),
        ] {
            let line = listed.iter().find(|(named, _)| named == what);
            assert!(
                line.is_some_and(|(_, much)| much.starts_with(starts)),
                "{what}: {listed:?}"
            );
        }
        assert!(
            visitor
                .text("#your-session-there")
                .await
                .starts_with("There is one.")
        );

        visitor.click("button[value=everything]").await;
        visitor.lands("Erase everything?").await;
        assert_eq!(visitor.kept().await, 1, "asked once, nothing is gone");
        visitor.find("main a[href='/gallery#export']").await;
        visitor.click("main a[href='/your-data']").await;
        visitor.lands("Your data").await;
        looked(visitor).await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erase everything?").await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erased").await;
        visitor
            .reads(STATUS, "this browser keeps nothing for this site.")
            .await;
        assert_eq!(homes(visitor).await, json!([0, 0, 0, 0, 0]));
        assert_eq!(visitor.cookies().await, []);
        visitor.open("/your-data").await;
        visitor.reads("#your-session-none", "There is none.").await;
        visitor
            .reads(STATUS, "This browser keeps nothing for this site.")
            .await;
    });
}

// safety.md T41, tier: run
#[test]
fn a_browser_that_does_not_do_as_it_is_told_is_helped_by_the_script() {
    visit(Plan::studio(), On, async |visitor| {
        // As if it had cleared nothing: all of it is there when the last page begins, before its script can ask.
        let filled = format!(
            "if (location.pathname === '/your-data/erase') {{
                const filled = (function () {{ {FILL} }})('late');
                for (const [home, act] of [[IDBFactory.prototype, 'databases'], [CacheStorage.prototype, 'keys']]) {{
                    const real = home[act];
                    home[act] = function () {{ return filled.then(() => real.call(this)); }};
                }}
            }}"
        );
        visitor
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": filled }),
            )
            .await;
        visitor.open("/your-data").await;
        looked(visitor).await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erase everything?").await;
        visitor
            .until("it was filled", async || {
                homes(visitor).await == json!([1, 1, 1, 1, 0])
            })
            .await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erased").await;
        visitor
            .reads(STATUS, "this browser keeps nothing for this site.")
            .await;
        assert_eq!(homes(visitor).await, json!([0, 0, 0, 0, 0]));
    });
}

#[test]
fn forgetting_the_connection_leaves_the_pictures_and_the_count() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.make_one(WORDS).await;
        visitor.open("/your-data").await;
        visitor
            .reads("[data-count=pictures] [data-window=hour]", "29")
            .await;
        looked(visitor).await;
        visitor.click("button[value=connection]").await;
        visitor.lands("Forgotten").await;
        assert_eq!((visitor.kept().await, visitor.cookies().await), (1, Vec::new()));
        visitor.click("main a[href='/your-data']").await;
        visitor.reads("#your-session-none", "There is none.").await;
        visitor
            .reads("[data-count=pictures] [data-window=hour]", "29")
            .await;
    });
}

#[test]
fn the_form_says_what_is_left_once_the_visitor_turns_to_it() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.find("[data-submit]").await;
        let asked = async || {
            let requests = visitor.requests().await;
            requests.iter().filter(|path| *path == "/your-data.json").count()
        };
        assert_eq!(
            (visitor.text("[data-allowance]").await.as_str(), asked().await),
            ("", 0)
        );
        visitor.fill("#prompt", WORDS).await;
        visitor
            .reads("[data-allowance]", "30 of 30 pictures left this hour.")
            .await;
        assert_eq!(asked().await, 1);
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor
            .reads("[data-allowance]", "29 of 30 pictures left this hour.")
            .await;
    });
}
