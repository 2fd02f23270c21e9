//! The ledger that several replicas share: in a Valkey or Redis, in its memory and nowhere else.
//!
//! Every operation is one call of one script, which the store runs by itself and as a whole: of any number of replicas
//! exactly one takes a challenge, and an allowance or the purse is never spent twice. Everything ages by the store's
//! own clock, so that replicas need not agree on the time; and every key has an end of its own, so that what is
//! forgotten is gone whether or not anybody asks again. The decisions are those of [`super::Memory`], to the
//! microsecond.
//!
//! The store needs to keep nothing on a disk: lost, it forgets as a restart does, and gives nothing away by that. While
//! it cannot be reached, every operation fails within half a second.

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use redis::{Client, IntoConnectionInfo as _, Value};
use url::Url;

use crate::clock::{Clock, Moment};
use crate::entropy::Entropy;
use crate::money::Money;

use super::purse::{Contents, Limits, NoMoney};
use super::{ClientKey, LedgerFault};

mod answer;
mod calls;
mod link;
mod looks;
mod operations;
mod programs;
mod rate;
mod script;
mod seal;

use link::Link;
pub use link::{Calls, Patience};
use script::Act;
use seal::Seal;

/// A look into the purse is good for so long.
const LOOK: Duration = Duration::from_secs(1);

/// Where the store is and what its replicas share.
pub struct Address<'a> {
    /// `redis://`, `rediss://` (TLS) or `unix://`, and a user where the store wants one.
    pub url: &'a Url,
    /// The password, where it wants one.
    pub password: Option<&'a str>,
    /// What all replicas have and the store has not.
    pub key: &'a [u8],
    /// How long it is waited for.
    pub patience: Patience,
}

/// Whose clock everything ages by.
pub enum Timing {
    /// The store's.
    Store,
    /// This one: for tests, which move it.
    Given(Clock),
}

/// Keeps everything in a store that others use as well.
pub struct Valkey {
    link: Link,
    seal: Seal,
    timing: Timing,
    clock: Clock,
    entropy: Entropy,
    look: Mutex<Option<Look>>,
    counts: Counts,
}

/// What was in the purse a moment ago.
struct Look {
    at: Moment,
    amount: Money,
    limits: Limits,
    contents: Contents,
}

/// How many things there were at the last sweep.
#[derive(Default)]
struct Counts {
    sessions: Arc<AtomicUsize>,
    challenges: Arc<AtomicUsize>,
    shares: Arc<AtomicUsize>,
    pictures: Arc<AtomicUsize>,
}

impl Valkey {
    /// A ledger in the store at this address; it connects when it is first asked for something.
    ///
    /// `clock` says for how long a look at the purse is still fresh; nothing in the store ages by it.
    ///
    /// # Errors
    /// [`LedgerFault`] when the address is none, or the system gives no thread for the connection.
    pub fn new(
        address: &Address<'_>,
        timing: Timing,
        clock: Clock,
        entropy: Entropy,
    ) -> Result<Self, LedgerFault> {
        let info = address.url.clone().into_connection_info();
        let info = info.map_err(|_| LedgerFault)?;
        let mut settings = info.redis_settings().clone().set_skip_set_lib_name();
        if let Some(password) = address.password {
            settings = settings.set_password(password);
        }
        let client = Client::open(info.set_redis_settings(settings)).map_err(|_| LedgerFault)?;
        Ok(Self {
            link: Link::new(client, address.patience)?,
            seal: Seal::new(address.key, entropy.clone()),
            timing,
            clock,
            entropy,
            look: Mutex::new(None),
            counts: Counts::default(),
        })
    }

    /// Calls a script with the time and these arguments.
    async fn call(&self, act: Act, arguments: Vec<Vec<u8>>) -> Result<Value, LedgerFault> {
        self.link.call(act, self.timed(arguments)).await
    }

    /// The arguments behind the time, which is nothing where it is the store's own.
    fn timed(&self, arguments: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        let time = match &self.timing {
            Timing::Store => Vec::new(),
            Timing::Given(clock) => number(micros(clock.now())),
        };
        std::iter::once(time).chain(arguments).collect()
    }

    /// What was in the purse a moment ago, if that was asked.
    fn recent_look(&self, amount: Money, limits: &Limits) -> Option<Contents> {
        let now = self.clock.now();
        let look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        let look = look.as_ref()?;
        let same = look.amount == amount && look.limits == *limits && now.since(look.at) < LOOK;
        same.then_some(look.contents)
    }

    fn keep_look(&self, look: Option<Look>) {
        *self.look.lock().unwrap_or_else(PoisonError::into_inner) = look;
    }

    /// Asks the purse for a client's money.
    async fn ask_purse(
        &self,
        act: &str,
        (client, amount): (&ClientKey, Money),
        limits: &Limits,
    ) -> Result<Vec<u64>, LedgerFault> {
        let said = self
            .call(Act::Purse, purse(act, Some(client), amount, limits))
            .await;
        self.keep_look(None);
        answer::numbers(said?)
    }
}

/// What every call of the purse begins with.
fn purse(act: &str, client: Option<&ClientKey>, amount: Money, limits: &Limits) -> Vec<Vec<u8>> {
    let share = client.map(ClientKey::share);
    let previous = share.and_then(|share| share.previous);
    vec![
        text(act),
        share.map(|share| text(&hex(&share.current))).unwrap_or_default(),
        previous.map(|name| text(&hex(&name))).unwrap_or_default(),
        number(amount.micros()),
        number(limits.per_hour.micros()),
        limits.per_day.map(|cap| number(cap.micros())).unwrap_or_default(),
    ]
}

/// Why there is no money, as the purse says it.
fn no_money(said: &[u64], limits: &Limits) -> Result<Option<NoMoney>, LedgerFault> {
    match *said {
        [0, ..] => Ok(None),
        [1, wait, again, day] => Ok(Some(NoMoney::Wait {
            wait: Duration::from_micros(wait),
            again: Duration::from_micros(again),
            day: day == 1,
        })),
        [2] => Ok(Some(NoMoney::Never(limits.most()))),
        _ => Err(LedgerFault),
    }
}

fn micros(moment: Moment) -> u64 {
    moment.nanos() / 1_000
}

fn span(span: Duration) -> Vec<u8> {
    number(u64::try_from(span.as_micros()).unwrap_or(u64::MAX))
}

fn number(number: u64) -> Vec<u8> {
    number.to_string().into_bytes()
}

fn text(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// Lower-case hexadecimal.
fn hex<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let digits = bytes
        .into_iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}
