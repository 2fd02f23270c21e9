//! What this browser keeps, what makes room for what, and what is said when it keeps nothing.

use serde_json::{Value, json};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::{PNG, Visitor};
use crate::with_script::reach::keeps_the_rules;

const KEPT: &str = "[data-jobs] > :first-child [data-kept]:not([data-seen])";
const WORDS: &str = "a lake at dawn";
const KEPT_AS_IT_CAME: &str = "Kept in this browser.";
const COPY_ALONE: &str = "A smaller copy is kept in this browser.";

/// What Chromium finds wrong with every page over plain HTTP.
const LESS: [&str; 2] = [
    "Cross-Origin-Opener-Policy header has been ignored",
    "origin-keyed agent cluster",
];

/// Fills localStorage to its last character.
const FILL: &str = "
    let text = 'x'.repeat(1 << 20), number = 0;
    while (text.length > 0) {
        try { localStorage.setItem(`filled.${number++}`, text); }
        catch { text = text.slice(0, text.length / 2); }
    }";

/// The visitor's settings block localStorage.
const NO_LOCAL_STORAGE: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('blocked', 'SecurityError'); } });";
/// They block IndexedDB.
const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('blocked', 'SecurityError'); } });";

/// Makes the browser of every page to come another one.
async fn meddle(visitor: &Visitor, script: &str) {
    let source = json!({ "source": script });
    visitor
        .devtools("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
}

/// One more picture, after the first of [`Visitor::order`].
async fn order_again(visitor: &Visitor) {
    visitor
        .run("for (const said of document.querySelectorAll('[data-kept]')) said.dataset.seen = ''")
        .await;
    visitor.solve().await;
    visitor.click("[data-submit]").await;
}

/// The names of the copies in localStorage.
async fn copies(visitor: &Visitor) -> Value {
    visitor
        .run("return Object.keys(localStorage).filter((key) => key.startsWith('afterimage.picture.')).sort()")
        .await
}

/// Asks the page's own store; `store` stands for it.
async fn ask(visitor: &Visitor, expression: &str) -> Value {
    let script = format!(
        "const entry = document.querySelector('script[type=module][src*=\"/js/\"]:not([src$=\"theme.js\"])').src;
        return import(entry.replace(/[a-z-]+\\.js$/, 'store.js')).then(async ({{ openStore }}) => {{
            const store = openStore();
            return {expression};
        }})"
    );
    visitor.run(&script).await
}

/// What is written about the copy of the one picture there is.
const COPY: &str =
    "return Object.entries(localStorage).filter(([key]) => key.startsWith('afterimage.picture.'))
    .map(([, text]) => JSON.parse(text.slice(0, text.indexOf('\\n'))))[0]";

#[test]
fn a_full_local_storage_makes_room_of_old_copies_and_undo_brings_them_back() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        for _ in 0..2 {
            order_again(visitor).await;
            visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        }
        let before = copies(visitor).await;
        assert_eq!(before.as_array().map(Vec::len), Some(3));
        visitor.run(FILL).await;
        order_again(visitor).await;
        visitor.reads(KEPT, "Smaller copies that made room:").await;
        assert_ne!(copies(visitor).await, before);
        visitor.click("[data-jobs] > :first-child [data-undo]").await;
        visitor.reads(KEPT, "The copies are back where they were.").await;
        assert_eq!(copies(visitor).await, before);

        visitor.open("/gallery").await;
        visitor.reads("[data-count]", "Pictures kept: 4").await;
        visitor
            .until("all are seen", async || {
                visitor.sizes("[data-grid] img").await == [(24, 16); 4]
            })
            .await;
        visitor
            .reads("[data-copies-words]", "5,242,880 characters (localStorage)")
            .await;
        visitor.reads("[data-files-words]", "(IndexedDB)").await;
        visitor.click("[data-grid] li:first-child button").await;
        visitor
            .until("it is seen as it came", async || {
                visitor.sizes("[data-large] img").await == [(24, 16)]
            })
            .await;
        visitor.click("[data-viewer] [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));
    });
}

#[test]
fn nothing_is_lost_before_the_visitor_says_so() {
    visit(Plan::studio(), On, async |visitor| {
        meddle(visitor, NO_DATABASE).await;
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, COPY_ALONE).await;
        order_again(visitor).await;
        visitor.reads(KEPT, COPY_ALONE).await;
        let before = copies(visitor).await;
        visitor.run(FILL).await;
        order_again(visitor).await;
        visitor.reads(KEPT, "storage is full").await;
        visitor
            .reads(
                "[data-jobs] > :first-child [data-room-words]",
                "older ones have to go for good",
            )
            .await;
        assert_eq!(copies(visitor).await, before);
        keeps_the_rules(visitor, "whether older ones may go").await;
        let offered = "const link = document.querySelector('[data-jobs] > :first-child [data-losing] a');
            return [link.download.endsWith('.webp'), link.protocol]";
        assert_eq!(visitor.run(offered).await, json!([true, "blob:"]));

        visitor.click("[data-jobs] > :first-child [data-replace]").await;
        visitor.reads(KEPT, COPY_ALONE).await;
        let replaced = copies(visitor).await;
        assert_ne!(replaced, before);
        visitor.click("[data-jobs] > :first-child [data-undo]").await;
        visitor.reads(KEPT, "storage is full").await;
        assert_eq!(copies(visitor).await, before);
        visitor.click("[data-jobs] > :first-child [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));
    });
}

#[test]
fn a_picture_that_is_kept_nowhere_stays_on_the_page() {
    visit(Plan::studio(), On, async |visitor| {
        meddle(visitor, NO_DATABASE).await;
        visitor.open("/").await;
        visitor.run(FILL).await;
        visitor.order(WORDS).await;
        visitor
            .reads(
                KEPT,
                "This browser’s storage is full, so the picture is not kept.",
            )
            .await;
        assert_eq!(
            (visitor.kept().await, visitor.sizes("[data-pictures] img").await),
            (0, vec![(24, 16)])
        );
        visitor.click("[data-pictures] [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));

        // It is kept nowhere, so the next one does not push it off the page.
        visitor.run("localStorage.clear()").await;
        order_again(visitor).await;
        visitor
            .until("one is kept", async || visitor.kept().await == 1)
            .await;
        visitor
            .until("both are shown", async || {
                visitor.count("[data-pictures] img").await == 2
            })
            .await;
    });
}

#[test]
fn a_browser_that_keeps_nothing_is_no_obstacle() {
    visit(Plan::studio(), On, async |visitor| {
        meddle(visitor, NO_LOCAL_STORAGE).await;
        meddle(visitor, NO_DATABASE).await;
        visitor.open("/").await;
        visitor.click("[data-theme-switch]").await;
        assert_eq!(visitor.count("html[data-theme=dark]").await, 1);
        visitor.order(WORDS).await;
        visitor
            .reads(KEPT, "This browser does not let the page keep anything.")
            .await;
        visitor.click("[data-pictures] [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));
        visitor.open("/gallery").await;
        visitor.reads("[data-blocked]", "there is no gallery").await;
        keeps_the_rules(visitor, "a gallery that nothing is kept in").await;
    });
}

#[test]
fn either_place_alone_keeps_a_picture() {
    for (place, outcome, said) in [
        (
            NO_LOCAL_STORAGE,
            KEPT_AS_IT_CAME,
            "Smaller copies: this browser has no place for them",
        ),
        (
            NO_DATABASE,
            COPY_ALONE,
            "Files as they came: this browser has no place for them",
        ),
    ] {
        visit(Plan::studio(), On, async |visitor| {
            meddle(visitor, place).await;
            visitor.open("/").await;
            visitor.order(WORDS).await;
            visitor.reads(KEPT, outcome).await;
            visitor.open("/gallery").await;
            visitor
                .until("it is seen", async || {
                    visitor.sizes("[data-grid] img").await == [(24, 16)]
                })
                .await;
            visitor.reads("[data-storage]", said).await;
        });
    }
}

#[test]
fn a_copy_is_made_in_the_chosen_quality_and_carries_the_mark() {
    visit(Plan::default(), On, async |visitor| {
        visitor.open("/gallery").await;
        visitor
            .run(
                "const choice = document.querySelector('[data-quality]');
            choice.value = 'small'; choice.dispatchEvent(new Event('change'))",
            )
            .await;
        visitor
            .reads("[data-storage-status]", "Copies are made like this from now on.")
            .await;
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        let copy = visitor.run(COPY).await;
        assert_eq!(
            (&copy["copy"], &copy["received"]),
            (&json!("image/webp"), &json!(false))
        );
        assert_eq!(copy["asked"]["size"], "1024x1024");
        assert_eq!(copy["asked"].get("prompt"), None);

        visitor.open("/gallery").await;
        visitor
            .until("the choice is still known", async || {
                visitor.value("[data-quality]").await == "small"
            })
            .await;
        visitor
            .until("the copy is seen", async || {
                visitor.sizes("[data-grid] img").await == [(768, 768)]
            })
            .await;
        let id = copy["id"].as_str().unwrap();
        let marked =
            "(async (blob) => [blob.type, /digitalsourcetype.algorithmicMedia/.test(await blob.text())])";
        for (what, kind) in [("store.thumbnail", "image/webp"), ("store.picture", "image/png")] {
            let found = ask(
                visitor,
                &format!("{marked}(await {what}('{id}').then((it) => it.picture ?? it))"),
            )
            .await;
            assert_eq!(found, json!([kind, true]), "{what}");
        }
        visitor.click("[data-grid] button").await;
        visitor
            .until("the picture as it came is seen", async || {
                visitor.sizes("[data-large] img").await == [(1024, 1024)]
            })
            .await;
    });
}

/// Ways of a canvas to give back something else than was drawn.
const LIES: [(&str, &str); 4] = [
    ("another format", "const { toBlob } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.toBlob = function (done) { toBlob.call(this, done, 'image/png'); };"),
    ("nothing", "HTMLCanvasElement.prototype.toBlob = (done) => done(null);"),
    ("one colour", "const { getImageData } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.getImageData = function (...where) {
            const image = getImageData.apply(this, where); image.data.fill(255); return image; };"),
    ("noise in what is saved alone", "const { toBlob } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.toBlob = function (...how) {
            const context = this.getContext('2d'), image = context.getImageData(0, 0, this.width, this.height);
            for (let at = 0; at < image.data.length; at += 397) image.data[at] ^= 1;
            const other = new OffscreenCanvas(this.width, this.height);
            other.getContext('2d').putImageData(image, 0, 0);
            other.convertToBlob({ type: how[1], quality: how[2] }).then(how[0]); };"),
];

#[test]
fn where_a_canvas_lies_the_bytes_as_received_are_kept() {
    for (lie, script) in LIES {
        visit(Plan::default(), On, async |visitor| {
            visitor.journal.expect("willReadFrequently");
            meddle(visitor, script).await;
            meddle(visitor, NO_DATABASE).await;
            visitor.open("/").await;
            visitor.order(WORDS).await;
            visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
            let copy = visitor.run(COPY).await;
            // One format instead of another is no lie about the picture: JPEG may do, PNG is the picture itself.
            assert_eq!(
                (&copy["copy"], &copy["received"]),
                (&json!("image/png"), &json!(true)),
                "{lie}"
            );
            visitor.open("/gallery").await;
            visitor
                .until("it is seen", async || {
                    visitor.sizes("[data-grid] img").await == [(1024, 1024)]
                })
                .await;
        });
    }
}

#[test]
fn what_the_browser_cleared_is_said_until_it_was_read() {
    let wipes = [
        (
            "localStorage.clear()",
            "cleared the smaller copies of your pictures: 1",
        ),
        (
            "return new Promise((done) => { indexedDB.deleteDatabase('afterimage').onsuccess = () => done(true); })",
            "cleared the files of your pictures: 1",
        ),
    ];
    for (wipe, said) in wipes {
        visit(Plan::studio(), On, async |visitor| {
            visitor.open("/").await;
            visitor.order(WORDS).await;
            visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
            visitor
                .until("it is written down", async || {
                    visitor
                        .run("return localStorage.getItem('afterimage.store.lasting')")
                        .await
                        != Value::Null
                })
                .await;
            visitor.run(wipe).await;
            visitor.open("/gallery").await;
            visitor.reads("[data-missing]", said).await;
            keeps_the_rules(visitor, said).await;
            // Either way the picture is still there.
            visitor
                .until("it is seen", async || {
                    visitor.sizes("[data-grid] img").await == [(24, 16)]
                })
                .await;
            visitor.reload().await;
            visitor.reads("[data-missing]", said).await;
            visitor.click("[data-missing-seen]").await;
            visitor
                .until("it goes", async || !visitor.is_seen("[data-missing]").await)
                .await;
            visitor.reload().await;
            visitor.reads("[data-count]", "Pictures kept: 1").await;
            visitor.reads("[data-lasting]", "Your browser").await;
            assert!(!visitor.is_seen("[data-missing]").await);
        });
    }
}

#[test]
fn pictures_of_an_earlier_version_are_still_there() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        let old = "const canvas = document.createElement('canvas'); canvas.width = 40; canvas.height = 30;
            const data = canvas.toDataURL('image/png').split(',')[1];
            const entry = { id: 'old', made: '2026-01-01T00:00:00.000Z', mime: 'image/png', name: 'afterimage.png',
                width: 40, height: 30, seed: '7', model: 'Painter', words: 'an old lake', version: 1, data };
            localStorage.setItem('afterimage.picture.old', JSON.stringify(entry));
            return data";
        let data = visitor.run(old).await;
        visitor.open("/gallery").await;
        visitor
            .until("it is seen", async || {
                visitor.sizes("[data-grid] img").await == [(40, 30)]
            })
            .await;
        let same = "(async ({ picture, received }) => [received, btoa(String.fromCharCode(...new Uint8Array(await picture.arrayBuffer())))])";
        assert_eq!(
            ask(visitor, &format!("{same}(await store.picture('old'))")).await,
            json!([true, data])
        );
        assert_eq!(visitor.run(COPY).await["words"], "an old lake");
    });
}

#[test]
fn the_browser_is_asked_to_keep_the_pictures_after_the_first_and_never_before() {
    for (answer, said) in [
        (true, "agreed not to clear it"),
        (false, "may clear it when the disk is full"),
    ] {
        visit(Plan::studio(), On, async |visitor| {
            let script = format!("window.asked = 0; StorageManager.prototype.persist = async () => {{ window.asked += 1; return {answer}; }};
                StorageManager.prototype.persisted = async () => {answer};");
            meddle(visitor, &script).await;
            visitor.open("/gallery").await;
            visitor.reads("[data-empty]", "Nothing here yet.").await;
            assert_eq!(visitor.run("return window.asked").await, 0);
            visitor.open("/").await;
            visitor.order(WORDS).await;
            visitor.reads(KEPT, said).await;
            order_again(visitor).await;
            visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
            assert_eq!(visitor.run("return window.asked").await, 1);
            visitor.open("/gallery").await;
            visitor.reads("[data-lasting]", said).await;
        });
    }
}

#[test]
fn over_plain_http_everything_is_kept_and_what_lacks_is_said() {
    visit(Plan::studio().over_plain_http(), On, async |visitor| {
        LESS.iter().for_each(|words| visitor.journal.expect(words));
        visitor.open("/").await;
        let lacking = "return [isSecureContext, typeof crypto.subtle, typeof navigator.storage, typeof navigator.serviceWorker]";
        assert_eq!(
            visitor.run(lacking).await,
            json!([false, "undefined", "undefined", "undefined"])
        );
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        visitor.open("/gallery").await;
        visitor
            .until("it is seen", async || {
                visitor.sizes("[data-grid] img").await == [(24, 16)]
            })
            .await;
        visitor
            .reads("[data-lasting]", "This page came over plain HTTP.")
            .await;
        visitor
            .reads("[data-files-words]", "does not say how much room there is")
            .await;
    });
}

#[test]
fn over_plain_http_the_calculation_is_done_all_the_same() {
    let plan = Plan::with("[challenge]\nkinds = [\"work\"]\n").over_plain_http();
    visit(plan, On, async |visitor| {
        LESS.iter().for_each(|words| visitor.journal.expect(words));
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("[data-submit]").await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
    });
}

#[test]
fn one_tab_sees_what_another_removes() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        visitor.open("/gallery").await;
        visitor.reads("[data-count]", "Pictures kept: 1").await;
        let client = visitor.client();
        let first = client.window().await.unwrap();
        let second = client.new_window(true).await.unwrap();
        client.switch_to_window(second.handle).await.unwrap();
        visitor.open("/gallery").await;
        visitor.click("[data-grid] li:first-child button").await;
        visitor.click("[data-viewer] [data-delete]").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
        client.close_window().await.unwrap();
        client.switch_to_window(first).await.unwrap();
        visitor.reads("[data-empty]", "Nothing here yet.").await;
    });
}

#[test]
fn words_are_kept_only_when_the_visitor_says_so() {
    visit(Plan::studio(), On, async |visitor| {
        let everything = "return JSON.stringify({ ...localStorage }) + document.cookie";
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        let kept = visitor.run(everything).await;
        assert!(!kept.as_str().unwrap().contains(WORDS), "{kept}");

        visitor.click("details.more > summary").await;
        visitor.click("[data-keep-words]").await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor
            .until("two are kept", async || visitor.kept().await == 2)
            .await;
        let kept = visitor.run(everything).await;
        assert!(kept.as_str().unwrap().contains(WORDS), "{kept}");
        visitor.open("/gallery").await;
        visitor.click("[data-grid] li:first-child button").await;
        visitor.reads("[data-viewer] [data-words]", WORDS).await;
    });
}

#[test]
fn a_picture_can_be_taken_back_where_it_was_made() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, KEPT_AS_IT_CAME).await;
        visitor.click("[data-pictures] [data-remove]").await;
        visitor.reads(KEPT, "Removed from this browser.").await;
        assert_eq!(visitor.kept().await, 0);
        visitor.open("/gallery").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
    });
}
