//! Lengths that lie, parts that are missing or come twice.

use afterimage::pipeline::scrub::ScrubFault;

use super::{Fate, Hostile, hostile};
use crate::fixture::read;

const PICTURES: [&str; 7] = [
    "wordy.png",
    "signed.png",
    "wordy.jpg",
    "progressive.jpg",
    "lossy.webp",
    "alpha.webp",
    "wordy.webp",
];

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

pub(super) fn liars() -> Vec<Hostile> {
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

pub(super) fn cuts() -> Vec<Hostile> {
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
