//! Files that are no picture of ours, before and behind one that is.

use afterimage::pipeline::scrub::ScrubFault;

use super::{Fate, Hostile, hostile};
use crate::fixture::read;

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

pub(super) fn others() -> Vec<Hostile> {
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
