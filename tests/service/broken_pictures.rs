//! What breaks off, or is no picture at all, is never taken for one.

use afterimage::pipeline::provider::{Fault, Role};
use bytes::Bytes;
use serde_json::json;

use crate::forms_of_answer::{LAKE, OPEN, ask};
use crate::instance::Setup;
use crate::parts::{event, names, parts};
use crate::studio::{Act, half_a_picture, picture, png};
use crate::visitor::{HTML, JSON, MULTIPART};

#[actix_web::test]
async fn a_picture_that_breaks_off_is_never_taken_for_whole() {
    let broken = || {
        let setup = Setup::with(OPEN);
        setup.studio.play(half_a_picture(Fault::Truncated));
        setup
    };
    let plain = ask(broken(), "image/png", LAKE).await;
    assert!(
        plain.status == 200 && plain.broken,
        "the connection breaks with it"
    );

    let json = ask(broken(), JSON, LAKE).await.json();
    assert_eq!(
        (&json["pictures"][0]["broken"], &json["complete"]),
        (&json!(true), &json!(0))
    );
    assert_eq!(json["refused"]["code"], "upstream-failed");

    let mixed = parts(&ask(broken(), MULTIPART, LAKE).await);
    assert_eq!(names(&mixed), ["picture", "refused"]);
    let refused = event(&mixed, "refused");
    assert_eq!(
        (&refused["code"], &refused["status"], &refused["pictures"]),
        (&json!("upstream-failed"), &json!(502), &json!(0))
    );

    let page = ask(broken(), HTML, LAKE).await.page();
    assert!(
        page.words("section.refused h2")
            .is_some_and(|title| title.contains("image service failed"))
    );
    assert_eq!(page.prompt().as_deref(), Some("a lake at night"));
    assert!(page.one("footer").is_some(), "the page has its end");
}

#[actix_web::test]
async fn a_refusal_after_some_pictures_says_how_many_are_whole() {
    let setup = Setup::with(OPEN);
    let preview = [Act::Start(Role::Preview), Act::Bytes(png()), Act::End];
    let script = [
        &preview[..],
        &picture(),
        &picture(),
        &half_a_picture(Fault::Timeout),
    ];
    setup.studio.play(script.concat());
    let mixed = parts(&ask(setup, MULTIPART, &[LAKE, &[("count", "4")]].concat()).await);
    assert_eq!(
        names(&mixed),
        ["preview", "picture", "picture", "picture", "refused"]
    );
    assert_eq!(event(&mixed, "refused")["pictures"], 2);
}

#[actix_web::test]
async fn a_picture_inside_a_picture_is_a_fault() {
    let setup = Setup::with(OPEN);
    let half = [Act::Start(Role::Picture), Act::Bytes(png().slice(..60))];
    setup.studio.play([&half[..], &picture()].concat());
    let mixed = parts(&ask(setup, MULTIPART, LAKE).await);
    assert_eq!(names(&mixed).last(), Some(&"refused"));
}

#[actix_web::test]
async fn what_is_no_picture_does_not_reach_the_browser() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    for bytes in [
        "",
        svg,
        "<!doctype html><script>alert(1)</script>",
        "GIF89a and so on and so forth",
    ] {
        for accept in [JSON, "image/png", HTML, MULTIPART] {
            let setup = Setup::with(OPEN);
            let bytes = Bytes::copy_from_slice(bytes.as_bytes());
            setup.studio.play(vec![
                Act::Start(Role::Picture),
                Act::Bytes(bytes.clone()),
                Act::End,
            ]);
            let answer = ask(setup, accept, LAKE).await;
            assert!(
                bytes.is_empty() || memchr::memmem::find(&answer.body, &bytes).is_none(),
                "{accept}"
            );
            match accept {
                MULTIPART => assert_eq!(event(&parts(&answer), "refused")["code"], "upstream-not-an-image"),
                HTML => assert!(answer.page().one("section.refused").is_some()),
                _ => assert_eq!(answer.refusal(), (502, "upstream-not-an-image".to_owned())),
            }
        }
    }
}
