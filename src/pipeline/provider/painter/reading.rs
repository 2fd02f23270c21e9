//! From words to a composition.

use super::composition::{Composition, Meaning, NamedScene, NamedThing, Thing};
use super::inflection::{Known, recognise};
use super::noise::mix;

/// Reads what is wanted and what is not.
pub(super) fn read(words: &str, negative: &str) -> Composition {
    let mut reader = Reader::default();
    reader.all(words);
    let mut unwanted = Reader::default();
    unwanted.all(negative);
    let mut composition = reader.composition;
    composition.banned.extend(unwanted.meanings);
    remove_banned(&mut composition);
    composition
}

/// Words that say nothing to a painter.
const SILENT: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "with",
    "and",
    "or",
    "by",
    "to",
    "from",
    "over",
    "under",
    "above",
    "near",
    "into",
    "is",
    "are",
    "it",
    "its",
    "as",
    "for",
    "his",
    "her",
    "their",
    "very",
    "some",
    "picture",
    "image",
    "painting",
    "scene",
    "landscape",
    "view",
    "art",
    "style",
    "der",
    "die",
    "das",
    "am",
    "im",
    "mit",
    "und",
    "le",
    "la",
    "les",
    "el",
    "los",
    "las",
    "de",
    "du",
    "des",
    "en",
    "y",
    "et",
    "con",
    "avec",
    "sur",
    "color",
    "colour",
    "beautiful",
    "time",
    "day",
];

/// Words that a colour reaches over: "red and white boat".
const JOINING: &[&str] = &["and", "und", "et", "y", "very"];

/// Kinds of tree, after which "tree" says nothing new.
const TREES: &[Thing] = &[Thing::Pine, Thing::Palm, Thing::Birch];

/// The sky, which is named only to be coloured.
const SKIES: &[&str] = &["sky", "skies", "himmel", "ciel", "cielo"];

/// Words that turn the next meaning into its absence.
const NEGATIONS: &[&str] = &[
    "no", "without", "not", "never", "ohne", "kein", "keine", "sans", "sin",
];

#[derive(Default)]
struct Reader {
    composition: Composition,
    /// Every meaning read, for a list of what is not wanted.
    meanings: Vec<Meaning>,
    /// Colours that wait for their noun.
    colours: Vec<u32>,
    count: Option<u8>,
    negated: bool,
    /// The thing that the word just before named.
    last: Option<Thing>,
}

impl Reader {
    fn all(&mut self, text: &str) {
        let text = text.to_lowercase();
        text.split([',', '.', ';', ':', '!', '?', '\n'])
            .for_each(|clause| self.clause(clause));
    }

    fn clause(&mut self, text: &str) {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let mut rest = words.as_slice();
        while let Some((first, after)) = rest.split_first() {
            if let Some((known, length)) = longest(rest) {
                let last = self.last.take();
                self.take(known, last);
                rest = rest.get(length..).unwrap_or_default();
            } else {
                self.last = None;
                self.unknown(first);
                rest = after;
            }
        }
        self.settle_colour();
    }

    fn unknown(&mut self, word: &str) {
        if NEGATIONS.contains(&word) {
            self.settle_colour();
            self.negated = true;
        } else if SKIES.contains(&word) {
            self.thing(Thing::Sky, false, None);
        } else if !SILENT.contains(&word) {
            let hash = word
                .bytes()
                .fold(0x61_66, |hash, byte| mix(hash ^ u64::from(byte)));
            self.composition.stray = mix(self.composition.stray ^ hash);
        } else if !JOINING.contains(&word) {
            self.settle_colour();
        }
    }

    fn take(&mut self, Known { meaning, plural }: Known, last: Option<Thing>) {
        self.meanings.push(meaning);
        if self.negated && !matches!(meaning, Meaning::Quantity(_)) {
            self.negated = false;
            self.composition.banned.push(meaning);
            return;
        }
        let made = &mut self.composition;
        match meaning {
            Meaning::Thing(thing) => return self.thing(thing, plural, last),
            Meaning::Scene(scene) => {
                let colour = self.colours.drain(..).next();
                if !made.has_scene(scene) {
                    made.scenes.push(NamedScene { scene, colour });
                }
            }
            Meaning::Colour(colour) => {
                push_new(&mut self.colours, colour);
                return;
            }
            Meaning::Quantity(count) => {
                self.count = Some(count);
                return;
            }
            Meaning::Weather(weather) => push_new(&mut made.weather, weather),
            Meaning::Mood(mood) => push_new(&mut made.moods, mood),
            Meaning::Time(time) => made.time = made.time.or(Some(time)),
            Meaning::Season(season) => made.season = made.season.or(Some(season)),
            Meaning::Medium(medium) => made.medium = made.medium.or(Some(medium)),
        }
        self.count = None;
    }

    fn thing(&mut self, thing: Thing, plural: bool, last: Option<Thing>) {
        let said = self.count.take();
        let count = said.unwrap_or(if plural { 3 } else { 1 });
        let colour = self.colours.drain(..).next();
        // "Pine trees" are pines and "a cherry tree" is one tree: the second noun only says how many.
        let kind = last.filter(|&kind| kind == thing || (thing == Thing::Tree && TREES.contains(&kind)));
        let thing = kind.unwrap_or(thing);
        self.last = Some(thing);
        let things = &mut self.composition.things;
        match things.iter_mut().find(|named| named.thing == thing) {
            Some(named) if kind.is_some() => named.count = named.count.max(count),
            Some(named) => named.count = named.count.saturating_add(count).min(9),
            None => things.push(NamedThing { thing, count, colour }),
        }
    }

    /// A colour with no noun after it colours the whole picture.
    fn settle_colour(&mut self) {
        for colour in self.colours.drain(..) {
            push_new(&mut self.composition.colours, colour);
        }
    }
}

/// The longest run of up to three words that the painter knows as one.
fn longest(words: &[&str]) -> Option<(Known, usize)> {
    [3, 2]
        .into_iter()
        .find_map(|length| Some((recognise(&words.get(..length)?.join(" "))?, length)))
        .or_else(|| {
            let known = recognise(words.first()?)?;
            Some((known, 1))
        })
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn remove_banned(composition: &mut Composition) {
    let banned = std::mem::take(&mut composition.banned);
    let allowed = |meaning: Meaning| !banned.contains(&meaning);
    composition
        .scenes
        .retain(|named| allowed(Meaning::Scene(named.scene)));
    composition
        .things
        .retain(|named| allowed(Meaning::Thing(named.thing)));
    composition
        .weather
        .retain(|&weather| allowed(Meaning::Weather(weather)));
    composition
        .colours
        .retain(|&colour| allowed(Meaning::Colour(colour)));
    composition.moods.retain(|&mood| allowed(Meaning::Mood(mood)));
    composition.time = composition.time.filter(|&time| allowed(Meaning::Time(time)));
    composition.season = composition
        .season
        .filter(|&season| allowed(Meaning::Season(season)));
    composition.medium = composition
        .medium
        .filter(|&medium| allowed(Meaning::Medium(medium)));
    composition.banned = banned;
}

#[cfg(test)]
mod tests;
