//! Words mean what they say.

use afterimage::pipeline::provider::painter::paint;

use crate::measures::{SEEN, SIDE, brightness, colourfulness, difference, picture, share};

#[test]
fn words_mean_what_they_say() {
    let darker = [
        ("a meadow at night", "a meadow at noon"),
        ("a meadow at midnight", "a meadow at night"),
        ("a dark forest", "a forest"),
        ("a storm over the sea", "the sea"),
        ("a lake", "a bright lake"),
    ];
    for (dark, light) in darker {
        assert!(brightness(dark) + 0.02 < brightness(light), "{dark} / {light}");
    }
    assert!(
        brightness("a meadow in winter") > brightness("a meadow in summer"),
        "winter is white"
    );
    for (part, words) in [
        (0, ["red", "crimson"]),
        (1, ["green", "olive"]),
        (2, ["blue", "indigo"]),
    ] {
        for word in words {
            let coloured = share(&format!("{word}, a lake"), part);
            assert!(coloured > share("a lake", part) + 0.02, "{word}: {coloured}");
        }
    }
    assert!(
        share("a lake at sunset", 0) > share("a lake at noon", 0) + 0.03,
        "a sunset is red"
    );
    assert!(share("a warm lake", 0) > share("a cold lake", 0) + 0.02);
    assert!(share("a meadow in spring", 1) > share("a meadow in autumn", 1));
    assert!(colourfulness("a vivid garden") > colourfulness("a garden"));
    assert!(colourfulness("a pale garden") < colourfulness("a garden"));
    assert!(colourfulness("a monochrome garden") < 3.0);
    assert!(colourfulness("a black and white garden") < 3.0);
}

#[test]
fn a_colour_before_a_noun_colours_only_the_noun() {
    let reds = |words: &str| {
        let canvas = picture(words, 7);
        let red = |pixel: &&[u8]| pixel[0] > 120 && u16::from(pixel[0]) > u16::from(pixel[1]) * 2;
        canvas.rgb().chunks_exact(3).filter(red).count()
    };
    let (red, blue) = (reds("a red boat on a lake"), reds("a blue boat on a lake"));
    assert!(red > blue + 20, "{red} red pixels, {blue} with the blue boat");
    assert!(
        reds("red, a boat on a lake") > red * 4,
        "a colour of its own colours everything"
    );
}

#[test]
fn fog_takes_detail_and_rain_leaves_streaks() {
    let detail = |words: &str| {
        let canvas = picture(words, 7);
        let pairs = canvas.rgb().iter().zip(canvas.rgb().iter().skip(3));
        pairs.map(|(a, b)| f32::from(a.abs_diff(*b))).sum::<f32>() / canvas.rgb().len() as f32
    };
    assert!(detail("mountains in fog") < detail("mountains") * 0.85);
    assert!(detail("the sea in the rain") > detail("the sea, overcast") * 1.15);
}

#[test]
fn what_is_named_as_unwanted_is_not_there() {
    let sky = |words: &str, negative: &str| {
        paint(words, negative, 7, SIDE, SIDE, &|| false).expect("nobody cancelled")
    };
    assert!(sky("a lake and a cat", "cats") == sky("a lake", "cats"));
    assert!(sky("a lake without clouds", "") == sky("a lake", "clouds"));
    assert!(difference(&sky("a lake", "clouds"), &sky("a lake", "")) > SEEN);
    assert!(
        difference(
            &sky("a meadow at noon", "flowers, trees"),
            &sky("a meadow at noon", "")
        ) > 0.001
    );
    assert!(sky("a castle at night", "castle, night") == sky("", "castle, night"));
    assert!(sky("a blue lake", "blue") != sky("a blue lake", ""));
}

#[test]
fn a_long_prompt_is_read_to_its_end() {
    let long = format!("{} a mountain at night", "zorb ".repeat(1_990));
    assert!(difference(&picture(&long, 3), &picture("a mountain at night", 3)) < SEEN);
}

#[test]
fn a_prompt_of_no_known_word_is_a_picture_of_its_own() {
    let (a, b) = (picture("zorb", 3), picture("quillip frandle", 3));
    assert!(difference(&a, &b) > SEEN, "{}", difference(&a, &b));
}
