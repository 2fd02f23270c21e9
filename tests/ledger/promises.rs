//! What either ledger promises, said once and held by both.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock, Moment};
use afterimage::ledger::retention::{CHALLENGE, RATE_WINDOW, SESSION_IDLE, SESSION_LIFE};
use afterimage::ledger::{
    ChallengeId, ClientKey, Hold, Ledger, Limits, Memory, NoMoney, Quotas, SessionId, SessionRecord, Share,
    Spend, Tier, TierName, TierUse, TooMany, Visit,
};
use afterimage::money::Money;
use time::OffsetDateTime;

use crate::store::Store;

/// A ledger, and the clock it ages by.
pub(crate) struct Ground {
    pub(crate) ledger: Arc<dyn Ledger>,
    pub(crate) time: Arc<ManualClock>,
    pub(crate) clock: Clock,
    /// Ends with it.
    pub(crate) store: Option<Store>,
}

impl Ground {
    /// The store it is in.
    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }
}

pub(crate) fn memory() -> Ground {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let clock = Clock::new(time.clone());
    Ground {
        ledger: Arc::new(Memory::new(clock.clone())),
        time,
        clock,
        store: None,
    }
}

pub(crate) fn valkey() -> Ground {
    let store = Store::start();
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let clock = Clock::new(time.clone());
    Ground {
        ledger: store.ledger(&clock, 1),
        time,
        clock,
        store: Some(store),
    }
}

/// Each promise as a test over both.
macro_rules! promised {
    ($($(#[$meta:meta])* $name:ident)*) => {
        mod in_memory {
            $($(#[$meta])* #[actix_web::test] async fn $name() { super::$name(super::memory()).await; })*
        }
        mod in_valkey {
            $($(#[$meta])* #[actix_web::test] async fn $name() { super::$name(super::valkey()).await; })*
        }
    };
}

promised! {
    /// safety.md T1
    a_challenge_is_taken_once_and_only_from_its_session
    /// safety.md T2
    of_two_hundred_takers_exactly_one_gets_a_challenge
    a_challenge_is_gone_when_its_time_has_passed
    a_session_keeps_no_more_than_its_last_eight_challenges
    an_answer_can_be_read_and_counts_how_often
    a_session_ends_when_idle_and_at_the_end_of_its_life_however_busy
    a_session_that_was_ended_is_gone
    a_pass_is_good_once
    each_of_several_passes_is_good_once_and_ends_by_itself
    a_challenge_is_spent_once_however_many_hand_it_in
    an_allowance_is_counted_in_all_windows_or_in_none
    what_is_given_back_can_be_used_again
    a_name_of_yesterday_still_counts
    a_purse_begins_empty_and_gives_no_more_than_comes_in
    a_look_tells_what_belongs_to_a_session_and_is_no_use_of_it
    a_forgotten_session_leaves_no_challenge_and_no_pass
    a_look_tells_each_tier_apart_and_changes_nothing
    the_purse_remembers_who_waits_and_who_has_had_more_for_a_day
    clients_of_one_share_have_it_together
    what_a_client_spent_counts_for_a_day_and_is_forgotten_ten_minutes_later
    a_limit_of_one_s_own_begins_spent_and_is_no_part_of_the_purse
    /// safety.md T12
    what_goes_back_to_a_client_goes_back_once_and_a_changed_limit_counts_at_once
}

const NETWORK: [u8; 16] = [7; 16];

fn session(name: &str) -> SessionId {
    SessionId::new(name.to_owned())
}

fn n(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn quotas() -> Quotas {
    Quotas::new(n(4), n(30), n(100))
}

async fn keep(ground: &Ground, session: &SessionId, challenge: &str) -> ChallengeId {
    let id = ChallengeId::new(challenge);
    let answer = format!("answer to {challenge}").into();
    ground
        .ledger
        .keep_challenge(session, NETWORK, &id, answer)
        .await
        .unwrap();
    id
}

async fn take(ground: &Ground, session: &SessionId, id: &ChallengeId) -> Option<String> {
    let taken = ground.ledger.take_challenge(session, id).await.unwrap();
    taken.map(|answer| answer.to_string())
}

async fn a_challenge_is_taken_once_and_only_from_its_session(ground: Ground) {
    let (own, other) = (session("own"), session("other"));
    let id = keep(&ground, &own, "1").await;
    assert_eq!(take(&ground, &other, &id).await, None);
    assert_eq!(take(&ground, &own, &id).await.as_deref(), Some("answer to 1"));
    assert_eq!(take(&ground, &own, &id).await, None);
}

async fn of_two_hundred_takers_exactly_one_gets_a_challenge(ground: Ground) {
    let own = session("own");
    for round in 0..20 {
        let id = keep(&ground, &own, &round.to_string()).await;
        let takers = (0..200).map(|_| take(&ground, &own, &id));
        let taken = futures_util::future::join_all(takers).await;
        assert_eq!(taken.iter().flatten().count(), 1);
    }
}

async fn a_challenge_is_gone_when_its_time_has_passed(ground: Ground) {
    let own = session("own");
    let [first, second] = [keep(&ground, &own, "1").await, keep(&ground, &own, "2").await];
    ground.time.advance(CHALLENGE - Duration::from_micros(1));
    assert!(take(&ground, &own, &first).await.is_some());
    ground.time.advance(Duration::from_micros(1));
    assert!(take(&ground, &own, &second).await.is_none());
}

async fn a_session_keeps_no_more_than_its_last_eight_challenges(ground: Ground) {
    let own = session("own");
    let mut ids = Vec::new();
    for number in 0..10 {
        ids.push(keep(&ground, &own, &number.to_string()).await);
    }
    for (number, id) in ids.iter().enumerate() {
        assert_eq!(take(&ground, &own, id).await.is_some(), number >= 2, "{number}");
    }
}

async fn an_answer_can_be_read_and_counts_how_often(ground: Ground) {
    let own = session("own");
    let id = keep(&ground, &own, "1").await;
    for times in 1..=3 {
        let reading = ground.ledger.read_challenge(&own, &id).await.unwrap().unwrap();
        assert_eq!((reading.answer.as_str(), reading.times), ("answer to 1", times));
    }
    assert!(take(&ground, &own, &id).await.is_some());
    assert!(ground.ledger.read_challenge(&own, &id).await.unwrap().is_none());
}

async fn begin(ground: &Ground, cookie: &str) {
    let record = SessionRecord {
        id: session("own"),
        born: ground.ledger.now().await.unwrap().nanos(),
        network: NETWORK,
    };
    ground.ledger.keep_session(cookie, record).await.unwrap();
}

async fn alive(ground: &Ground, cookie: &str) -> bool {
    let found = ground.ledger.session(cookie).await.unwrap();
    found.is_some_and(|record| record.id.as_str() == "own" && record.network == NETWORK)
}

async fn a_session_ends_when_idle_and_at_the_end_of_its_life_however_busy(ground: Ground) {
    begin(&ground, "idle").await;
    begin(&ground, "busy").await;
    let step = SESSION_IDLE - Duration::from_secs(1);
    ground.time.advance(step);
    assert!(alive(&ground, "idle").await && alive(&ground, "busy").await);
    ground.ledger.touch_session("busy").await.unwrap();
    ground.time.advance(step);
    assert!(!alive(&ground, "idle").await && alive(&ground, "busy").await);
    ground.ledger.touch_session("busy").await.unwrap();
    ground
        .time
        .advance(SESSION_LIFE - 2 * step - Duration::from_micros(1));
    assert!(alive(&ground, "busy").await);
    ground.time.advance(Duration::from_micros(1));
    assert!(!alive(&ground, "busy").await);
}

async fn a_session_that_was_ended_is_gone(ground: Ground) {
    begin(&ground, "cookie").await;
    ground.ledger.end_session("cookie").await.unwrap();
    assert!(!alive(&ground, "cookie").await);
    ground.ledger.touch_session("cookie").await.unwrap();
    assert!(!alive(&ground, "cookie").await);
}

async fn a_look_tells_what_belongs_to_a_session_and_is_no_use_of_it(ground: Ground) {
    assert_eq!(ground.ledger.visit("cookie").await.unwrap(), None);
    begin(&ground, "cookie").await;
    let minute = Duration::from_secs(60);
    let first = keep(&ground, &session("own"), "1").await;
    ground.time.advance(minute);
    keep(&ground, &session("own"), "2").await;
    keep(&ground, &session("other"), "3").await;
    ground.ledger.grant_pass(&session("own")).await.unwrap();
    ground.time.advance(minute);
    let looked = Visit {
        ends_in: SESSION_IDLE - 2 * minute,
        challenges: vec![CHALLENGE - 2 * minute, CHALLENGE - minute],
        pass: Some(CHALLENGE - minute),
    };
    for _ in 0..3 {
        assert_eq!(
            ground.ledger.visit("cookie").await.unwrap().as_ref(),
            Some(&looked)
        );
    }
    assert!(take(&ground, &session("own"), &first).await.is_some());
    assert!(ground.ledger.take_pass(&session("own")).await.unwrap());
    let after = ground.ledger.visit("cookie").await.unwrap().unwrap();
    assert_eq!((after.challenges, after.pass), (vec![CHALLENGE - minute], None));
    ground.time.advance(looked.ends_in - Duration::from_micros(1));
    let last = ground.ledger.visit("cookie").await.unwrap().unwrap();
    assert_eq!(last.ends_in, Duration::from_micros(1));
    assert_eq!(last.challenges, Vec::<Duration>::new(), "they ended before");
    ground.time.advance(Duration::from_micros(1));
    assert_eq!(ground.ledger.visit("cookie").await.unwrap(), None);
}

async fn a_forgotten_session_leaves_no_challenge_and_no_pass(ground: Ground) {
    begin(&ground, "cookie").await;
    let own = session("own");
    let mut ids = Vec::new();
    for number in 0..10 {
        ids.push(keep(&ground, &own, &number.to_string()).await);
    }
    for _ in 0..2 {
        ground.ledger.grant_pass(&own).await.unwrap();
    }
    let others = keep(&ground, &session("other"), "11").await;
    for _ in 0..2 {
        ground.ledger.forget_visit("cookie").await.unwrap();
        assert!(!alive(&ground, "cookie").await);
        assert_eq!(ground.ledger.visit("cookie").await.unwrap(), None);
    }
    for id in &ids {
        assert_eq!(take(&ground, &own, id).await, None);
        assert!(ground.ledger.read_challenge(&own, id).await.unwrap().is_none());
    }
    assert!(!ground.ledger.take_pass(&own).await.unwrap());
    assert!(take(&ground, &session("other"), &others).await.is_some());
}

async fn a_pass_is_good_once(ground: Ground) {
    let own = session("own");
    assert!(!ground.ledger.take_pass(&own).await.unwrap());
    ground.ledger.grant_pass(&own).await.unwrap();
    let takes = (0..50).map(|_| ground.ledger.take_pass(&own));
    let taken = futures_util::future::join_all(takes).await;
    assert_eq!(taken.into_iter().filter(|taken| taken.unwrap()).count(), 1);
    ground.ledger.grant_pass(&own).await.unwrap();
    ground.time.advance(CHALLENGE);
    assert!(!ground.ledger.take_pass(&own).await.unwrap());
}

async fn each_of_several_passes_is_good_once_and_ends_by_itself(ground: Ground) {
    let (ledger, own) = (&ground.ledger, session("own"));
    begin(&ground, "cookie").await;
    let grant = async || ledger.grant_pass(&own).await.unwrap();
    let take = async || ledger.take_pass(&own).await.unwrap();
    let half = CHALLENGE / 2;
    assert!(grant().await);
    ground.time.advance(half);
    assert!(grant().await && grant().await);
    assert!(take().await, "the one that ends first");
    ground.time.advance(half);
    let visit = ledger.visit("cookie").await.unwrap().unwrap();
    assert_eq!(visit.pass, Some(half));
    assert!(take().await && take().await && !take().await);
    assert!(grant().await);
    ground.time.advance(half);
    assert!(grant().await);
    ground.time.advance(half);
    assert!(take().await && !take().await, "the first has ended");
    let granted = futures_util::future::join_all((0..20).map(|_| grant())).await;
    assert_eq!(granted.into_iter().filter(|granted| *granted).count(), 8);
    let taken = futures_util::future::join_all((0..20).map(|_| take())).await;
    assert_eq!(taken.into_iter().filter(|taken| *taken).count(), 8);
}

async fn a_challenge_is_spent_once_however_many_hand_it_in(ground: Ground) {
    let id = ChallengeId::new("1");
    let end = ground.ledger.now().await.unwrap() + CHALLENGE;
    let hands = (0..200).map(|_| ground.ledger.spend(&id, end));
    let spends = futures_util::future::join_all(hands).await;
    let count = |what| spends.iter().filter(|spend| **spend == Ok(what)).count();
    assert_eq!((count(Spend::First), count(Spend::Again)), (1, 199));
    ground.time.advance(CHALLENGE);
    assert_eq!(ground.ledger.spend(&id, end).await, Ok(Spend::Over));
    let never: Moment = ground.clock.now();
    assert_eq!(
        ground.ledger.spend(&ChallengeId::new("2"), never).await,
        Ok(Spend::Over)
    );
}

async fn an_allowance_is_counted_in_all_windows_or_in_none(ground: Ground) {
    let (client, quotas) = (ClientKey::new([1; 16], None), quotas());
    let counts = (0..100).map(|_| ground.ledger.count(&client, n(1), &quotas));
    let counted = futures_util::future::join_all(counts).await;
    let good = counted.iter().filter(|counted| counted.unwrap().is_ok()).count();
    assert_eq!(good, 4, "and no race gives a fifth");
    let left = ground.ledger.remaining(&client, &quotas).await.unwrap().left;
    assert_eq!(left, [0, 26, 96]);
    let Err(TooMany::Wait(over)) = ground.ledger.count(&client, n(1), &quotas).await.unwrap() else {
        panic!("a fifth picture in a minute");
    };
    ground.time.advance(over.wait);
    assert_eq!(ground.ledger.count(&client, n(1), &quotas).await.unwrap(), Ok(()));
}

async fn what_is_given_back_can_be_used_again(ground: Ground) {
    let (client, quotas) = (ClientKey::new([1; 16], None), quotas());
    ground
        .ledger
        .count(&client, n(3), &quotas)
        .await
        .unwrap()
        .unwrap();
    ground.ledger.give_back(&client, n(3), &quotas);
    let left = ground.ledger.remaining(&client, &quotas).await.unwrap().left;
    assert_eq!(left, [4, 30, 100]);
}

async fn a_name_of_yesterday_still_counts(ground: Ground) {
    let quotas = quotas();
    let yesterday = ClientKey::new([1; 16], None);
    ground
        .ledger
        .count(&yesterday, n(4), &quotas)
        .await
        .unwrap()
        .unwrap();
    let today = ClientKey::new([2; 16], Some([1; 16]));
    assert!(ground.ledger.count(&today, n(1), &quotas).await.unwrap().is_err());
    ground.time.advance(Duration::from_secs(60));
    ground.ledger.count(&today, n(4), &quotas).await.unwrap().unwrap();
    let left = ground.ledger.remaining(&today, &quotas).await.unwrap().left;
    assert_eq!(left, [0, 22, 92]);
}

async fn a_look_tells_each_tier_apart_and_changes_nothing(ground: Ground) {
    let name = |tier, byte: u8| TierName {
        tier,
        current: [byte; 16],
        previous: None,
        cell: u32::from(byte),
    };
    let around = Some(name(Tier::Ipv4Network, 9));
    let of = |byte| ClientKey::within(name(Tier::Ipv4Address, byte), [around, None]);
    let (one, other, quotas) = (of(1), of(2), quotas());
    let counted = [(one, quotas), (other, quotas), (one.apart(), quotas)];
    let look = async || ground.ledger.usage(&counted).await.unwrap();
    let left = |used: &[TierUse]| {
        used.iter()
            .map(|tier| (tier.tier, tier.remaining.left))
            .collect::<Vec<_>>()
    };
    let before = look().await;
    ground.ledger.count(&one, n(3), &quotas).await.unwrap().unwrap();
    let records = ground.ledger.records();
    for _ in 0..3 {
        let used = look().await;
        assert_eq!(
            left(&used[0]),
            [
                (Tier::Ipv4Address, [1, 27, 97]),
                (Tier::Ipv4Network, [29, 237, 797])
            ]
        );
        assert_eq!(
            left(&used[1]),
            [
                (Tier::Ipv4Address, [4, 30, 100]),
                (Tier::Ipv4Network, [29, 237, 797])
            ]
        );
        assert_eq!(used[2], before[2], "another count");
        let ends = used[0][0].remaining.whole_in.map(|end| end.as_secs());
        assert_eq!(ends, [45, 360, 2_592]);
    }
    assert_eq!(ground.ledger.records(), records);
    ground.time.advance(Duration::from_secs(2_592));
    assert_eq!(look().await, before);
}

async fn the_purse_remembers_who_waits_and_who_has_had_more_for_a_day(ground: Ground) {
    let limits = Limits {
        per_hour: Money::from_micros(3_600),
        per_day: None,
    };
    let price = Money::from_micros(600);
    let (first, second) = (ClientKey::new([1; 16], None), ClientKey::new([2; 16], None));
    let share = async |client: &ClientKey| ground.ledger.share(client).await.unwrap();
    ground.ledger.purse(price, &limits).await.unwrap();
    ground.time.advance(Duration::from_secs(600));
    assert_eq!(share(&first).await, None);
    ground
        .ledger
        .reserve(&first, price, &limits)
        .await
        .unwrap()
        .unwrap();
    let kept = Share {
        waits: false,
        ahead: true,
        ends_in: RATE_WINDOW,
    };
    assert_eq!(share(&first).await, Some(kept));
    assert!(
        ground
            .ledger
            .reserve(&second, price, &limits)
            .await
            .unwrap()
            .is_err()
    );
    let waiting = share(&second).await.unwrap();
    assert!(waiting.waits && !waiting.ahead);
    let tomorrow = ClientKey::new([3; 16], Some([1; 16]));
    assert_eq!(share(&tomorrow).await, Some(kept), "under the name of yesterday");
    ground.time.advance(RATE_WINDOW - Duration::from_micros(1));
    ground.ledger.sweep();
    assert_eq!(share(&first).await.unwrap().ends_in, Duration::from_micros(1));
    ground.time.advance(Duration::from_micros(1));
    assert_eq!(share(&first).await, None);
    assert_eq!(share(&second).await, None);
    // A store says how many there are some time after it was told to sweep.
    for _ in 0..1_000 {
        ground.ledger.sweep();
        ground.ledger.now().await.unwrap();
    }
    assert_eq!(ground.ledger.records().shares, 0);
}

/// safety.md T6
async fn clients_of_one_share_have_it_together(ground: Ground) {
    let limits = Limits {
        per_hour: Money::from_micros(3_600),
        per_day: None,
    };
    let price = Money::from_micros(600);
    let of = |byte: u8| ClientKey::new([byte; 16], None);
    let together = |byte| of(byte).sharing_as([9; 16], Some([8; 16]));
    let (first, second, alone) = (together(1), together(2), of(2));
    ground.ledger.purse(price, &limits).await.unwrap();
    ground.time.advance(Duration::from_secs(600));
    let hold = ground.ledger.reserve(&first, price, &limits).await.unwrap();
    hold.unwrap();
    let ahead = async |client: &ClientKey| {
        let share = ground.ledger.share(client).await.unwrap();
        share.is_some_and(|share| share.ahead)
    };
    assert!(ahead(&first).await && ahead(&second).await);
    assert!(
        !ahead(&alone).await && !ahead(&of(1)).await,
        "their own names have nothing"
    );
    let yesterday = of(3).sharing_as([7; 16], Some([9; 16]));
    assert!(ahead(&yesterday).await, "what had the name before is still known");
}

async fn a_purse_begins_empty_and_gives_no_more_than_comes_in(ground: Ground) {
    let limits = Limits {
        per_hour: Money::from_micros(3_600),
        per_day: None,
    };
    let look = ground
        .ledger
        .purse(Money::from_micros(10), &limits)
        .await
        .unwrap();
    assert_eq!(look.left, Money::ZERO);
    let mut spent = 0;
    for second in 0..600_u64 {
        ground.time.advance(Duration::from_secs(1));
        let client = ClientKey::new([u8::try_from(second % 200).unwrap(); 16], None);
        let amount = Money::from_micros(10);
        if ground
            .ledger
            .reserve(&client, amount, &limits)
            .await
            .unwrap()
            .is_ok()
        {
            spent += 10;
        }
        assert!(spent <= second + 1, "more was given than had come in");
    }
    assert!(spent >= 300, "and what came in was given: {spent}");
}

/// What a client may spend in a day: three pictures.
const OWN: Money = Money::from_micros(120_000);
const PICTURE: Money = Money::from_micros(40_000);

async fn own(ground: &Ground, client: u8, per_day: Money) -> Result<Hold, NoMoney> {
    let client = ClientKey::new([client; 16], None);
    let asked = ground.ledger.reserve_own(&client, PICTURE, per_day);
    asked.await.unwrap()
}

/// Since when the purse is known, so that a day later all of it is.
async fn a_day_passes(ground: &Ground) {
    own(ground, 200, OWN).await.unwrap_err();
    ground.time.advance(RATE_WINDOW);
}

async fn what_a_client_spent_counts_for_a_day_and_is_forgotten_ten_minutes_later(ground: Ground) {
    let second = Duration::from_secs(1);
    a_day_passes(&ground).await;
    for _ in 0..3 {
        own(&ground, 1, OWN).await.unwrap();
    }
    // A day is 144 spans of ten minutes, and this is the first second of one.
    let ends = RATE_WINDOW + Duration::from_secs(600);
    let told = NoMoney::Wait {
        wait: ends,
        again: ends,
        day: true,
    };
    assert_eq!(own(&ground, 1, OWN).await, Err(told));
    assert!(own(&ground, 2, OWN).await.is_ok(), "it is a client's own");
    ground.time.advance(ends - second);
    ground.ledger.sweep();
    let told = NoMoney::Wait {
        wait: second,
        again: second,
        day: true,
    };
    assert_eq!(own(&ground, 1, OWN).await, Err(told));
    ground.time.advance(second);
    ground.ledger.sweep();
    assert_eq!(ground.ledger.records().spenders, 0);
    if let Some(store) = &ground.store {
        // By its own clock the store drops them by itself, at the latest so long after the last of them.
        let most = i64::try_from(ends.as_millis()).unwrap();
        let kept = store.contents();
        let mut own = kept.iter().filter(|(key, ..)| key.contains("purse:own:"));
        assert!(own.all(|(.., left)| (1..=most).contains(left)));
    }
    for _ in 0..3 {
        own(&ground, 1, OWN).await.unwrap();
    }
}

async fn a_limit_of_one_s_own_begins_spent_and_is_no_part_of_the_purse(ground: Ground) {
    // A start that is forgotten gives nothing away: a third of a day brings one picture of three.
    let third = RATE_WINDOW / 3;
    let told = NoMoney::Wait {
        wait: third,
        again: third,
        day: true,
    };
    assert_eq!(own(&ground, 1, OWN).await, Err(told));
    ground.time.advance(third);
    own(&ground, 1, OWN).await.unwrap();
    own(&ground, 1, OWN).await.unwrap_err();
    let limits = Limits {
        per_hour: PICTURE,
        per_day: None,
    };
    let purse = ground.ledger.purse(PICTURE, &limits).await.unwrap();
    assert_eq!(purse.left, PICTURE, "and the purse is as full as it was");
    let never = own(&ground, 1, Money::from_micros(39_999)).await;
    assert_eq!(never, Err(NoMoney::Never(Money::from_micros(39_999))));
}

async fn what_goes_back_to_a_client_goes_back_once_and_a_changed_limit_counts_at_once(ground: Ground) {
    a_day_passes(&ground).await;
    let client = ClientKey::new([1; 16], None);
    let hold = own(&ground, 1, OWN).await.unwrap();
    for _ in 0..2 {
        own(&ground, 1, OWN).await.unwrap();
    }
    own(&ground, 1, OWN).await.unwrap_err();
    own(&ground, 1, OWN.plus(PICTURE)).await.unwrap();
    ground.ledger.give_back_own(&client, hold);
    own(&ground, 1, OWN).await.unwrap_err();
    own(&ground, 1, OWN.plus(PICTURE)).await.unwrap();
    own(&ground, 1, OWN.plus(PICTURE)).await.unwrap_err();
    // What is given back a day later is of a day that is over.
    let late = ClientKey::new([2; 16], None);
    let hold = own(&ground, 2, OWN).await.unwrap();
    ground.time.advance(RATE_WINDOW * 2);
    for _ in 0..3 {
        own(&ground, 2, OWN).await.unwrap();
    }
    ground.ledger.give_back_own(&late, hold);
    own(&ground, 2, OWN).await.unwrap_err();
}
