//! The code as sound: a button that plays it, and the way from there to the answer.

use fantoccini::key::Key;

use crate::chrome::Scripts::{Off, On};
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const LISTEN: &str = "[data-listen]";
const WORDS: &str = "a lake at dawn";

/// Turns to the form, and presses the button with the keyboard.
async fn listen(visitor: &Visitor) {
    visitor.open("/").await;
    visitor.click("#prompt").await;
    visitor.new_code().await;
    visitor
        .run("document.querySelector('[data-listen]').focus()")
        .await;
    visitor.press(Key::Enter).await;
    visitor.reads(LISTEN, "Stop").await;
    visitor
        .until("the sound is heard", async || {
            visitor
                .run("return document.querySelector('audio').currentTime > 0.2")
                .await
                == true
        })
        .await;
}

#[test]
fn the_sound_of_the_code_plays_and_leads_to_the_answer() {
    visit(Plan::studio(), On, async |visitor| {
        listen(visitor).await;
        let seconds = visitor
            .run("return document.querySelector('audio').duration")
            .await;
        assert!((10.0..30.0).contains(&seconds.as_f64().unwrap()), "{seconds} s");
        visitor
            .run("const sound = document.querySelector('audio'); sound.currentTime = sound.duration - 0.3")
            .await;
        visitor.reads(LISTEN, "Listen to the code").await;
        visitor
            .until("the answer can be typed", async || {
                visitor.run("return document.activeElement.id").await == "code"
            })
            .await;
        // Listening has used nothing up, and was of the code on show.
        assert_eq!(visitor.site.codes.drawn(), 1);
        visitor.fill("#prompt", WORDS).await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn the_button_stops_the_sound_and_another_code_is_another_sound() {
    visit(Plan::studio(), On, async |visitor| {
        listen(visitor).await;
        visitor.press(Key::Enter).await;
        visitor.reads(LISTEN, "Listen to the code").await;
        assert!(visitor.run("return document.querySelector('audio').paused").await == true);

        let address = "return document.querySelector('audio').getAttribute('src')";
        let first = visitor.run(address).await;
        visitor.click("[data-new-code]").await;
        visitor
            .until("the next code", async || visitor.site.codes.drawn() == 2)
            .await;
        visitor
            .until("the old sound is gone", async || {
                visitor.run(address).await.is_null()
            })
            .await;
        visitor.click(LISTEN).await;
        visitor.reads(LISTEN, "Stop").await;
        assert_ne!(visitor.run(address).await, first);
    });
}

#[test]
fn a_sound_that_is_refused_is_said_in_words() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 409");
        visitor.open("/").await;
        visitor.click("#prompt").await;
        visitor.new_code().await;
        let spent = "const id = document.querySelector('[data-challenge-id]').value; \
                     return Promise.all(Array.from({ length: 8 }, () => fetch(`/challenge/code.wav?challenge=${id}`))) \
                         .then((answers) => answers.filter((answer) => answer.ok).length)";
        assert!(visitor.run(spent).await == 8);
        visitor.click(LISTEN).await;
        visitor
            .reads(
                "[data-challenge-status]",
                "This code cannot be played any more. Show another one.",
            )
            .await;
        visitor.reads(LISTEN, "Listen to the code").await;
    });
}

#[test]
fn without_script_the_browser_plays_the_sound_itself() {
    visit(Plan::studio(), Off, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        assert!(visitor.is_seen("audio[controls]").await);
        assert!(visitor.is_seen("a[download][href^='/challenge/code.wav']").await);
        assert!(!visitor.is_seen(LISTEN).await);
        visitor.run("return document.querySelector('audio').play()").await;
        visitor
            .until("the sound is heard", async || {
                visitor
                    .run("return document.querySelector('audio').currentTime > 0.1")
                    .await
                    == true
            })
            .await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.lands("Your picture").await;
    });
}
