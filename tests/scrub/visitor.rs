//! A visitor's own picture: it keeps its pixels and nothing else, not even what says who made it.

use afterimage::pipeline::scrub::{Limits, Source};

use crate::filter::{cleaned, holds, is_marked, scrub_in};
use crate::fixture;

fn given(picture: &[u8]) -> Vec<u8> {
    let outcome = scrub_in(picture, &[], Limits::default(), Source::Visitor);
    assert_eq!(outcome.result, Ok(()));
    outcome.bytes
}

#[test]
fn a_visitors_picture_keeps_its_pixels_and_gets_no_mark() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        let out = given(&picture);
        assert_eq!(fixture::pixels(&out), fixture::pixels(&picture), "{name}");
        assert!(!is_marked(&out), "{name}");
        for words in [&b"canary"[..], b"c2pa", b"jumb", b"xmpmeta", b"digitalsourcetype"] {
            assert!(!holds(&out, words), "{name}: {}", String::from_utf8_lossy(words));
        }
        assert_eq!(given(&out), out, "{name}: twice is not once");
    }
}

#[test]
fn what_was_made_here_loses_its_mark_on_the_way_back_in() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        // What comes of it is marked anew; what the provider is sent says nothing of where it was made.
        assert!(!is_marked(&given(&cleaned(&picture))), "{name}");
    }
}

#[test]
fn a_visitors_picture_is_the_same_wherever_it_is_cut() {
    for name in fixture::GOOD {
        let picture = fixture::read(name);
        let borders: Vec<usize> = (0..picture.len()).collect();
        let pieces = scrub_in(&picture, &borders, Limits::default(), Source::Visitor);
        assert_eq!(pieces.bytes, given(&picture), "{name}");
    }
}
