//! Pictures that carry a real C2PA manifest, signed with a key that was thrown away.

use crate::filter::{CANARY, TRAINED, cleaned, holds};
use crate::fixture::{self, before, chunk};

#[test]
fn a_clean_manifest_passes_byte_for_byte() {
    for name in ["signed", "signed_twice"] {
        for ending in ["png", "jpg", "webp"] {
            let picture = fixture::read(&format!("{name}.{ending}"));
            assert!(cleaned(&picture) == picture, "{name}.{ending}");
        }
    }
}

#[test]
fn a_thumbnail_without_words_passes_with_its_manifest() {
    for name in ["signed_with_thumbnail.png", "signed_with_thumbnail.jpg"] {
        let picture = fixture::read(name);
        assert!(cleaned(&picture) == picture, "{name}");
    }
}

#[test]
fn a_manifest_with_room_for_words_goes_and_the_mark_stands_in() {
    for name in ["assertion", "description", "json", "parameters", "title"] {
        let picture = fixture::read(&format!("signed_with_{name}.png"));
        assert!(holds(&picture, CANARY), "{name}");
        let out = cleaned(&picture);
        assert!(
            !holds(&out, b"caBX") && !holds(&out, CANARY) && holds(&out, TRAINED),
            "{name}"
        );
    }
    for ending in ["jpg", "webp"] {
        let picture = fixture::read(&format!("signed_with_description.{ending}"));
        assert!(holds(&picture, CANARY));
        let out = cleaned(&picture);
        assert!(
            !holds(&out, b"c2pa") && !holds(&out, CANARY) && holds(&out, TRAINED),
            "{ending}"
        );
    }
}

#[test]
fn words_before_the_pixels_cost_the_signature_but_not_the_manifest() {
    let text = chunk(b"tEXt", &[b"parameters\0", CANARY].concat());
    let out = cleaned(&before(b"IDAT", &fixture::read("signed.png"), &text));
    assert!(holds(&out, b"caBX") && holds(&out, TRAINED) && !holds(&out, CANARY));
}

#[test]
fn words_after_the_pixels_are_dropped_and_the_manifest_is_not() {
    let signed = fixture::read("signed.png");
    let text = chunk(b"tEXt", &[b"parameters\0", CANARY].concat());
    assert!(cleaned(&before(b"IEND", &signed, &text)) == signed);
}

#[test]
fn an_anonymous_chunk_is_no_manifest() {
    let out = cleaned(&before(b"IDAT", &fixture::small(), &chunk(b"caBX", CANARY)));
    assert!(!holds(&out, b"caBX") && holds(&out, TRAINED));
}
