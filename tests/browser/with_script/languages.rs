//! The pages in every language, in a browser whose own is English.

use afterimage_templates::Lang;
use afterimage_templates::text::say;
use serde_json::json;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

use super::gallery;
use super::reach::{PAGES, unfold};

#[test]
fn no_language_sticks_out_of_a_screen_of_320_pixels() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 404");
        visitor.screen(320, 640).await;
        for lang in Lang::ALL {
            for path in PAGES {
                visitor.open(&format!("/{}{path}", lang.folder())).await;
                let width = visitor.run("return document.documentElement.scrollWidth").await;
                let fits = width.as_u64().is_some_and(|width| width <= 320);
                assert!(fits, "{path} in {} is {width} pixels wide", lang.tag());
            }
        }
    });
}

/// What is folded away, the code and what is said of words among it.
#[test]
fn no_language_sticks_out_of_an_open_form_and_the_head_is_one_row_on_every_phone() {
    visit(Plan::studio(), On, async |visitor| {
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/", lang.folder())).await;
            unfold(visitor).await;
            visitor.fill("#prompt", "a letter to anna@example.org").await;
            visitor.find("[data-careful-words]").await;
            visitor.new_code().await;
            for width in [320, 390] {
                visitor.screen(width, 640).await;
                let rows = "const middles = [...document.querySelector('.top').children]
                        .map((part) => part.getBoundingClientRect())
                        .map(({ top, bottom }) => (top + bottom) / 2);
                    return [Math.max(...middles) - Math.min(...middles) < 8, document.documentElement.scrollWidth]";
                let rows = visitor.run(rows).await;
                assert_eq!(rows, json!([true, width]), "{} at {width} pixels", lang.tag());
            }
        }
    });
}

/// A cache has a long name, which would leave no room for what is in it.
#[test]
fn what_a_browser_keeps_can_be_read_on_a_phone() {
    visit(Plan::studio(), On, async |visitor| {
        gallery::filled(visitor, 1).await;
        visitor.screen(320, 640).await;
        visitor.open("/your-data").await;
        visitor
            .run("return caches.open('afterimage.offline.0123456789abcdef').then(() => true)")
            .await;
        visitor.reload().await;
        let list = "const all = [...document.querySelectorAll('[data-browser] dd')];
            const room = Math.min(...all.map((much) => much.clientWidth));
            return [/0123456789abcdef/.test(document.querySelector('[data-browser]').textContent),
                room > 100, document.documentElement.scrollWidth <= 320]";
        visitor
            .until("the list is there and has room", async || {
                visitor.run(list).await == json!([true, true, true])
            })
            .await;
    });
}

#[test]
fn no_language_sticks_out_of_a_gallery_of_320_pixels() {
    visit(Plan::studio(), On, async |visitor| {
        gallery::filled(visitor, 3).await;
        visitor.screen(320, 640).await;
        for lang in Lang::ALL {
            visitor.open(&format!("/{}/gallery", lang.folder())).await;
            visitor.find("[data-grid] li:nth-child(3) img[src]").await;
            within(visitor, lang, "body").await;
            for pick in ["1", "2"] {
                visitor
                    .click(&format!("[data-grid] li:nth-child({pick}) [data-pick]"))
                    .await;
            }
            within(visitor, lang, "[data-selected]").await;
            visitor.click("[data-compare]").await;
            visitor.click("[name=way][value=over]").await;
            within(visitor, lang, "[data-comparison]").await;
            visitor.click("[data-comparison] .close").await;
            visitor.click("[data-grid] li:nth-child(3) [data-open]").await;
            visitor.find("[data-large] img").await;
            within(visitor, lang, "[data-viewer]").await;
            visitor.click("[data-viewer] .close").await;
            visitor.click("[data-delete-all]").await;
            within(visitor, lang, "[data-question]").await;
        }
    });
}

/// Nothing sticks out of a part of the page, nor that out of the screen.
async fn within(visitor: &Visitor, lang: Lang, css: &str) {
    let wide = "const part = document.querySelector(arguments[0]);
        return [part.scrollWidth - part.clientWidth, part.getBoundingClientRect().right <= 320, document.documentElement.scrollWidth <= 320]";
    let wide = visitor.run_with(wide, vec![json!(css)]).await;
    assert_eq!(wide, json!([0, true, true]), "{css} in {}", lang.tag());
}

#[test]
fn a_chosen_language_stays_from_the_words_to_the_picture() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/privacy").await;
        visitor.click(".languages [lang=de]").await;
        visitor.lands(&say(Lang::De, "privacy-title")).await;
        assert_eq!(visitor.path().await, "/de/privacy");
        visitor.click(".brand").await;
        visitor.lands(&say(Lang::De, "front-heading")).await;

        visitor
            .journal
            .expect("the server responded with a status of 422");
        visitor.fill("#prompt", "ein See am Morgen").await;
        visitor.misread().await;
        visitor.click("[data-submit]").await;
        let wrong = say(Lang::De, "error-challenge-wrong.detail");
        visitor.reads("#code-fault", &wrong).await;
        visitor.order("ein See am Morgen").await;
        let ready = say(Lang::De, "script-done");
        visitor.reads("[data-status]", &ready).await;
        let asked = visitor.requests().await;
        assert!(asked.iter().any(|path| path == "/de/generate"), "{asked:?}");
        assert_eq!(visitor.path().await, "/de/");
    });
}

#[test]
fn a_page_from_right_to_left_begins_on_the_right() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.screen(1280, 800).await;
        let place = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return (box.left + box.right) / 2 < innerWidth / 2";
        for (folder, on_the_left) in [("en", true), ("ar", false)] {
            visitor.open(&format!("/{folder}/")).await;
            for css in [".brand", "#prompt", ".card"] {
                let found = visitor.run_with(place, vec![json!(css)]).await;
                assert_eq!(found, on_the_left, "{css} in {folder}");
            }
        }
        gallery::filled(visitor, 1).await;
        visitor.open("/ar/gallery").await;
        visitor.click("[data-grid] [data-open]").await;
        visitor
            .reads("[data-viewer] [data-facts]", "\u{2068}48 × 32\u{2069} · \u{2068}")
            .await;
    });
}
