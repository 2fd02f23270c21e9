//! Nothing but the challenge as it was given out, to whom it was given out, passes.

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use proptest::prelude::*;

use super::*;
use crate::clock::Moment;

fn scheme() -> Scheme {
    Scheme::new([7; 32])
}

fn session(name: &str) -> SessionId {
    SessionId::new(name.to_owned())
}

fn terms(bits: u8) -> Terms {
    Terms {
        bits: Bits::new(bits).unwrap(),
        until: Moment::from_nanos(4_000_000_000_000),
    }
}

fn issued(bits: u8, seed: u64) -> Challenge {
    let json = scheme()
        .issue(&session("a"), terms(bits), &Entropy::seeded(seed))
        .unwrap();
    serde_json::from_str(&json).unwrap()
}

fn solved(challenge: Challenge) -> Payload {
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
        .unwrap()
        .unwrap();
    Payload { challenge, solution }
}

fn answer(payload: &Payload) -> String {
    base64_simd::STANDARD.encode_to_string(serde_json::to_vec(payload).unwrap())
}

fn read(payload: &Payload) -> Option<Claim> {
    scheme().read(&answer(payload), &session("a"))
}

#[test]
fn work_that_was_done_is_taken_at_every_difficulty() {
    for bits in 0..=12 {
        let payload = solved(issued(bits, u64::from(bits)));
        assert!(payload.solution.counter <= Bits::new(bits).unwrap().last_counter());
        let claim = read(&payload).unwrap();
        assert!(claim.solved);
        assert_eq!(claim.terms, terms(bits));
        assert!(claim.id.as_str() == payload.challenge.parameters.salt);
    }
}

#[test]
fn the_work_is_what_its_bits_say() {
    let counters: Vec<u32> = (0..400)
        .map(|seed| solved(issued(6, seed)).solution.counter)
        .collect();
    let hashes: f64 = counters.iter().map(|counter| f64::from(counter + 1)).sum();
    // 64 expected, with a deviation of 37 for each and 1.9 for the mean of 400: five of them either way.
    let mean = hashes / 400.0;
    assert!((54.0..74.0).contains(&mean), "{mean}");
    assert!(*counters.iter().max().unwrap() > 100, "solutions lie everywhere");
}

#[test]
fn work_that_was_not_done_is_a_claim_that_fails() {
    let mut payload = solved(issued(8, 1));
    payload.solution.counter += 1;
    assert!(!read(&payload).unwrap().solved);
    let mut payload = solved(issued(8, 1));
    payload.solution.derived_key.replace_range(63..64, "g");
    assert!(!read(&payload).unwrap().solved);
}

#[test]
fn a_hash_of_another_counter_is_no_solution() {
    let payload = solved(issued(8, 1));
    // The hash of the counter beside it is a true hash of these parameters, and not the one that was asked for.
    let beside = payload.solution.counter + 1;
    let open = Challenge {
        parameters: altcha::ChallengeParameters {
            key_prefix: String::new(),
            ..payload.challenge.parameters.clone()
        },
        signature: None,
    };
    let options = SolveChallengeOptions {
        counter_start: beside,
        ..SolveChallengeOptions::new(&open)
    };
    let solution = solve_challenge(options).unwrap().unwrap();
    let forged = Payload {
        challenge: payload.challenge,
        solution,
    };
    assert!(!read(&forged).unwrap().solved);
}

#[test]
fn another_session_and_another_key_know_nothing_of_it() {
    let payload = solved(issued(4, 1));
    assert!(scheme().read(&answer(&payload), &session("b")).is_none());
    assert!(
        Scheme::new([8; 32])
            .read(&answer(&payload), &session("a"))
            .is_none()
    );
}

type Forge = fn(&mut Challenge);

#[test]
fn no_parameter_can_be_changed_added_or_left_out() {
    let forgeries: [(&str, Forge); 13] = [
        ("another algorithm", |c| c.parameters.algorithm = "SHA-512".into()),
        ("a dear algorithm", |c| {
            c.parameters.algorithm = "PBKDF2/SHA-256".into();
            c.parameters.cost = u32::MAX;
        }),
        ("a dear cost", |c| c.parameters.cost = u32::MAX),
        ("easier", |c| {
            c.parameters
                .data
                .as_mut()
                .unwrap()
                .insert("bits".into(), 0.into());
        }),
        ("longer", |c| {
            c.parameters
                .data
                .as_mut()
                .unwrap()
                .insert("until".into(), u64::MAX.into());
        }),
        ("more data", |c| {
            c.parameters
                .data
                .as_mut()
                .unwrap()
                .insert("more".into(), "x".into());
        }),
        ("no data", |c| c.parameters.data = None),
        ("an end of its own", |c| c.parameters.expires_at = Some(i64::MAX)),
        ("any hash will do", |c| c.parameters.key_prefix = String::new()),
        ("a short key", |c| c.parameters.key_length = 0),
        ("another nonce", |c| c.parameters.nonce.replace_range(0..1, "g")),
        ("another salt", |c| c.parameters.salt.push_str("00")),
        ("no signature", |c| c.signature = None),
    ];
    for (what, forge) in forgeries {
        let mut payload = solved(issued(4, 1));
        forge(&mut payload.challenge);
        assert!(read(&payload).is_none(), "{what}");
    }
}

#[test]
fn what_is_too_long_is_not_even_decoded() {
    let long = "A".repeat(scheme_limit() + 4);
    assert!(scheme().read(&long, &session("a")).is_none());
    let payload = solved(issued(22, 3));
    assert!(
        answer(&payload).len() < scheme_limit() / 2,
        "ours are far from the limit"
    );
}

fn scheme_limit() -> usize {
    2_048
}

#[test]
fn two_challenges_of_one_second_have_nothing_in_common() {
    let entropy = Entropy::system();
    let one = || scheme().issue(&session("a"), terms(4), &entropy).unwrap();
    let parameters = |json: String| serde_json::from_str::<Challenge>(&json).unwrap().parameters;
    let (first, second) = (parameters(one()), parameters(one()));
    assert_ne!(first.salt, second.salt);
    assert_ne!(first.nonce, second.nonce);
    assert_ne!(first.key_prefix, second.key_prefix);
}

#[test]
fn the_end_does_not_tell_how_long_the_machine_has_been_up() {
    let until = |key| {
        let scheme = Scheme::new(key);
        let json = scheme
            .issue(&session("a"), terms(0), &Entropy::seeded(1))
            .unwrap();
        let challenge: Challenge = serde_json::from_str(&json).unwrap();
        challenge.parameters.data.unwrap()["until"].as_u64().unwrap()
    };
    assert_ne!(until([1; 32]), until([2; 32]));
    assert!(until([1; 32]) < 1 << 53, "a number every browser can write back");
}

proptest! {
    #[test]
    fn nothing_that_is_not_ours_is_taken_and_nothing_breaks(bytes in prop::collection::vec(any::<u8>(), 0..1_600)) {
        prop_assert!(scheme().read(&String::from_utf8_lossy(&bytes), &session("a")).is_none());
        let encoded = base64_simd::STANDARD.encode_to_string(&bytes);
        prop_assert!(scheme().read(&encoded, &session("a")).is_none());
    }

    #[test]
    fn an_answer_with_a_byte_changed_is_ours_or_nothing(place in 0_usize..700, byte in any::<u8>()) {
        let payload = solved(issued(4, 1));
        let mut json = serde_json::to_vec(&payload).unwrap();
        let place = place % json.len();
        json[place] = byte;
        let changed = base64_simd::STANDARD.encode_to_string(&json);
        if let Some(claim) = scheme().read(&changed, &session("a")) {
            prop_assert_eq!(claim.terms, terms(4));
        }
    }
}
