//! What a code is: five letters that are hard to take for one another, and how an answer is compared with them.

use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// How many letters a code has.
pub const LENGTH: usize = 5;

/// The letters a code is made of, upper case: of every pair that looks alike, one.
pub const ALPHABET: &[u8; 13] = b"2369AEJMPTUWX";

/// How many letters there are to choose from.
const SIZE: u64 = ALPHABET.len() as u64;

/// Letters outside the alphabet that an eye may see in place of one inside it: (seen, meant).
///
/// No code holds them, so taking them for what was meant helps people and makes no two codes one.
const LOOK_ALIKES: &[(u8, u8)] = &[
    (b'Z', b'2'),
    (b'8', b'3'),
    (b'B', b'3'),
    (b'C', b'6'),
    (b'G', b'6'),
    (b'4', b'A'),
    (b'F', b'E'),
    (b'R', b'P'),
    (b'7', b'T'),
    (b'V', b'U'),
    (b'N', b'W'),
    (b'K', b'X'),
];

/// The answer to a challenge: it can be compared and stored, never shown, and is wiped when dropped.
pub struct Code(Zeroizing<[u8; LENGTH]>);

impl Code {
    /// A code that nobody can foretell, every one equally likely.
    ///
    /// # Errors
    /// [`NoEntropy`] when the system gives no random bytes.
    pub fn random(entropy: &Entropy) -> Result<Self, NoEntropy> {
        // 16⁵ codes divide 2⁶⁴ numbers without a remainder.
        let mut rest = entropy.number()?;
        let mut letters = Zeroizing::new([0; LENGTH]);
        for letter in letters.iter_mut() {
            *letter = letter_at(rest % SIZE);
            rest /= SIZE;
        }
        Ok(Self(letters))
    }

    /// The code of these letters, as [`Code::to_stored`] wrote them; none when they are not a code.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        let letters: [u8; LENGTH] = stored.as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(|letter| ALPHABET.contains(letter))
            .then(|| Self(Zeroizing::new(letters)))
    }

    /// The letters, for the ledger alone.
    #[must_use]
    pub fn to_stored(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.iter().copied().map(char::from).collect())
    }

    /// Whether this is what was typed, in time that does not tell how much of it is right.
    ///
    /// Case, spaces, full-width forms and look-alikes do not matter.
    #[must_use]
    pub fn matches(&self, typed: &str) -> bool {
        let mut read = Zeroizing::new([0; LENGTH]);
        let mut letters = typed.chars().filter(|letter| !letter.is_whitespace()).map(fold);
        for (place, letter) in read.iter_mut().zip(letters.by_ref()) {
            *place = letter;
        }
        let whole = Choice::from(u8::from(letters.next().is_none()));
        (self.0.ct_eq(&*read) & whole).into()
    }

    /// The letters, for the hand that draws them.
    pub(super) fn letters(&self) -> &[u8; LENGTH] {
        &self.0
    }
}

/// The letter of the alphabet at this place, found without a branch on it.
fn letter_at(place: u64) -> u8 {
    let letters = ALPHABET.iter().zip(0..);
    letters.fold(0, |found, (letter, here)| {
        u8::conditional_select(&found, letter, place.ct_eq(&here))
    })
}

/// A typed letter as the alphabet writes it; 0, which is in no code, for what it cannot mean.
fn fold(typed: char) -> u8 {
    // Full-width forms lie in the order of ASCII, from U+FF01 for U+0021 (Unicode, Halfwidth and Fullwidth Forms).
    let narrow = match u32::from(typed) {
        wide @ 0xFF01..=0xFF5E => wide - 0xFEE0,
        other => other,
    };
    let upper = u8::try_from(narrow).map_or(0, |letter| letter.to_ascii_uppercase());
    let twin = LOOK_ALIKES.iter().find(|(seen, _)| *seen == upper);
    twin.map_or(upper, |(_, meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(letters: &str) -> Code {
        Code::from_stored(letters).unwrap()
    }

    #[test]
    fn the_right_letters_match_however_they_are_typed() {
        for typed in [
            "K7MXA",
            "k7mxa",
            " k7 M xa\t",
            "Ｋ７ｍｘＡ",
            "k\u{3000}7mxa\r\n",
            "K7MX\u{a0}A",
        ] {
            assert!(code("K7MXA").matches(typed), "{typed:?}");
        }
    }

    #[test]
    fn a_wrong_a_short_or_a_long_answer_does_not_match() {
        for typed in [
            "",
            " ",
            "K7MX",
            "K7MXAA",
            "AXM7K",
            "K7MXE",
            "J7MXA",
            "K7MXA.",
            "\0\0\0\0\0",
            "К7МХА",
        ] {
            assert!(!code("K7MXA").matches(typed), "{typed:?}");
        }
    }

    #[test]
    fn a_letter_seen_as_its_look_alike_is_taken_for_what_it_is() {
        for (seen, meant) in LOOK_ALIKES {
            let code = code(&char::from(*meant).to_string().repeat(LENGTH));
            assert!(code.matches(&char::from(*seen).to_string().repeat(LENGTH)));
            assert!(!ALPHABET.contains(seen), "{seen} is a letter of its own");
            assert!(ALPHABET.contains(meant));
        }
    }

    #[test]
    fn no_two_codes_have_an_answer_in_common() {
        for first in ALPHABET {
            for second in ALPHABET {
                let code = code(&char::from(*first).to_string().repeat(LENGTH));
                let typed = char::from(*second).to_string().repeat(LENGTH);
                assert_eq!(code.matches(&typed), first == second);
            }
        }
    }

    #[test]
    fn a_stored_code_comes_back_and_anything_else_does_not() {
        let entropy = Entropy::seeded(5);
        let code = Code::random(&entropy).unwrap();
        let stored = code.to_stored();
        assert!(Code::from_stored(&stored).unwrap().matches(&stored));
        for wrong in ["", "K7MX", "K7MXAA", "k7mxa", "K7MX0", "K7MX\u{c4}"] {
            assert!(Code::from_stored(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn every_letter_comes_as_often_as_any_other() {
        let entropy = Entropy::seeded(7);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..4_000 {
            for letter in Code::random(&entropy).unwrap().letters() {
                *counts.entry(*letter).or_insert(0) += 1;
            }
        }
        assert!(counts.keys().all(|letter| ALPHABET.contains(letter)));
        assert_eq!(counts.len(), ALPHABET.len());
        // 20,000 letters, 1,250 of each expected with a deviation of 34: five of them either way.
        assert!(
            counts.values().all(|count| (1_080..=1_420).contains(count)),
            "{counts:?}"
        );
    }
}
