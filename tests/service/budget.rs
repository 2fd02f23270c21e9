//! The operator's money: said before anybody solves anything, reserved before a byte goes upstream, settled after.

use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::Clock;
use afterimage::entropy::Entropy;
use afterimage::ledger::Limits;
use afterimage::money::Money;
use afterimage::pipeline::provider::{Fault, Maker, Model, Role, painter};

use crate::answer::nudge;
use crate::instance::{GENEROUS, Service, Setup};
use crate::studio::{Act, Studio, half_a_picture, painting, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const FOUR: &[(&str, &str)] = &[("prompt", "a lake at night"), ("count", "4")];
/// Nobody is challenged.
const OPEN: &str = "[challenge]\nkinds = []\n";
/// One picture a minute.
const HOURLY: &str = "[budget]\nper_hour = 2.4\n";
/// What one picture costs.
const PRICE: Money = Money::from_micros(40_000);
const MINUTE: Duration = Duration::from_secs(60);

/// The studio's model at 0.04 a picture, and what else its provider says of its bills.
fn priced(lines: &str, bills: &str) -> Setup {
    Setup::with(&format!(
        "{lines}[[provider]]\nid = 'studio'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\n\
         models = [{{ id = 'painter', price = 0.04 }}]\n{bills}"
    ))
}

/// What is left for somebody who comes now, in pictures.
async fn left(service: &Service) -> u64 {
    let limits = Limits {
        per_hour: PRICE.times(60),
        per_day: None,
    };
    let contents = service.instance.ledger.purse(PRICE, &limits).await;
    let contents = contents.expect("memory answers");
    contents.left.micros() / PRICE.micros()
}

fn neighbour(service: &Service, number: usize) -> Visitor<'_> {
    let (high, low) = (number / 250, number % 250);
    Visitor::new(service).from(&format!("198.18.{high}.{low}:1"))
}

// safety.md section 2, budget slice spent, tier: run
#[actix_web::test]
async fn when_nothing_is_left_everybody_is_told_before_they_solve_anything() {
    let service = priced(HOURLY, "").start().await;
    let page = Visitor::new(&service).get("/").await;
    assert!(
        page.text().contains("pictures are used up") && page.text().contains("12:01 UTC"),
        "{}",
        page.text()
    );
    for (path, accept) in [
        ("/challenge/code.png", JSON),
        ("/challenge/code.png", HTML),
        ("/challenge/code.wav", JSON),
        ("/challenge/work", JSON),
    ] {
        let visitor = Visitor::new(&service).accepting(accept);
        let refused = visitor.get(path).await;
        assert_eq!(refused.refusal(), (503, "hour-spent".to_owned()));
        assert_eq!(refused.header("retry-after"), Some("60"));
        assert!(refused.text().contains("12:01 UTC"));
        assert_eq!(visitor.cookie(), None, "no session was begun for it");
    }
    for accept in [JSON, HTML, MULTIPART, "image/png"] {
        let refused = Visitor::new(&service).accepting(accept).make(LAKE).await;
        assert_eq!(refused.refusal(), (503, "hour-spent".to_owned()), "{accept}");
        assert_eq!(refused.header("retry-after"), Some("60"), "{accept}");
    }
    assert_eq!((service.codes.drawn(), service.studio.calls()), (0, 0));
    service.time.advance(MINUTE);
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200, "as it was told");
    service.time.advance(MINUTE);
    let page = visitor.get("/").await;
    assert!(!page.text().contains("pictures are used up"));
}

#[actix_web::test]
async fn the_page_says_how_much_is_left_in_the_same_bytes_for_everybody() {
    let service = priced(&format!("{OPEN}{HOURLY}{GENEROUS}"), "").start().await;
    let mut seen = Vec::new();
    for step in 1..=12_u8 {
        service.time.advance(MINUTE * 6);
        let page = Visitor::new(&service).get("/").await;
        assert!(
            page.text()
                .contains(&format!("about {} % are left", (step * 10).min(100))),
            "step {step}"
        );
        assert_eq!(neighbour(&service, 7).get("/").await.body, page.body);
        seen.push(page.body);
    }
    assert_eq!(seen[9], seen[11], "nothing changes where nothing is said to");
    for _ in 0..6 {
        neighbour(&service, 1).make(FOUR).await;
    }
    assert_eq!(
        Visitor::new(&service).get("/").await.body,
        seen[5],
        "24 of 60 are gone"
    );
}

#[actix_web::test]
async fn the_way_without_script_says_it_too_and_keeps_the_money_for_whoever_copies_the_code() {
    let service = priced(HOURLY, "").start().await;
    service.time.advance(MINUTE);
    let slow = Visitor::new(&service).accepting(HTML);
    let asked = slow.make(LAKE).await;
    assert_eq!(asked.status, 200, "the form with a code");
    assert_eq!(left(&service).await, 0, "it is meant for the one who reads");
    for number in 0..20 {
        let refused = neighbour(&service, number).accepting(JSON).make(LAKE).await;
        assert_eq!(refused.refusal(), (503, "hour-spent".to_owned()));
    }
    let page = Visitor::new(&service).get("/").await;
    assert!(page.text().contains("pictures are used up"));
    let question = slow.question().await;
    assert_eq!(slow.make(&question.beside(LAKE)).await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn money_for_four_is_kept_while_the_code_for_four_is_read() {
    let service = priced(HOURLY, "").start().await;
    service.time.advance(MINUTE * 4);
    let slow = Visitor::new(&service).accepting(HTML);
    assert_eq!(slow.make(FOUR).await.status, 200, "the form with a code");
    let question = slow.question().await;
    let quick = neighbour(&service, 1).accepting(JSON);
    assert_eq!(quick.make(LAKE).await.refusal(), (503, "hour-spent".to_owned()));
    assert_eq!(slow.make(&question.beside(FOUR)).await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn a_refusal_for_money_costs_neither_the_answer_nor_the_allowance() {
    let service = priced(
        &format!("{HOURLY}[rate]\nper_minute = 2\nper_hour = 2\nper_day = 2\n"),
        "",
    )
    .start()
    .await;
    service.time.advance(MINUTE);
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let two = [LAKE, &[("count", "2")]].concat();
    for _ in 0..50 {
        let refused = visitor.make(&question.beside(&two)).await;
        assert_eq!(refused.refusal(), (503, "hour-spent".to_owned()));
    }
    assert_eq!(service.studio.calls(), 0);
    service.time.advance(MINUTE);
    assert_eq!(visitor.make(&question.beside(&two)).await.status, 200);
}

/// Each fault, and whether a call that ends so gives its money back: as it is by default, and where the operator has
/// said that refusals and server errors are free.
const ENDINGS: [(Fault, bool, bool); 18] = [
    (Fault::Unreachable, true, true),
    (Fault::Untrusted, true, true),
    (Fault::Unauthorized, true, true),
    (Fault::Exhausted, true, true),
    (Fault::Gone, true, true),
    (Fault::Limited(None), true, true),
    (Fault::Declined, false, true),
    (Fault::Withheld, false, true),
    (Fault::Unacceptable, false, true),
    (Fault::Overloaded(None), false, true),
    (Fault::Failed, false, true),
    (Fault::Unread, false, false),
    (Fault::Timeout, false, false),
    (Fault::Gateway, false, false),
    (Fault::Truncated, false, false),
    (Fault::Malformed, false, false),
    (Fault::TooLarge, false, false),
    (Fault::NotAPicture, false, false),
];

// safety.md section 2 and T12, tier: run
#[actix_web::test]
async fn money_comes_back_only_when_it_is_certain_that_it_was_not_spent() {
    for (fault, usually, unbilled) in ENDINGS {
        for (bills, back) in [
            ("", usually),
            ("bills_refusals = false\nbills_5xx = false\n", unbilled),
        ] {
            let setup = priced(&format!("{OPEN}{HOURLY}"), bills);
            // Some are tried twice, and each try has its price.
            let tries = match fault {
                Fault::Limited(None) | Fault::Overloaded(None) | Fault::Unread => 2,
                _ => 1,
            };
            for _ in 0..tries {
                setup.studio.play(vec![Act::Progress(0.5), Act::Fail(fault)]);
            }
            let service = setup.start().await;
            service.time.advance(MINUTE * 10);
            Visitor::new(&service).accepting(JSON).make(FOUR).await;
            assert_eq!(service.studio.calls(), tries, "{fault:?}");
            let kept = if back { 0 } else { 4 * tries as u64 };
            // The turn of whoever failed through no fault of theirs is kept; a stranger's is after it.
            service.time.advance(MINUTE * 10);
            assert_eq!(left(&service).await, 20 - kept, "{fault:?} {bills}");
        }
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn whoever_stands_in_is_paid_at_its_own_price_and_only_as_far_as_there_is_money() {
    for (fault, minutes, calls, kept) in [
        (Fault::Unreachable, 10, [1, 1], 3),
        (Fault::Overloaded(None), 10, [1, 1], 4),
        (Fault::Unreachable, 2, [1, 0], 0),
    ] {
        let model = |id: &str, stand_ins: &[&str]| Model {
            stand_ins: stand_ins.iter().map(|&id| id.to_owned()).collect(),
            ..painter::capabilities(id)
        };
        let studios = [
            Studio::offering(vec![model("cheap", &["dear"])]),
            Studio::offering(vec![model("dear", &[])]),
        ];
        studios[0].play(vec![Act::Fail(fault)]);
        let maker = |id: &str, studio: &Arc<Studio>| Maker::plain(id, studio.clone());
        let setup = Setup {
            makers: Some(vec![maker("one", &studios[0]), maker("two", &studios[1])]),
            ..Setup::with(&format!(
                "{OPEN}{HOURLY}[[provider]]\nid = 'one'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\n\
                 models = [{{ id = 'cheap', price = 0.04 }}]\n[[provider]]\nid = 'two'\nkind = 'openai'\n\
                 base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'dear', price = 0.12 }}]\n"
            ))
        };
        let service = setup.start().await;
        service.time.advance(MINUTE * minutes);
        let fields = [LAKE, &[("stand_in", "yes")]].concat();
        let answer = Visitor::new(&service).accepting(JSON).make(&fields).await;
        assert_eq!(
            studios.each_ref().map(|studio| studio.calls()),
            calls,
            "{fault:?}"
        );
        match calls {
            [1, 1] => assert_eq!(answer.json()["made_by"]["model"], "dear"),
            _ => assert_eq!(
                answer.code(),
                "upstream-unreachable",
                "the fault, and not the money"
            ),
        }
        service.time.advance(MINUTE * 10);
        assert_eq!(left(&service).await, 10 + u64::from(minutes) - kept, "{fault:?}");
    }
}

#[actix_web::test]
async fn fewer_pictures_than_asked_for_cost_what_was_asked_for() {
    let setup = priced(&format!("{OPEN}{HOURLY}"), "bills_refusals = false\n");
    setup.studio.play([painting(1), painting(2)].concat());
    setup
        .studio
        .play([painting(1), vec![Act::Fail(Fault::Declined)]].concat());
    setup.studio.play(half_a_picture(Fault::Truncated));
    setup.studio.play(vec![Act::Start(Role::Preview), Act::Panic]);
    let service = setup.start().await;
    service.time.advance(MINUTE * 40);
    for round in 1..=4 {
        neighbour(&service, round).accepting(JSON).make(FOUR).await;
        assert_eq!(left(&service).await, 40 - 4 * round as u64, "round {round}");
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn who_leaves_the_queue_costs_nothing_and_who_leaves_the_work_all_of_it() {
    let setup = priced(&format!("{OPEN}[budget]\nin_flight = 1\nper_hour = 2.4\n"), "");
    setup.studio.play(vec![Act::Progress(0.1), Act::Hang]);
    let service = setup.start().await;
    service.time.advance(MINUTE * 30);
    let mut first = neighbour(&service, 1).accepting(MULTIPART).open(FOUR).await;
    first.until("progress").await;
    assert_eq!(
        left(&service).await,
        26,
        "reserved before the work is seen to begin"
    );
    let mut second = neighbour(&service, 2).accepting(MULTIPART).open(FOUR).await;
    second.until("queued").await;
    assert_eq!(left(&service).await, 22);
    drop(second);
    // Its turn is kept for as long as a code can be answered, and then the money is everybody's again.
    service.pass(MINUTE * 11);
    assert_eq!(left(&service).await, 26 + 11);
    assert!(nudge(&mut Box::pin(first.next())).await.is_none());
    drop(first);
    service.studio.until(0).await;
    assert_eq!(
        left(&service).await,
        26 + 11,
        "the upstream has the order and may bill it"
    );
}

#[actix_web::test]
async fn a_model_without_a_price_goes_on_when_all_money_is_spent() {
    let lines = format!(
        "{OPEN}{HOURLY}[[provider]]\nid = 'studio'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\n\
         models = [{{ id = 'painter' }}, {{ id = 'dear', price = 0.04 }}]\n"
    );
    let service = Setup::with(&lines).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert!(!visitor.get("/").await.text().contains("pictures are used up"));
    assert_eq!(visitor.make(LAKE).await.status, 200);
}

#[actix_web::test]
async fn a_day_is_a_day_whatever_the_wall_clock_says() {
    let daily = format!("{OPEN}{GENEROUS}[budget]\nper_hour = 2.4\nper_day = 4.8\n");
    let service = priced(&daily, "").start().await;
    service.time.advance(MINUTE * 60 * 48);
    let visitor = Visitor::new(&service).accepting(JSON);
    let mut made = 0;
    for _ in 0..60 * 6 {
        service.time.advance(MINUTE);
        made += usize::from(visitor.make(LAKE).await.status == 200);
    }
    assert_eq!(made, 120, "a day's money, in two hours' slices");
    let refused = visitor.make(LAKE).await;
    assert_eq!(refused.refusal(), (503, "day-spent".to_owned()));
    let page = visitor.get("/").await;
    assert!(page.text().contains("Today’s pictures are used up"));
    for years in [10, -10] {
        let wall = time::OffsetDateTime::UNIX_EPOCH + time::Duration::days(365 * (56 + years));
        service.time.set_wall(wall);
        assert_eq!(visitor.make(LAKE).await.refusal(), (503, "day-spent".to_owned()));
    }
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    service.time.advance(Duration::from_secs(wait));
    assert_eq!(visitor.make(LAKE).await.status, 200, "as it was told");
}

// safety.md T12, tier: run
#[actix_web::test]
async fn no_mix_of_faults_costs_a_micro_unit_more_than_came_in() {
    let setup = priced(&format!("{OPEN}{GENEROUS}{HOURLY}"), "bills_refusals = false\n");
    let random = Entropy::seeded(12);
    let rounds = 6_000_u64;
    let mut billed = Vec::new();
    for _ in 0..rounds {
        let (number, fault) = (random.number().unwrap(), random.number().unwrap() % 17);
        let (fault, _, _) = ENDINGS[usize::try_from(fault).unwrap()];
        let ending = match number % 4 {
            0 => vec![Act::Fail(fault)],
            1 => [picture(), vec![Act::Fail(fault)]].concat(),
            2 => vec![Act::Panic],
            _ => picture(),
        };
        // As an upstream bills: whatever it worked on, and what nobody can say.
        let free = number % 4 == 0
            && matches!(
                fault,
                Fault::Unreachable
                    | Fault::Untrusted
                    | Fault::Unauthorized
                    | Fault::Exhausted
                    | Fault::Gone
                    | Fault::Limited(_)
                    | Fault::Declined
                    | Fault::Withheld
                    | Fault::Unacceptable
            );
        billed.push(u128::from(!free));
        setup.studio.play(ending);
    }
    let service = setup.start().await;
    let clock = Clock::new(service.time.clone());
    let begun = clock.now();
    let (mut spent, mut calls) = (0, 0);
    for number in 0..rounds {
        let pause = Duration::from_nanos(random.number().unwrap() % 20_000_000_000);
        service.time.advance(pause);
        let visitor = neighbour(&service, usize::try_from(number % 300).unwrap()).accepting(JSON);
        visitor.make(LAKE).await;
        while service.studio.calls() > calls {
            spent += billed[calls] * u128::from(PRICE.micros());
            calls += 1;
        }
        let passed = clock.now().since(begun);
        let came = u128::from(PRICE.times(60).micros()) * passed.as_nanos() / (MINUTE * 60).as_nanos();
        assert!(spent <= came, "{spent} of {came}");
    }
    // While the provider is left alone for what it did, nobody calls it.
    assert!(calls > 500, "{calls} calls were paid for");
}

// safety.md T6, tier: run
#[actix_web::test]
async fn perfect_solvers_leave_honest_visitors_their_share() {
    const ATTACKERS: usize = 120;
    const HONEST: usize = 5;
    let service = priced(&format!("{GENEROUS}{HOURLY}"), "").start().await;
    let attackers: Vec<_> = (0..ATTACKERS)
        .map(|number| neighbour(&service, number).accepting(JSON))
        .collect();
    let honest: Vec<_> = (0..HONEST)
        .map(|number| neighbour(&service, 1_000 + number).accepting(JSON))
        .collect();
    let (mut pictures, mut told) = ([0; HONEST], [Duration::ZERO; HONEST]);
    let mut passed = Duration::ZERO;
    let step = Duration::from_secs(15);
    while passed < MINUTE * 60 {
        for attacker in &attackers {
            if attacker.get("/challenge/code.png").await.status == 200 {
                attacker.solve_and_make(LAKE).await;
            }
        }
        for (place, visitor) in honest.iter().enumerate().filter(|_| passed >= MINUTE * 5) {
            if passed < told[place] {
                continue;
            }
            let answer = visitor.get("/challenge/code.png").await;
            if answer.status == 200 {
                pictures[place] += usize::from(visitor.solve_and_make(LAKE).await.status == 200);
                told[place] = passed + MINUTE * 2;
            } else {
                let wait: u64 = answer.header("retry-after").expect("a wait").parse().unwrap();
                told[place] = passed + Duration::from_secs(wait);
            }
        }
        service.time.advance(step);
        passed += step;
    }
    assert!(
        service.studio.calls() <= 60,
        "{} pictures",
        service.studio.calls()
    );
    let share = 60.0 / (ATTACKERS + HONEST) as f64;
    for got in pictures {
        assert!(got as f64 >= 0.9 * share, "{pictures:?}, a share is {share}");
    }
}
