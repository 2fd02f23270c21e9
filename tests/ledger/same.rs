//! The same requests at the same times are answered the same by both ledgers.

use std::fmt::Debug;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::programs::Room;
use afterimage::ledger::{
    ChallengeId, ClientKey, Ending, Hold, Ledger, Limits, Memory, Quotas, SessionId, SessionRecord, Tier,
    TierName,
};
use afterimage::money::Money;
use bytes::Bytes;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use time::OffsetDateTime;

use crate::programs::{picture, request};
use crate::store::Store;

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Step {
    Pass(u64),
    Count(u8, u32),
    GiveBack(u8, u32),
    Remaining(u8),
    LineUp(u8, u64),
    Reserve(u8, u64),
    Settle(usize, u8, u64),
    Own(u8, u64),
    GiveOwnBack(usize),
    Look(u64),
    Spend(u8, u64),
    Keep(u8, u8),
    Take(u8, u8),
    Read(u8, u8),
    Grant(u8),
    Pass0(u8),
    Usage(u8),
    Share(u8),
    Begin(u8),
    Visit(u8),
    Forget(u8),
    Request(u8, u8, u8),
    Picture(u8, u8, u8),
}

fn pauses() -> impl Strategy<Value = u64> {
    // In microseconds: as people come, and now and then hours later.
    prop_oneof![
        4 => 0..2_000_000_u64,
        4 => 0..120_000_000_u64,
        1 => 0..4_000_000_000_u64,
        1 => 0..100_000_000_000_u64,
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let who = 0..6_u8;
    prop_oneof![
        6 => pauses().prop_map(Step::Pass),
        4 => (who.clone(), 1..5_u32).prop_map(|(who, n)| Step::Count(who, n)),
        1 => (who.clone(), 1..5_u32).prop_map(|(who, n)| Step::GiveBack(who, n)),
        1 => who.clone().prop_map(Step::Remaining),
        2 => (who.clone(), 1..4_u64).prop_map(|(who, n)| Step::LineUp(who, n)),
        5 => (who.clone(), 1..4_u64).prop_map(|(who, n)| Step::Reserve(who, n)),
        2 => (any::<usize>(), 0..3_u8, 0..4_u64).prop_map(|(at, how, n)| Step::Settle(at, how, n)),
        3 => (who.clone(), 1..4_u64).prop_map(|(who, n)| Step::Own(who, n)),
        1 => any::<usize>().prop_map(Step::GiveOwnBack),
        1 => (1..40_u64).prop_map(Step::Look),
        1 => (who.clone(), 0..700_000_000_u64).prop_map(|(id, in_)| Step::Spend(id, in_)),
        1 => (who.clone(), 0..12_u8).prop_map(|(who, id)| Step::Keep(who, id)),
        1 => (who.clone(), 0..12_u8).prop_map(|(who, id)| Step::Take(who, id)),
        1 => (who.clone(), 0..12_u8).prop_map(|(who, id)| Step::Read(who, id)),
        1 => who.clone().prop_map(Step::Grant),
        1 => who.clone().prop_map(Step::Pass0),
        1 => who.clone().prop_map(Step::Usage),
        1 => who.clone().prop_map(Step::Share),
        1 => who.clone().prop_map(Step::Begin),
        2 => who.clone().prop_map(Step::Visit),
        1 => who.prop_map(Step::Forget),
        3 => (0..4_u8, 0..3_u8, 0..2_u8).prop_map(|(act, name, turn)| Step::Request(act, name, turn)),
        4 => (0..8_u8, 0..4_u8, 0..60_u8).prop_map(|(act, name, size)| Step::Picture(act, name, size)),
    ]
}

/// Six clients in two networks; one has the name of yesterday as well.
fn client(number: u8) -> ClientKey {
    let name = |tier, byte: u8, previous: Option<u8>| TierName {
        tier,
        current: [byte; 16],
        previous: previous.map(|byte| [byte; 16]),
        cell: u32::from_be_bytes([byte; 4]),
    };
    let own = name(Tier::Ipv4Address, number + 1, (number == 5).then_some(1));
    let network = name(Tier::Ipv4Network, 100 + number % 2, None);
    ClientKey::within(own, [Some(network), None])
}

fn cookie(who: u8) -> String {
    format!("cookie {who}")
}

/// Both, and what is held of each.
struct Pair {
    ledgers: [Arc<dyn Ledger>; 2],
    time: Arc<ManualClock>,
    clock: Clock,
    holds: Vec<(u8, [Hold; 2])>,
    own: Vec<(u8, [Hold; 2])>,
    quotas: Quotas,
    limits: Limits,
    /// The address key was changed, and whoever was the first client is the last.
    rotated: bool,
}

impl Pair {
    fn new(store: &Store, limits: Limits) -> Self {
        let n = |n| NonZeroU32::new(n).unwrap();
        let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
        let clock = Clock::new(time.clone());
        Self {
            ledgers: [Arc::new(Memory::new(clock.clone())), store.ledger(&clock, 1)],
            time,
            clock,
            holds: Vec::new(),
            own: Vec::new(),
            quotas: Quotas::new(n(4), n(30), n(100)),
            limits,
            rotated: false,
        }
    }

    /// A client as it is named now; who comes under today's name does not come under yesterday's again.
    fn client(&mut self, number: u8) -> ClientKey {
        self.rotated |= number == 5;
        client(if self.rotated && number == 0 { 5 } else { number })
    }

    async fn take(&mut self, step: Step) {
        let (quotas, limits) = (self.quotas, self.limits);
        let n = |n| NonZeroU32::new(n).unwrap();
        let id = |id: u8| ChallengeId::new(&id.to_string());
        let session = |who: u8| SessionId::new(format!("session {who}"));
        match step {
            Step::Pass(pause) => {
                self.pass(Duration::from_micros(pause));
            }
            Step::Count(who, count) => {
                let client = self.client(who);
                self.each(async |ledger| ledger.count(&client, n(count), &quotas).await.unwrap())
                    .await;
            }
            Step::GiveBack(who, count) => {
                // Nobody gives back what was counted under yesterday's name.
                let client = self.client(who.clamp(1, 4));
                for ledger in &self.ledgers {
                    ledger.give_back(&client, n(count), &quotas);
                }
            }
            Step::Remaining(who) => {
                let client = self.client(who);
                self.each(async |ledger| ledger.remaining(&client, &quotas).await.unwrap())
                    .await;
            }
            Step::LineUp(who, count) => {
                let client = self.client(who);
                let asked =
                    async |ledger: &dyn Ledger| ledger.line_up(&client, price(count), &limits).await.unwrap();
                self.money(asked).await;
            }
            Step::Reserve(who, count) => self.reserve(who, price(count)).await,
            Step::Settle(at, how, spent) if !self.holds.is_empty() => {
                let (who, holds) = self.holds.swap_remove(at % self.holds.len());
                let ending =
                    [Ending::Unbegun, Ending::Unbilled, Ending::Spent(price(spent))][usize::from(how)];
                let client = self.client(who);
                for (ledger, hold) in self.ledgers.iter().zip(holds) {
                    ledger.settle(&client, hold, ending, &limits);
                }
            }
            Step::Settle(..) => {}
            Step::Own(who, count) => self.reserve_own(who, price(count)).await,
            Step::GiveOwnBack(at) if !self.own.is_empty() => {
                let (who, holds) = self.own.swap_remove(at % self.own.len());
                for (ledger, hold) in self.ledgers.iter().zip(holds) {
                    ledger.give_back_own(&client(who), hold);
                }
            }
            Step::GiveOwnBack(_) => {}
            Step::Look(count) => {
                // A shared store answers pages from what it knew a second ago; the memory always looks.
                self.pass(Duration::from_secs(1));
                self.look(count).await;
            }
            Step::Spend(name, later) => {
                let until = self.clock.now() + Duration::from_micros(later);
                self.each(async |ledger| ledger.spend(&id(name), until).await.unwrap())
                    .await;
            }
            Step::Keep(who, name) => {
                for ledger in &self.ledgers {
                    let answer = format!("answer {name}").into();
                    let (session, id) = (session(who), id(name));
                    let kept = ledger.keep_challenge(&session, [who; 16], &id, answer);
                    kept.await.unwrap();
                }
            }
            Step::Take(who, name) => {
                let take = async |ledger: &dyn Ledger| {
                    let taken = ledger.take_challenge(&session(who), &id(name)).await.unwrap();
                    taken.map(|answer| answer.to_string())
                };
                self.each(take).await;
            }
            Step::Read(who, name) => {
                let read = async |ledger: &dyn Ledger| {
                    let read = ledger.read_challenge(&session(who), &id(name)).await.unwrap();
                    read.map(|reading| (reading.answer.to_string(), reading.times))
                };
                self.each(read).await;
            }
            Step::Grant(who) => {
                self.each(async |ledger| ledger.grant_pass(&session(who)).await.unwrap())
                    .await;
            }
            Step::Pass0(who) => {
                self.each(async |ledger| ledger.take_pass(&session(who)).await.unwrap())
                    .await;
            }
            Step::Usage(who) => {
                let client = self.client(who);
                let counted = [(client, quotas), (client.worked(), quotas.times(16))];
                self.each(async |ledger| ledger.usage(&counted).await.unwrap())
                    .await;
            }
            Step::Share(who) => {
                let client = self.client(who);
                self.each(async |ledger| ledger.share(&client).await.unwrap())
                    .await;
            }
            Step::Begin(who) => self.begin(who).await,
            Step::Visit(who) => {
                self.each(async |ledger| ledger.visit(&cookie(who)).await.unwrap())
                    .await;
            }
            Step::Request(act, name, turn) => self.request(act, name, turn).await,
            Step::Picture(act, name, size) => self.picture(act, name, size).await,
            Step::Forget(who) => {
                for ledger in &self.ledgers {
                    ledger.forget_visit(&cookie(who)).await.unwrap();
                }
            }
        }
    }

    async fn request(&self, act: u8, name: u8, turn: u8) {
        let request = request(name, turn / 2, turn);
        if act == 0 {
            self.each(async |ledger| ledger.begin_request(&request).await.unwrap())
                .await;
        }
        for ledger in &self.ledgers {
            match act {
                1 => ledger.renew_request(&request),
                2 => ledger.end_request(&request, (name == 0).then(|| vec![turn])),
                3 => ledger.forget_request(&request),
                _ => {}
            }
        }
    }

    async fn picture(&self, act: u8, name: u8, size: u8) {
        let (names, room) = (
            [picture(name), picture(name + 10)],
            Room {
                pictures: 5,
                bytes: 120,
            },
        );
        let owner = [name % 2; 16];
        let few = &names[..1 + usize::from(size % 2)];
        let [name, _] = names;
        let piece = Bytes::from(vec![size; size.into()]);
        self.each(async |ledger| match act {
            0 => ledger
                .reserve_pictures(owner, few, size.into(), &room)
                .await
                .map(u64::from),
            1 => ledger.add_piece(name, 0, piece.clone()).await.map(u64::from),
            2 => ledger.keep_picture(name).await.map(u64::from),
            3 => ledger.picture(name).await.map(Option::unwrap_or_default),
            4 => ledger.take_picture(name).await.map(Option::unwrap_or_default),
            5 => {
                let taken = ledger.take_piece(name, 0).await;
                taken.map(|piece| piece.map_or(u64::MAX, |piece| piece.len() as u64))
            }
            6 => {
                ledger.renew_pictures(&names);
                Ok(0)
            }
            _ => {
                ledger.drop_pictures(&names);
                Ok(0)
            }
        })
        .await;
    }

    async fn begin(&self, who: u8) {
        for ledger in &self.ledgers {
            let record = SessionRecord {
                id: SessionId::new(format!("session {who}")),
                born: self.clock.now().nanos(),
                network: [who; 16],
            };
            ledger.keep_session(&cookie(who), record).await.unwrap();
        }
    }

    fn pass(&self, pause: Duration) {
        self.time.advance(pause);
        for ledger in &self.ledgers {
            ledger.sweep();
        }
    }

    async fn look(&self, count: u64) {
        let limits = self.limits;
        let look = async |ledger: &dyn Ledger| {
            let mut contents = ledger.purse(price(count), &limits).await.unwrap();
            contents.lacking = contents.lacking.map(rounded);
            contents
        };
        self.each(look).await;
    }

    async fn reserve(&mut self, who: u8, amount: Money) {
        let (client, limits) = (self.client(who), self.limits);
        let mut holds = Vec::new();
        let mut lacking = Vec::new();
        for ledger in &self.ledgers {
            match ledger.reserve(&client, amount, &limits).await.unwrap() {
                Ok(hold) => holds.push(hold),
                Err(why) => lacking.push(rounded(why)),
            }
        }
        match (holds.as_slice(), lacking.as_slice()) {
            ([one, other], []) => self.holds.push((who, [*one, *other])),
            ([], [one, other]) => assert_eq!(one, other),
            other => panic!("one gave and one did not: {other:?}"),
        }
    }

    /// Out of a limit of a client's own, of which two or three pictures are a day's.
    async fn reserve_own(&mut self, who: u8, amount: Money) {
        let (client, per_day) = (client(who), price(2 + u64::from(who % 2)));
        let (mut holds, mut lacking) = (Vec::new(), Vec::new());
        for ledger in &self.ledgers {
            match ledger.reserve_own(&client, amount, per_day).await.unwrap() {
                Ok(hold) => holds.push(hold),
                Err(why) => lacking.push(rounded(why)),
            }
        }
        match (holds.as_slice(), lacking.as_slice()) {
            ([one, other], []) => self.own.push((who, [*one, *other])),
            ([], [one, other]) => assert_eq!(one, other),
            other => panic!("one gave and one did not: {other:?}"),
        }
    }

    /// Both say the same, waits for money being whole microseconds.
    async fn money(&self, ask: impl AsyncFn(&dyn Ledger) -> Result<(), afterimage::ledger::NoMoney>) {
        self.each(async |ledger| ask(ledger).await.map_err(rounded)).await;
    }

    async fn each<T: PartialEq + Debug>(&self, ask: impl AsyncFn(&dyn Ledger) -> T) {
        let [memory, store] = &self.ledgers;
        assert_eq!(ask(&**memory).await, ask(&**store).await);
    }
}

/// The store counts in whole microseconds, and lets nobody come too early.
fn rounded(why: afterimage::ledger::NoMoney) -> afterimage::ledger::NoMoney {
    use afterimage::ledger::NoMoney;
    let up = |span: Duration| Duration::from_micros(u64::try_from(span.as_nanos().div_ceil(1_000)).unwrap());
    match why {
        NoMoney::Wait { wait, again, day } => NoMoney::Wait {
            wait: up(wait),
            again: up(again),
            day,
        },
        NoMoney::Never(most) => NoMoney::Never(most),
    }
}

fn price(pictures: u64) -> Money {
    Money::from_micros(pictures * 40_000)
}

/// Sequences in which each step has to be answered the same.
fn differ(limits: Limits) {
    let mut store = Store::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let config = Config {
        cases: 128,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let sequences = proptest::collection::vec(steps(), 1..250);
    let store = std::cell::RefCell::new(&mut store);
    let outcome = TestRunner::new(config).run(&sequences, |sequence| {
        store.borrow().forget_everything();
        let mut pair = Pair::new(&store.borrow(), limits);
        runtime.block_on(async {
            // The store's purse begins to fill with the first look, the other one when it is made.
            pair.look(1).await;
            for step in sequence {
                pair.take(step).await;
            }
        });
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn every_decision_is_that_of_the_ledger_in_memory() {
    differ(Limits {
        per_hour: Money::from_micros(600_000),
        per_day: Some(Money::from_micros(3_000_000)),
    });
}

#[test]
fn sums_that_need_many_digits_are_as_exact() {
    differ(Limits {
        per_hour: Money::from_micros(87_654_321_987),
        per_day: None,
    });
}
