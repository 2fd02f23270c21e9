//! JPEG in, JPEG out.

use afterimage::pipeline::scrub::ScrubFault;

use crate::filter::{CANARY, TRAINED, cleaned, holds, scrub};
use crate::fixture::{pixels, read};

/// A segment with a true length.
pub(crate) fn segment(code: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, code][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat()
}

/// The codes of all segments up to the first scan.
fn codes(file: &[u8]) -> Vec<u8> {
    let mut codes = Vec::new();
    let mut rest = &file[2..];
    loop {
        codes.push(rest[1]);
        if rest[1] == 0xda {
            return codes;
        }
        rest = &rest[2 + usize::from(u16::from_be_bytes([rest[2], rest[3]]))..];
    }
}

/// Puts bytes right after SOI.
fn first(picture: &[u8], added: &[u8]) -> Vec<u8> {
    [&picture[..2], added, &picture[2..]].concat()
}

/// Puts bytes right before EOI.
fn last(picture: &[u8], added: &[u8]) -> Vec<u8> {
    let end = picture.len() - 2;
    [&picture[..end], added, &picture[end..]].concat()
}

/// Puts bytes before the first segment of this code.
fn before(code: u8, picture: &[u8], added: &[u8]) -> Vec<u8> {
    let mut at = 2;
    while picture[at + 1] != code {
        at += 2 + usize::from(u16::from_be_bytes([picture[at + 2], picture[at + 3]]));
    }
    [&picture[..at], added, &picture[at..]].concat()
}

#[test]
fn the_mark_stands_behind_jfif() {
    let out = cleaned(&read("baseline.jpg"));
    assert_eq!(codes(&out)[..3], [0xe0, 0xe1, 0xdb]);
    assert!(holds(&out, TRAINED));
}

#[test]
fn no_words_pass_in_any_segment() {
    let mut thumbnail = b"JFIF\0\x01\x02\0\0\x01\0\x01\x03\x02".to_vec();
    thumbnail.extend(&CANARY[..18]);
    let long = [b"http://ns.adobe.com/xmp/extension/\0", CANARY].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", CANARY].concat();
    let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\0", CANARY].concat();
    let profile = [b"ICC_PROFILE\0\x01\x01", CANARY].concat();
    let adobe = [b"Adobe\0\x64\0\0\0\0\x01", CANARY].concat();
    let jumbf = [b"JP\0\x01\0\0\0\x01\0\0\0\x1cjumb", CANARY].concat();
    let mut cases: Vec<(u8, &[u8])> = vec![
        (0xe0, &thumbnail),
        (0xe1, &long),
        (0xe1, &xmp),
        (0xe1, &exif),
        (0xe2, &profile),
        (0xe2, b"MPF\0a canary in the snow"),
        (0xeb, &jumbf),
        (0xed, b"Photoshop 3.0\08BIM a canary in the snow"),
        (0xee, &adobe),
        (0xfe, CANARY),
        (0xe0, b"JFXX\0\x10a canary in the snow"),
    ];
    cases.extend((0xe0..=0xef).map(|code| (code, CANARY)));
    for name in ["baseline.jpg", "progressive.jpg", "restarts.jpg"] {
        let picture = read(name);
        for (code, data) in &cases {
            let segment = segment(*code, data);
            for planted in [
                first(&picture, &segment),
                before(0xda, &picture, &segment),
                last(&picture, &segment),
            ] {
                let out = cleaned(&planted);
                assert!(!holds(&out, b"a canary"), "{code:x} in {name}");
                assert_eq!(pixels(&out), pixels(&picture), "{code:x} in {name}");
            }
        }
    }
}

#[test]
fn a_turned_photo_stays_turned() {
    let out = cleaned(&read("wordy.jpg"));
    assert!(holds(
        &out,
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    ));
}

#[test]
fn a_profile_in_parts_comes_out_in_one() {
    let picture = read("wordy.jpg");
    let at = picture.windows(11).position(|w| w == b"ICC_PROFILE").unwrap();
    let length = usize::from(u16::from_be_bytes([picture[at - 2], picture[at - 1]])) - 16;
    let profile = picture[at + 14..at + 14 + length].to_vec();
    let bare = read("baseline.jpg");
    let part = |number: u8, of: u8, part: &[u8]| {
        segment(0xe2, &[b"ICC_PROFILE\0", &[number, of][..], part].concat())
    };
    let whole = cleaned(&before(0xdb, &bare, &part(1, 1, &profile)));
    assert!(holds(&whole, b"ICC_PROFILE\0\x01\x01"));
    let halves = [part(1, 2, &profile[..300]), part(2, 2, &profile[300..])].concat();
    assert_eq!(cleaned(&before(0xdb, &bare, &halves)), whole);
    let swapped = [part(2, 2, &profile[300..]), part(1, 2, &profile[..300])].concat();
    let parted = [
        part(1, 2, &profile[..300]),
        segment(0xfe, b"x"),
        part(2, 2, &profile[300..]),
    ]
    .concat();
    let unended = part(1, 2, &profile);
    for broken in [swapped, parted, unended] {
        assert_eq!(cleaned(&before(0xdb, &bare, &broken)), cleaned(&bare));
    }
}

#[test]
fn fill_bytes_and_restarts_are_no_harm() {
    let picture = read("restarts.jpg");
    assert!(holds(&cleaned(&picture), &[0xff, 0xd3]));
    let filled = before(0xda, &picture, &[0xff; 9]);
    assert_eq!(cleaned(&filled), cleaned(&picture));
}

#[test]
fn a_break_of_the_rules_is_a_fault() {
    use ScrubFault::{Broken, TooLarge, TooManyPixels, Truncated, Unsupported};
    let bare = read("baseline.jpg");
    let frame_at = bare.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    let frame = bare[frame_at..frame_at + 19].to_vec();
    let framed = |at: usize, bytes: &[u8]| {
        let mut picture = bare.clone();
        picture[frame_at + at..frame_at + at + bytes.len()].copy_from_slice(bytes);
        picture
    };
    let scan = [&[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0][..], &[0x55; 3]].concat();
    let cases: Vec<(&str, Vec<u8>, ScrubFault)> = vec![
        ("lossless", framed(1, &[0xc3]), Unsupported),
        ("arithmetic", framed(1, &[0xc9]), Unsupported),
        ("twelve bits", framed(4, &[12]), Unsupported),
        ("height comes later", framed(5, &[0, 0]), Unsupported),
        ("no width", framed(7, &[0, 0]), Broken),
        (
            "a pixel bomb",
            framed(5, &[0xff, 0xff, 0xff, 0xff]),
            TooManyPixels,
        ),
        ("four colours", read("cmyk.jpg"), Unsupported),
        ("a frame too short", framed(3, &[16]), Broken),
        ("two frames", before(0xda, &bare, &frame), Broken),
        ("a frame after the scan", last(&bare, &frame), Broken),
        (
            "a scan without a frame",
            [&[0xff, 0xd8][..], &scan, &[0xff, 0xd9]].concat(),
            Broken,
        ),
        (
            "no scan",
            [&bare[..frame_at + 19], &[0xff, 0xd9]].concat(),
            Broken,
        ),
        (
            "scans without end",
            last(&read("progressive.jpg"), &scan.repeat(100)),
            TooLarge,
        ),
        ("more scans than colours", last(&bare, &scan.repeat(9)), TooLarge),
        (
            "a length of one",
            before(0xda, &bare, &[0xff, 0xfe, 0, 1]),
            Broken,
        ),
        (
            "a length beyond the file",
            before(0xda, &bare, &[0xff, 0xfe, 0xff, 0xff]),
            Truncated,
        ),
        (
            "no marker where one must be",
            before(0xda, &bare, b"a canary"),
            Broken,
        ),
        (
            "words behind a table",
            before(0xda, &bare, &segment(0xdb, &[&[0; 65], CANARY].concat())),
            Broken,
        ),
        (
            "words in a table's place",
            before(0xda, &bare, &segment(0xc4, CANARY)),
            Broken,
        ),
        (
            "words in a restart interval",
            before(0xda, &bare, &segment(0xdd, CANARY)),
            Broken,
        ),
        (
            "tables without end",
            before(0xda, &bare, &segment(0xdb, &[0; 65 * 100]).repeat(9)),
            TooLarge,
        ),
        (
            "a height after the scan",
            last(&bare, &segment(0xdc, &[0, 9])),
            Unsupported,
        ),
        ("a second start", before(0xda, &bare, &[0xff, 0xd8]), Broken),
        ("an end before the scan", first(&bare, &[0xff, 0xd9]), Broken),
    ];
    for (name, picture, fault) in cases {
        assert_eq!(scrub(&picture).result, Err(fault), "{name}");
    }
}

#[test]
fn a_second_picture_behind_the_first_is_cut() {
    let picture = read("baseline.jpg");
    assert_eq!(cleaned(&picture.repeat(2)), cleaned(&picture));
}
