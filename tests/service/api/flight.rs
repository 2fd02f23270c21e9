//! A flight of the canary through what programs with a key say.

use std::time::Duration;

use actix_web::http::Method;
use afterimage::pipeline::provider::Fault;

use super::{EDITS, GENERATIONS, Program, holder, key};
use crate::file_form::{FileForm, editing};
use crate::hostile::with_text;
use crate::instance::Setup;
use crate::privacy::CANARY;
use crate::studio::{Act, half_a_picture, picture, png};

/// What programs say: in every parameter and header, as a key, in files, streamed, refused and broken off.
pub(crate) async fn through_programs(setup: Setup) {
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
            let whole = serde_json::json!({"prompt": CANARY, "negative_prompt": CANARY, "user": CANARY, "stream": stream, "response_format": if stream { "b64_json" } else { "url" }});
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
