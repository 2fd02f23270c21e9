//! A flight of the canary through all that can break: providers, handlers, tasks, the store, the moderation.

use std::sync::Arc;
use std::time::Duration;

use afterimage::instance::makers;
use afterimage::pipeline::provider::Fault;

use crate::codes::BrokenCodes;
use crate::flight::{its_head_is_clean, marked};
use crate::instance::{Setup, read};
use crate::privacy::{CANARY, FORMS, KEY};
use crate::studio::{Act, half_a_picture, picture};
use crate::visitor::{HTML, Visitor};

/// Every way a provider can fail, before and after the first byte, and visitors who leave.
pub(crate) async fn through_every_fault(setup: Setup) {
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

pub(crate) async fn through_a_broken_handler(setup: Setup) {
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

/// What breaks beside a request: in a task, on a thread, and in a destructor.
pub(crate) async fn through_broken_tasks() {
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            panic!("canary-in-a-panic {CANARY}");
        }
    }
    assert!(
        actix_web::rt::spawn(async { panic!("canary-in-a-panic {CANARY}") })
            .await
            .is_err()
    );
    assert!(actix_web::rt::spawn(async { drop(Guard) }).await.is_err());
    assert!(
        actix_web::rt::task::spawn_blocking(|| panic!("canary-in-a-panic {KEY}"))
            .await
            .is_err()
    );
    assert!(
        std::thread::spawn(|| panic!("canary-in-a-panic {KEY}"))
            .join()
            .is_err()
    );
}

/// A store that nobody answers for.
pub(crate) async fn through_a_lost_store(setup: Setup) {
    let service = setup.start().await;
    for accept in FORMS {
        let visitor = marked(&service).accepting(accept);
        for path in ["/", "/challenge/code.png", "/challenge/work", "/readyz"] {
            its_head_is_clean(&visitor.get(path).await);
        }
        let plain = Visitor::new(&service)
            .from("203.0.113.77:50000")
            .accepting(accept);
        let answer = plain
            .make(&[("prompt", CANARY), ("challenge", CANARY), ("code", CANARY)])
            .await;
        assert_eq!(answer.status, 503);
        its_head_is_clean(&answer);
    }
}

/// A service that looks at words and does not do what it should.
pub(crate) async fn through_a_moderation(setup: Setup, url: &str) {
    let lines = format!("[content.moderation]\nbase_url = \"{url}\"\napi_key = \"{KEY}\"\n");
    let setup = Setup {
        config: format!("[challenge]\nkinds = []\n{lines}{}", setup.config),
        ..setup
    };
    let service = setup.start().await;
    for accept in FORMS {
        let visitor = Visitor::new(&service).accepting(accept);
        let answer = visitor.make(&[("prompt", CANARY)]).await;
        assert!(memchr::memmem::find(&answer.body, KEY.as_bytes()).is_none());
        its_head_is_clean(&answer);
    }
    assert!(service.instance.log.flush(Duration::from_secs(60)));
}

/// Every way to speak with a provider, ComfyUI's apart: it has sockets of its own, and tests of its own beside them.
pub(crate) const KINDS: [&str; 15] = [
    "openai",
    "localai",
    "xai",
    "together",
    "openrouter",
    "sd-server",
    "automatic1111",
    "aihorde",
    "replicate",
    "bfl",
    "fal",
    "stability",
    "gemini",
    "huggingface",
    "cloudflare",
];

pub(crate) async fn through_an_upstream(setup: Setup, kind: &str, url: &str) {
    let model = if kind == "stability" { "core" } else { "sketch" };
    let provider = format!(
        "[challenge]\nkinds = []\n[[provider]]\nid = \"up\"\nkind = \"{kind}\"\nbase_url = \"{url}\"\n\
         api_key = \"{KEY}\"\nmodels = [{{ id = \"{model}\" }}]\n"
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
        its_head_is_clean(&answer);
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
