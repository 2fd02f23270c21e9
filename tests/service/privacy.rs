//! A canary in every place a visitor can write to, and the operator's key in every fault: neither comes out.
//!
//! The flight is made by a child process with logging at its most talkative, so that everything it prints is seen.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use afterimage::instance::makers;
use afterimage::pipeline::provider::Fault;
use afterimage::telemetry::{install_panic_hook, install_subscriber};
use tracing::level_filters::LevelFilter;

use crate::api::{EDITS, GENERATIONS, Program, holder, key};
use crate::codes::BrokenCodes;
use crate::file_form::{FileForm, editing};
use crate::hostile::{hostile_upstreams, with_text};
use crate::instance::{GENEROUS, Setup, read};
use crate::log::Folder;
use crate::studio::{Act, half_a_picture, picture, png};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const CANARY: &str = "canary7f3a91c2e5";
const KEY: &str = "sk-key5d0b77e1a4";
const FOLDER: &str = "AFTERIMAGE_TEST_CANARY_FOLDER";

const FORMS: [&str; 4] = [HTML, JSON, MULTIPART, "image/png"];

// safety.md T25, T26, T37, tier: run
#[test]
fn neither_a_prompt_nor_the_key_is_printed_or_logged() {
    if let Some(folder) = env::var_os(FOLDER) {
        return actix_web::rt::System::new().block_on(flight(PathBuf::from(folder)));
    }
    let folder = Folder::new("canary");
    let child = Command::new(env::current_exe().unwrap())
        .args([
            "privacy::neither_a_prompt_nor_the_key_is_printed_or_logged",
            "--exact",
            "--nocapture",
        ])
        .env(FOLDER, &folder.0)
        .output()
        .unwrap();
    let (stdout, stderr) = (
        String::from_utf8_lossy(&child.stdout),
        String::from_utf8_lossy(&child.stderr),
    );
    let printed = format!("{stdout}{stderr}");
    assert!(child.status.success(), "{printed}");
    let log = folder.bytes();
    let given = key(1);
    for secret in [CANARY, KEY, given.expose(), "canary-in-a-panic"] {
        assert!(!printed.contains(secret), "{printed}");
        assert!(memchr::memmem::find(&log, secret.as_bytes()).is_none());
        let escaped: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!printed.contains(&escaped));
    }
    // Something was said at all: each panic its place, each answer its line.
    assert!(
        stderr
            .matches("ERROR afterimage: panic at tests/service/")
            .count()
            >= 8,
        "{stderr}"
    );
    let alarm =
        "WARN afterimage::pipeline::dispatch::alarm: a provider is left alone provider=\"studio\" fault=";
    assert!(stderr.contains(alarm), "{stderr}");
    let lines = String::from_utf8(log).unwrap().lines().count();
    assert!(lines > 200, "{lines}");
}

async fn flight(folder: PathBuf) {
    install_panic_hook();
    install_subscriber(LevelFilter::TRACE);
    let setup = |lines: &str| Setup {
        config: format!("{lines}\n[log]\ndir = {folder:?}\n"),
        ..Setup::default()
    };
    through_every_field(setup(GENEROUS)).await;
    through_files(setup(&format!("{GENEROUS}[challenge]\nkinds = []"))).await;
    through_every_fault(setup(&format!("{GENEROUS}[challenge]\nkinds = []"))).await;
    through_programs(setup(GENEROUS)).await;
    through_a_broken_handler(setup("")).await;
    for url in hostile_upstreams() {
        through_an_upstream(setup(""), &url).await;
    }
}

/// Every route, every header and every field of the form.
async fn through_every_field(setup: Setup) {
    let service = setup.start().await;
    for accept in FORMS {
        let visitor = Visitor::new(&service).accepting(accept);
        let mut marked = Visitor::new(&service).accepting(accept);
        for name in [
            "user-agent",
            "referer",
            "x-forwarded-for",
            "origin",
            "accept-language",
            "cookie",
            "host",
            "x-real-ip",
        ] {
            marked = marked.sending(name, CANARY);
        }
        for (path, _) in afterimage::edge::routes::TABLE {
            marked.get(&format!("{path}?prompt={CANARY}")).await;
            marked.ask(Method::PUT, &format!("{path}?{CANARY}")).await;
        }
        marked.get(&format!("/{CANARY}")).await;
        marked.make(&[("prompt", CANARY)]).await;
        for field in [
            "prompt",
            "negative_prompt",
            "model",
            "size",
            "count",
            "seed",
            "steps",
            "deliver",
            "code",
            CANARY,
        ] {
            visitor
                .solve_and_make(&[("prompt", &format!("{CANARY}\u{1}")), (field, CANARY)])
                .await;
            visitor.make(&[("prompt", "a lake"), (field, CANARY)]).await;
            // Codes are limited for each network: time goes on.
            service.time.advance(Duration::from_secs(300));
        }
        for media in ["text/plain", "multipart/form-data; boundary=x", CANARY] {
            let request = visitor
                .form(&[("prompt", CANARY)])
                .insert_header((CONTENT_TYPE, media));
            visitor.send(request.to_request()).await.whole().await;
        }
        let answer = visitor.solve_and_make(&[("prompt", CANARY)]).await;
        assert_eq!(answer.status, 200);
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// In a file, in its name and beside it: taken, refused, and cut off.
async fn through_files(setup: Setup) {
    let service = Setup {
        studio: editing(),
        ..setup
    }
    .start()
    .await;
    let good = with_text(&png(), CANARY);
    let files = [&good[..], &good[..good.len() - 20], CANARY.as_bytes()];
    for accept in FORMS {
        let visitor = Visitor::new(&service).accepting(accept);
        for model in ["plain", "transparent", "white", "painter", CANARY] {
            for (image, mask) in files.iter().flat_map(|image| files.map(|mask| (image, mask))) {
                let form = FileForm::of(&[("prompt", CANARY), ("model", model)]);
                form.clone().file("image", image).send(&visitor).await;
                form.clone().file(CANARY, image).send(&visitor).await;
                let answer = form.file("image", image).file("mask", mask).send(&visitor).await;
                if accept != HTML {
                    assert!(memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none());
                }
            }
        }
    }
    assert!(service.studio.calls() > 0, "some were taken");
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// Every way a provider can fail, before and after the first byte, and visitors who leave.
async fn through_every_fault(setup: Setup) {
    let studio = setup.studio.clone();
    let service = setup.start().await;
    let faults = [
        Fault::Unreachable,
        Fault::Untrusted,
        Fault::Timeout,
        Fault::Declined,
        Fault::Withheld,
        Fault::Unauthorized,
        Fault::Exhausted,
        Fault::Gone,
        Fault::Unacceptable,
        Fault::Limited(None),
        Fault::Overloaded(None),
        Fault::Failed,
        Fault::Gateway,
        Fault::Truncated,
        Fault::Malformed,
        Fault::TooLarge,
        Fault::NotAPicture,
        Fault::Misdirected,
        Fault::Cancelled,
    ];
    for accept in FORMS {
        let visitor = Visitor::new(&service).accepting(accept);
        for fault in faults {
            for script in [vec![Act::Fail(fault)], half_a_picture(fault)] {
                studio.play(script);
                visitor.make(&[("prompt", CANARY)]).await;
                // Whoever failed is left alone for a while: time goes on.
                service.time.advance(Duration::from_secs(900));
            }
        }
        studio.play(vec![Act::Panic]);
        visitor.make(&[("prompt", CANARY)]).await;
        studio.play([&picture()[..2], &[Act::Panic]].concat());
        visitor.make(&[("prompt", CANARY)]).await;
        studio.play([picture(), vec![Act::Hang]].concat());
        drop(visitor.open(&[("prompt", CANARY), ("count", "2")]).await);
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// What programs say: in every parameter and header, as a key, in files, streamed, refused and broken off.
async fn through_programs(setup: Setup) {
    let keys = holder(1, "") + &holder(2, "models = ['painter']");
    let setup = Setup {
        config: format!(
            "[api]\nenabled = true\norigins = ['https://{CANARY}.example']\n{keys}{}",
            setup.config
        ),
        studio: editing(),
        ..setup
    };
    let studio = setup.studio.clone();
    let service = setup.start().await;
    let good = with_text(&png(), CANARY);
    for key in [
        format!("Bearer {}", key(1).expose()),
        format!("Bearer {CANARY}"),
        CANARY.to_owned(),
    ] {
        let mut program = Program::bringing(&service, &key);
        for name in [
            "user-agent",
            "x-stainless-os",
            "openai-organization",
            "idempotency-key",
            "referer",
        ] {
            program = program.sending(name, CANARY);
        }
        program = program.sending("origin", &format!("https://{CANARY}.example"));
        for stream in [false, true] {
            let whole = serde_json::json!({"prompt": CANARY, "negative_prompt": CANARY, "user": CANARY, "stream": stream});
            for script in [
                picture(),
                half_a_picture(Fault::Truncated),
                vec![Act::Fail(Fault::Declined)],
                vec![Act::Panic],
            ] {
                studio.play(script);
                let answer = program.generate(&whole).await;
                assert!(memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none());
                service.time.advance(Duration::from_secs(900));
            }
            for parameter in [
                "model",
                "size",
                "n",
                "seed",
                "quality",
                "response_format",
                "metadata",
                "style",
                CANARY,
            ] {
                let mut body = whole.clone();
                body[parameter] = CANARY.into();
                let answer = program.generate(&body).await;
                assert!(memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none());
            }
        }
        for (path, _) in afterimage::edge::routes::TABLE
            .iter()
            .filter(|(path, _)| path.starts_with("/v1/"))
        {
            program.get(&format!("{path}?prompt={CANARY}")).await;
            program.ask(Method::OPTIONS, path).await;
        }
        program.get(&format!("/v1/models/{CANARY}")).await;
        program
            .send(GENERATIONS, "application/json", format!("{{\"prompt\":{CANARY}"))
            .await
            .whole()
            .await;
        for file in [&good[..], CANARY.as_bytes()] {
            let form = FileForm::of(&[("prompt", CANARY), ("user", CANARY)]);
            let answer = form.file("image", file).send_to(EDITS, program.visitor()).await;
            assert!(memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none());
        }
        drop(program.open(&serde_json::json!({"prompt": CANARY})).await);
    }
    assert!(studio.calls() > 8, "some were let in");
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

async fn through_a_broken_handler(setup: Setup) {
    let service = Setup {
        codes: Some(Arc::new(BrokenCodes)),
        ..setup
    }
    .start()
    .await;
    let visitor = Visitor::new(&service).sending("referer", CANARY);
    assert_eq!(visitor.make(&[("prompt", CANARY)]).await.status, 500);
    assert_eq!(
        visitor.get(&format!("/challenge/code.png?{CANARY}")).await.status,
        500
    );
}

async fn through_an_upstream(setup: Setup, url: &str) {
    let provider = format!(
        "[challenge]\nkinds = []\n[[provider]]\nid = \"up\"\nkind = \"openai\"\nbase_url = \"{url}\"\n\
         api_key = \"{KEY}\"\nmodels = [{{ id = \"sketch\", sizes = [\"512x512\"] }}]\n"
    );
    let config = format!("{provider}{}", setup.config);
    let makers = Some(makers(&read(&config)).unwrap());
    let service = Setup {
        config,
        makers,
        ..setup
    }
    .start()
    .await;
    for accept in FORMS {
        let answer = Visitor::new(&service)
            .accepting(accept)
            .make(&[("prompt", CANARY)])
            .await;
        assert!(
            memchr::memmem::find(&answer.body, KEY.as_bytes()).is_none(),
            "the key is in an answer"
        );
        let heads: Vec<u8> = answer
            .headers
            .iter()
            .flat_map(|(_, value)| value.as_bytes().to_vec())
            .collect();
        assert!(
            memchr::memmem::find(&heads, KEY.as_bytes()).is_none(),
            "the key is in a head"
        );
        if accept != HTML {
            // A page gives the visitor's own words back to their form; nothing else may.
            assert!(
                memchr::memmem::find(&answer.body, CANARY.as_bytes()).is_none(),
                "the prompt is in an answer"
            );
        }
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

#[test]
fn the_canary_would_be_found() {
    let folder = Folder::new("found");
    fs::write(folder.0.join("x"), CANARY).unwrap();
    assert!(memchr::memmem::find(&folder.bytes(), CANARY.as_bytes()).is_some());
    let marked = with_text(&png(), CANARY);
    assert!(memchr::memmem::find(&marked, CANARY.as_bytes()).is_some());
}
