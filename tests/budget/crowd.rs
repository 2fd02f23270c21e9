//! A crowd that asks for pictures, and the books of what it got.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::entropy::Entropy;
use afterimage::ledger::{ClientKey, Ending, Hold, Ledger, Limits, Memory, NoMoney};
use afterimage::money::Money;
use futures_util::FutureExt as _;
use time::OffsetDateTime;

/// What one picture costs: 0.04 of a unit.
pub(crate) const PRICE: Money = Money::from_micros(40_000);
/// Six hundred pictures an hour.
pub(crate) const SLICE: Limits = Limits {
    per_hour: Money::from_micros(600 * 40_000),
    per_day: None,
};
pub(crate) const HOUR: Duration = Duration::from_secs(3_600);

/// How somebody comes back who was told to wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Manner {
    /// After some seconds, whatever was told.
    Hasty,
    /// When they were told to, or a little later.
    Patient,
    /// As told, and with the next wish only after some minutes.
    Honest,
    /// Never: asks, and lets the turn lapse.
    Absent,
}

pub(crate) struct Prefix {
    pub(crate) manner: Manner,
    /// Pictures that were paid for.
    pub(crate) pictures: u64,
    /// The waits it was told.
    pub(crate) told: Vec<Duration>,
    /// How long after the time its turn was told for it was refused once more, at the most.
    pub(crate) put_off: Duration,
    /// By when its turn was to come.
    promised: Option<Duration>,
    key: ClientKey,
}

/// The ledger, the clock, and everybody.
pub(crate) struct Crowd {
    pub(crate) time: Arc<ManualClock>,
    pub(crate) ledger: Memory,
    pub(crate) prefixes: Vec<Prefix>,
    pub(crate) spent: Money,
    /// Of a hundred calls, so many fail at no cost.
    faults: u64,
    limits: Limits,
    random: Entropy,
    passed: Duration,
    /// Who asks next, and when.
    next: BinaryHeap<Reverse<(Duration, usize)>>,
    /// Money of calls that have not ended, by their end.
    calls: BinaryHeap<Reverse<(Duration, usize, u64, u64)>>,
}

impl Crowd {
    pub(crate) fn new(seed: u64, limits: Limits) -> Self {
        let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
        Self {
            ledger: Memory::new(Clock::new(time.clone())),
            time,
            prefixes: Vec::new(),
            spent: Money::ZERO,
            faults: 0,
            limits,
            random: Entropy::seeded(seed),
            passed: Duration::ZERO,
            next: BinaryHeap::new(),
            calls: BinaryHeap::new(),
        }
    }

    /// Of a hundred calls so many fail and give their money back.
    pub(crate) fn failing(mut self, faults: u64) -> Self {
        self.faults = faults;
        self
    }

    /// So many more, who first come within this span.
    pub(crate) fn with(mut self, count: usize, manner: Manner, within: Duration) -> Self {
        for _ in 0..count {
            let mut name = [0; 16];
            name.copy_from_slice(&self.random.bytes::<16>().unwrap());
            let first = self.passed + self.some(within);
            self.next.push(Reverse((first, self.prefixes.len())));
            self.prefixes.push(Prefix {
                manner,
                pictures: 0,
                told: Vec::new(),
                put_off: Duration::ZERO,
                promised: None,
                key: ClientKey::new(name, None),
            });
        }
        self
    }

    /// Lets so much more time pass. At no moment more is spent than came in.
    pub(crate) fn run(&mut self, span: Duration) {
        let end = self.passed + span;
        while let Some(Reverse((then, who))) =
            self.next.peek().copied().filter(|Reverse((then, _))| *then < end)
        {
            self.next.pop();
            self.finish(then);
            self.go_to(then);
            let again = then + self.turn(who);
            self.next.push(Reverse((again, who)));
        }
        self.finish(end);
        self.go_to(end);
    }

    /// Starts again with an empty memory, as a program does that was killed.
    pub(crate) fn restart(&mut self) {
        self.ledger = Memory::new(Clock::new(self.time.clone()));
        // Whoever was served then has the picture; their money is spent.
        self.calls.clear();
    }

    pub(crate) fn of(&self, manner: Manner) -> impl Iterator<Item = &Prefix> {
        self.prefixes.iter().filter(move |prefix| prefix.manner == manner)
    }

    /// One asks; says after how long they come again.
    fn turn(&mut self, who: usize) -> Duration {
        let prefix = &self.prefixes[who];
        let (manner, key) = (prefix.manner, prefix.key);
        let asked = self
            .ledger
            .reserve(&key, PRICE, &self.limits)
            .now_or_never()
            .unwrap();
        let outcome = asked.expect("memory answers");
        let prefix = &mut self.prefixes[who];
        match outcome {
            Ok(hold) => {
                prefix.promised = None;
                self.call(who, hold);
                match manner {
                    Manner::Honest => Duration::from_secs(60) + self.some(Duration::from_secs(240)),
                    _ => self.some(Duration::from_secs(5)),
                }
            }
            Err(NoMoney::Wait { wait, again, .. }) => {
                let promised = prefix.promised.get_or_insert(self.passed + wait);
                prefix.put_off = prefix.put_off.max(self.passed.saturating_sub(*promised));
                prefix.told.push(wait);
                // As Retry-After says it, rounded up to five seconds.
                let told = Duration::from_secs((again.as_secs() + 1).div_ceil(5) * 5);
                match manner {
                    Manner::Hasty => Duration::from_secs(20) + self.some(Duration::from_secs(40)),
                    Manner::Patient | Manner::Honest => told + self.some(Duration::from_secs(20)),
                    Manner::Absent => told + HOUR,
                }
            }
            Err(NoMoney::Never(_)) => unreachable!("one picture is always less than a slice"),
        }
    }

    /// The upstream works for some seconds; whether it costs anything is seen at the end.
    fn call(&mut self, who: usize, hold: Hold) {
        self.spent = self.spent.plus(hold.amount);
        let ends = self.passed + self.some(Duration::from_secs(20));
        self.calls
            .push(Reverse((ends, who, hold.amount.micros(), hold.span)));
        self.prefixes[who].pictures += 1;
        self.balances();
    }

    /// Ends the calls that end before a moment.
    fn finish(&mut self, then: Duration) {
        while let Some(Reverse((ends, who, amount, span))) =
            self.calls.peek().copied().filter(|Reverse(call)| call.0 <= then)
        {
            self.calls.pop();
            self.go_to(ends);
            if self.random.number().unwrap() % 100 < self.faults {
                let amount = Money::from_micros(amount);
                let key = self.prefixes[who].key;
                self.ledger
                    .settle(&key, Hold { amount, span }, Ending::Unbilled, &self.limits);
                self.spent = self.spent.less(amount);
                self.prefixes[who].pictures -= 1;
            }
        }
    }

    /// What was spent is never more than what came in.
    fn balances(&self) {
        let came = u128::from(self.limits.per_hour.micros()) * self.passed.as_nanos() / HOUR.as_nanos();
        assert!(
            u128::from(self.spent.micros()) <= came,
            "{} after {:?}",
            self.spent,
            self.passed
        );
    }

    fn go_to(&mut self, then: Duration) {
        self.time.advance(then.saturating_sub(self.passed));
        self.passed = self.passed.max(then);
    }

    /// Anything below a span.
    fn some(&self, span: Duration) -> Duration {
        let nanos = u64::try_from(span.as_nanos()).unwrap().max(1);
        Duration::from_nanos(self.random.number().unwrap() % nanos)
    }
}
