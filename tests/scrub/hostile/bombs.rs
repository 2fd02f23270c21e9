//! Much where little is expected: pixels, chunks, segments, words.

use afterimage::pipeline::scrub::ScrubFault::{Broken, TooLarge, TooManyPixels, Truncated};

use super::{Fate, Hostile, hostile};
use crate::fixture::{before, chunk, read, small};
use crate::{jpeg, webp};

pub(super) fn bombs() -> Vec<Hostile> {
    [pixels(), chunks(), segments(), rooms()]
        .into_iter()
        .flatten()
        .collect()
}

fn pixels() -> Vec<Hostile> {
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
        let file = [b"\x89PNG\r\n\x1a\n", &chunk(b"IHDR", &ihdr)[..], &[0; 900]].concat();
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
    corpus
}

fn chunks() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    let small = small();
    let text = chunk(b"tEXt", &[b"parameters\0", &vec![b'a'; 20 << 20][..]].concat());
    corpus.push(hostile(
        "20 MiB of text",
        before(b"IDAT", &small, &text),
        Fate::Refused(TooLarge),
    ));
    let text = chunk(b"tEXt", &[b"parameters\0", &vec![b'a'; 8 << 20][..]].concat());
    corpus.push(hostile(
        "8 MiB of text",
        before(b"IDAT", &small, &text),
        Fate::Disarmed(small.clone()),
    ));
    let frames = [&[0xff; 4][..], &[0; 4]].concat();
    let control = [&[0; 4][..], &[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], &[0; 14]].concat();
    let animation = [chunk(b"acTL", &frames), chunk(b"fcTL", &control).repeat(5000)].concat();
    corpus.push(hostile(
        "an apng bomb",
        before(b"IDAT", &small, &animation),
        Fate::Disarmed(small.clone()),
    ));
    let crumbs = chunk(b"teXt", b"").repeat(100_000);
    corpus.push(hostile(
        "chunks of nothing",
        before(b"IDAT", &small, &crumbs),
        Fate::Disarmed(small.clone()),
    ));
    let manifests = chunk(b"caBX", &[0; 90_000]).repeat(50);
    corpus.push(hostile(
        "many manifests",
        before(b"IDAT", &small, &manifests),
        Fate::Disarmed(small.clone()),
    ));
    let profiles = chunk(b"iCCP", &[b"a\0\0", &[7; 30_000][..]].concat()).repeat(50);
    corpus.push(hostile(
        "many profiles",
        before(b"IDAT", &small, &profiles),
        Fate::Disarmed(small.clone()),
    ));
    let deep = [0, 0, 0x10, 0, b'j', b'u', b'm', b'b'].repeat(8000);
    corpus.push(hostile(
        "boxes in boxes",
        before(b"IDAT", &small, &chunk(b"caBX", &deep)),
        Fate::Disarmed(small),
    ));
    corpus
}

fn segments() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    let baseline = read("baseline.jpg");
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
    corpus.push(hostile(
        "an endless scan",
        [&baseline[..700], &vec![0x55; 1 << 20][..]].concat(),
        Fate::Refused(Truncated),
    ));
    corpus
}

fn rooms() -> Vec<Hostile> {
    let mut corpus = Vec::new();
    let tail = webp::chunk(b"note", &vec![b'a'; 20 << 20]);
    let file = webp::riff(&[&read("lossy.webp")[12..], &tail]);
    corpus.push(hostile("20 MiB behind the pixels", file, Fate::Refused(TooLarge)));
    corpus
}
