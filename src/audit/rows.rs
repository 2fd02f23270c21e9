//! What the memory of the program keeps, row by row, on a clock that is moved by hand.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use time::OffsetDateTime;

use super::report::Verdict;
use crate::clock::{Clock, ManualClock};
use crate::ledger::programs::{Begun, PictureName, Programs as _, Request, RequestBody, RequestName, Room};
use crate::ledger::retention::{CHALLENGE, RATE_WINDOW, Row, SWEEP, Span};
use crate::ledger::{
    ChallengeId, ClientKey, Ending, Ledger as _, Limits, Memory, Quotas, Records, Reply, SessionId,
    SessionRecord, Spend,
};
use crate::money::Money;

const SECOND: Duration = Duration::from_secs(1);
const COOKIE: &str = "cookie";
const PRICE: Money = Money::from_micros(1_000);
const LIMITS: Limits = Limits {
    per_hour: Money::from_micros(3_600_000_000),
    per_day: None,
};

/// A memory of its own, with its clock.
struct Trial {
    time: Arc<ManualClock>,
    memory: Memory,
}

/// A row that the memory keeps: it is there a second before its time is over, and nothing is left when it is.
pub(super) fn remembered(row: &Row, now: OffsetDateTime) -> (Verdict, String) {
    let trial = Trial::new(now);
    if trial.put(row.id).is_none() {
        return (
            Verdict::NotChecked,
            format!("{}: there is no trial of it", row.id),
        );
    }
    let (whole, until) = match row.span {
        // Nothing counts for longer than its window, and the promise has room for more.
        Span::AtMost(span) if row.id == "rate" => (span, RATE_WINDOW),
        // It counts for a day, and with the ten minutes it was spent in.
        Span::AtMost(span) if row.id == "spending" => (span, RATE_WINDOW),
        // It is paid off sooner or later, by what comes in.
        Span::AtMost(span) if row.id == "share" => (span, SECOND),
        Span::AtMost(span) | Span::Idle { idle: span, .. } => (span, span),
        Span::Answer | Span::Visitor | Span::Operator | Span::Stop => {
            return (Verdict::NotChecked, format!("{}: it has no time", row.id));
        }
    };
    let (there, gone) = trial.ages(until.saturating_sub(SECOND), whole);
    let mut told = format!(
        "{}: there for {} {there}, gone after {} {gone}",
        row.id,
        span(until),
        span(whole)
    );
    let mut holds = there && gone;
    if let Span::Idle { idle, life } = row.span {
        let ended = Trial::new(now).ends(idle.saturating_sub(SECOND), life);
        holds &= ended;
        told += &format!(", and after {} however much it is used {ended}", span(life));
    }
    (Verdict::of(holds), told)
}

/// That a try which failed here needs no new check is forgotten as a check is.
pub(super) fn pass(now: OffsetDateTime) -> (Verdict, String) {
    let trial = Trial::new(now);
    let granted = reply(trial.memory.grant_pass(&session()));
    let (there, gone) = trial.ages(CHALLENGE.saturating_sub(SECOND), CHALLENGE);
    let told = format!(
        "that the next try needs no check: there for {} {there}, gone then {gone}",
        span(CHALLENGE)
    );
    (Verdict::of(granted == Some(true) && there && gone), told)
}

/// What a visitor erases is gone at once.
pub(super) fn erased(now: OffsetDateTime) -> (Verdict, String) {
    let trial = Trial::new(now);
    let memory = &trial.memory;
    let kept = trial.put("session").and_then(|()| trial.put("challenge"));
    let kept = kept.and_then(|()| reply(memory.grant_pass(&session())));
    let held = memory.records();
    let there = kept == Some(true) && (held.sessions, held.challenges, held.passes) == (1, 1, 1);
    let gone = reply(memory.forget_visit(COOKIE)).is_some() && memory.records() == Records::default();
    let told = format!("erased: a session, its check and its pass were there {there}, gone at once {gone}");
    (Verdict::of(there && gone), told)
}

impl Trial {
    fn new(now: OffsetDateTime) -> Self {
        let time = ManualClock::at(now);
        let memory = Memory::new(Clock::new(time.clone()));
        Self { time, memory }
    }

    /// Has it keep one of a row's things; none when the row is not its own.
    fn put(&self, row: &str) -> Option<()> {
        let (memory, session, challenge) = (&self.memory, session(), ChallengeId::new("c"));
        match row {
            "challenge" => {
                let answer = "answer".to_owned().into();
                reply(memory.keep_challenge(&session, NETWORK, &challenge, answer))
            }
            "work" => {
                let end = reply(memory.now())? + CHALLENGE;
                (reply(memory.spend(&challenge, end))? == Spend::First).then_some(())
            }
            "session" => {
                let record = SessionRecord {
                    id: session,
                    born: reply(memory.now())?.nanos(),
                    network: NETWORK,
                };
                reply(memory.keep_session(COOKIE, record))
            }
            "rate" => {
                let one = NonZeroU32::MIN;
                let quotas = Quotas::new(one, one, one);
                reply(memory.count(&client(), one, &quotas))?.ok()
            }
            "share" => self.spend(),
            "spending" => self.spend_own(),
            "idempotency" => {
                let request = Request {
                    name: RequestName(NETWORK),
                    body: RequestBody(NETWORK),
                    turn: NETWORK,
                };
                let begun = reply(memory.begin_request(&request))?;
                memory.end_request(&request, None);
                (begun == Begun::First).then_some(())
            }
            "link" => self.wait(),
            _ => None,
        }
    }

    /// Spends something, which the purse has only when time has passed.
    fn spend(&self) -> Option<()> {
        reply(self.memory.purse(PRICE, &LIMITS))?;
        self.time.advance(SWEEP);
        let hold = reply(self.memory.reserve(&client(), PRICE, &LIMITS))?.ok()?;
        self.memory.settle(&client(), hold, Ending::Spent(PRICE), &LIMITS);
        Some(())
    }

    /// Spends something within a limit of its own, of which a part is there after a while.
    fn spend_own(&self) -> Option<()> {
        self.time.advance(RATE_WINDOW);
        let hold = reply(self.memory.reserve_own(&client(), PRICE, PRICE))?;
        hold.is_ok().then_some(())
    }

    /// Lets a picture wait to be fetched.
    fn wait(&self) -> Option<()> {
        let (memory, name, bytes) = (&self.memory, PictureName(NETWORK), 1);
        let room = Room { pictures: 1, bytes };
        let reserved = reply(memory.reserve_pictures(NETWORK, &[name], bytes, &room))?;
        let added = reply(memory.add_piece(name, 0, Bytes::from_static(b"p")))?;
        let kept = reply(memory.keep_picture(name))?;
        (reserved && added && kept).then_some(())
    }

    /// Whether anything is there after the first span, and nothing after the second and a sweep.
    fn ages(&self, until: Duration, whole: Duration) -> (bool, bool) {
        self.time.advance(until);
        self.memory.sweep();
        let there = self.memory.records() != Records::default();
        self.time.advance(whole.saturating_sub(until) + SWEEP);
        self.memory.sweep();
        (there, self.memory.records() == Records::default())
    }

    /// Whether a session that is used again and again ends with its life, and not before.
    fn ends(&self, step: Duration, life: Duration) -> bool {
        let is_there = || matches!(reply(self.memory.session(COOKIE)), Some(Some(_)));
        let (mut held, mut age) = (self.put("session").is_some(), Duration::ZERO);
        while age + step < life {
            self.time.advance(step);
            age += step;
            held &= is_there() && reply(self.memory.touch_session(COOKIE)).is_some();
        }
        self.time.advance(life.saturating_sub(age));
        held && !is_there()
    }
}

const NETWORK: [u8; 16] = [7; 16];

fn session() -> SessionId {
    SessionId::new("s".to_owned())
}

fn client() -> ClientKey {
    ClientKey::new([9; 16], None)
}

/// What a memory answers, which waits for nobody.
fn reply<T>(reply: Reply<'_, T>) -> Option<T> {
    reply.now_or_never()?.ok()
}

fn span(span: Duration) -> String {
    match span.as_secs() {
        seconds if seconds < 60 => format!("{seconds} s"),
        seconds if seconds < 7_200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3_600),
    }
}
