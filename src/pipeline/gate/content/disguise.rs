//! Text as a rule reads it: without the disguises that a reader, or a model, sees through.
//!
//! Worth it is what a model still understands. Width, style and ligatures (NFKC), case, accents, characters that
//! nobody sees, and letters of another alphabet inside a Latin word cost it nothing; digits for letters and letters set
//! apart are read by large models. Turned round, misspelt or merely meant, words are beyond a list: for those there is
//! the moderation service. Joining parts that each stand as a word (`on us`) would find words that nobody wrote.
//!
//! Each reading is made beside the text as written, never in its place: `3d` stays `3d`.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use zeroize::Zeroizing;

/// So many letters that stand alone, one after the other, are one word that was set apart.
const SET_APART: usize = 3;

/// Text in compatibility form (UAX #15, NFKC) without what nobody sees; its case stays.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    if text.is_ascii() {
        return Zeroizing::new(text.to_owned());
    }
    let seen = text.chars().filter_map(seen);
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize_iter(seen);
    // Some characters become ones that nobody sees.
    Zeroizing::new(composed.filter_map(self::seen).collect())
}

/// The same without case and without accents.
pub(super) fn folded(plain: &str) -> Zeroizing<String> {
    if plain.is_ascii() {
        return Zeroizing::new(plain.to_ascii_lowercase());
    }
    let marked = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(plain.chars().flat_map(fold));
    let bare = marked.filter(|c| !is_accent(*c));
    Zeroizing::new(
        ComposingNormalizerBorrowed::new_nfc()
            .normalize_iter(bare)
            .collect(),
    )
}

/// Folded text as words with one space around each, as it is written.
pub(super) fn words(folded: &str) -> Zeroizing<String> {
    reading(folded, Digits::AsWritten, Spacing::AsWritten)
}

/// Every further way to read folded text that differs from how it is written.
pub(super) fn disguised(folded: &str) -> impl Iterator<Item = Zeroizing<String>> {
    let one = folded.contains(['1', '|', '!']);
    let digits = one || folded.contains(|c| Digits::I.letter(c).is_some());
    let ways = [
        (Digits::AsWritten, Spacing::Joined, true),
        (Digits::I, Spacing::AsWritten, digits),
        (Digits::I, Spacing::Joined, digits),
        (Digits::L, Spacing::AsWritten, one),
        (Digits::L, Spacing::Joined, one),
    ];
    let possible = ways.into_iter().filter(|(.., possible)| *possible);
    possible.map(|(digits, spacing, _)| reading(folded, digits, spacing))
}

/// Whether a script sets no spaces between words, or endings on them: there a word is looked for anywhere.
pub(super) fn runs_on(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'        // Thai, Lao
        | '\u{1000}'..='\u{109f}'      // Myanmar
        | '\u{1100}'..='\u{11ff}'      // Hangul letters
        | '\u{1780}'..='\u{17ff}'      // Khmer
        | '\u{2e80}'..='\u{2fdf}'      // radicals
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{318f}'      // Kana, Bopomofo, Hangul letters
        | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'      // ideographs
        | '\u{ac00}'..='\u{d7ff}'      // Hangul
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
    )
}

/// What digits and signs inside a word stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    AsWritten,
    /// Letters, `1` an `i`.
    I,
    /// Letters, `1` an `l`.
    L,
}

/// Where words end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    AsWritten,
    /// At white space alone, and not between letters that stand alone.
    Joined,
}

impl Digits {
    fn letter(self, c: char) -> Option<char> {
        let letter = match c {
            '0' => 'o',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            '1' | '!' | '|' if self == Self::L => 'l',
            '1' | '!' | '|' => 'i',
            _ => return None,
        };
        Some(letter).filter(|_| self != Self::AsWritten)
    }

    /// Whether a character is a part of words.
    fn is_part(self, c: char) -> bool {
        c.is_alphanumeric() || self.letter(c).is_some()
    }
}

fn reading(folded: &str, digits: Digits, spacing: Spacing) -> Zeroizing<String> {
    let mut words = Words {
        text: Zeroizing::new(String::with_capacity(folded.len() + 2)),
        apart: Zeroizing::default(),
        digits,
    };
    words.text.push(' ');
    for chunk in folded.split_whitespace() {
        // A sign at the end of a word ends a sentence more often than it stands for a letter.
        let chunk = chunk.trim_end_matches(['!', '|', '.', ',', '?']);
        match spacing {
            Spacing::AsWritten => chunk
                .split(|c| !digits.is_part(c))
                .for_each(|word| words.push(word)),
            Spacing::Joined => {
                let word: String = chunk.chars().filter(|c| digits.is_part(*c)).collect();
                words.join(&Zeroizing::new(word));
            }
        }
    }
    words.end_apart();
    words.text
}

/// Words as they come, with a space after each.
struct Words {
    text: Zeroizing<String>,
    /// Letters that stood alone, the last ones.
    apart: Zeroizing<String>,
    digits: Digits,
}

impl Words {
    fn push(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let latin = word.bytes().any(|byte| byte.is_ascii_alphabetic());
        let digits = if word.chars().any(char::is_alphabetic) {
            self.digits
        } else {
            Digits::AsWritten
        };
        self.text.extend(word.chars().map(|c| {
            let like = if latin && !c.is_ascii() {
                looks_like(c)
            } else {
                None
            };
            like.or(digits.letter(c)).unwrap_or(c)
        }));
        self.text.push(' ');
    }

    fn join(&mut self, word: &str) {
        if word.chars().take(2).count() == 1 {
            self.apart.push_str(word);
        } else if !word.is_empty() {
            self.end_apart();
            self.push(word);
        }
    }

    fn end_apart(&mut self) {
        let apart = std::mem::take(&mut self.apart);
        if apart.chars().count() >= SET_APART {
            self.push(&apart);
        } else {
            let mut buffer = [0; 4];
            apart
                .chars()
                .for_each(|letter| self.push(letter.encode_utf8(&mut buffer)));
        }
    }
}

/// A character without its case; both of its forms come to the same, and `ß` to `ss`.
fn fold(c: char) -> impl Iterator<Item = char> {
    let upper = c.to_lowercase().flat_map(char::to_uppercase);
    upper.flat_map(char::to_lowercase)
}

/// A character as it is seen, none when it is not (`Default_Ignorable_Code_Point`, UAX #44); tags, which some models
/// read although nobody sees them, as the letters they spell.
fn seen(c: char) -> Option<char> {
    match c {
        // Whole sentences: each would make a text eighteen times as long.
        '\u{fdfa}' | '\u{fdfb}' => Some(' '),
        '\u{e0020}'..='\u{e007e}' => char::from_u32(u32::from(c) - 0xe0000),
        '\u{00ad}'
        | '\u{034f}'
        | '\u{061c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ => Some(c),
    }
}

/// The blocks of combining diacritical marks; vowels of other scripts are none.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// The Latin letter that a folded Cyrillic or Greek one looks like (UTS #39, of the letters people type).
fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' | 'є' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let folded = folded(&plain(text));
        let all = std::iter::once(words(&folded)).chain(disguised(&folded));
        all.map(|reading| reading.to_string()).collect()
    }

    #[test]
    fn what_looks_the_same_reads_the_same() {
        for text in [
            "Forbidden",
            "ＦＯＲＢＩＤＤＥＮ",
            "𝓯𝓸𝓻𝓫𝓲𝓭𝓭𝓮𝓷",
            "for\u{200b}bid\u{ad}den\u{2060}",
            "fórbïddêñ",
            "f\u{336}o\u{336}rbidden",
            "fоrbіddеn",
            "\u{e0066}\u{e006f}\u{e0072}bidden",
            "ⓕⓞⓡⓑⓘⓓⓓⓔⓝ",
        ] {
            assert_eq!(*words(&folded(&plain(text))), " forbidden ", "{text}");
        }
    }

    #[test]
    fn digits_and_gaps_are_read_beside_the_text_and_not_in_its_place() {
        for text in [
            "f0rb1dd3n",
            "f0rb!dd3n",
            "f o r b i d d e n",
            "f.o.r-b_idden",
            "f 0 r b 1 d d 3 n!",
        ] {
            let readings = read(text);
            assert!(
                readings.iter().any(|text| text == " forbidden "),
                "{text}: {readings:?}"
            );
        }
        assert!(read("k1ll").contains(&" kill ".to_owned()));
        assert!(read("k111").contains(&" klll ".to_owned()));
        assert!(read("a 3d view of 1984").contains(&" a 3d view of 1984 ".to_owned()));
        assert!(
            !read("in 1984").iter().any(|text| text.contains("ig")),
            "a number is no word"
        );
    }

    #[test]
    fn two_letters_alone_stay_alone() {
        assert!(read("a b cat").iter().all(|text| text.contains(" a b cat ")));
    }

    #[test]
    fn a_word_of_another_alphabet_stays_its_own() {
        assert_eq!(*words(&folded(&plain("СОР"))), " сор ");
        assert_eq!(
            *words(&folded(&plain("ΣΊΣΥΦΟΣ"))),
            *words(&folded(&plain("σίσυφος")))
        );
        assert_eq!(
            *words(&folded(&plain("STRASSE"))),
            *words(&folded(&plain("straße")))
        );
    }
}
