//! What remembering costs: each operation in this process's memory, and in a store over the loopback; and how much one
//! picture asks of the store.
//!
//! `cargo bench --bench ledger`, with redis-server installed; `LEDGER_STORE` names another store in place of it.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark measures real time, and has nothing to say when it fails"
)]

use std::io::Write as _;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use afterimage::clock::{Clock, ManualClock};
use afterimage::entropy::Entropy;
use afterimage::ledger::valkey::{Address, Patience, Timing};
use afterimage::ledger::{
    ChallengeId, ClientKey, Ending, Ledger, Limits, Memory, Quotas, SessionId, SessionRecord, Tier, TierName,
    Valkey,
};
use afterimage::money::Money;
use futures_util::StreamExt as _;
use futures_util::stream;
use time::OffsetDateTime;
use url::Url;

#[expect(dead_code, reason = "a benchmark's store is neither lost nor comes back")]
#[path = "../tests/ledger/store.rs"]
mod store;

const PRICE: Money = Money::from_micros(40_000);
const LIMITS: Limits = Limits {
    per_hour: Money::MOST,
    per_day: None,
};
/// So many are under way at a time, where it is more than one.
const AT_ONCE: usize = 64;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(run());
}

async fn run() {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let clock = Clock::new(time.clone());
    let memory: Arc<dyn Ledger> = Arc::new(Memory::new(clock.clone()));
    let own = std::env::var("LEDGER_STORE").is_err().then(store::Store::start);
    let url: Url = match (&own, std::env::var("LEDGER_STORE")) {
        (Some(store), _) => store.url(),
        (None, url) => url.unwrap().parse().unwrap(),
    };
    let address = Address {
        url: &url,
        password: None,
        key: b"a key for a benchmark and nothing else",
        patience: Patience::USUAL,
    };
    let entropy = Entropy::system();
    let valkey: Arc<dyn Ledger> =
        Arc::new(Valkey::new(&address, Timing::Given(clock.clone()), clock, entropy).unwrap());
    for ledger in [&memory, &valkey] {
        ledger.purse(PRICE, &LIMITS).await.unwrap();
    }
    // The purse is full, and nobody waits.
    time.advance(Duration::from_secs(7_200));
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<28} {:>12} {:>16} {:>16}",
        "", "memory", "store, one", "store, 64 at once"
    )
    .unwrap();
    for operation in Operation::ALL {
        let in_memory = rate(&memory, operation, 20_000, 1).await;
        let alone = rate(&valkey, operation, 2_000, 1).await;
        let together = rate(&valkey, operation, 10_000, AT_ONCE).await;
        writeln!(
            out,
            "{:<28} {:>9.2} µs {:>13.0} µs {:>10.0} /s",
            operation.name(),
            in_memory * 1e6,
            alone * 1e6,
            1.0 / together
        )
        .unwrap();
    }
    for (name, what) in [
        ("a client whose requests count", Operation::Count),
        ("an open challenge", Operation::KeepAndTake),
        ("a session", Operation::Session),
    ] {
        writeln!(
            out,
            "{name}: {} bytes in the store",
            bytes(&url, &*valkey, what).await
        )
        .unwrap();
    }
    let before = calls(&url);
    const PICTURES: u32 = 100;
    for number in 0..PICTURES {
        picture(&*valkey, 900_000 + number).await;
    }
    let after = calls(&url);
    let each = |before: u64, after: u64| (after - before) / u64::from(PICTURES);
    writeln!(
        out,
        "one picture, from the form to its end: {} scripts, {} commands in them, {} µs of the store's processor",
        each(before.scripts, after.scripts),
        each(before.commands, after.commands),
        each(before.micros, after.micros)
    )
    .unwrap();
}

/// So many bytes a store holds.
fn held(url: &Url) -> u64 {
    let client = redis::Client::open(url.clone()).unwrap();
    let mut connection = client.get_connection().unwrap();
    let info = redis::cmd("INFO").arg("memory").query(&mut connection);
    let said: String = info.unwrap();
    let (_, rest) = said.split_once("used_memory:").unwrap();
    rest.split('\r').next().unwrap().parse().unwrap()
}

/// The bytes that one of many new things takes in the store.
async fn bytes(url: &Url, ledger: &dyn Ledger, what: Operation) -> u64 {
    const MANY: u32 = 40_000;
    let before = held(url);
    let rounds = stream::iter(0..MANY);
    let put = rounds.for_each_concurrent(AT_ONCE, |round| async move {
        let round = 2_000_000 + round;
        let (session, challenge) = names(round);
        match what {
            Operation::Count => act(ledger, Operation::Count, round).await,
            Operation::Session => begin(ledger, session.as_str(), &client(round)).await,
            _ => {
                // As much as is kept of a code and the seed of its sound.
                let answer = "X9MU0123456789abcdef0123456789abcdef".to_owned().into();
                let network = client(round).network();
                let kept = ledger.keep_challenge(&session, network, &challenge, answer);
                kept.await.unwrap();
            }
        }
    });
    put.await;
    (held(url) - before) / u64::from(MANY)
}

/// What is measured.
#[derive(Clone, Copy)]
enum Operation {
    Count,
    Remaining,
    KeepAndTake,
    Spend,
    Session,
    ReserveAndSettle,
}

impl Operation {
    const ALL: [Self; 6] = [
        Self::Count,
        Self::Remaining,
        Self::KeepAndTake,
        Self::Spend,
        Self::Session,
        Self::ReserveAndSettle,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Count => "rate counted, IPv6",
            Self::Remaining => "rate looked at, IPv6",
            Self::KeepAndTake => "challenge kept and taken",
            Self::Spend => "work marked as handed in",
            Self::Session => "session kept and found",
            Self::ReserveAndSettle => "money reserved and settled",
        }
    }
}

/// Seconds for one.
async fn rate(ledger: &Arc<dyn Ledger>, operation: Operation, rounds: u32, at_once: usize) -> f64 {
    let start = Instant::now();
    stream::iter(0..rounds)
        .for_each_concurrent(at_once, |round| act(&**ledger, operation, round))
        .await;
    start.elapsed().as_secs_f64() / f64::from(rounds)
}

async fn act(ledger: &dyn Ledger, operation: Operation, round: u32) {
    let client = client(round);
    let quotas = generous();
    let (session, challenge) = names(round);
    match operation {
        Operation::Count => {
            let counted = ledger.count(&client, NonZeroU32::MIN, &quotas).await;
            assert!(counted.unwrap().is_ok());
        }
        Operation::Remaining => drop(ledger.remaining(&client, &quotas).await.unwrap()),
        Operation::KeepAndTake => {
            let answer = "X9MU".to_owned().into();
            let kept = ledger.keep_challenge(&session, client.network(), &challenge, answer);
            kept.await.unwrap();
            assert!(
                ledger
                    .take_challenge(&session, &challenge)
                    .await
                    .unwrap()
                    .is_some()
            );
        }
        Operation::Spend => {
            let end = afterimage::clock::Moment::from_nanos(u64::MAX / 4_000);
            ledger.spend(&challenge, end).await.unwrap();
        }
        Operation::Session => {
            begin(ledger, session.as_str(), &client).await;
            assert!(ledger.session(session.as_str()).await.unwrap().is_some());
        }
        Operation::ReserveAndSettle => {
            let hold = ledger.reserve(&client, PRICE, &LIMITS).await.unwrap().unwrap();
            ledger.settle(&client, hold, Ending::Unbegun, &LIMITS);
        }
    }
}

/// What one picture asks of a ledger: a form, a code to look at, an answer.
async fn picture(ledger: &dyn Ledger, number: u32) {
    let (client, quotas) = (client(number), generous());
    let (session, challenge) = names(number);
    ledger.remaining(&client, &quotas).await.unwrap();
    ledger.line_up(&client, PRICE, &LIMITS).await.unwrap().unwrap();
    let apart = client.apart();
    assert!(
        ledger
            .count(&apart, NonZeroU32::MIN, &quotas)
            .await
            .unwrap()
            .is_ok()
    );
    let answer = "X9MU".to_owned().into();
    let kept = ledger.keep_challenge(&session, client.network(), &challenge, answer);
    kept.await.unwrap();
    begin(ledger, session.as_str(), &client).await;
    ledger.session(session.as_str()).await.unwrap();
    assert!(
        ledger
            .count(&client, NonZeroU32::MIN, &quotas)
            .await
            .unwrap()
            .is_ok()
    );
    ledger.reserve(&client, PRICE, &LIMITS).await.unwrap().unwrap();
    assert!(
        ledger
            .take_challenge(&session, &challenge)
            .await
            .unwrap()
            .is_some()
    );
    ledger.end_session(session.as_str()).await.unwrap();
    begin(ledger, challenge.as_str(), &client).await;
}

async fn begin(ledger: &dyn Ledger, cookie: &str, client: &ClientKey) {
    let record = SessionRecord {
        id: SessionId::new("0123456789abcdef0123456789abcdef".to_owned()),
        born: ledger.now().await.unwrap().nanos(),
        network: client.network(),
    };
    ledger.keep_session(cookie, record).await.unwrap();
}

fn names(number: u32) -> (SessionId, ChallengeId) {
    (
        SessionId::new(format!("session {number}")),
        ChallengeId::new(&format!("challenge {number}")),
    )
}

fn generous() -> Quotas {
    let most = NonZeroU32::new(1_000_000).unwrap();
    Quotas::new(most, most, most)
}

/// An IPv6 client, in two networks.
fn client(number: u32) -> ClientKey {
    let name = |tier: Tier, number: u32| {
        let bytes = number.wrapping_mul(0x9e37_79b1).to_be_bytes();
        TierName {
            tier,
            current: std::array::from_fn(|at| bytes.get(at % 4).copied().unwrap_or_default() ^ tier.bits()),
            previous: None,
            cell: number,
        }
    };
    ClientKey::within(
        name(Tier::Ipv6Subnet, number),
        [
            Some(name(Tier::Ipv6Home, number >> 4)),
            Some(name(Tier::Ipv6Site, number >> 8)),
        ],
    )
}

/// What a store has done so far.
struct Calls {
    scripts: u64,
    commands: u64,
    micros: u64,
}

fn calls(url: &Url) -> Calls {
    let client = redis::Client::open(url.clone()).unwrap();
    let mut connection = client.get_connection().unwrap();
    let info = redis::cmd("INFO").arg("commandstats").query(&mut connection);
    let said: String = info.unwrap();
    let mut all = Calls {
        scripts: 0,
        commands: 0,
        micros: 0,
    };
    for line in said.lines().filter(|line| line.contains("calls=")) {
        let figure = |name: &str| -> u64 {
            let (_, rest) = line.split_once(name).unwrap();
            rest.split([',', '\r']).next().unwrap().parse().unwrap()
        };
        if line.starts_with("cmdstat_evalsha:") {
            all.scripts += figure("calls=");
            all.micros += figure("usec=");
        } else {
            all.commands += figure("calls=");
        }
    }
    all
}
