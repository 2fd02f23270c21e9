//! Every word of the vocabulary is to be seen.

use afterimage::pipeline::provider::painter::{Aspect, Canvas, vocabulary};

use crate::measures::{SEEN, change, difference, picture};

/// A picture with a word, and the same without it.
fn with_and_without(aspect: Aspect, word: &str) -> (String, String) {
    match aspect {
        // One boat is a boat, and three are boats: the number is compared with the other of the two.
        Aspect::Quantity if word == "one" => {
            (format!("{word} boat by a meadow"), "boats by a meadow".to_owned())
        }
        Aspect::Quantity => (format!("{word} boats by a meadow"), "boat by a meadow".to_owned()),
        _ if word == "meadow" => ("a hill, meadow".to_owned(), "a hill".to_owned()),
        _ => (format!("a meadow, {word}"), "a meadow".to_owned()),
    }
}

#[test]
fn every_word_of_the_vocabulary_is_to_be_seen() {
    let nonsense = ["zorb", "quillip", "frandle", "mivvet", "oskaru", "blenzig"];
    let noise = nonsense
        .iter()
        .map(|word| change("a meadow", &format!("a meadow, {word}")))
        .fold(0.0, f32::max);
    assert!(noise < SEEN / 2.0, "words that mean nothing change {noise}");
    let mut unseen = Vec::new();
    for &(aspect, words) in vocabulary() {
        for word in words {
            let (with, without) = with_and_without(aspect, word);
            let change = change(&without, &with);
            if change < SEEN {
                unseen.push(format!("{word} {change:.4}"));
            }
        }
    }
    assert!(unseen.is_empty(), "hardly to be seen: {unseen:?}");
}

#[test]
fn no_two_words_of_an_aspect_paint_the_same_picture() {
    for &(aspect, words) in vocabulary() {
        let alone = |word: &str| {
            if aspect == Aspect::Scene {
                word.to_owned()
            } else {
                with_and_without(aspect, word).0
            }
        };
        let pictures: Vec<Canvas> = words.iter().map(|word| picture(&alone(word), 7)).collect();
        for (i, a) in pictures.iter().enumerate() {
            for (j, b) in pictures.iter().enumerate().skip(i + 1) {
                let alike = matches!((words[i], words[j]), ("two", "few"));
                assert!(
                    alike || difference(a, b) > 0.003,
                    "{} and {}: {}",
                    words[i],
                    words[j],
                    difference(a, b)
                );
            }
        }
    }
}

#[test]
fn the_vocabulary_is_large_and_says_nothing_twice() {
    let words: Vec<&str> = vocabulary()
        .iter()
        .flat_map(|(_, words)| words.iter().copied())
        .collect();
    let mut once = words.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), words.len());
    assert!(words.len() >= 120, "{} words", words.len());
}

#[test]
fn an_inflected_word_paints_the_picture_of_its_base() {
    let same = [
        ("a rain meadow", "a rainy meadow"),
        ("fog, mountain", "foggy mountains"),
        ("snow on a hill", "snowing on a hill"),
        ("wind, lake", "a windy lake"),
        ("gold desert", "a golden desert"),
        ("a watercolour of a forest", "a watercolor of a forest"),
        ("a grey sea", "a gray sea"),
        ("three boats on a lake", "boats on a lake"),
        ("a calm sea", "calmly, a sea"),
        ("two cats", "a pair of cats"),
        ("autumn wood", "the woods in the fall"),
        ("wald, nebel, morgen", "forest, fog, morning"),
        ("un château en hiver", "a castle in winter"),
        ("montaña y nieve", "mountain and snow"),
    ];
    for (base, inflected) in same {
        assert!(picture(base, 5) == picture(inflected, 5), "{base} / {inflected}");
    }
}
