//! PNG in, PNG out.

use afterimage::pipeline::scrub::{Format, Limits, ScrubFault, Scrubber, Source};
use bytes::Bytes;
use png::{BitDepth, ColorType};
use proptest::prelude::*;

use crate::filter::{CANARY, TRAINED, cleaned, holds, scrub, scrub_in};
use crate::fixture::{before, chunk, picture, pixels, small};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn kinds(file: &[u8]) -> Vec<String> {
    let mut rest = &file[8..];
    let mut kinds = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        kinds.push(String::from_utf8(rest[4..8].to_vec()).unwrap());
        rest = &rest[length + 12..];
    }
    kinds
}

#[test]
fn every_kind_of_png_keeps_its_pixels_and_gets_the_mark() {
    use {BitDepth as D, ColorType as C};
    for (colour, depth) in [
        (C::Grayscale, D::One),
        (C::Grayscale, D::Sixteen),
        (C::Rgb, D::Eight),
        (C::Rgb, D::Sixteen),
        (C::Indexed, D::Four),
        (C::GrayscaleAlpha, D::Eight),
        (C::Rgba, D::Eight),
    ] {
        let picture = picture(33, 21, colour, depth);
        let out = cleaned(&picture);
        assert_eq!(pixels(&out), pixels(&picture), "{colour:?} {depth:?}");
        assert_eq!(kinds(&out)[..2], ["IHDR", "iTXt"]);
        assert!(holds(&out, TRAINED));
    }
}

#[test]
fn the_painters_pictures_say_that_no_model_was_trained() {
    let out = scrub_in(&small(), &[], Limits::default(), Source::Algorithm);
    assert_eq!(out.result, Ok(()));
    assert!(holds(&out.bytes, b"/algorithmicMedia<") && !holds(&out.bytes, b"trained"));
}

#[test]
fn a_mark_is_the_same_text_for_every_reader() {
    let out = cleaned(&small());
    let reader = png::Decoder::new(std::io::Cursor::new(&out)).read_info().unwrap();
    let [text] = &reader.info().utf8_text[..] else {
        panic!("one text, the mark")
    };
    assert_eq!(text.keyword, "XML:com.adobe.xmp");
    assert!(holds(text.get_text().unwrap().as_bytes(), TRAINED));
}

#[test]
fn pixels_go_out_as_slices_of_what_came_in() {
    let picture = picture(200, 200, ColorType::Rgb, BitDepth::Eight);
    let input = Bytes::from(picture);
    let mut scrubber = Scrubber::new(Limits::default(), Source::TrainedModel);
    let mut out = Vec::new();
    scrubber.push(input.clone(), &mut out).unwrap();
    let inside = input.as_ptr_range();
    let uncopied: usize = out
        .iter()
        .filter(|piece| inside.contains(&piece.as_ptr()))
        .map(Bytes::len)
        .sum();
    assert!(uncopied > input.len() - 100, "{uncopied} of {}", input.len());
    assert!(out.len() <= 6, "{} pieces", out.len());
    assert_eq!(
        scrubber.header().map(|h| (h.format, h.width, h.height)),
        Some((Format::Png, 200, 200))
    );
    assert_eq!(scrubber.held(), 0);
}

#[test]
fn no_text_passes_wherever_it_stands() {
    let exif = [b"MM\0*\0\0\0\x08\0\0", CANARY].concat();
    let profile = [CANARY, b"\0\0", CANARY].concat();
    let frame = [&[0; 4], CANARY].concat();
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0", CANARY].concat();
    let text = [b"parameters\0", CANARY].concat();
    let cases: &[(&[u8; 4], &[u8])] = &[
        (b"tEXt", &text),
        (b"zTXt", &profile),
        (b"iTXt", &itxt),
        (b"eXIf", &exif),
        (b"iCCP", &profile),
        (b"tIME", CANARY),
        (b"sPLT", &profile),
        (b"pCAL", &profile),
        (b"sCAL", CANARY),
        (b"hIST", CANARY),
        (b"acTL", CANARY),
        (b"fcTL", CANARY),
        (b"fdAT", &frame),
        (b"prVt", CANARY),
        (b"caBX", CANARY),
        (b"pHYs", b"a canary "),
        (b"gAMA", b"a ca"),
    ];
    for (kind, data) in cases {
        for place in [b"IDAT", b"IEND"] {
            let picture = before(place, &small(), &chunk(kind, data));
            let out = cleaned(&picture);
            assert!(
                !holds(&out, b"a ca"),
                "{} before {}",
                kind.escape_ascii(),
                place.escape_ascii()
            );
            assert_eq!(pixels(&out), pixels(&small()));
        }
    }
}

#[test]
fn what_follows_the_end_is_cut() {
    let out = cleaned(&[&small()[..], CANARY, &vec![b'x'; 40_000_000]].concat());
    assert_eq!(out, cleaned(&small()));
}

#[test]
fn numbers_that_a_viewer_needs_stay() {
    let kept: Vec<u8> = [
        chunk(b"gAMA", &45_455u32.to_be_bytes()),
        chunk(b"sRGB", &[0]),
        chunk(b"cICP", &[12, 13, 0, 1]),
        chunk(b"sBIT", &[8, 8, 8]),
        chunk(b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1]),
        chunk(b"bKGD", &[0, 1, 0, 2, 0, 3]),
        chunk(b"tRNS", &[0, 1, 0, 2, 0, 3]),
    ]
    .concat();
    assert!(holds(&cleaned(&before(b"IDAT", &small(), &kept)), &kept));
}

#[test]
fn only_one_of_each_stays() {
    let phys = chunk(b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1]);
    let once = cleaned(&before(b"IDAT", &small(), &phys));
    assert_eq!(cleaned(&before(b"IDAT", &small(), &phys.repeat(3))), once);
}

#[test]
fn an_animation_becomes_its_first_picture() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 4, 4);
    encoder.set_color(ColorType::Rgb);
    encoder.set_animated(3, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for shade in [10, 20, 30] {
        writer.write_image_data(&[shade; 48]).unwrap();
    }
    writer.finish().unwrap();
    let out = cleaned(&file);
    assert_eq!(kinds(&out), ["IHDR", "iTXt", "IDAT", "IEND"]);
    assert_eq!(pixels(&out), [10; 48]);
}

#[test]
fn a_break_of_the_rules_is_a_fault() {
    use ScrubFault::{Broken, TooLarge, TooManyPixels, Truncated, Unsupported};
    let small = small();
    let mut flipped = small.clone();
    let middle = flipped.len() - 20;
    flipped[middle] ^= 1;
    let header = |w: u32, h: u32| {
        let ihdr = [&w.to_be_bytes()[..], &h.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [SIGNATURE, &chunk(b"IHDR", &ihdr), &small[33..]].concat()
    };
    let empty_palette = picture(4, 4, ColorType::Indexed, BitDepth::Four);
    let palette_at = empty_palette.windows(4).position(|four| four == b"PLTE").unwrap() - 4;
    let palette_end = empty_palette.windows(4).position(|four| four == b"IDAT").unwrap() - 4;
    let cases: Vec<(&str, Vec<u8>, ScrubFault)> = vec![
        ("a flipped bit", flipped, Broken),
        ("a cut", small[..small.len() - 1].to_vec(), Truncated),
        ("no end", small[..small.len() - 12].to_vec(), Truncated),
        ("no pixels", [&small[..33], &chunk(b"IEND", b"")].concat(), Broken),
        ("two headers", before(b"IDAT", &small, &small[8..33]), Broken),
        (
            "text first",
            before(b"IHDR", &small, &chunk(b"tEXt", CANARY)),
            Broken,
        ),
        (
            "pixels apart",
            before(
                b"IEND",
                &small,
                &[chunk(b"tEXt", b"a\0b"), chunk(b"IDAT", b"")].concat(),
            ),
            Broken,
        ),
        (
            "a strange critical chunk",
            before(b"IDAT", &small, &chunk(b"CaBX", CANARY)),
            Unsupported,
        ),
        (
            "a palette for grey",
            before(
                b"IDAT",
                &picture(2, 2, ColorType::Grayscale, BitDepth::Eight),
                &chunk(b"PLTE", b"abc"),
            ),
            Broken,
        ),
        (
            "a missing palette",
            [&empty_palette[..palette_at], &empty_palette[palette_end..]].concat(),
            Broken,
        ),
        (
            "a length of 2^32-1",
            before(b"IDAT", &small, b"\xff\xff\xff\xffIDAT"),
            Broken,
        ),
        (
            "a length of 2^31-1",
            before(b"IDAT", &small, b"\x7f\xff\xff\xfftEXt"),
            TooLarge,
        ),
        (
            "a type of no letters",
            before(b"IDAT", &small, b"\0\0\0\x01ID4T"),
            Broken,
        ),
        ("no width", header(0, 7), Broken),
        ("a pixel bomb", header(65_535, 65_535), TooManyPixels),
        ("a long thread", header(100_000, 1), TooManyPixels),
    ];
    for (name, picture, fault) in cases {
        assert_eq!(scrub(&picture).result, Err(fault), "{name}");
    }
}

#[test]
fn a_picture_over_the_byte_limit_ends_as_an_error() {
    let picture = small();
    let limits = |max_bytes| Limits {
        max_bytes,
        ..Limits::default()
    };
    let size = picture.len() as u64;
    assert_eq!(
        scrub_in(&picture, &[], limits(size), Source::TrainedModel).result,
        Ok(())
    );
    assert_eq!(
        scrub_in(&picture, &[], limits(size - 1), Source::TrainedModel).result,
        Err(ScrubFault::TooLarge)
    );
}

proptest! {
    #[test]
    fn borders_change_nothing(borders in prop::collection::vec(any::<usize>(), 0..40), damage in any::<(usize, u8)>()) {
        let mut picture = before(b"IDAT", &small(), &chunk(b"tEXt", CANARY));
        let place = damage.0 % (picture.len() * 2);
        if let Some(byte) = picture.get_mut(place) { *byte ^= damage.1; }
        let whole = scrub(&picture);
        let pieces = scrub_in(&picture, &borders, Limits::default(), Source::TrainedModel);
        prop_assert_eq!(whole, pieces);
    }

    #[test]
    fn scrubbing_twice_is_scrubbing_once(width in 1u32..40, height in 1u32..40, kind in 0usize..9) {
        let kinds = [b"tEXt", b"iTXt", b"eXIf", b"caBX", b"tIME", b"gAMA", b"pHYs", b"sRGB", b"acTL"];
        let picture = picture(width, height, ColorType::Rgba, BitDepth::Eight);
        let once = cleaned(&before(b"IDAT", &picture, &chunk(kinds[kind], &[1; 9])));
        prop_assert_eq!(cleaned(&once), once);
    }
}
