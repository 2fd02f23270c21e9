use proptest::prelude::*;
use serde_json::json;

use super::super::{bench, exact};
use super::filled::plain;
use super::*;
use crate::form::Field;
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Format;

fn every() -> Inputs {
    Inputs::of(Part::NAMES)
}

fn sent(inputs: &Inputs, order: &Order, market: Market) -> serde_json::Value {
    serde_json::from_slice(&exact::json(&Filled::new(inputs, order, market))).unwrap()
}

fn full_order() -> Order {
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
        (Field::Count, "2"),
        (Field::Format, "webp"),
        (Field::Strength, "0.4"),
    ];
    let mut order = bench::order(&bench::model(), &fields);
    order.picture = Some(bench::upload(Format::Png, b"abc"));
    order.mask = Some(bench::upload(Format::Jpeg, b"def"));
    order
}

#[test]
fn an_order_is_said_in_the_names_of_the_model() {
    let order = full_order();
    let expected = json!({
        "prompt": "a lake \"at\" night", "negative_prompt": "fog", "size": "1024x1024", "width": 1024, "height": 1024,
        "ratio": "1:1", "count": 2, "seed": 7, "steps": 20, "guidance": 7.5, "format": "webp",
        "image": "data:image/png;base64,YWJj", "mask": "data:image/jpeg;base64,ZGVm", "strength": 0.4,
    });
    assert_eq!(sent(&every(), &order, Market::Replicate), expected);
    let fal = sent(&every(), &order, Market::Fal);
    assert_eq!(fal["size"], json!({ "width": 1024, "height": 1024 }));
}

#[test]
fn what_has_no_name_or_was_not_said_is_not_sent() {
    let order = bench::order(&bench::model(), &[]);
    let plain = json!({
        "prompt": "a lake \"at\" night", "size": "1024x1024", "width": 1024, "height": 1024, "ratio": "1:1", "count": 1,
    });
    assert_eq!(sent(&every(), &order, Market::Replicate), plain);
    let names = [
        (Part::Prompt, "text"),
        (Part::Image, "images[]"),
        (Part::Ratio, ""),
    ];
    let mut inputs = Inputs::of(&[(Part::Ratio, "aspect_ratio")]).with(&names);
    for (name, value) in [
        ("go_fast", "false"),
        ("level", "2"),
        ("scale", "0.5"),
        ("mode", "best"),
    ] {
        inputs.always(name, Constant::parse(value));
    }
    let expected = json!({
        "text": "a lake \"at\" night", "images": ["data:image/png;base64,YWJj"],
        "go_fast": false, "level": 2, "scale": 0.5, "mode": "best",
    });
    assert_eq!(sent(&inputs, &full_order(), Market::Fal), expected);
    assert!(inputs.takes(Part::Image) && !inputs.takes(Part::Ratio));
}

#[test]
fn a_format_has_the_name_that_the_market_gives_it() {
    let mut order = full_order();
    order.format = Some("jpeg".to_owned());
    let format = |market| sent(&every(), &order, market)["format"].clone();
    assert_eq!(
        (format(Market::Replicate), format(Market::Fal)),
        (json!("jpg"), json!("jpeg"))
    );
}

#[test]
fn words_stay_words() {
    for (text, expected) in [
        ("<lora:x:1> cat --ar 16:9", "< lora:x:1> cat -- ar 16:9"),
        ("well-known -- or not --- a < b", "well-known -- or not --- a < b"),
        ("---x <<a", "--- x < < a"),
    ] {
        assert_eq!(plain(text).as_str(), expected);
    }
}

proptest! {
    /// Nothing that a visitor writes is a tag or a flag, and none of it is lost.
    #[test]
    fn no_words_are_a_command(text in "([a<>: -]|<lora:|--[a-z]+|.){0,20}") {
        let words = plain(&text);
        let letters: Vec<char> = words.chars().collect();
        for three in letters.windows(3) {
            prop_assert!(!(three.starts_with(&['-', '-']) && three.ends_with(&['a'])));
        }
        prop_assert!(letters.windows(2).all(|two| !two.starts_with(&['<']) || two.iter().skip(1).all(|c| c.is_whitespace())));
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&words), bare(&text));
        prop_assert!(words.capacity() <= 2 * text.len());
    }
}
