//! Threat 23: a corpus of hostile files, made here. None passes wrongly, none panics, none makes scrub hold much.

use afterimage::pipeline::scrub::{Limits, ScrubFault, Source};

use crate::filter::{CANARY, cleaned, holds, scrub_in};
use crate::fixture::{pixels, read};
use crate::{jpeg, png, webp};

/// What must become of a hostile file.
enum Fate {
    /// This fault and no other.
    Refused(ScrubFault),
    /// The same as this picture gives: the hostile part is gone.
    Disarmed(Vec<u8>),
    /// A fault, or a picture that another decoder sees as it sees this one.
    NotMisread(Vec<u8>),
}

struct Hostile {
    name: String,
    file: Vec<u8>,
    fate: Fate,
}

fn hostile(name: impl Into<String>, file: Vec<u8>, fate: Fate) -> Hostile {
    Hostile {
        name: name.into(),
        file,
        fate,
    }
}

const PICTURES: [&str; 7] = [
    "wordy.png",
    "signed.png",
    "wordy.jpg",
    "progressive.jpg",
    "lossy.webp",
    "alpha.webp",
    "wordy.webp",
];

/// The beginnings of files that are no picture of ours, or are one of another kind as well.
const OTHERS: &[(&str, &[u8])] = &[
    ("html", b"<!DOCTYPE html><script>alert(1)</script>"),
    (
        "svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
    ),
    ("xml", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"x\">]>"),
    ("gif87", b"GIF87a\xff\xff\xff\xff\0\0\0"),
    ("gif89", b"GIF89a\x01\0\x01\0\0\0\0=1;alert(1)"),
    ("bmp", b"BM\xff\xff\xff\xff\0\0\0\0\x36\0\0\0"),
    ("pdf", b"%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>"),
    ("zip", b"PK\x03\x04\x14\0\0\0\x08\0"),
    ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
    ("tiff", b"II*\0\x08\0\0\0\x01\0\0\0"),
    ("big tiff", b"MM\0*\0\0\0\x08\0\x01\0\0"),
    ("icon", b"\0\0\x01\0\x01\0\0\0\0\0\0\0"),
    ("photoshop", b"8BPS\0\x01\0\0\0\0\0\0"),
    ("avif", b"\0\0\0\x20ftypavif\0\0\0\0"),
    ("heic", b"\0\0\0\x20ftypheic\0\0\0\0"),
    ("jpeg xl", b"\xff\x0a\xff\x01\x02\x03\x04\x05\x06\x07\x08\x09"),
    ("jpeg xl box", b"\0\0\0\x0cJXL \r\n\x87\n"),
    ("jpeg 2000", b"\0\0\0\x0cjP  \r\n\x87\n"),
    ("wave", b"RIFF\x24\0\0\0WAVEfmt "),
    ("avi", b"RIFF\x24\0\0\0AVI LIST"),
    ("big-endian riff", b"RIFX\0\0\0\x24WEBPVP8 "),
    ("riff in riff", b"RIFF\x24\0\0\0RIFF\x18\0\0\0WEBP"),
    ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0"),
    ("dos program", b"MZ\x90\0\x03\0\0\0\x04\0\0\0"),
    ("wasm", b"\0asm\x01\0\0\0\0\0\0\0"),
    ("script", b"#!/bin/sh\nrm -rf /\n"),
    ("json", b"{\"error\":\"a canary in the snow\"}"),
    ("text", b"a canary in the snow, in plain text"),
    ("utf-16", b"\xff\xfe<\0h\0t\0m\0l\0>\0"),
    ("byte order mark", b"\xef\xbb\xbf\x89PNG\r\n\x1a\n"),
    ("mng", b"\x8aMNG\r\n\x1a\n\0\0\0\x1c"),
    ("jng", b"\x8bJNG\r\n\x1a\n\0\0\0\x10"),
    ("png in text mode", b"\x89PNG\n\x1a\n\0\0\0\rIHDR"),
    ("png without high bit", b"\x09PNG\r\n\x1a\n\0\0\0\r"),
    ("zeros", &[0; 64]),
    ("ones", &[0xff; 64]),
    ("a start without a marker", b"\xff\xd8\0\0\0\0\0\0\0\0\0\0"),
    ("base64", b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"),
    ("data url", b"data:image/png;base64,iVBORw0KGgo="),
];

fn others() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    for (name, start) in OTHERS {
        let refused = || Fate::Refused(ScrubFault::NotAPicture);
        corpus.push(hostile(*name, start.to_vec(), refused()));
        for picture in ["wordy.png", "baseline.jpg", "lossy.webp"] {
            let picture = read(picture);
            corpus.push(hostile(
                format!("{name} before"),
                [*start, &picture].concat(),
                refused(),
            ));
            let behind = [&picture, *start].concat();
            corpus.push(hostile(format!("{name} behind"), behind, Fate::Disarmed(picture)));
        }
    }
    corpus
}

fn bombs() -> Vec<Hostile> {
    use ScrubFault::{Broken, TooLarge, TooManyPixels, Truncated};
    let mut corpus = Vec::new();
    let baseline = read("baseline.jpg");
    let frame = baseline.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    for (width, height, fault) in [
        (65_535u32, 65_535u32, TooManyPixels),
        (65_535, 1, TooManyPixels),
        (1, 65_535, TooManyPixels),
        (4097, 4096, TooManyPixels),
        (0, 1, Broken),
    ] {
        let ihdr = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
        let file = [b"\x89PNG\r\n\x1a\n", &png::chunk(b"IHDR", &ihdr)[..], &[0; 900]].concat();
        corpus.push(hostile(
            format!("png of {width} by {height}"),
            file,
            Fate::Refused(fault),
        ));
        let mut file = baseline.clone();
        file[frame + 5..frame + 7].copy_from_slice(&(height as u16).to_be_bytes());
        file[frame + 7..frame + 9].copy_from_slice(&(width as u16).to_be_bytes());
        corpus.push(hostile(
            format!("jpeg of {width} by {height}"),
            file,
            Fate::Refused(fault),
        ));
        if width > 0 {
            let (w, h) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
            let canvas = webp::chunk(b"VP8X", &[0, 0, 0, 0, w[0], w[1], w[2], h[0], h[1], h[2]]);
            let file = webp::riff(&[&canvas, &read("lossy.webp")[12..]]);
            corpus.push(hostile(
                format!("webp of {width} by {height}"),
                file,
                Fate::Refused(fault),
            ));
        }
    }
    let small = png::small();
    let text = png::chunk(b"tEXt", &[b"parameters\0", &vec![b'a'; 20 << 20][..]].concat());
    corpus.push(hostile(
        "20 MiB of text",
        png::before(b"IDAT", &small, &text),
        Fate::Refused(TooLarge),
    ));
    let text = png::chunk(b"tEXt", &[b"parameters\0", &vec![b'a'; 8 << 20][..]].concat());
    corpus.push(hostile(
        "8 MiB of text",
        png::before(b"IDAT", &small, &text),
        Fate::Disarmed(small.clone()),
    ));
    let frames = [&[0xff; 4][..], &[0; 4]].concat();
    let control = [&[0; 4][..], &[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], &[0; 14]].concat();
    let animation = [
        png::chunk(b"acTL", &frames),
        png::chunk(b"fcTL", &control).repeat(5000),
    ]
    .concat();
    corpus.push(hostile(
        "an apng bomb",
        png::before(b"IDAT", &small, &animation),
        Fate::Disarmed(small.clone()),
    ));
    let crumbs = png::chunk(b"teXt", b"").repeat(100_000);
    corpus.push(hostile(
        "chunks of nothing",
        png::before(b"IDAT", &small, &crumbs),
        Fate::Disarmed(small.clone()),
    ));
    let manifests = png::chunk(b"caBX", &[0; 90_000]).repeat(50);
    corpus.push(hostile(
        "many manifests",
        png::before(b"IDAT", &small, &manifests),
        Fate::Disarmed(small.clone()),
    ));
    let profiles = png::chunk(b"iCCP", &[b"a\0\0", &[7; 30_000][..]].concat()).repeat(50);
    corpus.push(hostile(
        "many profiles",
        png::before(b"IDAT", &small, &profiles),
        Fate::Disarmed(small),
    ));
    let start = [&baseline[..2], &jpeg::segment(0xe1, &[0x20; 65_000]).repeat(200)].concat();
    let file = [&start, &baseline[2..]].concat();
    corpus.push(hostile(
        "13 MB of segments",
        file,
        Fate::Disarmed(baseline.clone()),
    ));
    let endless = [&baseline[..2], &jpeg::segment(0xdd, &[0, 0]).repeat(100_000)].concat();
    corpus.push(hostile("intervals without end", endless, Fate::Refused(TooLarge)));
    let fill = [&baseline[..2], &vec![0xff; 1 << 20][..], &baseline[3..]].concat();
    corpus.push(hostile(
        "fill without end",
        fill,
        Fate::Disarmed(baseline.clone()),
    ));
    let deep = [0, 0, 0x10, 0, b'j', b'u', b'm', b'b'].repeat(8000);
    corpus.push(hostile(
        "boxes in boxes",
        png::before(b"IDAT", &png::small(), &png::chunk(b"caBX", &deep)),
        Fate::Disarmed(png::small()),
    ));
    for part in [1, 2] {
        let header = [b"JP\0\x01\0\0\0", &[part][..], b"\0\x01\0\0jumb", &[0; 60_000]].concat();
        let file = [
            &baseline[..2],
            &jpeg::segment(0xeb, &header).repeat(100),
            &baseline[2..],
        ]
        .concat();
        corpus.push(hostile(
            "parts of a manifest without end",
            file,
            Fate::Disarmed(baseline.clone()),
        ));
    }
    let tail = webp::chunk(b"note", &vec![b'a'; 20 << 20]);
    let file = webp::riff(&[&read("lossy.webp")[12..], &tail]);
    corpus.push(hostile("20 MiB behind the pixels", file, Fate::Refused(TooLarge)));
    corpus.push(hostile(
        "an endless scan",
        [&baseline[..700], &vec![0x55; 1 << 20][..]].concat(),
        Fate::Refused(Truncated),
    ));
    corpus
}

/// Places of lengths in a file, and how many bytes each has, in which order.
fn lengths(file: &[u8]) -> Vec<(usize, usize, bool)> {
    let mut at = if file.starts_with(b"\x89PNG") { 8 } else { 2 };
    let mut places = Vec::new();
    if file.starts_with(b"RIFF") {
        places.push((4, 4, true));
        at = 12;
    }
    while at + 4 < file.len() {
        let number = |place: usize| u32::from_be_bytes(file[place..place + 4].try_into().unwrap());
        if file.starts_with(b"\x89PNG") {
            places.push((at, 4, false));
            at += 12 + number(at) as usize;
        } else if file.starts_with(b"RIFF") {
            places.push((at + 4, 4, true));
            at += 8 + (number(at + 4).swap_bytes() as usize).next_multiple_of(2);
        } else {
            places.push((at + 2, 2, false));
            if file[at + 1] == 0xda {
                break;
            }
            at += 2 + (number(at + 2) >> 16) as usize;
        }
    }
    places
}

fn liars() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    for name in PICTURES {
        let picture = read(name);
        for (at, size, little) in lengths(&picture) {
            let mut wide = [0; 4];
            wide[4 - size..].copy_from_slice(&picture[at..at + size]);
            if little {
                wide.reverse();
            }
            let truth = u32::from_be_bytes(wide);
            for lie in [
                0,
                1,
                2,
                truth.wrapping_sub(1),
                truth + 1,
                truth + 2,
                truth * 2,
                0xffff,
                0x7fff_ffff,
                0x8000_0000,
                u32::MAX,
            ] {
                let mut bytes = lie.to_be_bytes()[4 - size..].to_vec();
                if little {
                    bytes.reverse();
                }
                let mut file = picture.clone();
                file[at..at + size].copy_from_slice(&bytes);
                let label = format!("{name}: the length at {at} is {lie}, not {truth}");
                corpus.push(hostile(label, file, Fate::NotMisread(picture.clone())));
            }
        }
    }
    corpus
}

fn cuts() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    for name in PICTURES {
        let picture = read(name);
        let places: Vec<usize> = lengths(&picture).into_iter().map(|(at, ..)| at).collect();
        for pair in places.windows(2) {
            let without = [&picture[..pair[0]], &picture[pair[1]..]].concat();
            let twice = [&picture[..pair[1]], &picture[pair[0]..]].concat();
            let label = format!("{name}: what begins at {}", pair[0]);
            corpus.push(hostile(
                format!("{label} is missing"),
                without,
                Fate::NotMisread(picture.clone()),
            ));
            corpus.push(hostile(
                format!("{label} comes twice"),
                twice,
                Fate::NotMisread(picture.clone()),
            ));
            let cut = picture[..pair[0]].to_vec();
            corpus.push(hostile(
                format!("{label} is cut"),
                cut,
                Fate::Refused(ScrubFault::Truncated),
            ));
        }
    }
    corpus
}

#[test]
fn no_hostile_file_passes_wrongly() {
    let corpus: Vec<Hostile> = [others(), bombs(), liars(), cuts()]
        .into_iter()
        .flatten()
        .collect();
    assert!(corpus.len() >= 200, "{} files", corpus.len());
    for Hostile { name, file, fate } in corpus {
        // Pieces as a socket gives them; what is held is watched in between.
        let borders: Vec<usize> = (0..file.len()).step_by(16_000).collect();
        let outcome = scrub_in(&file, &borders, Limits::default(), Source::TrainedModel);
        match fate {
            Fate::Refused(fault) => assert_eq!(outcome.result, Err(fault), "{name}"),
            Fate::Disarmed(picture) => {
                assert_eq!(outcome.result, Ok(()), "{name}");
                assert!(outcome.bytes == cleaned(&picture), "{name}");
            }
            Fate::NotMisread(picture) if outcome.result.is_ok() => {
                assert!(pixels(&outcome.bytes) == pixels(&picture), "{name}");
                assert!(!holds(&outcome.bytes, CANARY), "{name}");
            }
            Fate::NotMisread(_) => {}
        }
    }
}
