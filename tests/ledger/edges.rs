//! Each row of the table of what is kept, at its edge and one second later, whatever the wall clock is set to.

use std::num::NonZeroU32;
use std::time::Duration;

use afterimage::ledger::programs::{Begun, Room};
use afterimage::ledger::retention::{CHALLENGE, RATE_WINDOW, Row, Span, TABLE};
use afterimage::ledger::{
    ChallengeId, ClientKey, Ending, Limits, Quotas, Records, SessionId, SessionRecord, Spend,
};
use afterimage::money::Money;

use crate::programs::{picture, request};
use crate::promises::{Ground, memory, valkey};

const SECOND: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_secs(86_400);
const TEN_MINUTES: Duration = Duration::from_secs(600);
/// What a client may spend in a day, and what it has spent of it in the first minute.
const LIMIT: Money = Money::from_micros(86_400_000);
const SPENT: Money = Money::from_micros(30_000);

/// What happens to the wall clock while something is kept.
#[derive(Clone, Copy, Debug)]
enum Wall {
    Goes,
    BackTenYears,
    ForwardFortyDays,
}

/// What a row is about, as the ledger can be asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Challenge,
    Work,
    Session,
    Rate,
    Share,
    Spending,
    Idempotency,
    Link,
}

/// What the ledger keeps of a row; nothing where the row is kept elsewhere and its edge is tested there.
fn kept(row: &Row) -> Option<Kept> {
    match row.id {
        // A type of the request alone: `tidy` holds that nothing which remembers can name it.
        "prompt" | "picture" => None,
        // In files, on a clock of their own: `tests/access_log/retention.rs`.
        "log" => None,
        // Not ours: `tests/browser`.
        "browser" => None,
        // The operator's own file, and counts of the process: no time ends either.
        "key" | "use" => None,
        "challenge" => Some(Kept::Challenge),
        "work" => Some(Kept::Work),
        "session" => Some(Kept::Session),
        "rate" => Some(Kept::Rate),
        "share" => Some(Kept::Share),
        "spending" => Some(Kept::Spending),
        "idempotency" => Some(Kept::Idempotency),
        "link" => Some(Kept::Link),
        other => panic!("the row {other} has no test at its edge"),
    }
}

const LIMITS: Limits = Limits {
    per_hour: Money::from_micros(3_600_000_000),
    per_day: None,
};

fn session() -> SessionId {
    SessionId::new("own".to_owned())
}

fn client() -> ClientKey {
    ClientKey::new([9; 16], None)
}

fn quotas() -> Quotas {
    let n = |number| NonZeroU32::new(number).unwrap();
    Quotas::new(n(10), n(10), n(10))
}

impl Kept {
    /// Lets the ledger keep one.
    async fn put(self, ground: &Ground) {
        let ledger = &ground.ledger;
        let challenge = ChallengeId::new("1");
        let (session, client, quotas) = (session(), client(), quotas());
        match self {
            Self::Challenge => {
                let answer = "answer".to_owned().into();
                let keep = ledger.keep_challenge(&session, [7; 16], &challenge, answer);
                keep.await.unwrap();
            }
            Self::Work => {
                let end = ledger.now().await.unwrap() + CHALLENGE;
                assert_eq!(ledger.spend(&challenge, end).await, Ok(Spend::First));
            }
            Self::Session => {
                let born = ledger.now().await.unwrap().nanos();
                let record = SessionRecord {
                    id: session,
                    born,
                    network: [7; 16],
                };
                ledger.keep_session("cookie", record).await.unwrap();
            }
            Self::Rate => {
                let counted = ledger.count(&client, NonZeroU32::new(10).unwrap(), &quotas);
                counted.await.unwrap().unwrap();
            }
            Self::Share => {
                let hold = ledger.reserve(&client, Money::from_micros(1_000), &LIMITS);
                let hold = hold.await.unwrap().unwrap_or_else(|_| panic!("there is money"));
                ledger.settle(&client, hold, Ending::Spent(Money::from_micros(1_000)), &LIMITS);
            }
            Self::Spending => {
                let hold = ledger.reserve_own(&client, SPENT, LIMIT).await.unwrap();
                assert!(hold.is_ok(), "in the first minutes of a day some of it is there");
            }
            Self::Idempotency => {
                let request = request(1, 1, 1);
                assert_eq!(ledger.begin_request(&request).await, Ok(Begun::First));
                ledger.end_request(&request, Some(b"sealed".to_vec()));
            }
            Self::Link => {
                let name = picture(1);
                let room = Room {
                    pictures: 1,
                    bytes: 9,
                };
                assert_eq!(
                    ledger.reserve_pictures([9; 16], &[name], 9, &room).await,
                    Ok(true)
                );
                let added = ledger.add_piece(name, 0, b"encrypted".as_slice().into());
                assert_eq!(added.await, Ok(true));
                assert_eq!(ledger.keep_picture(name).await, Ok(true));
            }
        }
    }

    /// Whether the ledger still has it.
    async fn is_there(self, ground: &Ground, end: afterimage::clock::Moment) -> bool {
        let ledger = &ground.ledger;
        let challenge = ChallengeId::new("1");
        match self {
            Self::Challenge => ledger
                .read_challenge(&session(), &challenge)
                .await
                .unwrap()
                .is_some(),
            Self::Work => ledger.spend(&challenge, end).await == Ok(Spend::Again),
            Self::Session => ledger.session("cookie").await.unwrap().is_some(),
            Self::Rate => ledger.remaining(&client(), &quotas()).await.unwrap().left != [10; 3],
            Self::Share => ledger.records().shares > 0,
            Self::Spending => match ledger.reserve_own(&client(), LIMIT, LIMIT).await.unwrap() {
                // The look itself is not to be remembered.
                Ok(hold) => {
                    ledger.give_back_own(&client(), hold);
                    false
                }
                Err(_) => true,
            },
            Self::Idempotency => {
                let again = request(1, 1, 2);
                let begun = ledger.begin_request(&again).await.unwrap();
                // The look itself is not to be remembered.
                ledger.forget_request(&again);
                begun != Begun::First
            }
            Self::Link => ledger.picture(picture(1)).await.unwrap().is_some(),
        }
    }

    /// When it has to be gone, and whether it has to be there until then: a share is paid off earlier.
    fn edge(self, row: &Row) -> (Duration, bool) {
        match (self, row.span) {
            (Self::Rate, Span::AtMost(record)) if RATE_WINDOW <= record => (RATE_WINDOW, true),
            (Self::Share, Span::AtMost(record)) => (record, false),
            // It counts for a day, and to the end of the ten minutes it was spent in.
            (Self::Spending, Span::AtMost(record)) if RATE_WINDOW + TEN_MINUTES <= record => {
                (RATE_WINDOW + TEN_MINUTES - SECOND * 60, true)
            }
            (_, Span::AtMost(span) | Span::Idle { idle: span, .. }) => (span, true),
            (_, Span::Answer | Span::Visitor | Span::Operator | Span::Stop) => {
                panic!("{} is not the ledger's", row.id)
            }
        }
    }
}

/// Sets the wall clock, which no lifetime runs on.
fn set(wall: Wall, ground: &Ground) {
    let now = ground.clock.wall();
    match wall {
        Wall::Goes => {}
        Wall::BackTenYears => ground.time.set_wall(now - 3_652 * DAY),
        Wall::ForwardFortyDays => ground.time.set_wall(now + 40 * DAY),
    }
}

async fn at_its_edge(row: &Row, wall: Wall, ground: Ground) {
    let Some(kept) = kept(row) else { return };
    let what = format!("{} {wall:?}", row.id);
    // The purse is empty at the start.
    ground
        .ledger
        .purse(Money::from_micros(1_000), &LIMITS)
        .await
        .unwrap();
    ground.time.advance(SECOND * 60);
    let end = ground.ledger.now().await.unwrap() + CHALLENGE;
    kept.put(&ground).await;
    set(wall, &ground);
    let (edge, until_then) = kept.edge(row);
    ground.time.advance(edge - SECOND);
    assert!(
        !until_then || kept.is_there(&ground, end).await,
        "{what}: gone early"
    );
    ground.time.advance(SECOND);
    if kept != Kept::Share {
        assert!(!kept.is_there(&ground, end).await, "{what}: there at its edge");
    }
    ground.time.advance(SECOND);
    ground.ledger.sweep();
    ground.ledger.now().await.unwrap();
    assert!(!kept.is_there(&ground, end).await, "{what}: there after its edge");
    if ground.store.is_none() {
        assert_eq!(
            ground.ledger.records(),
            Records::default(),
            "{what}: a trace is left"
        );
    }
}

/// However often it is used, a session ends with its whole life.
async fn at_the_end_of_its_life(idle: Duration, life: Duration, wall: Wall, ground: Ground) {
    let begun = ground.ledger.now().await.unwrap();
    Kept::Session.put(&ground).await;
    set(wall, &ground);
    let step = idle - SECOND;
    while ground.ledger.now().await.unwrap().since(begun) + step < life {
        ground.time.advance(step);
        ground.ledger.touch_session("cookie").await.unwrap();
    }
    let lived = ground.ledger.now().await.unwrap().since(begun);
    ground.time.advance(life - lived - SECOND);
    ground.ledger.touch_session("cookie").await.unwrap();
    assert!(
        Kept::Session.is_there(&ground, begun).await,
        "{wall:?}: gone early"
    );
    ground.time.advance(SECOND);
    assert!(
        !Kept::Session.is_there(&ground, begun).await,
        "{wall:?}: there at its edge"
    );
}

/// safety.md T31 and the clock row of section 2
#[actix_web::test]
async fn an_edge_is_tested_for_each_row_that_the_ledger_keeps() {
    let walls = [Wall::Goes, Wall::BackTenYears, Wall::ForwardFortyDays];
    let grounds: [fn() -> Ground; 2] = [memory, valkey];
    for (wall, ground) in walls
        .iter()
        .flat_map(|wall| grounds.map(|ground| (*wall, ground)))
    {
        for row in TABLE {
            if kept(row).is_some() {
                at_its_edge(row, wall, ground()).await;
            }
            if let Span::Idle { idle, life } = row.span {
                at_the_end_of_its_life(idle, life, wall, ground()).await;
            }
        }
    }
}

/// safety.md T31: a key of the store has an end that the table allows, whoever asks afterwards.
#[actix_web::test]
async fn no_key_of_the_store_outlives_its_row() {
    for row in TABLE {
        let Some(kept) = kept(row) else { continue };
        let ground = valkey();
        ground.store().forget_everything();
        // A purse begins empty: only what is spent needs one, and a minute of filling.
        if matches!(kept, Kept::Share | Kept::Spending) {
            let purse = ground.ledger.purse(Money::from_micros(1_000), &LIMITS);
            purse.await.unwrap();
            ground.time.advance(SECOND * 60);
        }
        kept.put(&ground).await;
        ground.ledger.now().await.unwrap();
        let longest = match row.span {
            Span::AtMost(span) | Span::Idle { life: span, .. } => span,
            Span::Answer | Span::Visitor | Span::Operator | Span::Stop => Duration::ZERO,
        };
        let contents = ground.store().contents();
        assert!(!contents.is_empty(), "{}", row.id);
        for (key, _, left) in contents {
            let left = Duration::from_millis(u64::try_from(left).unwrap());
            assert!(left <= longest, "{}: {key} lives for {left:?}", row.id);
        }
    }
}
