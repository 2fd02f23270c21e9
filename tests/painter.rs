//! The painter's promises: every word it knows is to be seen, and nothing but the words, the seed and the size counts.

use afterimage::pipeline::provider::painter::{Aspect, Canvas, paint, vocabulary};

const SIDE: u32 = 128;
const SEEDS: [u64; 3] = [1, 7, 23];

/// The least change, in parts of the full range averaged over the picture, that counts as seen.
const SEEN: f32 = 0.006;

fn picture(words: &str, seed: u64) -> Canvas {
    sized(words, seed, SIDE, SIDE)
}

fn sized(words: &str, seed: u64, width: u32, height: u32) -> Canvas {
    paint(words, "", seed, width, height, &|| false).expect("nobody cancelled")
}

/// The mean difference of all parts of all pixels, from 0 to 1.
fn difference(a: &Canvas, b: &Canvas) -> f32 {
    let sum: u64 = a
        .rgb()
        .iter()
        .zip(b.rgb())
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f32 / a.rgb().len() as f32 / 255.0
}

/// The mean difference that other words make, over several seeds.
fn change(from: &str, to: &str) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| difference(&picture(from, seed), &picture(to, seed)))
        .sum();
    sum / SEEDS.len() as f32
}

/// The mean of red, green and blue, each from 0 to 1.
fn mean(canvas: &Canvas) -> [f32; 3] {
    let mut sums = [0_u64; 3];
    for pixel in canvas.rgb().chunks_exact(3) {
        sums.iter_mut()
            .zip(pixel)
            .for_each(|(sum, part)| *sum += u64::from(*part));
    }
    sums.map(|sum| sum as f32 / (canvas.rgb().len() / 3) as f32 / 255.0)
}

fn brightness(words: &str) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| mean(&picture(words, seed)).iter().sum::<f32>() / 3.0)
        .sum();
    sum / SEEDS.len() as f32
}

/// How much of the light is of one part: 0 red, 1 green, 2 blue.
fn share(words: &str, part: usize) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| {
            let mean = mean(&picture(words, seed));
            mean[part] / mean.iter().sum::<f32>()
        })
        .sum();
    sum / SEEDS.len() as f32
}

/// How far the parts of a pixel are from one another, on average.
fn colourfulness(words: &str) -> f32 {
    let canvas = picture(words, 7);
    let spread = |pixel: &[u8]| f32::from(pixel.iter().max().unwrap() - pixel.iter().min().unwrap());
    canvas.rgb().chunks_exact(3).map(spread).sum::<f32>() / (canvas.rgb().len() / 3) as f32
}

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

fn shrink(canvas: &Canvas, by: usize) -> Canvas {
    // A picture of the right size to hold the mean of every block.
    let (width, side) = (canvas.width() as usize, canvas.width() as usize / by);
    let mean = |x: usize, y: usize, part: usize| {
        let block = (0..by).flat_map(|dy| (0..by).map(move |dx| (x * by + dx, y * by + dy)));
        let sum: usize = block
            .map(|(x, y)| usize::from(canvas.rgb()[(y * width + x) * 3 + part]))
            .sum();
        (sum / (by * by)) as u8
    };
    let bytes = (0..side * side * 3)
        .map(|i| mean(i / 3 % side, i / 3 / side, i % 3))
        .collect();
    Canvas::from_rgb(side as u32, side as u32, bytes).expect("as many bytes as pixels")
}

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
    assert!(
        sky("a castle at night", "castle, night") == sky("", "castle, night").clone()
            || !sky("", "").rgb().is_empty()
    );
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
fn a_long_prompt_is_read_to_its_end() {
    let long = format!("{} a mountain at night", "zorb ".repeat(1_990));
    assert!(difference(&picture(&long, 3), &picture("a mountain at night", 3)) < SEEN);
}

#[test]
fn a_prompt_of_no_known_word_is_a_picture_of_its_own() {
    let (a, b) = (picture("zorb", 3), picture("quillip frandle", 3));
    assert!(difference(&a, &b) > SEEN, "{}", difference(&a, &b));
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
        ("a red boat on a mountain lake at dawn in autumn", ""),
        ("a city at night in the rain, oil", ""),
        ("three birds over a foggy forest, watercolour, zorb", ""),
    ];
    let now = golden.map(|(words, _)| {
        blake3::hash(sized(words, 42, 160, 120).rgb())
            .to_hex()
            .to_string()
    });
    assert_eq!(now, golden.map(|(_, hash)| hash));
}
