//! What a decision about rates costs, how much memory five million clients take, and who is still served then.
//!
//! `cargo bench --bench rate`. The peer is what one would write first: governor's own keyed limiters over a `HashMap`,
//! one for each window. It knows clients and no networks, loses what one window counted before another refused,
//! and has no bound.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::fs;
use std::hint::black_box;
use std::num::NonZeroU32;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::{ClientKey, Ledger, Memory, Quotas, Reply, Tier, TierName};
use governor::clock::FakeRelativeClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use time::OffsetDateTime;

const CLIENTS: u32 = 5_000_000;
const FRESH: u32 = 100_000;
const ROUNDS: u32 = 2_000_000;

fn main() {
    println!(
        "{:44} {:>9} {:>9} {:>9} {:>10}",
        "", "p50 ns", "p99 ns", "worst ms", "RSS MiB"
    );
    let only = std::env::args().nth(1).filter(|name| !name.starts_with('-'));
    for (name, run) in [
        ("day", a_day as fn()),
        ("ipv4", || all_at_once("IPv4", ipv4)),
        ("ipv6", || all_at_once("IPv6", ipv6)),
        ("peer", peer),
        ("names", names),
    ] {
        // Each in a process of its own: what one has freed is not the next one's growth.
        match &only {
            Some(only) if only == name => run(),
            Some(_) => {}
            None => again(name),
        }
    }
}

/// Runs this program with one part of the table.
fn again(name: &str) {
    let status = std::env::current_exe().and_then(|this| std::process::Command::new(this).arg(name).status());
    assert!(status.is_ok_and(|status| status.success()), "{name} failed");
}

/// Five million clients over a day: the same number in each minute, each makes two pictures and comes no more.
fn a_day() {
    let (time, ledger) = ledger();
    let (before, minutes) = (resident(), 24 * 60);
    let (mut times, mut sweeps, mut served) = (Times::default(), Times::default(), 0_u32);
    let (mut most, mut grown) = (0, 0.0_f64);
    for minute in 0..minutes {
        for number in (minute * (CLIENTS / minutes))..((minute + 1) * (CLIENTS / minutes)) {
            let key = ipv4(number);
            served += u32::from(times.of(|| counts(&ledger, &key, 1)));
            served += u32::from(times.of(|| counts(&ledger, &key, 1)));
        }
        most = most.max(ledger.records().rates);
        grown = grown.max(resident() - before);
        time.advance(Duration::from_secs(60));
        sweeps.of(|| ledger.sweep());
    }
    times.row("a day of 5 M clients, two pictures each", grown);
    sweeps.row("  its sweeps, all segments", grown);
    let asked = CLIENTS / minutes * minutes * 2;
    println!(
        "  served {:.3} %, at most {most} records at a time",
        percent(served, asked)
    );
    for _ in 0..=24 * 60 {
        time.advance(Duration::from_secs(60));
        ledger.sweep();
    }
    println!(
        "  a day later {} records, RSS {:.1} MiB above the start",
        ledger.records().rates,
        resident() - before
    );
}

/// Five million clients who use up what they may, all within the same minutes: the worst there can be.
fn all_at_once(family: &str, key: fn(u32) -> ClientKey) {
    let (time, ledger) = ledger();
    let before = resident();
    let mut first = Times::default();
    for number in 0..CLIENTS {
        let key = key(number);
        first.of(|| counts(&ledger, &key, 4));
    }
    first.row(
        &format!("5 M {family} clients at once, their first"),
        resident() - before,
    );
    let mut sweep = Times::default();
    sweep.of(|| ledger.sweep());
    sweep.row("  a sweep of all segments", resident() - before);
    while_sweeping(&ledger, key).row("  requests while another thread sweeps", resident() - before);
    let mut again = Times::default();
    let mut limited = 0;
    for round in 0..ROUNDS {
        let key = key(scattered(round, CLIENTS));
        limited += u32::from(!again.of(|| counts(&ledger, &key, 1)));
    }
    again.row("  the same ones again", resident() - before);
    println!("  still limited {:.3} %", percent(limited, ROUNDS));
    let (mut fresh, mut served) = (Times::default(), 0);
    for number in CLIENTS..CLIENTS + FRESH {
        let key = key(number);
        served += u32::from(fresh.of(|| counts(&ledger, &key, 1)));
    }
    fresh.row("  fresh ones", resident() - before);
    let records = ledger.records();
    println!(
        "  served {:.3} %; {} clients and {} networks have records",
        percent(served, FRESH),
        records.rates,
        records.networks
    );
    time.advance(Duration::from_secs(24 * 60 * 60));
    ledger.sweep();
    println!(
        "  a day later {} records, RSS {:.1} MiB above the start",
        ledger.records().rates,
        resident() - before
    );
}

/// What requests take that come while another thread sweeps, again and again.
fn while_sweeping(ledger: &Arc<Memory>, key: fn(u32) -> ClientKey) -> Times {
    let sweeping = ledger.clone();
    let sweeper = std::thread::spawn(move || {
        for _ in 0..20 {
            sweeping.sweep();
        }
    });
    let (mut asked, mut round) = (Times::default(), 0);
    while !sweeper.is_finished() {
        let key = key(scattered(round, CLIENTS));
        asked.of(|| counts(ledger, &key, 1));
        round += 1;
    }
    asked
}

/// Governor's keyed limiters, clients alone.
fn peer() {
    type Limiter =
        RateLimiter<[u8; 16], HashMapStateStore<[u8; 16]>, FakeRelativeClock, NoOpMiddleware<Nanos>>;
    let number = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let windows = [(60, 4), (3_600, 30), (86_400, 100)];
    let clock = FakeRelativeClock::default();
    clock.advance(Duration::from_secs(3_600));
    let limiters: Vec<Limiter> = windows
        .map(|(seconds, limit)| {
            let quota = Quota::with_period(Duration::from_secs(seconds) / limit);
            let quota = quota.unwrap_or(Quota::per_second(number(limit)));
            RateLimiter::new(
                quota.allow_burst(number(limit)),
                HashMapStateStore::default(),
                clock.clone(),
            )
        })
        .into();
    let check = |name: &[u8; 16], amount| {
        let each = limiters
            .iter()
            .map(|limiter| limiter.check_key_n(name, number(amount)));
        each.fold(true, |all, one| all & matches!(one, Ok(Ok(()))))
    };
    let before = resident();
    let mut first = Times::default();
    for number in 0..CLIENTS {
        let name = ipv4(number).current();
        first.of(|| check(&name, 4));
    }
    first.row("governor over HashMap, first, no networks", resident() - before);
    let mut again = Times::default();
    for round in 0..ROUNDS {
        let name = ipv4(scattered(round, CLIENTS)).current();
        again.of(|| check(&name, 1));
    }
    again.row("  the same ones again", resident() - before);
    let mut sweep = Times::default();
    sweep.of(|| limiters.iter().for_each(RateLimiter::retain_recent));
    sweep.row("  a sweep, and everybody waits", resident() - before);
}

/// What a request costs before any decision: the keyed hashes of its address's tiers, of today and yesterday.
fn names() {
    let keys = [[1; 32], [2; 32], [3; 32]];
    let mut named = Times::default();
    for number in 0..ROUNDS / 4 {
        named.of(|| {
            for (key, bits) in keys.iter().flat_map(|key| [64, 56, 48].map(|bits| (key, bits))) {
                let prefix = [bits, 0x20, 0x01, 0x0d, 0xb8, number.to_le_bytes()[0], 0, 0, 0];
                black_box(blake3::keyed_hash(key, black_box(&prefix)));
            }
        });
    }
    named.row("the names of an IPv6 client, nine keyed hashes", f64::NAN);
}

fn ledger() -> (Arc<ManualClock>, Arc<Memory>) {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Arc::new(Memory::new(Clock::new(time.clone())));
    (time, ledger)
}

fn quotas() -> Quotas {
    let number = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    Quotas::new(number(4), number(30), number(100))
}

fn counts(ledger: &Memory, key: &ClientKey, amount: u32) -> bool {
    let amount = NonZeroU32::new(amount).unwrap_or(NonZeroU32::MIN);
    answered(ledger.count(key, amount, &quotas())).is_ok()
}

/// What a ledger in memory answers at once.
fn answered<T>(reply: Reply<'_, T>) -> T {
    match pin!(reply).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(answer)) => answer,
        _ => unreachable!("memory does not keep anybody waiting"),
    }
}

/// A name as good as a keyed hash, and cheaper.
fn name(tier: Tier, number: u32) -> TierName {
    let word = |seed: u64| {
        let mixed = (u64::from(number) << 8 | u64::from(tier.bits())).wrapping_add(seed);
        let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        u128::from(mixed ^ mixed >> 31)
    };
    let half = |seed: u64| {
        word(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)) << 64 | word(seed.wrapping_mul(0xd1b5_4a32_d192_ed03))
    };
    TierName {
        tier,
        current: half(1).to_be_bytes(),
        // As on every day but the first.
        previous: Some(half(2).to_be_bytes()),
        cell: (word(3) & 0xffff_ffff) as u32,
    }
}

/// Every client in a /24 of its own: the most records there can be.
fn ipv4(number: u32) -> ClientKey {
    ClientKey::within(
        name(Tier::Ipv4Address, number),
        [Some(name(Tier::Ipv4Network, number)), None],
    )
}

/// Four clients in each /56 and four of those in each /48, as many as may be served: what rotating through a
/// provider's network comes to.
fn ipv6(number: u32) -> ClientKey {
    let networks = [
        name(Tier::Ipv6Home, number / 4),
        name(Tier::Ipv6Site, number / 16),
    ];
    ClientKey::within(name(Tier::Ipv6Subnet, number), networks.map(Some))
}

/// A number below `end`, in no order a processor could foresee.
fn scattered(round: u32, end: u32) -> u32 {
    let mixed = u64::from(round).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    u32::try_from(((mixed >> 32) * u64::from(end)) >> 32).unwrap_or(0)
}

fn percent(part: u32, whole: u32) -> f64 {
    f64::from(part) * 100.0 / f64::from(whole)
}

/// This process's resident memory, in MiB (proc_pid_statm(5)).
fn resident() -> f64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<f64>().ok());
    pages.unwrap_or(f64::NAN) * 4_096.0 / f64::from(1 << 20)
}

/// How long something took, each time; kept by powers of a 16th of two, so that keeping costs no memory.
struct Times {
    counts: Vec<u32>,
    worst: u64,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            counts: vec![0; 64 * 16],
            worst: 0,
        }
    }
}

impl Times {
    fn of<T>(&mut self, act: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = black_box(act());
        let nanos = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let bucket = (nanos.max(1) as f64).log2() * 16.0;
        if let Some(count) = self.counts.get_mut(bucket as usize) {
            *count += 1;
        }
        self.worst = self.worst.max(nanos);
        done
    }

    fn row(&self, name: &str, resident: f64) {
        let (p50, p99, worst) = (self.at(0.5), self.at(0.99), self.worst as f64 / 1e6);
        println!("{name:44} {p50:>9.0} {p99:>9.0} {worst:>9.2} {resident:>10.1}");
    }

    fn at(&self, part: f64) -> f64 {
        let all: u32 = self.counts.iter().sum();
        let mut seen = 0;
        let bucket = self.counts.iter().position(|count| {
            seen += count;
            f64::from(seen) >= f64::from(all) * part
        });
        (bucket.unwrap_or(0) as f64 / 16.0).exp2()
    }
}
