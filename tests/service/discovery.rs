//! What upstreams say of their models changes the form and what is taken, while the service runs.

use std::sync::{Arc, Mutex};

use afterimage::instance::{discover, makers};
use afterimage::pipeline::provider::{Call, Discovery, Events, Fault, Maker, Model, Provider, Size, painter};
use afterimage::pipeline::scrub::Source;

use crate::instance::{Service, Setup, read};
use crate::reload::follow_with;
use crate::studio::Studio;
use crate::upstream::{Upstream, pictures, response};
use crate::visitor::{JSON, Visitor};

const FREE: &str = "[challenge]\nkinds = []\n";
const LAKE: (&str, &str) = ("prompt", "a lake at night");

/// A studio that answers when it is asked what it has.
struct Talkative {
    studio: Arc<Studio>,
    says: Mutex<Result<Vec<Model>, Fault>>,
}

impl Provider for Talkative {
    fn models(&self) -> &[Model] {
        self.studio.models()
    }

    fn source(&self) -> Source {
        self.studio.source()
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.studio.generate(call)
    }

    fn discover(&self) -> Option<Discovery> {
        let says = self.says.lock().unwrap().clone();
        Some(Box::pin(async move { says }))
    }
}

fn sized(id: &str, side: u32) -> Model {
    Model {
        sizes: vec![Size {
            width: side,
            height: side,
        }],
        ..painter::capabilities(id)
    }
}

async fn talkative() -> (Service, Arc<Talkative>) {
    let talkative = Arc::new(Talkative {
        studio: Studio::offering(vec![sized("one", 512), sized("two", 512)]),
        says: Mutex::new(Err(Fault::Unreachable)),
    });
    let setup = Setup {
        makers: Some(vec![Maker::plain("talkative", talkative.clone())]),
        ..Setup::with(FREE)
    };
    (setup.start().await, talkative)
}

async fn again(service: &Service) -> bool {
    discover(&read(FREE), &service.instance.services.edge.now()).await
}

/// Model and size as the form offers them: every value.
async fn offered(service: &Service, selector: &str) -> Vec<String> {
    let page = Visitor::new(service).get("/").await.page();
    let values = page.all(selector).into_iter();
    values
        .map(|element| element.attr("value").unwrap().to_owned())
        .collect()
}

async fn asked(service: &Service, model: &str, size: &str) -> u16 {
    let fields = [LAKE, ("model", model), ("size", size)];
    Visitor::new(service).accepting(JSON).make(&fields).await.status
}

#[actix_web::test]
async fn the_form_and_the_gate_follow_what_the_upstream_says() {
    let (service, talkative) = talkative().await;
    *talkative.says.lock().unwrap() = Ok(vec![sized("one", 1024), sized("two", 512)]);
    assert!(again(&service).await);
    assert_eq!(
        offered(&service, "input[name=size]").await,
        ["1024x1024", "512x512"]
    );
    assert_eq!(asked(&service, "one", "1024x1024").await, 200);
    assert_eq!(asked(&service, "one", "512x512").await, 422);
    let again_with_words = Visitor::new(&service).make(&[LAKE, ("size", "9x9")]).await;
    assert_eq!(
        again_with_words.page().all("input[name=size]").len(),
        2,
        "a form that comes back, too"
    );
}

#[actix_web::test]
async fn a_model_that_the_upstream_has_no_more_is_offered_no_more_until_it_is_back() {
    let (service, talkative) = talkative().await;
    *talkative.says.lock().unwrap() = Ok(vec![sized("two", 512), sized("three", 512)]);
    assert!(again(&service).await);
    assert_eq!(
        offered(&service, "[name=model]").await,
        ["two"],
        "and none that nobody set up"
    );
    assert_eq!(asked(&service, "one", "512x512").await, 422);
    *talkative.says.lock().unwrap() = Ok(vec![sized("one", 512), sized("two", 512)]);
    assert!(again(&service).await);
    assert_eq!(asked(&service, "one", "512x512").await, 200);
}

#[actix_web::test]
async fn what_an_upstream_said_is_known_after_a_reload_that_leaves_it_as_it_is() {
    let (service, talkative) = talkative().await;
    *talkative.says.lock().unwrap() = Ok(vec![sized("two", 768)]);
    assert!(again(&service).await);
    let same = vec![Maker::plain("talkative", talkative.clone())];
    follow_with(&service, &format!("{FREE}[site]\nname = 'Other'\n"), same).await;
    assert_eq!(offered(&service, "[name=model]").await, ["two"]);
    assert_eq!(asked(&service, "two", "768x768").await, 200);
    follow_with(
        &service,
        FREE,
        vec![Maker::plain("other", talkative.studio.clone())],
    )
    .await;
    assert_eq!(
        offered(&service, "#model option").await,
        ["one", "two"],
        "of another nothing is known"
    );
}

#[actix_web::test]
async fn an_upstream_that_does_not_answer_or_lists_something_else_changes_nothing() {
    let (service, talkative) = talkative().await;
    assert!(!again(&service).await, "it will be asked again soon");
    *talkative.says.lock().unwrap() = Ok(vec![sized("language-model", 512)]);
    assert!(again(&service).await);
    assert_eq!(offered(&service, "#model option").await, ["one", "two"]);
    *talkative.says.lock().unwrap() = Ok(vec![sized("one", 768), sized("two", 768)]);
    again(&service).await;
    *talkative.says.lock().unwrap() = Err(Fault::Timeout);
    again(&service).await;
    assert_eq!(
        offered(&service, "input[name=size]").await,
        ["768x768"],
        "what was known stays known"
    );
}

#[actix_web::test]
async fn openai_is_asked_for_its_models_and_the_operators_words_win() {
    let list =
        "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4\",\"object\":\"model\"},{\"id\":\"gpt-image-1\"}]}";
    for body in [
        list.to_owned(),
        "[{\"id\":\"gpt-4\"},{\"id\":\"gpt-image-1\"}]".to_owned(),
    ] {
        let upstream = Upstream::start(move |asked| {
            if asked.head.starts_with("GET /v1/models HTTP/1.1") {
                assert!(asked.body.is_empty());
                return response("200 OK", "content-type: application/json\r\n", body.as_bytes());
            }
            pictures(&crate::studio::png())
        });
        let config = format!(
            "{FREE}[[provider]]\nid = \"up\"\nkind = \"openai\"\nbase_url = \"{}\"\nmodels = [\"dall-e-9\", \
             {{ id = \"small\", upstream = \"gpt-image-1\", sizes = [\"512x512\"] }}, \
             {{ id = \"usual\", upstream = \"gpt-image-1\", label = \"Usual\" }}]\n",
            upstream.url
        );
        let config_text = format!("{config}[log]\ndir = \"\"\n");
        let setup = Setup {
            makers: Some(makers(&read(&config_text)).unwrap()),
            ..Setup::with(&config)
        };
        let service = setup.start().await;
        assert_eq!(
            offered(&service, "#model option").await,
            ["dall-e-9", "small", "usual"]
        );
        assert!(discover(&read(&config_text), &service.instance.services.edge.now()).await);
        assert_eq!(offered(&service, "#model option").await, ["small", "usual"]);
        assert_eq!(asked(&service, "small", "512x512").await, 200);
        assert_eq!(asked(&service, "small", "1024x1024").await, 422);
        assert_eq!(asked(&service, "usual", "1536x1024").await, 200);
    }
}
