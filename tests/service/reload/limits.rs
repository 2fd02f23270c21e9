//! Limits that are lowered and raised while they are used.

use std::time::Duration;

use afterimage::ledger::Limits;
use afterimage::money::Money;
use afterimage::pipeline::provider::{Fault, Maker};

use super::{LAKE, OPEN, follow, follow_with};
use crate::answer::Open;
use crate::api::limits::own;
use crate::api::{Program, lake};
use crate::instance::{GENEROUS, Service, Setup};
use crate::studio::{Act, Studio, picture};
use crate::visitor::{JSON, MULTIPART, Visitor};

/// What one picture costs.
const PRICE: Money = Money::from_micros(40_000);
const HOUR: Duration = Duration::from_secs(3_600);

/// The studio's model at 0.04 a picture, with so much money.
fn priced(per_hour: &str) -> String {
    format!(
        "{OPEN}{GENEROUS}[budget]\n{per_hour}\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n"
    )
}

/// What is left in a purse that holds so many pictures.
async fn left(service: &Service, most: u32) -> u64 {
    let limits = Limits {
        per_hour: PRICE.times(most),
        per_day: None,
    };
    let contents = service.instance.ledger.purse(PRICE, &limits).await.unwrap();
    contents.left.micros() / PRICE.micros()
}

fn rate(per_minute: u32) -> String {
    format!("{OPEN}[rate]\nper_minute = {per_minute}\nper_hour = 100\nper_day = 100\n")
}

#[actix_web::test]
async fn a_rate_that_is_changed_counts_at_once_for_what_was_used_before() {
    let service = Setup::with(&rate(4)).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..4 {
        assert_eq!(visitor.make(LAKE).await.status, 200);
    }
    for (limit, wait) in [(4, "15"), (2, "30"), (12, "5"), (1, "60")] {
        follow(&service, &rate(limit)).await;
        let refused = visitor.make(LAKE).await;
        assert_eq!(refused.refusal(), (429, "rate-limited".to_owned()), "{limit}");
        assert_eq!(refused.header("retry-after"), Some(wait), "{limit}");
    }
    follow(&service, &rate(12)).await;
    service.time.advance(Duration::from_secs(5));
    assert_eq!(visitor.make(LAKE).await.status, 200);
    assert_eq!(visitor.make(LAKE).await.status, 429);
}

#[actix_web::test]
async fn what_is_given_back_after_a_change_is_what_was_counted_before_it() {
    let service = Setup::with(&rate(4)).start().await;
    service.studio.play(vec![Act::Wait, Act::Fail(Fault::Declined)]);
    let visitor = Visitor::new(&service).accepting(JSON);
    let all = [LAKE, &[("count", "4")]].concat();
    let mut asked = Box::pin(visitor.make(&all));
    assert!(crate::answer::nudge(&mut asked).await.is_none());
    follow(&service, &rate(40)).await;
    service.studio.go_on();
    assert_eq!(asked.await.status, 422);
    follow(&service, &rate(4)).await;
    assert_eq!(
        visitor.make(&all).await.status,
        200,
        "the whole allowance is there again"
    );
    assert_eq!(visitor.make(LAKE).await.status, 429, "and no more than that");
}

/// So many at a time.
fn narrow(in_flight: u32) -> String {
    format!("{OPEN}{GENEROUS}[budget]\nin_flight = {in_flight}\n")
}

/// How many are served and how many wait.
fn load(service: &Service) -> (usize, usize) {
    service.instance.services.edge.now().gate.queue.load()
}

async fn asked(service: &Service, number: u8, for_word: &str) -> Open {
    let visitor = Visitor::new(service)
        .from(&format!("198.51.100.{number}:1"))
        .accepting(MULTIPART);
    let mut open = visitor.open(LAKE).await;
    open.until(for_word).await;
    open
}

#[actix_web::test]
async fn who_is_served_stays_when_fewer_may_be_and_who_waits_goes_when_more_may() {
    let setup = Setup::with(&narrow(3));
    for _ in 0..5 {
        setup
            .studio
            .play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    }
    let service = setup.start().await;
    let mut served = Vec::new();
    for number in 1..=3 {
        served.push(asked(&service, number, "progress").await);
    }
    let mut fourth = asked(&service, 4, "queued").await;
    let mut fifth = asked(&service, 5, "queued").await;
    follow(&service, &narrow(1)).await;
    for left in [2, 1] {
        service.studio.go_on();
        assert!(!served.remove(0).whole().await.broken);
        assert_eq!(
            load(&service),
            (left, 2),
            "nobody follows while there are too many"
        );
    }
    service.studio.go_on();
    assert!(!served.remove(0).whole().await.broken);
    fourth.until("progress").await;
    assert_eq!((load(&service), service.studio.calls()), ((1, 1), 4));
    follow(&service, &narrow(2)).await;
    fifth.until("progress").await;
    assert_eq!((load(&service), service.studio.calls()), ((2, 0), 5));
    service.studio.go_on();
    service.studio.go_on();
    assert!(!fourth.whole().await.broken && !fifth.whole().await.broken);
    assert_eq!(load(&service), (0, 0));
}

#[actix_web::test]
async fn the_money_that_was_there_is_there_when_more_or_less_comes_in_from_now_on() {
    let service = Setup::with(&priced("per_hour = 2.4")).start().await;
    service.time.advance(HOUR / 2);
    follow(&service, &priced("per_hour = 24")).await;
    assert_eq!(
        left(&service, 600).await,
        30,
        "what came in so far came in as before"
    );
    service.time.advance(HOUR / 60);
    assert_eq!(left(&service, 600).await, 40, "ten a minute from now on");
    follow(&service, &priced("per_hour = 0.4")).await;
    assert_eq!(left(&service, 10).await, 10, "no more than the purse holds now");
    follow(&service, &priced("")).await;
    follow(&service, &priced("per_hour = 2.4")).await;
    assert_eq!(
        left(&service, 60).await,
        10,
        "and no limit at all brought nothing"
    );
}

#[actix_web::test]
async fn what_was_reserved_before_a_change_is_settled_once_and_whole() {
    let service = Setup::with(&priced("per_hour = 2.4")).start().await;
    service.time.advance(HOUR);
    for fault in [Fault::Unreachable, Fault::Timeout] {
        for _ in 0..10 {
            service.studio.play(vec![Act::Wait, Act::Fail(fault)]);
        }
    }
    let visitors: Vec<_> = (0..20)
        .map(|number| {
            Visitor::new(&service)
                .from(&format!("198.51.{number}.1:1"))
                .accepting(JSON)
        })
        .collect();
    let mut all = Box::pin(futures_util::future::join_all(
        visitors.iter().map(|visitor| visitor.make(LAKE)),
    ));
    assert!(crate::answer::nudge(&mut all).await.is_none());
    assert_eq!(left(&service, 60).await, 40);
    follow(&service, &priced("per_hour = 4.8")).await;
    assert_eq!(left(&service, 120).await, 40);
    (0..20).for_each(|_| service.studio.go_on());
    for answer in all.await {
        assert!(answer.status >= 500, "{}", answer.status);
    }
    // Ten were never sent, and their money is kept for those who asked; ten may have been charged.
    let repaired = vec![Maker::plain("studio", Studio::new())];
    follow_with(&service, &priced("per_hour = 4.8"), repaired).await;
    for visitor in &visitors[..10] {
        assert_eq!(visitor.make(LAKE).await.status, 200);
    }
    let others: Vec<_> = (0..41)
        .map(|number| format!("198.52.{number}.1:1"))
        .map(|peer| Visitor::new(&service).from(&peer).accepting(JSON))
        .collect();
    let (last, others) = others.split_last().unwrap();
    for visitor in others {
        assert_eq!(visitor.make(LAKE).await.status, 200);
    }
    assert_eq!(last.make(LAKE).await.code(), "hour-spent");
}

/// safety.md T12
#[actix_web::test]
async fn a_budget_of_a_key_that_is_changed_counts_at_once_for_what_was_spent_before() {
    let with = |budget: &str| own("").replace("budget_per_day = 0.12", budget);
    let service = Setup::with(&own("")).start().await;
    service.pass(HOUR * 24);
    let friend = Program::with(&service, 1);
    for _ in 0..3 {
        assert_eq!(friend.generate(&lake()).await.status, 200);
    }
    for (budget, status) in [
        ("budget_per_day = 0.12", 429),
        ("budget_per_day = 0.16", 200),
        ("budget_per_day = 0.04", 429),
        ("", 200),
        ("budget_per_day = 0.20", 200),
        ("budget_per_day = 0.20", 429),
    ] {
        follow(&service, &with(budget)).await;
        assert_eq!(friend.generate(&lake()).await.status, status, "{budget}");
    }
}
