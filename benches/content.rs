//! What the operator's rules cost a prompt: 1,000 words, and patterns, on the longest prompt there can be.
//!
//! `cargo bench --bench content`. The peer is what one would write first: every word looked for on its own in the
//! lower-case text, which sees through nothing.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
#![expect(clippy::unwrap_used, reason = "what is made up here is known to be good")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use afterimage::entropy::Entropy;
use afterimage::pipeline::MAX_CHARACTERS;
use afterimage::pipeline::gate::content::{Pattern, Rules, Word};

const WORDS: usize = 1_000;
const ROUNDS: usize = 500;

fn main() {
    let random = Entropy::seeded(7);
    let words: Vec<String> = (0..WORDS).map(|_| word(&random, 6)).collect();
    let parsed: Vec<Word> = words.iter().map(|word| Word::parse(word).unwrap()).collect();
    let patterns = [
        r"\b(1[0-7]|[0-9])[ -]years?[ -]old\b",
        r"\bcolou?rless\s+green\b",
        r"x{2,9}y+z",
    ];
    let patterns: Vec<Pattern> = patterns
        .iter()
        .map(|text| Pattern::parse(text).unwrap())
        .collect();
    let built = Instant::now();
    let with_words = Rules::new(&parsed, &[]).unwrap();
    println!("{WORDS} words, made ready: {:.1} ms\n", millis(built.elapsed()));
    let both = Rules::new(&parsed, &patterns).unwrap();

    println!(
        "{:58} {:>9} {:>9}",
        "the prompt, 10,000 characters but where it says less", "p50 µs", "p99 µs"
    );
    for (name, prompt) in prompts(&random) {
        let length = prompt.chars().count();
        assert!(length <= MAX_CHARACTERS && !both.forbid(&prompt), "{name}");
        row(&format!("{name}: words"), || with_words.forbid(&prompt));
        row(&format!("{name}: words and {} patterns", patterns.len()), || {
            both.forbid(&prompt)
        });
        row(&format!("{name}: the peer, word by word"), || {
            let text = prompt.to_lowercase();
            words.iter().any(|word| text.contains(word))
        });
    }
}

/// What people write, what is written to hide, and what takes the most work.
fn prompts(random: &Entropy) -> [(&'static str, String); 6] {
    let text = |word: &dyn Fn() -> String| {
        let mut text = String::new();
        while text.chars().count() < MAX_CHARACTERS {
            text.push_str(&word());
            text.push(' ');
        }
        text.chars().take(MAX_CHARACTERS).collect::<String>()
    };
    [
        (
            "200 letters",
            text(&|| word(random, 7)).split_at(200).0.to_owned(),
        ),
        ("letters", text(&|| word(random, 7))),
        (
            "digits for letters",
            text(&|| word(random, 6).replace('a', "1").replace('e', "3")),
        ),
        ("letters set apart", text(&|| word(random, 1))),
        (
            "full width and accents",
            text(&|| {
                word(random, 5)
                    .chars()
                    .flat_map(|c| [wide(c), '\u{301}'])
                    .collect()
            }),
        ),
        (
            "one character that stands for six",
            "\u{3333}".repeat(MAX_CHARACTERS),
        ),
    ]
}

fn wide(letter: char) -> char {
    char::from_u32(u32::from(letter) - u32::from('a') + 0xff41).unwrap()
}

fn word(random: &Entropy, length: usize) -> String {
    let bytes: [u8; 8] = random.bytes().unwrap();
    let letters = bytes.iter().take(length).map(|byte| char::from(b'a' + byte % 26));
    letters.collect()
}

fn row(name: &str, mut decide: impl FnMut() -> bool) {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            black_box(decide());
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |part: usize| millis(times.get(times.len() * part / 100).copied().unwrap_or_default()) * 1_000.0;
    println!("{name:58} {:>9.1} {:>9.1}", at(50), at(99));
}

fn millis(span: Duration) -> f64 {
    span.as_secs_f64() * 1_000.0
}
