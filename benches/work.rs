//! What a proof of work costs the server: given out, looked at when it is handed in, and turned away when it is none.
//!
//! `cargo bench --bench work`; the browser's side is `node benches/solver.mjs`.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use afterimage::clock::Moment;
use afterimage::entropy::Entropy;
use afterimage::ledger::SessionId;
use afterimage::pipeline::gate::challenge::work::{Bits, Scheme, Terms};
use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};

const ROUNDS: u32 = 20_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (scheme, session, entropy) = (
        Scheme::new([7; 32]),
        SessionId::new("5".repeat(32)),
        Entropy::system(),
    );
    let hard = Terms {
        bits: Bits::MOST,
        until: Moment::from_nanos(4_000_000_000_000),
    };
    let easy = Terms {
        bits: Bits::NONE,
        ..hard
    };
    row("given out, 22 bits", || {
        black_box(scheme.issue(&session, hard, &entropy)).is_ok()
    });

    let right = answer(&scheme.issue(&session, easy, &entropy)?)?;
    let mut wrong: Payload = serde_json::from_slice(&base64_simd::STANDARD.decode_to_vec(&right)?)?;
    wrong.solution.counter += 1;
    let wrong = base64_simd::STANDARD.encode_to_string(serde_json::to_vec(&wrong)?);
    let stranger = SessionId::new("6".repeat(32));
    let longest = "A".repeat(2_048);
    row("looked at, done", || {
        scheme.read(&right, &session).is_some_and(|claim| claim.solved)
    });
    row("looked at, not done", || {
        scheme.read(&wrong, &session).is_some_and(|claim| !claim.solved)
    });
    row("turned away, another session's", || {
        scheme.read(&right, &stranger).is_none()
    });
    row("turned away, 2 KiB of nonsense", || {
        scheme.read(&longest, &session).is_none()
    });
    Ok(())
}

/// Does the work of a challenge.
fn answer(json: &str) -> Result<String, Box<dyn std::error::Error>> {
    let challenge: Challenge = serde_json::from_str(json)?;
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge))?.ok_or("no solution")?;
    let payload = serde_json::to_vec(&Payload { challenge, solution })?;
    Ok(base64_simd::STANDARD.encode_to_string(payload))
}

/// One line of the table: the mean time, and that each time went as it should.
fn row(name: &str, act: impl Fn() -> bool) {
    let start = Instant::now();
    let right = (0..ROUNDS).filter(|_| act()).count();
    let micros = start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);
    // A table that cannot be printed has nobody to read it.
    let _ = writeln!(
        std::io::stdout(),
        "{name:32} {micros:8.2} µs ({right} of {ROUNDS})"
    );
}
