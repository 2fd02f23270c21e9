//! The gallery: a thousand pictures, found again, looked at, compared, taken along and brought back.

use std::process::{Command, Stdio};

use fantoccini::key::Key;
use serde_json::Value;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const STATUS: &str = "[data-gallery] [data-status]";
const COUNT: &str = "[data-count]";
const PASSPHRASE: &str = "correct horse battery";

/// Puts pictures into the page's own store, the newest first, each another one: `number` is its number.
const PUT: &str = "
    const [first, last, done] = arguments;
    const entry = document.querySelector('script[type=module][src$=\"/gallery.js\"]').src;
    import(entry.replace('gallery.js', 'store.js')).then(async ({ openStore }) => {
        const store = openStore();
        for (let number = first; number <= last; number += 1) {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [48, 32];
            const context = canvas.getContext('2d');
            context.fillStyle = `rgb(${number % 256} ${number >> 8} 200)`;
            context.fillRect(0, 0, 48, 32);
            const picture = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
            const made = new Date(Date.UTC(2026, 0, 1) - number * 60_000).toISOString();
            const id = number.toString(16).padStart(16, '0');
            await store.keep({ id, made, mime: 'image/png', name: `afterimage-${number}.png`, width: 48, height: 32,
                seed: String(number), model: number % 2 ? 'Odd' : 'Even', words: `lake ${number}`,
                asked: { size: '48x32', steps: '9' } }, picture);
        }
        done(true);
    }, (error) => done(String(error)));";

/// So many at a time: a script has its time, and a slow machine takes some for each.
const AT_ONCE: u32 = 100;

/// Opens the gallery with so many pictures in it.
pub(super) async fn filled(visitor: &Visitor, count: u32) {
    visitor.open("/gallery").await;
    for part in 0..count.div_ceil(AT_ONCE) {
        let numbers = [part * AT_ONCE + 1, count.min((part + 1) * AT_ONCE)];
        let numbers = numbers.map(Value::from).to_vec();
        let put = visitor.client().execute_async(PUT, numbers).await;
        assert_eq!(put.expect("the store is filled"), true);
    }
    visitor.reload().await;
    visitor
        .reads(COUNT, &format!("Pictures kept: {}", grouped(count)))
        .await;
}

/// A number as the page writes it.
fn grouped(number: u32) -> String {
    match number / 1_000 {
        0 => number.to_string(),
        thousands => format!("{thousands},{:03}", number % 1_000),
    }
}

/// What of the store a visitor would miss: every picture's facts, and a checksum of its bytes.
async fn everything(visitor: &Visitor) -> Value {
    let script = "const done = arguments[0];
        const entry = document.querySelector('script[type=module][src$=\"/gallery.js\"]').src;
        const load = (name) => import(entry.replace('gallery.js', name));
        Promise.all([load('store.js'), load('crc32.js')]).then(async ([{ openStore }, { crcOf }]) => {
            const store = openStore();
            const all = [];
            for (const facts of await store.list()) {
                const { picture } = await store.picture(facts.id);
                all.push({ ...facts, sum: await crcOf(picture) });
            }
            done({ all, history: localStorage.getItem('afterimage.history'), quality: store.quality });
        }, (error) => done(String(error)))";
    visitor
        .client()
        .execute_async(script, Vec::new())
        .await
        .expect("the store is read")
}

/// The names of the words shown, in order.
async fn shown(visitor: &Visitor) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-grid] [data-open]')]
        .map((button) => button.getAttribute('aria-label').split(': ').pop())";
    serde_json::from_value(visitor.run(script).await).expect("texts")
}

#[test]
fn a_thousand_pictures_are_drawn_as_far_as_they_are_seen() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 1_000).await;
        assert_eq!(visitor.count("[data-grid] > li").await, 1_000);
        let held = "return document.querySelectorAll('[data-grid] img[src]').length";
        visitor
            .until("those in sight are drawn", async || {
                let held = visitor.run(held).await.as_u64().unwrap_or_default();
                (4..200).contains(&held)
            })
            .await;
        let first = "return document.querySelector('[data-grid] img').src";
        let address = visitor.run(first).await;
        visitor
            .run("document.querySelector('[data-grid] > li:last-child').scrollIntoView()")
            .await;
        visitor
            .until("the last one is drawn", async || {
                visitor.count("[data-grid] > li:last-child img[src]").await == 1
            })
            .await;
        visitor
            .until("the first one is let go", async || {
                visitor.count("[data-grid] > li:first-child img[src]").await == 0
            })
            .await;
        let gone = "const [address, done] = arguments;
            const image = new Image();
            image.onload = () => done('there');
            image.onerror = () => done('gone');
            image.src = address";
        visitor.journal.expect("Failed to load resource");
        let gone = visitor
            .client()
            .execute_async(gone, vec![address])
            .await
            .expect("an answer");
        assert_eq!(gone, "gone");
        assert!(visitor.run(held).await.as_u64().unwrap_or_default() < 200);
    });
}

#[test]
fn the_viewer_follows_the_keyboard_and_gives_it_back() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 5).await;
        visitor.click("[data-grid] li:nth-child(2) [data-open]").await;
        visitor.reads("[data-viewer] [data-words]", "lake 2").await;
        for (key, words, place) in [
            (Key::Right, "lake 3", "Picture 3 of 5"),
            (Key::End, "lake 5", "Picture 5 of 5"),
            (Key::Right, "lake 5", "Picture 5 of 5"),
            (Key::Left, "lake 4", "Picture 4 of 5"),
            (Key::Home, "lake 1", "Picture 1 of 5"),
        ] {
            visitor.press(key).await;
            visitor.reads("[data-viewer] [data-words]", words).await;
            assert_eq!(visitor.text("[data-viewer] [data-position]").await, place);
            let inside = "return document.activeElement.closest('[data-viewer]') !== null";
            assert_eq!(visitor.run(inside).await, true, "the keyboard left the viewer");
        }
        visitor.press(Key::Right).await;
        visitor.reads("[data-viewer] [data-words]", "lake 2").await;
        visitor.press(Key::Escape).await;
        visitor
            .until("the keyboard is on the picture looked at last", async || {
                visitor
                    .count("[data-grid] li:nth-child(2) [data-open]:focus")
                    .await
                    == 1
            })
            .await;
    });
}

#[test]
fn favourites_and_searches_find_pictures_again() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 12).await;
        visitor.fill("[data-search]", "LAKE even").await;
        visitor.reads(COUNT, "Pictures found: 6 of 12").await;
        visitor.fill("[data-search]", "lake 11").await;
        visitor.reads(COUNT, "Pictures found: 1 of 12").await;
        assert_eq!(shown(visitor).await, ["lake 11"]);
        visitor.click("[data-grid] [data-open]").await;
        visitor.click("[data-viewer] [data-star]").await;
        visitor.find("[data-viewer] [data-star][aria-pressed=true]").await;
        visitor.press(Key::Escape).await;
        visitor.fill("[data-search]", "no such words").await;
        visitor.reads("[data-nothing-found]", "No picture fits.").await;
        visitor
            .run("document.querySelector('[data-search]').value = ''")
            .await;
        visitor.click("[data-favourites]").await;
        visitor.reads(COUNT, "Pictures found: 1 of 12").await;
        visitor.reload().await;
        visitor.reads(COUNT, "Pictures kept: 12").await;
        assert_eq!(
            visitor.count("[data-grid] [data-star][aria-pressed=true]").await,
            1
        );
        visitor.choose("[data-order]", "oldest").await;
        visitor
            .until("the oldest is first", async || {
                shown(visitor)
                    .await
                    .first()
                    .is_some_and(|words| words == "lake 12")
            })
            .await;
    });
}

#[test]
fn many_are_deleted_at_once_and_come_back_as_they_were() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 6).await;
        let before = everything(visitor).await;
        visitor.click("[data-grid] li:nth-child(2) [data-pick]").await;
        visitor
            .run(
                "document.querySelector('[data-grid] li:nth-child(5) [data-pick]')
                .dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }))",
            )
            .await;
        visitor.reads("[data-selected-count]", "Selected: 4").await;
        visitor.click("[data-delete-many]").await;
        visitor.reads(STATUS, "Deleted: 4").await;
        assert_eq!(shown(visitor).await, ["lake 1", "lake 6"]);
        assert_eq!(visitor.count("[data-undo]:focus").await, 1);
        visitor.press(Key::Enter).await;
        visitor.reads(STATUS, "They are back.").await;
        assert_eq!(everything(visitor).await, before);
        visitor.click("[data-all]").await;
        visitor.reads("[data-selected-count]", "Selected: 6").await;
        visitor.click("[data-star-many]").await;
        visitor
            .until("all are favourites", async || {
                visitor.count("[data-grid] [data-star][aria-pressed=true]").await == 6
            })
            .await;
    });
}

#[test]
fn everything_goes_into_a_file_and_comes_back_without_doubles() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 4).await;
        visitor
            .run("localStorage.setItem('afterimage.history', JSON.stringify([{ words: 'a lake', at: '2026-01-01T00:00:00.000Z' }]));
                localStorage.setItem('afterimage.store.quality', 'small')")
            .await;
        let before = everything(visitor).await;
        visitor.fill("#passphrase", PASSPHRASE).await;
        visitor.click("[data-export] [type=submit]").await;
        visitor
            .reads("[data-export-status]", "The two passphrases differ.")
            .await;
        visitor.fill("#passphrase-again", PASSPHRASE).await;
        visitor.click("[data-export] [type=submit]").await;
        visitor
            .reads("[data-export-status]", "locked with your passphrase")
            .await;
        let (file, bytes) = visitor.downloaded("afterimage").await;
        assert!(bytes.starts_with(b"AFTRIMG\x01\x01"));
        assert!(!bytes.windows(4).any(|four| four == b"lake"));

        visitor.click("[data-delete-all]").await;
        visitor.click("[data-question] [value=delete]").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
        visitor.run("localStorage.clear()").await;

        let chosen = visitor.find("#import").await;
        chosen.send_keys(&file.to_string_lossy()).await.expect("a file");
        visitor.fill("#unlock-passphrase", "correct horse batterz").await;
        visitor.click("[data-import] [type=submit]").await;
        visitor
            .reads("[data-import-status]", "does not open the file")
            .await;
        assert_eq!(visitor.count("[data-grid] li").await, 0);
        visitor.fill("#unlock-passphrase", PASSPHRASE).await;
        visitor.click("[data-import] [type=submit]").await;
        visitor.reads("[data-import-status]", "Pictures added: 4.").await;
        assert_eq!(everything(visitor).await, before);
        visitor.click("[data-import] [type=submit]").await;
        visitor
            .reads("[data-import-status]", "Pictures added: 0. Here already: 4.")
            .await;
        assert_eq!(everything(visitor).await, before);
    });
}

#[test]
fn a_zip_file_opens_elsewhere_and_holds_a_page_of_its_own() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 3).await;
        visitor.click("[data-zip-all]").await;
        visitor.reads(STATUS, "Packed: 3.").await;
        let (file, _) = visitor.downloaded("zip").await;
        let script = "import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
page = z.read('index.html').decode()
names = [n for n in z.namelist() if n != 'index.html']
assert len(names) == 3 and all(n in page and z.read(n)[:4] == b'\\x89PNG' for n in names), names
assert 'lake 2' in page and '<script' not in page";
        let checked = Command::new("python3")
            .args(["-c", script])
            .arg(&file)
            .stdin(Stdio::null())
            .output()
            .expect("python3: tests/run installs it");
        assert!(
            checked.status.success(),
            "{}",
            String::from_utf8_lossy(&checked.stderr)
        );
    });
}

#[test]
fn a_picture_is_handed_over_in_another_format_and_its_settings_go_to_the_form() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 2).await;
        visitor.click("[data-grid] li:first-child [data-open]").await;
        visitor
            .until("the picture, large", async || {
                visitor.sizes("[data-large] img").await == [(48, 32)]
            })
            .await;
        visitor.choose("[data-format]", "image/jpeg").await;
        visitor
            .reads("[data-viewer-status]", "has the format you chose")
            .await;
        visitor.click("[data-viewer] [data-download]").await;
        let (_, bytes) = visitor.downloaded("jpeg").await;
        assert!(bytes.starts_with(b"\xff\xd8\xff"));
        visitor.click("[data-viewer] [data-reuse]").await;
        visitor
            .until("the form has the words", async || {
                visitor.value("#prompt").await == "lake 1"
            })
            .await;
        assert_eq!(visitor.path().await, "/");
        let asked = visitor.requests().await;
        assert!(asked.iter().all(|address| !address.contains("lake")), "{asked:?}");
    });
}

#[test]
fn a_format_that_is_chosen_while_the_picture_is_read_is_what_is_handed_over() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 1).await;
        // In one breath: nothing can have been read in between.
        let quick = "document.querySelector('[data-grid] [data-open]').click();
            const format = document.querySelector('[data-format]');
            format.value = 'image/jpeg';
            format.dispatchEvent(new Event('change', { bubbles: true }))";
        visitor.run(quick).await;
        visitor
            .reads("[data-viewer-status]", "has the format you chose")
            .await;
        visitor.click("[data-viewer] [data-download]").await;
        let (_, bytes) = visitor.downloaded("jpeg").await;
        assert!(bytes.starts_with(b"\xff\xd8\xff"));
    });
}

#[test]
fn two_pictures_are_compared_side_by_side_and_by_a_line_the_keyboard_moves() {
    visit(Plan::studio(), On, async |visitor| {
        filled(visitor, 3).await;
        visitor.click("[data-grid] li:nth-child(1) [data-pick]").await;
        assert!(!visitor.is_seen("[data-compare]").await);
        visitor.click("[data-grid] li:nth-child(3) [data-pick]").await;
        visitor.click("[data-compare]").await;
        visitor
            .until("both are there", async || {
                visitor.sizes("[data-pair] img").await == [(48, 32); 2]
            })
            .await;
        visitor.click("[name=way][value=over]").await;
        visitor.find("[data-split]").await;
        visitor
            .run("document.querySelector('[data-split]').focus()")
            .await;
        visitor.press(Key::Home).await;
        let split = "return document.querySelector('[data-comparison]').style.getPropertyValue('--split')";
        assert_eq!(visitor.run(split).await, "0%");
        visitor.press(Key::Right).await;
        assert_eq!(visitor.run(split).await, "1%");
        visitor.press(Key::Escape).await;
        visitor
            .until("they have gone with the dialog", async || {
                visitor.count("[data-pair] img").await == 0
            })
            .await;
    });
}

#[test]
fn over_plain_http_no_passphrase_is_offered_and_why_is_said() {
    visit(Plan::studio().over_plain_http(), On, async |visitor| {
        for words in [
            "Cross-Origin-Opener-Policy header has been ignored",
            "origin-keyed agent cluster",
        ] {
            visitor.journal.expect(words);
        }
        filled(visitor, 2).await;
        visitor.reads("[data-no-lock]", "cannot lock a file").await;
        assert!(!visitor.is_seen("#passphrase").await);
        let before = everything(visitor).await;
        visitor.click("[data-export] [type=submit]").await;
        visitor.reads("[data-export-status]", "not locked").await;
        let (file, _) = visitor.downloaded("afterimage").await;
        visitor.click("[data-delete-all]").await;
        visitor.click("[data-question] [value=delete]").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
        let chosen = visitor.find("#import").await;
        chosen.send_keys(&file.to_string_lossy()).await.expect("a file");
        visitor.click("[data-import] [type=submit]").await;
        visitor.reads("[data-import-status]", "Pictures added: 2.").await;
        assert_eq!(everything(visitor).await, before);
    });
}
