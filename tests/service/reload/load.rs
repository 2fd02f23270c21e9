//! Reloads one after the other while visitors are served: nobody is lost, and nobody is charged twice.

use futures_util::future::{join, join_all};

use super::{LAKE, follow};
use crate::instance::{Service, Setup};
use crate::store::Store;
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const VISITORS: usize = 40;
/// What they ask for in turn.
const FORMS: [&str; 4] = [JSON, MULTIPART, HTML, "image/png"];

/// Two configurations in turn; two pictures for everybody.
fn lines(round: usize, ledger: &str) -> String {
    let (name, in_flight) = [("Quagga", 40), ("Zebu", 12)][round % 2];
    format!(
        "[challenge]\nkinds = []\n[rate]\nper_minute = 2\nper_hour = 2\nper_day = 2\n[site]\nname = '{name}'\n\
         [budget]\nin_flight = {in_flight}\nper_hour = 100000000\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n{ledger}"
    )
}

async fn serve_through_reloads(ledger: &str) {
    let setup = Setup::with(&lines(0, ledger));
    for _ in 0..VISITORS {
        setup
            .studio
            .play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    }
    let service = setup.start().await;
    service.time.advance(std::time::Duration::from_secs(3_600));
    let visitors = visitors(&service);
    let answers = join_all(visitors.iter().map(|visitor| visitor.make(LAKE)));
    let reloads = async {
        for round in 1..=VISITORS {
            follow(&service, &lines(round, ledger)).await;
            service.studio.go_on();
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
        }
    };
    let (answers, ()) = join(answers, reloads).await;
    for (number, answer) in answers.iter().enumerate() {
        assert!(answer.status == 200 && !answer.broken);
        let names =
            ["Quagga", "Zebu"].map(|name| memchr::memmem::find(&answer.body, name.as_bytes()).is_some());
        let page = FORMS[number % FORMS.len()] == HTML;
        assert_eq!(
            names[0] ^ names[1],
            page,
            "a page is of one configuration from head to end"
        );
    }
    assert_eq!(service.studio.calls(), VISITORS, "one call for each");
    assert_eq!(service.instance.running.reloads().taken, VISITORS as u64);
    // Each has used one of two: neither nothing nor both.
    for visitor in &visitors {
        assert_eq!(visitor.make(LAKE).await.status, 200);
        assert_eq!(visitor.make(LAKE).await.status, 429);
    }
    let (busy, waiting) = service.instance.services.edge.now().gate.queue.load();
    assert_eq!((busy, waiting), (0, 0), "every place was given back");
}

fn visitors(service: &Service) -> Vec<Visitor<'_>> {
    let visitor = |number: usize| {
        Visitor::new(service)
            .from(&format!("198.51.{number}.1:1"))
            .accepting(FORMS[number % FORMS.len()])
    };
    (0..VISITORS).map(visitor).collect()
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn nobody_is_lost_and_nobody_charged_twice_in_memory() {
    serve_through_reloads("").await;
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn nobody_is_lost_and_nobody_charged_twice_on_a_shared_store() {
    let store = Store::start();
    let ledger = format!(
        "[ledger]\nstore = '{}'\nkey = 'a-secret-that-both-of-them-have-'\n",
        store.url()
    );
    serve_through_reloads(&ledger).await;
}
