//! A picture of the visitor's own: cleaned in the browser, painted on, extended, and gone on with.

use std::path::Path;
use std::sync::Mutex;

use afterimage::pipeline::provider::painter;
use afterimage_templates::Lang;
use fantoccini::key::Key;
use serde_json::json;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::png;
use crate::upstream::{Upstream, pictures};
use crate::visit::visit;
use crate::visitor::Visitor;
use crate::with_script::reach::{keeps_the_rules, walk};

const WORDS: &str = "the same lake in autumn";

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures");
    std::fs::read(folder.join(name)).unwrap()
}

/// Lets a file come from outside the page: `drop` on the form, or `paste`.
async fn bring(visitor: &Visitor, how: &str, name: &str, bytes: &[u8]) {
    let script = "const [how, name, bytes] = arguments;
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name));
        const event = how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('#prompt').dispatchEvent(event);
        return event.defaultPrevented";
    // The module that listens is fetched after the page.
    visitor
        .until("the page takes a file", async || {
            let listening = "return document.querySelector('#image[data-edited]') !== null";
            visitor.run(listening).await == true
        })
        .await;
    let taken = visitor
        .run_with(script, vec![json!(how), json!(name), json!(bytes)])
        .await;
    assert_eq!(taken, true, "the browser would have opened {name} itself");
}

/// The PNG of a part of what was sent, by its name.
fn part(sent: &[u8], name: &str) -> Option<Vec<u8>> {
    let at = memchr::memmem::find(sent, format!("name=\"{name}\"; filename").as_bytes())?;
    let start = at + memchr::memmem::find(&sent[at..], b"\r\n\r\n")? + 4;
    let end = start + memchr::memmem::find(&sent[start..], b"IEND")? + 8;
    Some(sent[start..end].to_vec())
}

/// Width, height, and samples of a PNG.
fn decoded(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut samples = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut samples).unwrap();
    (info.width, info.height, samples)
}

/// The places of a mask that are to be made anew: those without opacity.
fn painted(mask: &[u8]) -> (u32, u32, Vec<bool>) {
    let (width, height, samples) = decoded(mask);
    (
        width,
        height,
        samples.chunks(4).map(|pixel| pixel[3] == 0).collect(),
    )
}

async fn sent(visitor: &Visitor, all: &Mutex<Vec<Vec<u8>>>, count: usize) -> Vec<u8> {
    visitor
        .until("the provider is asked", async || {
            all.lock().unwrap().len() == count
        })
        .await;
    all.lock().unwrap()[count - 1].clone()
}

/// A picture of the size that models make.
fn large() -> Vec<u8> {
    let canvas = painter::paint("a lake at dawn", "", 7, 1024, 768, &|| false).expect("nobody cancels");
    canvas.to_png().expect("a picture of the painter")
}

/// Presses a button of the mouse at a share of the picture, drags it to another, and lets go.
async fn drag(visitor: &Visitor, from: (f64, f64), to: (f64, f64)) {
    let place = "const canvas = document.querySelector('[data-edit-canvas]');
        canvas.scrollIntoView({ block: 'center' });
        const box = canvas.getBoundingClientRect();
        return [box.left, box.top, box.width, box.height]";
    let found = visitor.run(place).await;
    let found: [f64; 4] = serde_json::from_value(found).unwrap();
    let at = |(across, down): (f64, f64)| (found[0] + across * found[2], found[1] + down * found[3]);
    for (kind, place) in [("mousePressed", from), ("mouseMoved", to), ("mouseReleased", to)] {
        let (x, y) = at(place);
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        visitor.devtools("Input.dispatchMouseEvent", event).await;
    }
}

/// safety.md T41
#[test]
fn what_a_dropped_file_says_of_its_picture_stays_in_the_browser() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "drop", "holiday at home.jpg", &fixture("wordy.jpg")).await;
        // It lies on its side in its file, and is sent upright.
        visitor
            .reads("[data-edit-facts]", "It is sent at 32 × 48 pixels")
            .await;
        let name = "return document.querySelector('#image').files[0].name";
        assert_eq!(visitor.run(name).await, "picture.png");
        let holds = "const text = await document.querySelector('#image').files[0].text();
            return ['canary', 'Exif', 'eXIf', 'ICC', 'tEXt', 'xmp'].filter((word) => text.includes(word))";
        let holds = format!("return (async () => {{ {holds} }})()");
        assert_eq!(visitor.run(&holds).await, json!([]));
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        let (width, height, _) = decoded(&part(&sent, "image").expect("a picture"));
        assert_eq!((width, height), (32, 48));
        assert_eq!(part(&sent, "mask"), None, "nothing was painted");
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn a_mask_is_sent_exactly_where_it_was_painted() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "paste", "image.webp", &fixture("lossless.webp")).await;
        visitor
            .reads("[data-edit-facts]", "It is sent at 48 × 32 pixels")
            .await;
        drag(visitor, (0.0, 0.5), (0.5, 0.5)).await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        let shown = "const canvas = document.querySelector('[data-edit-canvas]');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return [...data].filter((_, at) => at % 4 === 3).map((value) => value > 0)";
        let shown: Vec<bool> = serde_json::from_value(visitor.run(shown).await).unwrap();
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        let (width, height, places) = painted(&part(&sent, "mask").expect("a mask"));
        assert_eq!((width, height), (48, 32));
        assert_eq!(places, shown, "what is hatched is what is sent");
        let at = |x: usize, y: usize| places[y * 48 + x];
        assert!(at(2, 16) && at(12, 15) && at(23, 16));
        assert!(!at(30, 16) && !at(2, 8) && !at(2, 24) && !at(47, 31));
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn a_mask_is_painted_taken_back_and_painted_again_with_the_keyboard_alone() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "drop", "a.png", &fixture("wordy.png")).await;
        visitor.find("[data-edit-canvas]").await;
        visitor
            .run("document.querySelector('[data-edit-canvas]').focus()")
            .await;
        for _ in 0..4 {
            visitor.press(Key::Left).await;
        }
        // The last word on where it is: an earlier one would be followed by it, whatever is done meanwhile.
        visitor
            .reads("[data-edit-said]", "37 % across, 50 % down, not painted.")
            .await;
        type_keys(visitor, " ").await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        type_keys(visitor, "\u{e009}z").await;
        visitor.reads("[data-edit-said]", "Nothing is painted.").await;
        type_keys(visitor, "\u{e009}y").await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        type_keys(visitor, "]").await;
        assert_eq!(visitor.value("[data-edit-size]").await, "9");
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        let (width, height, places) = painted(&part(&sent, "mask").expect("a mask"));
        assert_eq!((width, height), (32, 48));
        // Four steps of one pixel to the left of the middle.
        assert!(places[24 * 32 + 11] && places[23 * 32 + 12]);
        assert!(!places[24 * 32 + 16] && !places[20 * 32 + 12]);
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

/// Keys where the keyboard is, those of control first.
async fn type_keys(visitor: &Visitor, keys: &str) {
    let here = visitor.client().active_element().await.unwrap();
    here.send_keys(keys).await.unwrap();
}

#[test]
fn an_extended_picture_is_sent_with_all_that_was_added_as_its_mask() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "drop", "a.webp", &fixture("lossless.webp")).await;
        visitor.reads("[data-edit-facts]", "48 × 32 pixels").await;
        visitor.click("[data-edit-side=right][data-edit-step='1']").await;
        visitor.reads("[data-edit-facts]", "112 × 32 pixels").await;
        visitor.click("[data-edit-fit]").await;
        // 1536 by 1024 is the nearest in shape, and the shape of the picture as it was.
        visitor.reads("[data-edit-facts]", "48 × 32 pixels").await;
        visitor.fill("#edit-top", "8").await;
        visitor.press(Key::Tab).await;
        visitor.reads("[data-edit-facts]", "48 × 40 pixels").await;
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        let (width, height, _) = decoded(&part(&sent, "image").expect("a picture"));
        assert_eq!((width, height), (48, 40));
        let (width, height, places) = painted(&part(&sent, "mask").expect("a mask"));
        assert_eq!((width, height), (48, 40));
        assert!(places[..48 * 8].iter().all(|painted| *painted));
        assert!(!places[48 * 8..].iter().any(|painted| *painted));
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn what_is_no_picture_for_this_is_refused_in_words_and_what_is_there_can_be_removed() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        for (bytes, words) in [
            (&b"GIF89a"[..], "This is a GIF."),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                "This is an SVG drawing.",
            ),
            (
                b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
                "This is a HEIC or AVIF picture.",
            ),
            (b"\x89PNG\r\n\x1a\nnothing", "or it is broken"),
        ] {
            bring(visitor, "drop", "a.png", bytes).await;
            visitor.reads("[data-edit-status]", words).await;
            assert_eq!(visitor.value("#image").await, "");
        }
        bring(visitor, "drop", "a.jpg", &fixture("baseline.jpg")).await;
        visitor.click("[data-edit-remove]").await;
        visitor
            .reads("[data-edit-status]", "The picture is removed.")
            .await;
        assert!(!visitor.is_seen("[data-edit-canvas]").await);
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        assert!(memchr::memmem::find(&sent, b"name=\"image\"").is_none());
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn a_result_is_gone_on_with_from_the_stage_and_from_the_gallery() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        visitor.run("document.querySelector('.more').open = true").await;
        visitor.click("[data-keep-words]").await;
        visitor.order(WORDS).await;
        visitor.reads("[data-kept]", "Kept in this browser.").await;
        visitor.click("[data-pictures] [data-edit-this]").await;
        visitor.reads("[data-edit-facts]", "24 × 16 pixels").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        visitor.order(WORDS).await;
        let first = sent(visitor, &all, 2).await;
        assert_eq!(decoded(&part(&first, "image").expect("a picture")).0, 24);
        // Who leaves before it is kept is asked whether to.
        visitor
            .until("the second picture is kept too", async || {
                visitor.kept().await == 2
            })
            .await;
        visitor
            .reads(".job:first-child [data-kept]", "Kept in this browser.")
            .await;

        visitor.open("/gallery").await;
        visitor.click("[data-grid] button").await;
        visitor.click("[data-viewer] [data-edit-this]").await;
        visitor.reads("[data-edit-facts]", "24 × 16 pixels").await;
        assert_eq!(visitor.path().await, "/");
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(
            visitor
                .run("return sessionStorage.getItem('afterimage.edit')")
                .await,
            json!(null)
        );
        visitor.order(WORDS).await;
        let second = sent(visitor, &all, 3).await;
        assert_eq!(decoded(&part(&second, "image").expect("a picture")).0, 24);
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn the_desk_is_within_everybodys_reach_in_both_themes_and_on_a_narrow_screen() {
    let (plan, _) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "drop", "a.png", &large()).await;
        visitor.reads("[data-edit-facts]", "pixels").await;
        visitor
            .run("document.querySelector('.edit details').open = true")
            .await;
        visitor.click("[data-edit-side=left][data-edit-step='1']").await;
        drag(visitor, (0.3, 0.3), (0.7, 0.6)).await;
        for (width, height) in [(1280, 900), (320, 640)] {
            visitor.screen(width, height).await;
            keeps_the_rules(visitor, &format!("{width} pixels")).await;
            let wide = visitor.run("return document.documentElement.scrollWidth").await;
            assert!(
                wide.as_u64().is_some_and(|wide| wide <= width.into()),
                "{wide} of {width} pixels"
            );
        }
    });
}

/// Two models: one is told by transparency and makes 1024 pixels, the other by white on black and makes 512.
fn two_ways() -> Plan {
    let upstream = Upstream::start(|_| pictures(&png()));
    let provider = |id: &str, kind: &str, model: &str| {
        format!(
            "[[provider]]\nid = \"{id}\"\nkind = \"{kind}\"\nbase_url = \"{}\"\napi_key = \"k\"\nmodels = [{model}]\n",
            upstream.url
        )
    };
    let clear = provider("up", "openai", "{ id = \"gpt-image-1\", edit = true }");
    let white = provider(
        "local",
        "automatic1111",
        "{ id = \"local\", upstream = \"sketch\", sizes = [\"512x512\"], edit = true }",
    );
    Plan::with(&(clear + &white))
}

#[test]
fn what_is_painted_stays_when_the_model_changes_and_its_edge_can_be_soft() {
    visit(two_ways(), On, async |visitor| {
        visitor.open("/").await;
        visitor.choose("#model", "local").await;
        bring(visitor, "drop", "a.png", &large()).await;
        visitor.reads("[data-edit-facts]", "512 × 384 pixels").await;
        drag(visitor, (0.25, 0.5), (0.75, 0.5)).await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        let painted = visitor.text("[data-edit-said]").await;
        let soften = "const soft = document.querySelector('[data-edit-soft]');
            soft.value = '3'; soft.dispatchEvent(new Event('input', { bubbles: true }))";
        visitor.find("[data-edit-soft]").await;
        visitor.run(soften).await;

        visitor.choose("#model", "gpt-image-1").await;
        visitor.reads("[data-edit-facts]", "1,024 × 768 pixels").await;
        assert_eq!(visitor.text("[data-edit-said]").await, painted);
        assert!(!visitor.is_seen("[data-edit-soft]").await, "it knows no half");
        visitor.choose("#model", "local").await;
        visitor.reads("[data-edit-facts]", "512 × 384 pixels").await;
        assert_eq!(visitor.text("[data-edit-said]").await, painted);

        visitor.fill("#prompt", WORDS).await;
        visitor.click("[data-submit]").await;
        visitor
            .until("the mask is in the form", async || {
                visitor
                    .run("return document.querySelector('#mask').files.length")
                    .await
                    == 1
            })
            .await;
        let read = "const done = arguments[0];
            document.querySelector('#mask').files[0].arrayBuffer().then((bytes) => done([...new Uint8Array(bytes)]))";
        let mask = visitor.client().execute_async(read, Vec::new()).await.unwrap();
        let mask: Vec<u8> = serde_json::from_value(mask).unwrap();
        let (width, height, shades) = decoded(&mask);
        assert_eq!((width, height, shades.len()), (512, 384, 512 * 384));
        let column: Vec<u8> = (0..192).map(|y| shades[y * 512 + 256]).collect();
        assert_eq!((column[191], column[100]), (255, 0), "{column:?}");
        assert!(column.is_sorted(), "{column:?}");
        assert!(
            column.iter().filter(|shade| (1..255).contains(*shade)).count() > 20,
            "{column:?}"
        );
    });
}

#[test]
fn the_desk_is_used_with_the_keyboard_alone() {
    let (plan, _) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        bring(visitor, "drop", "a.png", &large()).await;
        visitor.reads("[data-edit-facts]", "1,024 × 768 pixels").await;
        walk(visitor, "[data-edit-canvas]").await;
        type_keys(visitor, " ").await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        walk(visitor, "[data-edit-tool=eraser]").await;
        visitor.press(Key::Enter).await;
        assert_eq!(
            visitor.count("[data-edit-tool=eraser][aria-pressed=true]").await,
            1
        );
        walk(visitor, "[data-edit-size]").await;
        visitor.press(Key::Right).await;
        assert_eq!(visitor.value("[data-edit-size]").await, "9");
        walk(visitor, "[data-edit-act=undo]").await;
        visitor.press(Key::Enter).await;
        visitor.reads("[data-edit-said]", "Nothing is painted.").await;
        walk(visitor, "[data-edit-side=right][data-edit-step='1']").await;
        visitor.press(Key::Enter).await;
        assert_eq!(visitor.value("#edit-right").await, "64");
        walk(visitor, "[data-edit-remove]").await;
        visitor.press(Key::Enter).await;
        visitor
            .reads("[data-edit-status]", "The picture is removed.")
            .await;
        assert_eq!(visitor.count("#image:focus").await, 1);
    });
}

#[test]
fn the_desk_fits_a_screen_of_320_pixels_in_every_language() {
    visit(two_ways(), On, async |visitor| {
        visitor.screen(320, 640).await;
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/", lang.folder())).await;
            visitor.choose("#model", "local").await;
            bring(visitor, "drop", "a.png", &fixture("wordy.png")).await;
            visitor.reads("[data-edit-facts]", "48").await;
            let wide = "for (const details of document.querySelectorAll('details')) details.open = true;
                const desk = document.querySelector('.edit');
                return [document.documentElement.scrollWidth, desk.scrollWidth - desk.clientWidth]";
            let wide = visitor.run(wide).await;
            let fits = wide[0].as_u64().is_some_and(|width| width <= 320) && wide[1] == 0;
            assert!(fits, "{wide} in {}", lang.tag());
        }
    });
}

/// safety.md T41
#[test]
fn where_a_canvas_lies_the_file_is_stripped_without_it_and_the_mask_is_exact() {
    let (plan, all) = Plan::editing("");
    visit(plan, On, async |visitor| {
        visitor.journal.expect("willReadFrequently");
        let noise = "const { getImageData } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.getImageData = function (...where) {
                const image = getImageData.apply(this, where); image.data[401] ^= 1; return image; };
            HTMLCanvasElement.prototype.toBlob = function (done) { done(new Blob(['noise'])); };";
        let source = json!({ "source": noise });
        visitor
            .devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        visitor.open("/").await;
        bring(visitor, "drop", "a.jpg", &fixture("wordy.jpg")).await;
        visitor
            .reads("[data-edit-facts]", "It is sent at 48 × 32 pixels")
            .await;
        visitor.reads("[data-edit-status]", "The mask is exact.").await;
        visitor.reads("[data-edit-status]", "turn it first").await;
        assert!(!visitor.is_seen("[data-edit-extend]").await);
        visitor.click("[data-edit-act=invert]").await;
        visitor.reads("[data-edit-said]", "will be made anew").await;
        visitor.order(WORDS).await;
        let sent = sent(visitor, &all, 1).await;
        let (width, height, places) = painted(&part(&sent, "mask").expect("a mask"));
        assert_eq!((width, height), (48, 32));
        assert!(places.iter().all(|painted| *painted));
        let name = "const { name, size } = document.querySelector('#image').files[0]; return [name, size]";
        let sized = visitor.run(name).await;
        assert_eq!(sized[0], "picture.jpeg");
        assert!(memchr::memmem::find(&sent, b"image/jpeg").is_some());
        assert!(memchr::memmem::find(&sent, b"canary").is_none());
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}
