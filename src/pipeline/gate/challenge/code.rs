//! What a code is: six letters that are hard to take for one another, and how an answer is compared with them.

use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// How many letters a code has.
pub const LENGTH: usize = 6;

/// The letters a code is made of, upper case: of all that were mistaken for one another in readings, one.
///
/// Twelve letters in six places are three million codes; few letters in more places are easier to read than many
/// in fewer, and no easier to guess.
pub const ALPHABET: &[u8; 12] = b"2369AEMPTUWX";

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
        // 12⁶ codes out of 2⁶⁴ numbers: the remainder favours none by more than one in 2⁴².
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
            "X9MUA3",
            "x9mua3",
            " x9 M ua\t3",
            "Ｘ９ｍｕＡ３",
            "x9m\u{3000}ua3\r\n",
            "X9MUA\u{a0}3",
        ] {
            assert!(code("X9MUA3").matches(typed), "{typed:?}");
        }
    }

    #[test]
    fn a_wrong_a_short_or_a_long_answer_does_not_match() {
        for typed in [
            "",
            " ",
            "X9MUA",
            "X9MUA33",
            "3AUM9X",
            "X9MUA2",
            "69MUA3",
            "X9MUA3.",
            "\0\0\0\0\0\0",
            "Х9МUА3",
        ] {
            assert!(!code("X9MUA3").matches(typed), "{typed:?}");
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
        for wrong in ["", "X9MUA", "X9MUA33", "x9mua3", "X9MUA0", "X9MU\u{c4}"] {
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
        // 24,000 letters, 2,000 of each expected with a deviation of 43: five of them either way.
        assert!(
            counts.values().all(|count| (1_785..=2_215).contains(count)),
            "{counts:?}"
        );
    }
}
