//! The proof of work itself: ALTCHA, version 2, over SHA-256 (altcha.org), by its own crate.
//!
//! The parameters are named, delimited and signed as canonical JSON, so none can be taken for another. The server
//! draws the counter that solves them and gives away the first half of its hash: whoever wants to pass has to try
//! counters from 0. Nothing is remembered of a challenge until it is handed in; what must be known of it then
//! (how hard it was, when it ends) lies signed in its `data`.

use std::collections::BTreeMap;

use altcha::{
    Challenge, ChallengeParameters, HmacAlgorithm, Payload, SolveChallengeOptions, VerifySolutionOptions,
    sign_challenge, solve_challenge, verify_solution,
};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::{ChallengeId, SessionId};

use super::Bits;

/// The longest answer that is looked at, in characters of base64: ours have about 750.
const MOST_ANSWER: usize = 2_048;
/// The part of the hash that is given away, in hexadecimal digits: half of it, so that no other counter has it too.
const PREFIX: usize = 32;
/// The names of our own data among the parameters.
const BITS: &str = "bits";
const UNTIL: &str = "until";

/// Issues and checks challenges under one key.
pub struct Scheme {
    key: Zeroizing<[u8; 32]>,
    /// Added to every end, in seconds: the clock behind it may be the time since the machine started, which is
    /// nobody's business.
    shift: u64,
}

/// What a challenge was given out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How hard it is.
    pub bits: Bits,
    /// When it ends, to the second.
    pub until: Moment,
}

/// An answer to a challenge of ours, given out to the session that hands it in.
pub struct Claim {
    /// The challenge.
    pub id: ChallengeId,
    /// What it was given out with.
    pub terms: Terms,
    /// Whether the work was done.
    pub solved: bool,
}

/// Why no challenge could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeFault {
    /// The system gives no random bytes.
    NoEntropy,
    /// The library failed at what cannot fail.
    Library,
}

impl Scheme {
    /// A scheme under a key; servers that share it take each other's challenges.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        let shift = blake3::derive_key("afterimage 2026-11 proof of work, shift of its end", &key);
        let [a, b, c, d, ..] = shift;
        Self {
            key: Zeroizing::new(key),
            shift: u64::from(u32::from_le_bytes([a, b, c, d])),
        }
    }

    /// A new challenge for a session, as the JSON its solver reads.
    ///
    /// # Errors
    /// [`SchemeFault`].
    pub fn issue(&self, session: &SessionId, terms: Terms, entropy: &Entropy) -> Result<String, SchemeFault> {
        let counters = u64::from(terms.bits.last_counter()) + 1;
        let counter = u32::try_from(entropy.number()? % counters).map_err(|_| SchemeFault::Library)?;
        let mut parameters = ChallengeParameters {
            algorithm: "SHA-256".to_owned(),
            cost: 1,
            data: Some(self.data(terms)),
            // The end is ours to judge, by the ledger's clock; the library's reads the wall.
            expires_at: None,
            key_length: 32,
            key_prefix: String::new(),
            key_signature: None,
            memory_cost: None,
            nonce: entropy.token::<16>()?,
            parallelism: None,
            salt: entropy.token::<16>()?,
        };
        parameters.key_prefix = prefix(&parameters, counter)?;
        let signed = sign_challenge(
            &HmacAlgorithm::Sha256,
            &mut parameters,
            None,
            &self.secret(session),
            None,
        );
        serde_json::to_string(&signed?).map_err(|_| SchemeFault::Library)
    }

    /// Reads an answer; none when it is no answer to a challenge we gave to this session.
    ///
    /// The work is only looked at when the signature is ours, and then it takes one hash.
    #[must_use]
    pub fn read(&self, answer: &str, session: &SessionId) -> Option<Claim> {
        if answer.len() > MOST_ANSWER {
            return None;
        }
        let json = base64_simd::STANDARD.decode_to_vec(answer).ok()?;
        let Payload { challenge, solution } = serde_json::from_slice(&json).ok()?;
        let options = VerifySolutionOptions::new(&challenge, &solution, self.secret(session));
        let checked = verify_solution(options).ok()?;
        if checked.invalid_signature != Some(false) {
            return None;
        }
        Some(Claim {
            id: ChallengeId::new(&challenge.parameters.salt),
            terms: self.terms(challenge.parameters.data.as_ref()?)?,
            solved: checked.verified,
        })
    }

    /// The secret a session's challenges are signed with: what is signed for one is nothing to another.
    fn secret(&self, session: &SessionId) -> String {
        blake3::keyed_hash(&self.key, session.as_str().as_bytes())
            .to_hex()
            .to_string()
    }

    fn data(&self, terms: Terms) -> BTreeMap<String, Value> {
        let seconds = terms.until.nanos() / 1_000_000_000;
        BTreeMap::from([
            (BITS.to_owned(), terms.bits.get().into()),
            (UNTIL.to_owned(), seconds.saturating_add(self.shift).into()),
        ])
    }

    fn terms(&self, data: &BTreeMap<String, Value>) -> Option<Terms> {
        let number = |name| data.get(name).and_then(Value::as_u64);
        let seconds = number(UNTIL)?.checked_sub(self.shift)?;
        Some(Terms {
            bits: Bits::new(u8::try_from(number(BITS)?).ok()?)?,
            until: Moment::from_nanos(seconds.checked_mul(1_000_000_000)?),
        })
    }
}

/// What the hash of the counter that solves these parameters begins with.
fn prefix(parameters: &ChallengeParameters, counter: u32) -> Result<String, SchemeFault> {
    // An empty prefix fits every hash: what is found is the hash of the very counter the search begins with.
    let any = Challenge {
        parameters: parameters.clone(),
        signature: None,
    };
    let options = SolveChallengeOptions {
        counter_start: counter,
        ..SolveChallengeOptions::new(&any)
    };
    let solution = solve_challenge(options)?.ok_or(SchemeFault::Library)?;
    let prefix = solution.derived_key.get(..PREFIX).map(str::to_owned);
    prefix.ok_or(SchemeFault::Library)
}

impl From<NoEntropy> for SchemeFault {
    fn from(_: NoEntropy) -> Self {
        Self::NoEntropy
    }
}

/// The library's errors quote what they failed on, which is nobody's to read.
impl From<altcha::Error> for SchemeFault {
    fn from(_: altcha::Error) -> Self {
        Self::Library
    }
}

impl std::fmt::Display for SchemeFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoEntropy => "the system gives no random bytes",
            Self::Library => "no proof of work can be made",
        })
    }
}

impl std::error::Error for SchemeFault {}
