//! What a decision about money costs: reserved and settled, refused in a long line, and looked at for a page.
//!
//! `cargo bench --bench purse`

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::hint::black_box;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::{ClientKey, Ending, Ledger, Limits, Memory};
use afterimage::money::Money;
use futures_util::FutureExt as _;
use time::OffsetDateTime;

const PRICE: Money = Money::from_micros(40_000);
const ROUNDS: u64 = 1_000_000;

fn main() {
    peer();
    for waiting in [0, 2_000, 65_536] {
        decisions(waiting);
    }
}

/// The least there is: a lock, a comparison, a subtraction; nobody waits and nobody has a share.
fn peer() {
    let purse = Mutex::new(u64::MAX / 2);
    row("a counter under a lock, taken and put back", ROUNDS, |_| {
        let mut money = purse.lock().unwrap_or_else(PoisonError::into_inner);
        if *money >= black_box(PRICE.micros()) {
            *money -= PRICE.micros();
        }
        *money += PRICE.micros();
    });
}

/// All decisions while so many turns are kept.
fn decisions(waiting: u64) {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Memory::new(Clock::new(time.clone()));
    let limits = Limits {
        per_hour: PRICE.times(600),
        per_day: Some(PRICE.times(7_200)),
    };
    let ask = |number: u64| ledger.reserve(&key(number), PRICE, &limits).now_or_never();
    if waiting == 0 {
        time.advance(Duration::from_secs(48 * 3_600));
        row("reserved and settled, nobody waits", ROUNDS, |round| {
            if let Some(Ok(Ok(hold))) = black_box(ask(round % 500)) {
                ledger.settle(&key(round % 500), hold, Ending::Unbegun, &limits);
            }
        });
        return;
    }
    for number in 0..waiting {
        black_box(ask(number));
    }
    row(&format!("refused, {waiting} wait"), ROUNDS, |round| {
        time.advance(Duration::from_micros(10));
        black_box(ask(round * 7_919 % waiting));
    });
    row(&format!("looked at for a page, {waiting} wait"), ROUNDS, |_| {
        time.advance(Duration::from_micros(10));
        black_box(ledger.purse(PRICE, &limits).now_or_never());
    });
}

fn key(number: u64) -> ClientKey {
    let mut name = [0; 16];
    for (place, byte) in name
        .iter_mut()
        .zip(number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes())
    {
        *place = byte;
    }
    ClientKey::new(name, None)
}

/// One line of the table: the mean of many.
fn row(name: &str, rounds: u64, act: impl Fn(u64)) {
    let start = Instant::now();
    for round in 0..rounds {
        act(round);
    }
    let nanos = start.elapsed().as_nanos() / u128::from(rounds);
    // A table that cannot be printed has nobody to read it.
    let _ = writeln!(std::io::stdout(), "{name:<48} {nanos:>6} ns");
}
