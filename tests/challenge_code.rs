//! The code picture: what people are shown, how well they read it, and that it is there when it is asked for.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, as it should; the lints spare tests but not their helpers"
)]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use afterimage::entropy::Entropy;
use afterimage::pipeline::gate::challenge::{Code, CodeSource as _, HEIGHT, Pool, WIDTH};

/// How many codes stand ready in these tests.
const SIZE: usize = 8;

fn pool(seed: u64, size: usize) -> Pool {
    Pool::start(Entropy::seeded(seed), size).unwrap()
}

/// Gives the painting thread its turn until the pool is full; a pool that never fills fails the test.
#[expect(
    clippy::disallowed_methods,
    reason = "the pool has a thread of its own, which lives in real time"
)]
fn fill(pool: &Pool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while pool.ready() < SIZE {
        assert!(Instant::now() < patience, "the pool does not fill");
        std::thread::yield_now();
    }
}

/// The log is of one blind reading by one reader, who saw each picture once at 1.5 times its size: no panel of people.
#[test]
fn nine_codes_of_ten_were_read_at_the_first_try() {
    let log = include_str!("fixtures/code_readings.tsv");
    let (mut read, mut right) = (0, 0);
    for line in log.lines().skip(1) {
        let [shown, typed, result] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        // A letter that is no longer drawn makes the log worth nothing: then the reading is due again.
        let code = Code::from_stored(shown).expect(shown);
        assert_eq!(code.matches(typed), result == "right", "{line}");
        read += 1;
        right += u32::from(result == "right");
    }
    assert!(read >= 60, "{read} readings");
    assert!(f64::from(right) >= 0.9 * f64::from(read), "{right} of {read}");
}

#[test]
fn a_picture_is_a_small_png_that_carries_nothing_but_pixels() {
    let pool = pool(1, 0);
    for _ in 0..50 {
        let picture = pool.draw().unwrap().picture;
        assert!(picture.len() < 2_048, "{} bytes", picture.len());
        let reader = png::Decoder::new(std::io::Cursor::new(&picture))
            .read_info()
            .unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (WIDTH.into(), HEIGHT.into()));
        assert_eq!(info.color_type, png::ColorType::Grayscale);
        assert_eq!(info.bit_depth, png::BitDepth::One);
        assert_eq!(chunks(&picture), [*b"IHDR", *b"IDAT", *b"IEND"]);
    }
}

#[test]
fn black_and_white_share_the_picture_so_neither_is_the_ink() {
    let pool = pool(2, 0);
    let mut black = 0;
    for _ in 0..100 {
        let picture = pool.draw().unwrap().picture;
        let mut reader = png::Decoder::new(std::io::Cursor::new(&picture))
            .read_info()
            .unwrap();
        let mut bits = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bits).unwrap();
        black += bits.iter().map(|byte| byte.count_zeros()).sum::<u32>();
    }
    let share = f64::from(black) / (100.0 * f64::from(WIDTH) * f64::from(HEIGHT));
    assert!((0.4..0.6).contains(&share), "{share}");
}

#[test]
fn no_code_and_no_picture_comes_twice() {
    let pool = pool(3, 0);
    let drawn: Vec<_> = (0..300).map(|_| pool.draw().unwrap()).collect();
    let pictures: BTreeSet<_> = drawn.iter().map(|drawn| &drawn.picture).collect();
    let codes: BTreeSet<_> = drawn
        .iter()
        .map(|drawn| drawn.code.to_stored().as_str().to_owned())
        .collect();
    assert_eq!(pictures.len(), drawn.len());
    // Of three million codes, 300 hold a pair of twins once in 66 tries; with this seed they hold none.
    assert_eq!(codes.len(), drawn.len());
}

#[test]
fn a_pool_fills_before_it_is_asked_and_again_after() {
    let pool = pool(4, SIZE);
    fill(&pool);
    for _ in 0..SIZE {
        pool.draw().unwrap();
    }
    fill(&pool);
    assert_eq!(pool.ready(), SIZE);
}

#[test]
fn a_drained_pool_still_answers() {
    let pool = pool(5, 0);
    assert_eq!(pool.ready(), 0);
    let drawn = pool.draw().unwrap();
    assert!(drawn.code.matches(&drawn.code.to_stored()));
}

#[test]
fn many_requests_at_once_get_a_code_each() {
    let pool = pool(6, SIZE);
    let codes = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| (0..25).map(|_| pool.draw().unwrap().picture).collect::<Vec<_>>()))
            .collect();
        let pictures = threads.into_iter().flat_map(|thread| thread.join().unwrap());
        pictures.collect::<BTreeSet<_>>().len()
    });
    assert_eq!(codes, 200);
}

/// The names of a PNG's chunks (PNG, third edition, 5.3).
fn chunks(png: &[u8]) -> Vec<[u8; 4]> {
    let mut names = Vec::new();
    let mut rest = &png[8..];
    while let [a, b, c, d, name @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        names.push(name[..4].try_into().unwrap());
        rest = &name[4 + length + 4..];
    }
    names
}
