//! The same pages where no script runs: nothing that matters is missing.

use afterimage::pipeline::provider::{Fault, Model, Size, painter};
use afterimage_templates::Lang;
use afterimage_templates::text::say;
use serde_json::json;

use crate::chrome::Scripts::Off;
use crate::site::Plan;
use crate::studio::{Act, Studio, half_a_picture, picture};
use crate::visit::visit;
use crate::visitor::{PNG, Visitor};

const PICTURE: &str = "figure.picture img";
const WORDS: &str = "A lighthouse in a storm";

/// Sends the form as it is on the front page, and waits for the code.
async fn ask(visitor: &Visitor) {
    visitor.open("/").await;
    visitor.fill("#prompt", WORDS).await;
    visitor.click("[data-submit]").await;
    visitor.lands("One short check").await;
}

async fn answer(visitor: &Visitor) {
    visitor.solve().await;
    visitor.click("[data-submit]").await;
}

#[test]
fn the_form_comes_back_filled_with_a_code_and_then_the_picture_comes() {
    visit(Plan::default(), Off, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("[name=size][value='512x512']").await;
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.value("[name=size]:checked").await, "512x512");
        answer(visitor).await;
        visitor.lands("Your picture").await;
        visitor
            .until("the picture", async || {
                visitor.sizes(PICTURE).await == [(512, 512)]
            })
            .await;
        visitor.find("form.make").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.value("[name=size]:checked").await, "512x512");

        // The form below the picture is good for the next one.
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        answer(visitor).await;
        visitor.lands("Your picture").await;
        visitor
            .until("the next picture", async || {
                visitor.sizes(PICTURE).await == [(512, 512)]
            })
            .await;
        assert!(
            visitor
                .run("return localStorage.length === 0 && document.cookie === ''")
                .await
                == true
        );
    });
}

/// Everything there is, one after another, in one visit of somebody who allows no script.
#[test]
fn the_whole_way_needs_no_script() {
    visit(Plan::studio(), Off, async |visitor| {
        let studio = visitor.site.studio();
        // In one's own language, and back.
        visitor.open("/").await;
        visitor.click(".languages [lang=de]").await;
        visitor.lands(&say(Lang::De, "front-heading")).await;
        visitor.click(".languages [lang=en]").await;
        visitor.lands("What would you like to see?").await;

        // Words, a code to see or to hear, and what happens while the picture is made.
        visitor.fill("#prompt", WORDS).await;
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        let sound = "return fetch(document.querySelector('a[data-without-script]').href)
            .then(async (answer) => [answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength > 10000])";
        assert_eq!(visitor.run(sound).await, json!(["audio/wav", true]));
        studio.play(
            [
                vec![
                    Act::Wait,
                    Act::Queued(1),
                    Act::Wait,
                    Act::Progress(0.5),
                    Act::Wait,
                ],
                picture(),
            ]
            .concat(),
        );
        answer(visitor).await;
        visitor.reads("main", "Your picture is being made.").await;
        studio.go_on();
        visitor.reads("main", "Your place in line: 2.").await;
        studio.go_on();
        visitor.reads("main", "50 % done.").await;
        studio.go_on();
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;

        // The next one, as a file.
        visitor.whole().await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        visitor.solve().await;
        visitor.click("[name=deliver][value=file]").await;
        assert!(visitor.saved().await.starts_with(PNG));

        // What is held is seen, and goes.
        visitor.click("footer a[href$='/your-data']").await;
        visitor.lands("Your data").await;
        visitor
            .reads("[data-count=pictures] [data-window=hour]", "28")
            .await;
        for heading in ["Erase everything?", "Erased"] {
            visitor.click("button[value=everything]").await;
            visitor.lands(heading).await;
        }
        assert_eq!(visitor.cookies().await, []);
        assert_eq!(studio.calls(), 2);
    });
}

#[test]
fn shapes_pixels_and_styles_are_chosen_by_the_style_sheet_alone() {
    visit(Plan::studio(), Off, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("label.shape[for='size-1024x768']").await;
        assert_eq!(visitor.value("[name=size]:checked").await, "1024x768");
        visitor.click("label.shape[for='size-1024x1024']").await;
        visitor.click("[name=size][value='768x768']").await;
        visitor.click("details.fold > summary").await;
        visitor.click("[name=style][value=ink]").await;
        visitor.reads("label:has([value=ink])", "Adds: black ink").await;
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        assert_eq!(visitor.value("[name=size]:checked").await, "768x768");
        visitor.reads("label:has([value=ink])", "Adds: black ink").await;
        answer(visitor).await;
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;
        visitor.whole().await;
        assert_eq!(visitor.value("[name=style]:checked").await, "ink");
        for button in [
            "[data-swap]",
            "[data-seed]",
            "[data-link]",
            "[data-history]",
            "[data-tell]",
        ] {
            assert!(!visitor.is_seen(button).await, "{button} would do nothing");
        }
    });
}

#[test]
fn the_form_follows_another_model_at_a_press_and_nothing_is_used_up() {
    let small = Model {
        label: "Small".to_owned(),
        sizes: vec![Size::new(512, 512)],
        count: 1,
        ..painter::capabilities("small")
    };
    let studio = Studio::offering(vec![painter::capabilities("large"), small]);
    visit(Plan::default().offering(studio), Off, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("label.shape[for='size-1024x768']").await;
        visitor.choose("#model", "small").await;
        visitor.click("[name=deliver][value=form]").await;
        visitor
            .until("the other model's form", async || {
                visitor.value("[name=size]:checked").await == "512x512"
            })
            .await;
        visitor.whole().await;
        assert!(!visitor.is_seen("label.shape[for='size-1024x768']").await);
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.value("#model").await, "small");
        assert_eq!(
            (visitor.site.codes.drawn(), visitor.site.studio().calls()),
            (0, 0)
        );
        // The Enter key means the picture and not the model.
        visitor.click("details.more > summary").await;
        visitor.fill("#seed", "7").await;
        visitor.press(fantoccini::key::Key::Enter).await;
        visitor.lands("One short check").await;
        answer(visitor).await;
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;
    });
}

#[test]
fn the_page_says_what_happens_while_the_picture_is_made() {
    visit(Plan::studio(), Off, async |visitor| {
        let studio = visitor.site.studio();
        let told = vec![
            Act::Wait,
            Act::Queued(1),
            Act::Wait,
            Act::Progress(0.5),
            Act::Wait,
        ];
        studio.play([told, picture()].concat());
        ask(visitor).await;
        answer(visitor).await;
        visitor
            .reads(
                "main",
                "Your picture is being made. This page fills itself; leave it open.",
            )
            .await;
        studio.go_on();
        visitor.reads("main", "Your place in line: 2.").await;
        studio.go_on();
        visitor.reads("main", "50 % done.").await;
        assert_eq!(visitor.count(PICTURE).await, 0);
        studio.go_on();
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;
        visitor
            .reads("main", "save the picture with your browser’s menu")
            .await;
        assert!(!visitor.is_seen(".progress-line").await);
    });
}

#[test]
fn the_second_button_saves_a_file() {
    visit(Plan::studio(), Off, async |visitor| {
        ask(visitor).await;
        visitor.solve().await;
        visitor.click("[name=deliver][value=file]").await;
        let file = visitor.saved().await;
        assert!(
            file.starts_with(PNG) && file.ends_with(b"IEND\xaeB`\x82"),
            "{} bytes",
            file.len()
        );
        assert_eq!(visitor.value("#prompt").await, WORDS);
    });
}

#[test]
fn a_wrong_code_is_said_and_a_new_one_is_there_with_the_words() {
    visit(Plan::studio(), Off, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 422");
        ask(visitor).await;
        visitor.misread().await;
        visitor.click("[data-submit]").await;
        visitor.reads("#code-fault", "That was not the code.").await;
        visitor.whole().await;
        assert_eq!(
            (
                visitor.value("#prompt").await.as_str(),
                visitor.site.studio().calls()
            ),
            (WORDS, 0)
        );
        answer(visitor).await;
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;
    });
}

#[test]
fn a_fault_is_said_at_the_end_of_the_page_and_the_next_try_needs_no_code() {
    visit(Plan::studio(), Off, async |visitor| {
        visitor.site.studio().play(half_a_picture(Fault::Failed));
        ask(visitor).await;
        answer(visitor).await;
        visitor.reads(".refused", "The image service failed").await;
        visitor.find("form.make").await;
        visitor.whole().await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        visitor.click("[data-submit]").await;
        visitor
            .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
            .await;
        assert_eq!(visitor.site.codes.drawn(), 1);
    });
}

#[test]
fn who_has_had_enough_is_told_when_to_come_back() {
    visit(
        Plan::with("[rate]\nper_minute = 1\nper_hour = 1").offering(Studio::new()),
        Off,
        async |visitor| {
            visitor
                .journal
                .expect("the server responded with a status of 429");
            ask(visitor).await;
            answer(visitor).await;
            visitor
                .until("the picture", async || visitor.sizes(PICTURE).await == [(24, 16)])
                .await;
            visitor.whole().await;
            visitor.click("[data-submit]").await;
            visitor.lands("Enough for now").await;
            visitor.reads("main", "Try again in ").await;
            assert_eq!(visitor.value("#prompt").await, WORDS);
        },
    );
}

#[test]
fn the_policies_can_be_read_and_the_gallery_says_what_it_needs() {
    visit(Plan::default(), Off, async |visitor| {
        for (path, heading) in [
            ("/privacy", "Privacy"),
            ("/cookies", "Cookies"),
            ("/terms", "Terms"),
            ("/contact", "Contact"),
        ] {
            visitor.open(path).await;
            visitor.reads("h1", heading).await;
            assert!(visitor.text("main").await.len() > 100, "{path}");
        }
        visitor.open("/about").await;
        visitor.find("h1").await;
        visitor.open("/gallery").await;
        visitor
            .reads(
                "main",
                "The gallery reads your browser’s storage, and that needs scripts.",
            )
            .await;
        assert!(!visitor.is_seen("[data-delete-all]").await && !visitor.is_seen("[data-theme-switch]").await);
        assert_eq!(visitor.cookies().await, []);
    });
}

// safety.md T41, tier: run
#[test]
fn what_is_held_can_be_seen_and_erased() {
    visit(Plan::studio(), Off, async |visitor| {
        ask(visitor).await;
        visitor.open("/your-data").await;
        visitor
            .reads("#your-session-checks", "One check is open in it")
            .await;
        visitor
            .reads("#your-browser-noscript", "can only be listed by a script")
            .await;
        visitor.click("button[value=connection]").await;
        visitor.lands("Forgotten").await;
        visitor.reads("#erase-stays-count", "as a bare number").await;
        assert_eq!(visitor.cookies().await, []);

        ask(visitor).await;
        visitor
            .run("localStorage.setItem('afterimage.theme', 'dark')")
            .await;
        visitor.open("/your-data").await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erase everything?").await;
        visitor.click("button[value=everything]").await;
        visitor.lands("Erased").await;
        visitor
            .reads("#erase-gone-noscript", "settings for this site")
            .await;
        assert_eq!(visitor.cookies().await, []);
        assert!(visitor.run("return localStorage.length").await == 0);
    });
}
