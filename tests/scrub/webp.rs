//! WebP in, WebP out.

use afterimage::pipeline::scrub::ScrubFault;

use crate::filter::{CANARY, TRAINED, cleaned, holds, scrub};
use crate::fixture::{pixels, read};

/// A chunk with a true length and its padding.
pub(crate) fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = [&kind[..], &(data.len() as u32).to_le_bytes(), data].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A file of these chunks with a true sum.
pub(crate) fn riff(chunks: &[&[u8]]) -> Vec<u8> {
    let body = chunks.concat();
    [
        b"RIFF",
        &(body.len() as u32 + 4).to_le_bytes()[..],
        b"WEBP",
        &body,
    ]
    .concat()
}

/// The types and lengths of all chunks; the sum must be true.
fn kinds(file: &[u8]) -> Vec<(String, usize)> {
    assert_eq!(
        u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize,
        file.len() - 8
    );
    let mut rest = &file[12..];
    let mut kinds = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest[4..8].try_into().unwrap()) as usize;
        kinds.push((String::from_utf8(rest[..4].to_vec()).unwrap(), length));
        rest = &rest[8 + length.next_multiple_of(2)..];
    }
    kinds
}

fn names(file: &[u8]) -> Vec<String> {
    kinds(file).into_iter().map(|(name, _)| name).collect()
}

/// The chunk of a simple file.
fn frame(name: &str) -> Vec<u8> {
    read(name)[12..].to_vec()
}

fn canvas(flags: u8) -> Vec<u8> {
    chunk(b"VP8X", &[flags, 0, 0, 0, 47, 0, 0, 31, 0, 0])
}

#[test]
fn a_simple_file_gets_a_canvas_and_the_mark_before_its_pixels() {
    for name in ["lossy.webp", "lossless.webp", "alpha_lossless.webp"] {
        let out = cleaned(&read(name));
        assert_eq!(names(&out)[..2], ["VP8X", "XMP "], "{name}");
        assert_eq!(
            image_webp::WebPDecoder::new(std::io::Cursor::new(&out))
                .unwrap()
                .dimensions(),
            (48, 32)
        );
        let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(&out)).unwrap();
        assert!(
            holds(&decoder.xmp_metadata().unwrap().unwrap(), TRAINED),
            "{name}"
        );
    }
}

#[test]
fn no_words_pass_in_any_chunk() {
    let exif = [b"MM\0*\0\0\0\x08\0\0", CANARY].concat();
    let picture = pixels(&read("lossy.webp"));
    for frame in [frame("lossy.webp"), frame("lossless.webp")] {
        let picture = if frame.starts_with(b"VP8L") {
            pixels(&read("lossless.webp"))
        } else {
            picture.clone()
        };
        for kind in [
            b"EXIF",
            b"XMP ",
            b"C2PA",
            b"ICCP",
            b"JUNK",
            b"note",
            b"\xff\0\x01x",
        ] {
            for data in [
                CANARY.to_vec(),
                exif.clone(),
                CANARY.repeat(100),
                CANARY.repeat(10_000),
            ] {
                let words = chunk(kind, &data);
                // A reader may insist on EXIF that was announced.
                let exif = if kind == b"EXIF" { 0x08 } else { 0 };
                for flags in [0, 0x04, 0x24, exif, 0x24 | exif] {
                    for file in [
                        riff(&[&canvas(flags), &words, &frame]),
                        riff(&[&canvas(flags), &frame, &words]),
                    ] {
                        let out = cleaned(&file);
                        assert!(!holds(&out, b"canary"), "{} under {flags}", kind.escape_ascii());
                        assert!(holds(&out, TRAINED));
                        assert_eq!(pixels(&out), picture);
                        names(&out);
                    }
                }
                let out = cleaned(&riff(&[&frame, &words]));
                assert!(
                    !holds(&out, b"canary") && holds(&out, TRAINED),
                    "{} in a simple file",
                    kind.escape_ascii()
                );
            }
        }
    }
}

#[test]
fn what_is_announced_keeps_its_room_and_a_turned_photo_stays_turned() {
    let out = cleaned(&read("wordy.webp"));
    assert_eq!(names(&out), ["VP8X", "ICCP", "XMP ", "VP8 ", "EXIF", "JUNK"]);
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(&out)).unwrap();
    let exif = decoder.exif_metadata().unwrap().unwrap();
    assert!(exif.starts_with(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"));
    assert!(exif[26..].iter().all(|byte| *byte == 0));
    assert!(decoder.icc_profile().unwrap().is_some());
}

#[test]
fn an_alpha_chunk_stays_with_its_picture() {
    let out = cleaned(&read("alpha.webp"));
    assert_eq!(names(&out), ["VP8X", "XMP ", "ALPH", "VP8 "]);
}

#[test]
fn the_room_of_a_missing_manifest_becomes_the_mark() {
    let file = riff(&[&frame("lossy.webp"), &chunk(b"C2PA", &CANARY.repeat(100))]);
    let out = cleaned(&file);
    assert_eq!(out.len(), file.len());
    assert_eq!(names(&out), ["VP8 ", "XMP "]);
    assert!(holds(&out, TRAINED));
}

#[test]
fn room_too_small_for_any_mark_is_a_fault() {
    let crumbs = chunk(b"note", &CANARY[..8]).repeat(100);
    assert_eq!(
        scrub(&riff(&[&frame("lossy.webp"), &crumbs])).result,
        Err(ScrubFault::Broken)
    );
}

#[test]
fn a_break_of_the_rules_is_a_fault() {
    use ScrubFault::{Broken, TooLarge, TooManyPixels, Truncated, Unsupported};
    let lossy = frame("lossy.webp");
    let simple = riff(&[&lossy]);
    let with_sum = |sum: u32| [&simple[..4], &sum.to_le_bytes(), &simple[8..]].concat();
    let sum = simple.len() as u32 - 8;
    let huge = chunk(b"VP8X", &[0, 0, 0, 0, 0xff, 0xff, 0, 0xff, 0xff, 0]);
    let mut second_key = lossy.clone();
    second_key[8] |= 1;
    let alpha = chunk(b"ALPH", &[0; 40]);
    let cases: Vec<(&str, Vec<u8>, ScrubFault)> = vec![
        ("animation", read("animated.webp"), Unsupported),
        (
            "frames without animation",
            riff(&[&canvas(0), &chunk(b"ANMF", &[0; 30])]),
            Unsupported,
        ),
        ("a pixel bomb", riff(&[&huge, &lossy]), TooManyPixels),
        (
            "a canvas of another size",
            riff(&[&chunk(b"VP8X", &[0, 0, 0, 0, 9, 0, 0, 9, 0, 0]), &lossy]),
            Broken,
        ),
        ("a sum of 2^32-2", with_sum(u32::MAX - 1), TooLarge),
        ("a sum of nothing", with_sum(0), Broken),
        ("a sum too small", with_sum(sum - 2), Broken),
        ("a sum too large", with_sum(sum + 20), Truncated),
        ("an odd sum", with_sum(sum + 1), Broken),
        ("no frame", riff(&[&canvas(0), &chunk(b"EXIF", &[0; 40])]), Broken),
        ("nothing", riff(&[]), Broken),
        ("words first", riff(&[&chunk(b"note", CANARY), &lossy]), Broken),
        ("two canvases", riff(&[&canvas(0), &canvas(0), &lossy]), Broken),
        ("two frames", riff(&[&lossy, &lossy]), Broken),
        (
            "two alphas",
            riff(&[&canvas(0x10), &alpha, &alpha, &lossy]),
            Broken,
        ),
        (
            "alpha before a lossless frame",
            riff(&[&canvas(0x10), &alpha, &frame("lossless.webp")]),
            Broken,
        ),
        ("alpha without a canvas", riff(&[&alpha, &lossy]), Broken),
        ("alpha alone", riff(&[&canvas(0x10), &alpha]), Broken),
        ("a frame that needs another", riff(&[&second_key]), Broken),
        (
            "a frame without a start",
            riff(&[&chunk(b"VP8 ", &[0x10; 30])]),
            Broken,
        ),
        ("a frame without bytes", riff(&[&chunk(b"VP8 ", b"")]), Broken),
        (
            "a chunk beyond the sum",
            riff(&[&lossy, b"note\xff\xff\xff\xff"]),
            Broken,
        ),
        ("half a chunk head", riff(&[&lossy, b"note"]), Broken),
    ];
    for (name, picture, fault) in cases {
        assert_eq!(scrub(&picture).result, Err(fault), "{name}");
    }
}
