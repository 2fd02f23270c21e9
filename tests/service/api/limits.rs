//! A key is a client of its own: its allowance, its place in the queue, its share of the money.

use std::time::Duration;

use afterimage::pipeline::provider::Fault;
use serde_json::json;

use super::{Program, holder, lake, refusal, served};
use crate::answer::nudge;
use crate::instance::{GENEROUS, Setup};
use crate::studio::Act;
use crate::visitor::{JSON, Visitor};

fn limited() -> (u16, Option<String>, String) {
    (429, None, "rate_limit_exceeded".to_owned())
}

// safety.md T7, tier: run
#[actix_web::test]
async fn each_key_has_its_own_allowance_wherever_it_is_used() {
    let keys = holder(1, "per_minute = 2") + &holder(2, "per_minute = 1");
    let service = Setup::with(&format!("[api]\nenabled = true\n{keys}[challenge]\nkinds = []"))
        .start()
        .await;
    for (place, allowed) in (1..).zip([true, true, false, false]) {
        let program = Program::with(&service, 1).from(&format!("198.51.{place}.1:1"));
        let answer = program.generate(&lake()).await;
        assert_eq!(answer.status == 200, allowed, "from place {place}");
        if !allowed {
            assert_eq!(refusal(&answer), limited());
            let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
            assert!((5..=60).contains(&wait), "{wait}");
        }
    }
    let other = Program::with(&service, 2).from("198.51.1.1:1");
    assert_eq!(
        other.generate(&lake()).await.status,
        200,
        "another key of the same place"
    );
    assert_eq!(refusal(&other.generate(&lake()).await), limited());
    let visitor = Visitor::new(&service).accepting(JSON).from("198.51.1.1:1");
    assert_eq!(
        visitor.make(&[("prompt", "a lake")]).await.status,
        200,
        "and a visitor"
    );
    service.pass(Duration::from_secs(60));
    assert_eq!(other.generate(&lake()).await.status, 200);
}

#[actix_web::test]
async fn pictures_are_counted_and_not_requests() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    assert_eq!(
        program.generate(&json!({"prompt": "a", "n": 4})).await.status,
        200
    );
    assert_eq!(refusal(&program.generate(&lake()).await), limited());
}

#[actix_web::test]
async fn no_work_is_offered_in_place_of_waiting() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    program.generate(&json!({"prompt": "a", "n": 4})).await;
    let answer = program.generate(&lake()).await;
    assert_eq!(refusal(&answer), limited());
    assert!(!answer.text().contains("work"), "{}", answer.text());
}

// safety.md T12, tier: run
#[actix_web::test]
async fn programs_and_visitors_spend_from_one_purse() {
    let setup = served(&format!(
        "{GENEROUS}[challenge]\nkinds = []\n[budget]\nper_hour = 2.4\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n"
    ));
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    let poor = program.generate(&lake()).await;
    assert_eq!(refusal(&poor), (503, None, "hour-spent".to_owned()));
    // One picture a minute comes in.
    service.pass(Duration::from_secs(61));
    assert_eq!(program.generate(&lake()).await.status, 200);
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(
        visitor.make(&[("prompt", "a lake")]).await.refusal(),
        (503, "hour-spent".to_owned())
    );
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn a_key_that_asks_for_much_lets_others_go_first() {
    let setup = served(&format!("{GENEROUS}[budget]\nin_flight = 1"));
    let service = setup.start().await;
    let (greedy, modest) = (Program::with(&service, 1), Program::with(&service, 2));
    let stream = json!({"prompt": "a lake", "stream": true});
    (0..2).for_each(|_| service.studio.play(vec![Act::Hang]));
    let mut running = greedy.open(&stream).await;
    let mut started = Box::pin(running.next());
    assert!(nudge(&mut started).await.is_none(), "the first is being made");
    let mut second = greedy.open(&stream).await;
    assert!(second.until("queued, 0 before").await.contains(": queued"));
    let mut third = greedy.open(&stream).await;
    third.until("queued, 1 before").await;
    let mut other = modest.open(&stream).await;
    other.until("queued, 0 before").await;
    second.until("queued, 1 before").await;
    third.until("queued, 2 before").await;
}

// safety.md section 2, queue full, tier: run
#[actix_web::test]
async fn a_full_queue_is_said_at_once_and_costs_nothing() {
    let setup = served(&format!("{GENEROUS}[budget]\nin_flight = 1"));
    let service = setup.start().await;
    let stream = json!({"prompt": "a lake", "stream": true});
    let program = Program::with(&service, 1);
    service.studio.play(vec![Act::Hang]);
    let mut held = Vec::new();
    for _ in 0..5 {
        held.push(program.open(&stream).await);
    }
    let busy = program.generate(&lake()).await;
    assert_eq!(refusal(&busy), (503, None, "queue-full".to_owned()));
    assert!(busy.header("retry-after").is_some());
}

const DAY: Duration = Duration::from_secs(86_400);

/// A key that may spend three pictures a day, and one that has no limit of its own.
pub(crate) fn own(lines: &str) -> String {
    let keys = holder(1, "budget_per_day = 0.12") + &holder(2, "");
    format!(
        "[api]\nenabled = true\n{keys}{GENEROUS}{lines}[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n"
    )
}

fn spent() -> (u16, Option<String>, String) {
    (429, None, "insufficient_quota".to_owned())
}

// safety.md T12, tier: run
#[actix_web::test]
async fn a_key_spends_no_more_than_its_own_budget_in_a_day() {
    let service = Setup::with(&own("")).start().await;
    let (friend, other) = (Program::with(&service, 1), Program::with(&service, 2));
    assert_eq!(
        refusal(&friend.generate(&lake()).await),
        spent(),
        "what a start has forgotten was spent"
    );
    service.pass(DAY);
    let four = friend.generate(&json!({"prompt": "a", "n": 4})).await;
    let never = (400, Some("n".to_owned()), "number-out-of-range".to_owned());
    assert_eq!(refusal(&four), never, "a day does not bring so much");
    for _ in 0..3 {
        assert_eq!(friend.generate(&lake()).await.status, 200);
    }
    for _ in 0..20 {
        let refused = friend.generate(&lake()).await;
        assert_eq!(refusal(&refused), spent());
        assert_eq!(refused.header("x-should-retry"), Some("false"));
        assert!(refused.text().contains("12:10 UTC"), "{}", refused.text());
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert_eq!(wait, 86_400 + 600);
    }
    assert_eq!(
        service.studio.calls(),
        3,
        "nothing was asked for what was refused"
    );
    assert_eq!(
        other.generate(&lake()).await.status,
        200,
        "the other key's is another"
    );
    service.pass(DAY + Duration::from_secs(600));
    assert_eq!(friend.generate(&lake()).await.status, 200, "as it was told");
}

// safety.md T12, tier: run
#[actix_web::test]
async fn what_was_certainly_not_spent_comes_back_to_a_key() {
    let service = Setup::with(&own("")).start().await;
    let friend = Program::with(&service, 1);
    service.pass(DAY);
    let three = json!({"prompt": "a", "n": 3});
    service.studio.play(vec![Act::Fail(Fault::Unreachable)]);
    assert_eq!(friend.generate(&three).await.status, 502);
    let unread = json!({"prompt": "a", "n": 3, "size": "1x1"});
    assert_eq!(friend.generate(&unread).await.status, 400);
    service.studio.play(vec![Act::Fail(Fault::Timeout)]);
    assert_eq!(
        friend.generate(&lake()).await.status,
        504,
        "nobody knows what it cost"
    );
    assert_eq!(friend.generate(&json!({"prompt": "a", "n": 2})).await.status, 200);
    assert_eq!(refusal(&friend.generate(&lake()).await), spent());
}

#[actix_web::test]
async fn everybody_s_money_and_a_key_s_own_are_asked_both_and_neither_for_nothing() {
    // One picture an hour for all.
    let service = Setup::with(&own("[budget]\nper_hour = 0.04\n")).start().await;
    let (friend, other) = (Program::with(&service, 1), Program::with(&service, 2));
    let hour = Duration::from_secs(3_600);
    service.pass(DAY);
    for _ in 0..3 {
        assert_eq!(friend.generate(&lake()).await.status, 200);
        for _ in 0..5 {
            let poor = friend.generate(&lake()).await;
            let all = if service.studio.calls() < 3 {
                "hour-spent"
            } else {
                "insufficient_quota"
            };
            assert_eq!(refusal(&poor).2, all, "what everybody lacks costs no key its own");
        }
        service.pass(hour * 2);
    }
    // It asks, and keeps no turn in the line for what it may not spend.
    assert_eq!(refusal(&friend.generate(&lake()).await), spent());
    assert_eq!(other.generate(&lake()).await.status, 200);
}
