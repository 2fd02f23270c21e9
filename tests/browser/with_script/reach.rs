//! Within everybody's reach: a narrow screen, the keyboard alone, and the rules that can be checked by program.

use std::fs;
use std::path::Path;

use afterimage::pipeline::provider::Fault;
use afterimage_templates::Lang;
use afterimage_templates::text::say;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::{Act, Studio};
use crate::visit::visit;
use crate::visitor::Visitor;

use super::gallery;

/// Every page that has an address, and one that has none.
pub(super) const PAGES: [&str; 9] = [
    "/",
    "/gallery",
    "/privacy",
    "/cookies",
    "/terms",
    "/about",
    "/contact",
    "/your-data",
    "/there-is-no-such-page",
];

const WORDS: &str = "a lake at dawn";

/// More pictures are made than the ordinary limits let one visitor have in a minute.
fn roomy() -> Plan {
    let rates = "[rate]\nper_minute = 100\nper_hour = 100\nper_day = 100\n";
    Plan::with(rates).offering(Studio::new())
}

/// Takes a look at every page of a language, and at the form, the gallery and the answer page when they are full.
async fn everywhere(visitor: &Visitor, lang: Lang, look: impl AsyncFn(&str)) {
    let path = |path: &str| format!("/{}{path}", lang.folder());
    let says = async |css: &str, id: &str| visitor.reads(css, &say(lang, id)).await;
    visitor
        .journal
        .expect("the server responded with a status of 404");
    visitor
        .journal
        .expect("the server responded with a status of 422");
    for page in PAGES {
        visitor.open(&path(page)).await;
        look(page).await;
    }
    visitor.open(&path("/")).await;
    visitor.fill("#prompt", WORDS).await;
    says("[data-work-status]", "script-work-done").await;
    look("the form, with work that is done").await;
    unfold(visitor).await;
    look("the form, unfolded").await;
    visitor.click("[data-history]").await;
    visitor.find("dialog.history li").await;
    look("the words of before").await;
    visitor.press(Key::Escape).await;
    visitor.order(WORDS).await;
    says("[data-kept]", "script-kept").await;
    visitor.new_code().await;
    look("the form, with a picture").await;
    visitor.misread().await;
    visitor.click("[data-submit]").await;
    says("#code-fault", "error-challenge-wrong.detail").await;
    look("the form, with a fault").await;
    visitor.open(&path("/gallery")).await;
    visitor.find("[data-grid] img").await;
    look("the gallery, with a picture").await;
    visitor.click("[data-all]").await;
    visitor.find("[data-selected-count]").await;
    look("the gallery, with a picture selected").await;
    visitor.click("[data-grid] button").await;
    visitor.find("[data-large] img").await;
    look("the viewer").await;
    visitor.click("[data-viewer] .close").await;
    visitor.click("[data-delete-all]").await;
    look("the question").await;

    failing(visitor, &path("/"), &look).await;

    // As without script: sent by the browser itself.
    visitor.open(&path("/")).await;
    visitor.fill("#prompt", WORDS).await;
    send(visitor).await;
    visitor.lands(&say(lang, "challenge-title")).await;
    look("the page with a code").await;
    visitor.solve().await;
    send(visitor).await;
    visitor.find("figure.picture img").await;
    visitor.find("form.make").await;
    visitor.whole().await;
    look("the answer page").await;
}

/// The form while a picture is made, after it was cancelled, and after it was declined.
async fn failing(visitor: &Visitor, path: &str, look: &impl AsyncFn(&str)) {
    let studio = visitor.site.studio();
    studio.play(vec![Act::Queued(3), Act::Hang]);
    visitor.open(path).await;
    visitor.order(WORDS).await;
    visitor.find("[data-waiting] progress").await;
    look("the form, with a picture under way").await;
    visitor.click("[data-cancel]").await;
    visitor.find("[data-again]").await;
    look("the form, with a picture that was cancelled").await;
    studio.play(vec![Act::Fail(Fault::Declined)]);
    visitor.open(path).await;
    visitor.order(WORDS).await;
    visitor.find("[data-job-faults] .fault").await;
    look("the form, with words that were declined").await;
}

/// Shows everything the form has: what is folded away, what is said of words, and words of before.
pub(super) async fn unfold(visitor: &Visitor) {
    visitor
        .run(
            "localStorage.setItem('afterimage.history', JSON.stringify([{ words: 'a lake', at: '2026-01-01' }]));
            for (const details of document.querySelectorAll('details')) details.open = true;
            document.querySelector('[name=style][value=watercolour]').click();
            document.querySelector('[data-history]').hidden = false",
        )
        .await;
    visitor.fill("#prompt", "a letter to anna@example.org").await;
    visitor.find("[data-careful-words]").await;
    visitor.fill("#prompt", WORDS).await;
}

/// Sends the whole form, without the work that the script may have done by now.
pub(super) async fn send(visitor: &Visitor) {
    visitor.whole().await;
    visitor
        .run(
            "for (const work of document.querySelectorAll('[data-work-answer]')) work.value = '';
            HTMLFormElement.prototype.submit.call(document.querySelector('[data-form]'))",
        )
        .await;
}

#[test]
fn nothing_sticks_out_of_a_screen_of_320_pixels() {
    visit(roomy(), On, async |visitor| {
        visitor.screen(320, 640).await;
        everywhere(visitor, Lang::En, async |place| {
            let width = visitor.run("return document.documentElement.scrollWidth").await;
            assert!(
                width.as_u64().is_some_and(|width| width <= 320),
                "{place} is {width} pixels wide"
            );
        })
        .await;
    });
}

/// 1280 pixels at 400 % are the 320 above; letters alone are enlarged up to twice (WCAG 2.2, 1.4.4), and a wall of 4K
/// shows nothing but the page.
#[test]
fn nothing_sticks_out_when_letters_are_twice_as_large_or_the_screen_is_of_4k() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 404");
        for (width, height, letters) in [(1280, 800, "200%"), (640, 800, "200%"), (3840, 2160, "")] {
            visitor.screen(width, height).await;
            for path in PAGES {
                visitor.open(path).await;
                let enlarge = "document.documentElement.style.fontSize = arguments[0];
                    return document.documentElement.scrollWidth";
                let found = visitor.run_with(enlarge, vec![json!(letters)]).await;
                assert!(
                    found.as_u64().is_some_and(|found| found <= u64::from(width)),
                    "{path} is {found} pixels wide, of {width} at {letters}"
                );
            }
        }
    });
}

/// In forced colours the system chooses them all, and what is said by a background alone would be gone.
#[test]
fn what_is_chosen_and_where_the_keyboard_is_can_be_seen_in_forced_colours_and_nothing_moves_unasked() {
    visit(Plan::studio(), On, async |visitor| {
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        visitor
            .devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
            .await;
        visitor.open("/").await;
        let outline =
            "const { outlineStyle, outlineColor } = getComputedStyle(document.querySelector(arguments[0]));
            return [outlineStyle !== 'none', outlineColor]";
        let chosen = ".pixels .option:has(:checked)";
        let other = ".pixels .option:not(:has(:checked))";
        assert_eq!(
            visitor
                .run("return matchMedia('(forced-colors: active)').matches")
                .await,
            true
        );
        let seen = visitor.run_with(outline, vec![json!(chosen)]).await;
        assert_eq!(seen[0], true, "{seen}");
        assert_eq!(visitor.run_with(outline, vec![json!(other)]).await[0], false);
        walk(visitor, "#prompt").await;
        walk(visitor, "[name=size]").await;
        let ring = visitor
            .run("return getComputedStyle(document.activeElement.closest('.option')).outlineStyle")
            .await;
        assert_eq!(ring, "double");
        visitor.order(WORDS).await;
        let moving = "return document.getAnimations().length";
        visitor.find(".picture img").await;
        assert_eq!(visitor.run(moving).await, 0);
    });
}

#[test]
fn the_rules_of_accessibility_hold_on_every_page_in_both_themes() {
    check_rules(Lang::En);
}

#[test]
fn the_rules_of_accessibility_hold_from_right_to_left_too() {
    check_rules(Lang::Ar);
}

fn check_rules(lang: Lang) {
    visit(roomy(), On, async |visitor| {
        for theme in ["light", "dark"] {
            visitor.system_theme(theme).await;
            everywhere(visitor, lang, async |place| {
                let found = violations(visitor).await;
                assert!(found.is_empty(), "{place}, {theme}: {found:#?}");
            })
            .await;
        }
    });
}

#[test]
fn the_rules_of_accessibility_hold_for_two_pictures_compared() {
    visit(Plan::studio(), On, async |visitor| {
        gallery::filled(visitor, 2).await;
        visitor.click("[data-all]").await;
        visitor.click("[data-compare]").await;
        visitor.find("[data-comparison]").await;
        for way in ["beside", "over"] {
            visitor.click(&format!("[name=way][value={way}]")).await;
            keeps_the_rules(visitor, way).await;
        }
    });
}

/// Fails when what is seen breaks a rule of axe-core in one of the two themes.
pub(super) async fn keeps_the_rules(visitor: &Visitor, place: &str) {
    for theme in ["light", "dark"] {
        visitor.system_theme(theme).await;
        let found = violations(visitor).await;
        assert!(found.is_empty(), "{place}, {theme}: {found:#?}");
    }
}

/// The program that checks.
fn axe() -> String {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node_modules/axe-core/axe.min.js");
    fs::read_to_string(axe).expect("axe-core: tests/run installs it, by npm ci --prefix tests")
}

/// The rules of axe-core that the page breaks, each with the elements that break it.
async fn violations(visitor: &Visitor) -> Vec<Value> {
    if visitor.run("return typeof window.axe").await != "object" {
        visitor.run(&axe()).await;
    }
    let check = "const done = arguments[arguments.length - 1];
        // The size of targets is new in WCAG 2.2, and off unless asked for.
        const rules = { 'target-size': { enabled: true } };
        // Colours are looked at when they have come to rest.
        for (const moving of document.getAnimations()) if (moving.effect?.getComputedTiming().endTime < Infinity) moving.finish();
        axe.run(document, { resultTypes: ['violations'], rules }).then(
            ({ violations, passes }) => done({
                checked: passes.length,
                violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))]),
            }),
            (error) => done({ checked: 0, violations: [String(error)] }),
        )";
    let outcome = visitor
        .client()
        .execute_async(check, Vec::new())
        .await
        .expect("axe-core runs");
    assert!(
        outcome["checked"].as_u64().is_some_and(|rules| rules > 10),
        "{outcome}"
    );
    outcome["violations"].as_array().cloned().unwrap_or_default()
}

#[test]
fn a_picture_is_made_and_looked_at_with_the_keyboard_alone() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        walk(visitor, "#prompt").await;
        type_here(visitor, WORDS).await;
        walk(visitor, "[data-use-code]").await;
        visitor.press(Key::Enter).await;
        visitor.new_code().await;
        assert_eq!(visitor.count("#code:focus").await, 1);
        type_here(visitor, &visitor.site.codes.letters()).await;
        visitor.press(Key::Enter).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;

        visitor.open("/gallery").await;
        walk(visitor, "[data-grid] button").await;
        visitor.press(Key::Enter).await;
        visitor.find("[data-large] img").await;
        visitor.press(Key::Escape).await;
        visitor
            .until("the viewer is closed", async || {
                !visitor.is_seen("[data-viewer]").await
            })
            .await;
        assert_eq!(visitor.count("[data-grid] button:focus").await, 1);
        walk(visitor, "[data-delete-all]").await;
        visitor.press(Key::Enter).await;
        walk(visitor, "[data-question] [value=delete]").await;
        visitor.press(Key::Enter).await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
    });
}

#[test]
fn the_gallery_is_used_with_the_keyboard_alone() {
    visit(Plan::studio(), On, async |visitor| {
        gallery::filled(visitor, 3).await;
        walk(visitor, "[data-search]").await;
        type_here(visitor, "lake").await;
        walk(visitor, "[data-grid] li:nth-child(1) [data-open]").await;
        visitor.press(Key::Enter).await;
        walk(visitor, "[data-viewer] [data-star]").await;
        visitor.press(Key::Enter).await;
        visitor.press(Key::Escape).await;
        visitor
            .find("[data-grid] li:nth-child(1) [data-star][aria-pressed=true]")
            .await;
        walk(visitor, "[data-grid] li:nth-child(2) [data-pick]").await;
        type_here(visitor, " ").await;
        walk(visitor, "[data-grid] li:nth-child(3) [data-pick]").await;
        type_here(visitor, " ").await;
        visitor.reads("[data-selected-count]", "Selected: 2").await;
        walk(visitor, "[data-compare]").await;
        visitor.press(Key::Enter).await;
        walk(visitor, "[data-comparison] [name=way]").await;
        visitor.press(Key::Down).await;
        walk(visitor, "[data-split]").await;
        visitor.press(Key::Escape).await;
        visitor
            .until("the comparison is closed", async || {
                !visitor.is_seen("[data-comparison]").await
            })
            .await;
        walk(visitor, "[data-delete-many]").await;
        visitor.press(Key::Enter).await;
        visitor.reads("[data-gallery] [data-status]", "Deleted: 2").await;
        assert_eq!(visitor.count("[data-undo]:focus").await, 1);
        visitor.press(Key::Enter).await;
        visitor
            .reads("[data-gallery] [data-status]", "They are back.")
            .await;
        walk(visitor, "[data-export] [type=submit]").await;
        visitor.press(Key::Enter).await;
        visitor.reads("[data-export-status]", "Exported.").await;
    });
}

/// Goes on by the tabulator key until the keyboard is at an element, which must be seen to be.
pub(super) async fn walk(visitor: &Visitor, css: &str) {
    // What comes a moment after the page, or after what was pressed last, would be walked past.
    visitor.find(css).await;
    for _ in 0..60 {
        // Not typed into what has the keyboard: a field for files would take it for the name of one.
        for kind in ["rawKeyDown", "keyUp"] {
            let tab = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
            visitor.devtools("Input.dispatchKeyEvent", tab).await;
        }
        let here = "return document.activeElement?.matches(arguments[0])";
        if visitor.run_with(here, vec![json!(css)]).await == true {
            let ring = "const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0";
            assert!(
                visitor.run(ring).await == true,
                "the keyboard's place is not seen at {css}"
            );
            return;
        }
    }
    panic!("the keyboard does not come to {css}");
}

async fn type_here(visitor: &Visitor, text: &str) {
    let here = visitor
        .client()
        .active_element()
        .await
        .expect("the keyboard is somewhere");
    here.send_keys(text).await.expect("a field");
}
