//! Any words, any size, the same bytes everywhere.

use afterimage::pipeline::provider::painter::{paint, vocabulary};

use crate::measures::{SEEN, SIDE, difference, picture, shrink, sized};

#[test]
fn the_same_words_seed_and_size_are_the_same_picture() {
    let words = "a castle on an island at sunset, storm, oil, zorb";
    assert!(picture(words, 3) == picture(words, 3));
    assert!(
        difference(&picture(words, 3), &picture(words, 4)) > SEEN,
        "the seed changes nothing"
    );
}

#[test]
fn the_size_does_not_change_the_composition() {
    for words in [
        "a red boat on a mountain lake at dawn",
        "a city at night",
        "a cat in a garden in spring",
        "zorb",
    ] {
        let (small, large) = (sized(words, 9, 256, 256), sized(words, 9, 1024, 1024));
        let shrunk = shrink(&large, 4);
        assert!(
            difference(&small, &shrunk) < 0.03,
            "{words}: {}",
            difference(&small, &shrunk)
        );
    }
}

#[test]
fn any_size_and_any_words_make_a_picture() {
    let words = [
        "",
        " ",
        "zorb quillip",
        "no",
        "without",
        "red",
        "three",
        "three red",
        "ñ 🎨🎨 \u{0}\u{7f} ｆｕｌｌ",
        "no no no",
        "space",
        "abstract cat in space with a boat",
        "pixel art pixel art",
        "a 9999999999999999999999 boats",
    ];
    let sizes = [
        (16, 16),
        (16, 2048),
        (2048, 16),
        (17, 33),
        (64, 48),
        (1, 1),
        (0, 5),
    ];
    for (i, words) in words.iter().enumerate() {
        for (width, height) in sizes {
            let canvas = sized(words, i as u64, width, height);
            assert_eq!((canvas.width(), canvas.height()), (width.max(1), height.max(1)));
            assert_eq!(
                canvas.rgb().len(),
                canvas.width() as usize * canvas.height() as usize * 3
            );
        }
    }
}

#[test]
fn every_word_paints_in_awkward_sizes() {
    for &(_, words) in vocabulary() {
        for word in words {
            for (width, height) in [(16, 16), (97, 16), (16, 97)] {
                sized(word, 11, width, height);
            }
        }
    }
}

#[test]
fn a_cancelled_picture_is_not_finished() {
    assert!(paint("a lake", "", 1, SIDE, SIDE, &|| true).is_none());
    let asked = std::cell::Cell::new(0);
    let later = || {
        asked.set(asked.get() + 1);
        asked.get() > 5
    };
    assert!(paint("a lake", "", 1, SIDE, SIDE, &later).is_none());
    assert_eq!(asked.get(), 6, "it goes on after it was cancelled");
}

#[test]
fn the_file_is_a_plain_png_of_the_same_pixels() {
    let canvas = sized("a lighthouse at dusk", 5, 96, 64);
    let file = canvas.to_png().expect("it encodes");
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .expect("it is a PNG");
    let info = reader.info();
    assert_eq!((info.width, info.height), (96, 64));
    assert_eq!(
        (info.color_type, info.bit_depth),
        (png::ColorType::Rgb, png::BitDepth::Eight)
    );
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut bytes).expect("its pixels");
    assert!(bytes == canvas.rgb());
    assert_eq!(chunks(&file), ["IHDR", "IDAT", "IEND"]);
}

/// The kinds of a PNG's chunks, each once.
fn chunks(file: &[u8]) -> Vec<String> {
    let (mut at, mut kinds) = (8, Vec::new());
    while at + 8 <= file.len() {
        let length = u32::from_be_bytes(file[at..at + 4].try_into().expect("four bytes")) as usize;
        kinds.push(String::from_utf8_lossy(&file[at + 4..at + 8]).into_owned());
        at += 12 + length;
    }
    kinds.dedup();
    kinds
}

/// The same bytes on every machine. A change to the painter changes these on purpose: the failure prints the new ones.
#[test]
fn the_golden_pictures_have_not_moved() {
    let golden = [
        (
            "a red boat on a mountain lake at dawn in autumn",
            "1794c456a8f97d99c7bc93bdbdc5df8f0ce45e76e29c3671feb53980ebf9d1e5",
        ),
        (
            "a city at night in the rain, oil",
            "e66d0185f849af6130d5b300746fd08f355b41e84ac294491e5559e069cb8b18",
        ),
        (
            "three birds over a foggy forest, watercolour, zorb",
            "286b2121cf17a5b87e76aebd3f4fc95aec86b2812fbb8ff01a15da79b67ead5d",
        ),
    ];
    let now = golden.map(|(words, _)| {
        blake3::hash(sized(words, 42, 160, 120).rgb())
            .to_hex()
            .to_string()
    });
    assert_eq!(now, golden.map(|(_, hash)| hash));
}
