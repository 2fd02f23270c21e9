//! From the form that was written to the form that is known: plurals, adjectives, tenses.

use super::composition::Meaning;
use super::lexicon::meaning_of;

/// A known word in the form that was written.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) meaning: Meaning,
    /// Whether the form says that there are several.
    pub(super) plural: bool,
}

/// Looks a word up, in its own form first and then with its endings taken off.
pub(super) fn recognise(word: &str) -> Option<Known> {
    if OTHERS.contains(&word) {
        return None;
    }
    if let Some(meaning) = meaning_of(word) {
        return Some(Known {
            meaning,
            plural: false,
        });
    }
    if let Some((_, single)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return meaning_of(single).map(|meaning| Known {
            meaning,
            plural: true,
        });
    }
    ENDINGS.iter().find_map(|&(ending, instead, plural)| {
        let stem = word
            .strip_suffix(ending)
            .filter(|stem| stem.chars().count() > 2)?;
        let meaning = if instead.is_empty() {
            meaning_of(stem).or_else(|| undoubled(stem).and_then(meaning_of))
        } else {
            meaning_of(&[stem, instead].concat())
        };
        meaning.map(|meaning| Known { meaning, plural })
    })
}

/// "fogg" is "fog": a short word doubles its last letter before "-y", "-ing" and "-ed".
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    (letters.next()? == last).then_some(())?;
    stem.strip_suffix(last)
}

/// An ending, what stands there in the base form, and whether it makes a plural.
const ENDINGS: &[(&str, &str, bool)] = &[
    ("'s", "", false),
    ("s", "", true),
    ("es", "", true),
    ("ies", "y", true),
    ("ves", "f", true),
    ("y", "", false),
    ("y", "e", false),
    ("ing", "", false),
    ("ing", "e", false),
    ("ings", "", true),
    ("ed", "", false),
    ("ed", "e", false),
    ("ied", "y", false),
    ("ly", "", false),
    ("ily", "y", false),
    ("ish", "", false),
    ("en", "", false),
    ("ous", "", false),
    ("ness", "", false),
    ("iness", "y", false),
    ("like", "", false),
    ("less", "", false),
    ("er", "", false),
    ("er", "e", false),
    ("ier", "y", false),
    ("est", "", false),
    ("est", "e", false),
    ("iest", "y", false),
];

/// Words that look like forms of a known word and are not.
const OTHERS: &[&str] = &["wooden", "mister", "rocker", "housing"];

/// Plurals that follow no rule.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("geese", "goose"),
    ("cacti", "cactus"),
    ("fishes", "fish"),
    ("wolves", "wolf"),
    ("boote", "boot"),
    ("schiffe", "schiff"),
    ("häuser", "haus"),
    ("bäume", "baum"),
    ("vögel", "vogel"),
    ("pferde", "pferd"),
];

#[cfg(test)]
mod tests {
    use super::super::composition::{Meaning, Scene, Thing, Weather};
    use super::recognise;

    #[test]
    fn a_form_means_what_its_base_means() {
        let same = [
            ("rain", ["rainy", "raining", "rained", "rains"]),
            ("fog", ["foggy", "fogs", "misty", "hazy"]),
            ("snow", ["snowy", "snowing", "snowed", "snows"]),
            ("wind", ["windy", "winds", "breezy", "gusts"]),
            ("mountain", ["mountains", "mountainous", "peaks", "alps"]),
            ("red", ["reddish", "redder", "reddest", "scarlet"]),
            ("gold", ["golden", "golds", "ochre", "gilded"]),
            ("calm", ["calmly", "calmness", "calmer", "calmest"]),
            (
                "watercolour",
                ["watercolor", "watercolours", "watercolors", "aquarelle"],
            ),
        ];
        for (base, forms) in same {
            let wanted = recognise(base).map(|known| known.meaning);
            assert!(wanted.is_some(), "{base}");
            for form in forms {
                assert!(
                    recognise(form).map(|known| known.meaning) == wanted,
                    "{form} is not {base}"
                );
            }
        }
    }

    #[test]
    fn a_plural_says_so() {
        for (word, thing) in [
            ("boats", Thing::Boat),
            ("butterflies", Thing::Butterfly),
            ("people", Thing::Person),
        ] {
            assert!(
                recognise(word).is_some_and(|k| k.plural && k.meaning == Meaning::Thing(thing)),
                "{word}"
            );
        }
    }

    #[test]
    fn likeness_is_not_meaning() {
        for word in [
            "seen", "sees", "towel", "rainer's", "citizen", "moody", "starve", "wooden", "or", "s", "ing", "",
        ] {
            assert!(recognise(word).is_none(), "{word}");
        }
        assert!(recognise("rocky").is_some_and(|k| k.meaning == Meaning::Thing(Thing::Rock)));
        assert!(recognise("falls").is_some_and(|k| k.meaning == Meaning::Scene(Scene::Waterfall)));
        assert!(recognise("stormy").is_some_and(|k| k.meaning == Meaning::Weather(Weather::Storm)));
    }
}
