//! What holds for every picture of every format.

use afterimage::pipeline::scrub::{Limits, ScrubFault, Source};
use proptest::prelude::*;

use crate::filter::{CANARY, cleaned, holds, is_marked, scrub, scrub_in};
use crate::fixture;

#[test]
fn every_picture_keeps_its_pixels_and_ends_up_marked_and_wordless() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        let out = cleaned(&picture);
        assert_eq!(fixture::pixels(&out), fixture::pixels(&picture), "{name}");
        assert!(is_marked(&out), "{name}");
        assert!(!holds(&out, b"canary"), "{name}");
    }
}

#[test]
fn a_picture_cut_anywhere_is_never_taken_for_whole() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        for end in (0..picture.len()).step_by(7) {
            let expected = if end == 0 {
                ScrubFault::NotAPicture
            } else {
                ScrubFault::Truncated
            };
            assert_eq!(scrub(&picture[..end]).result, Err(expected), "{name} at {end}");
        }
    }
}

#[test]
fn what_follows_the_end_is_cut() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        assert_eq!(cleaned(&[&picture, CANARY].concat()), cleaned(&picture), "{name}");
    }
}

#[test]
fn one_byte_at_a_time_is_the_same_picture() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        let borders: Vec<usize> = (0..picture.len()).collect();
        assert_eq!(
            scrub_in(&picture, &borders, Limits::default(), Source::TrainedModel),
            scrub(&picture),
            "{name}"
        );
    }
}

#[test]
fn the_header_is_known_and_right() {
    use afterimage::pipeline::scrub::{Format, Scrubber};
    for name in fixture::GOOD {
        let mut scrubber = Scrubber::new(Limits::default(), Source::TrainedModel);
        let mut out = Vec::new();
        scrubber.push(fixture::read(name).into(), &mut out).unwrap();
        let header = scrubber.header().unwrap();
        assert_eq!((header.width, header.height), (48, 32), "{name}");
        assert!(name.ends_with(header.format.extension()), "{name}");
        assert!(matches!(header.format, Format::Png | Format::Jpeg | Format::WebP));
        assert!(scrubber.is_done());
        assert_eq!(scrubber.held(), 0, "{name} leaves nothing behind");
    }
}

#[test]
fn limits_hold_for_every_format() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        let under = |limits| scrub_in(&picture, &[], limits, Source::TrainedModel).result;
        let all = Limits {
            max_bytes: picture.len() as u64,
            max_pixels: 48 * 32,
            max_side: 48,
        };
        assert_eq!(under(all), Ok(()), "{name}");
        assert_eq!(
            under(Limits {
                max_pixels: 48 * 32 - 1,
                ..all
            }),
            Err(ScrubFault::TooManyPixels),
            "{name}"
        );
        assert_eq!(
            under(Limits { max_side: 47, ..all }),
            Err(ScrubFault::TooManyPixels),
            "{name}"
        );
        assert_eq!(
            under(Limits {
                max_bytes: all.max_bytes - 1,
                ..all
            }),
            Err(ScrubFault::TooLarge),
            "{name}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn borders_change_nothing_even_in_damaged_pictures(
        name in prop::sample::select(fixture::GOOD),
        borders in prop::collection::vec(any::<usize>(), 0..24),
        damage in prop::collection::vec((any::<usize>(), any::<u8>()), 0..4),
    ) {
        let mut picture = fixture::read(name);
        for (place, byte) in damage {
            let place = place % picture.len();
            picture[place] = byte;
        }
        let whole = scrub(&picture);
        let pieces = scrub_in(&picture, &borders, Limits::default(), Source::TrainedModel);
        prop_assert_eq!(&whole, &pieces);
        if whole.result.is_ok() {
            let twice = scrub(&whole.bytes);
            prop_assert_eq!(twice.result, Ok(()));
            prop_assert!(twice.bytes == whole.bytes);
            prop_assert!(is_marked(&whole.bytes));
        }
    }

    #[test]
    fn parts_of_pictures_in_any_order_do_no_harm(
        parts in prop::collection::vec((prop::sample::select(fixture::GOOD), any::<usize>(), any::<usize>()), 1..5),
    ) {
        let mut monster = Vec::new();
        for (number, (name, from, to)) in parts.into_iter().enumerate() {
            let picture = fixture::read(name);
            let from = if number == 0 { 0 } else { from % picture.len() };
            let to = from + to % (picture.len() - from + 1);
            monster.extend_from_slice(&picture[from..to]);
        }
        let whole = scrub(&monster);
        if whole.result.is_ok() {
            prop_assert!(is_marked(&whole.bytes));
            prop_assert_eq!(scrub(&whole.bytes), whole);
        }
    }
}
