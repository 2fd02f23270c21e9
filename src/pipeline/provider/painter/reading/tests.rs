//! What the reader makes of words.

use super::super::composition::{Medium, Mood, Scene, Season, Time, Weather};
use super::*;

#[test]
fn a_colour_before_a_noun_colours_the_noun() {
    let read = read("a red boat on a green sea, blue", "");
    assert!(
        read.thing(Thing::Boat)
            .is_some_and(|boat| boat.colour == Some(0xc82a22))
    );
    assert!(read.scene_colour(Scene::Sea) == Some(0x3c903e));
    assert!(read.colours == [0x2a62c4]);
    let both = super::read("a red and white wooden boat, gold", "");
    assert!(
        both.thing(Thing::Boat)
            .is_some_and(|boat| boat.colour == Some(0xc82a22))
    );
    assert!(both.colours == [0xd8a02c] && both.scenes.is_empty());
    assert!(
        super::read("blue, a lake", "")
            .scene_colour(Scene::Lake)
            .is_none()
    );
}

#[test]
fn numbers_and_plurals_count() {
    let count = |words: &str| read(words, "").things.first().map(|named| named.count);
    assert_eq!(count("a boat"), Some(1));
    assert_eq!(count("boats"), Some(3));
    assert_eq!(count("three boats"), Some(3));
    assert_eq!(count("many small birds"), Some(9));
    assert_eq!(count("two red boats"), Some(2));
    assert_eq!(count("a cherry tree"), Some(1));
    assert!(read("palm trees", "") == read("three palms", ""));
    assert!(read("boats", "") == read("three boats", ""));
}

#[test]
fn what_is_unwanted_is_not_there() {
    let none = read("a lake without clouds, no boats", "people, night");
    assert!(none.things.is_empty() && none.weather.is_empty());
    assert!(none.bans(Meaning::Weather(Weather::Cloud)) && none.bans(Meaning::Time(Time::Night)));
    assert!(read("a cat and a dog", "dogs") != read("a cat and a dog", ""));
}

#[test]
fn phrases_are_read_before_their_words() {
    let read = read("pixel art of a castle in the golden hour, stained glass", "");
    assert!(read.medium == Some(Medium::PixelArt) && read.time == Some(Time::GoldenHour));
    assert!(read.colours.is_empty());
    assert!(super::read("black and white photo", "").moods == [Mood::Monochrome]);
}

#[test]
fn other_languages_are_read() {
    let same = [
        (
            "Berg am Meer im Winter bei Nacht",
            "mountain by the sea in winter at night",
        ),
        ("forêt en automne, brouillard", "forest in autumn, fog"),
        ("montaña y lago en primavera", "mountain and lake in spring"),
    ];
    for (foreign, english) in same {
        let (a, b) = (read(foreign, ""), read(english, ""));
        let wanted =
            a.scenes == b.scenes && a.time == b.time && a.season == b.season && a.weather == b.weather;
        assert!(wanted && !a.scenes.is_empty(), "{foreign}");
    }
    assert!(read("Frühling", "").season == Some(Season::Spring));
}

#[test]
fn unknown_words_leave_a_trace_and_silent_ones_do_not() {
    assert_ne!(read("zorb", "").stray, 0);
    assert_ne!(read("zorb", "").stray, read("blick", "").stray);
    assert_eq!(read("a picture of the", "").stray, 0);
}
