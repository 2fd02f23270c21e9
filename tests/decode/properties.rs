//! What holds for every document, every spelling and every cut.

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{Base64, Kind};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use crate::base64::{ALPHABET, decode, encode};
use crate::documents::document;
use crate::seen::{NOWHERE, PATHS, body, chunks, json, pictures, sse};
use crate::spelling::written;

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        vec(1usize..9, 1..6),
        vec(1usize..3_000, 1..6),
        Just(vec![usize::MAX])
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_spelling_of_a_document_has_the_same_pictures(
        (value, expected) in document(), choices in vec(any::<u8>(), 1..60), sizes in sizes()
    ) {
        let text = written(&value, &choices);
        prop_assert_eq!(&serde_json::from_str::<Json>(&text).unwrap(), &value, "the test writes JSON");
        let (seen, end) = json(&PATHS, text.as_bytes(), &sizes);
        prop_assert_eq!(end, Ok(()));
        prop_assert_eq!(pictures(&seen), expected);
    }

    #[test]
    fn what_serde_json_takes_and_nothing_else_is_taken(
        (value, _) in document(),
        choices in vec(any::<u8>(), 1..60),
        edits in vec((any::<prop::sample::Index>(), 0u8..4, prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\":,\\eE+-.0129tfnu \n".to_vec())]), 0..6),
        sizes in sizes(),
    ) {
        let mut text = written(&value, &choices).into_bytes();
        for (at, what, byte) in edits {
            let at = at.index(text.len());
            match what {
                0 => text[at] = byte,
                1 => text.insert(at, byte),
                2 => drop(text.remove(at)),
                _ => text.truncate(at.max(1)),
            }
            if text.is_empty() {
                text.push(byte);
            }
        }
        let (_, end) = json(&NOWHERE, &text, &sizes);
        let oracle = serde_json::from_slice::<IgnoredAny>(&text);
        prop_assert_eq!(end.is_ok(), oracle.is_ok(), "{:?} {:?}", end, String::from_utf8_lossy(&text));
    }

    #[test]
    fn arbitrary_bytes_never_panic(text in vec(any::<u8>(), 0..400), sizes in sizes()) {
        for said in [Kind::Json, Kind::Events, Kind::Picture, Kind::Other] {
            let _ = body(said, &text, &sizes);
        }
        let _ = json(&PATHS, &text, &sizes);
        let _ = sse(&text, &sizes);
    }

    #[test]
    fn a_document_cut_short_is_never_whole((value, expected) in document(), choices in vec(any::<u8>(), 1..60), at in any::<prop::sample::Index>()) {
        let text = written(&value, &choices);
        let whole = text.trim_end();
        let cut = &whole.as_bytes()[..at.index(whole.len())];
        let (seen, end) = json(&PATHS, cut, &[1_000]);
        prop_assert_eq!(end, Err(Fault::Truncated));
        prop_assert!(expected.starts_with(&pictures(&seen)), "a picture that ended is a whole one");
    }

    #[test]
    fn base64_in_pieces_is_base64(bytes in vec(any::<u8>(), 0..5_000), sizes in sizes(), noise in any::<(prop::sample::Index, u8)>()) {
        let text = encode(&bytes);
        prop_assert_eq!(&decode(&text), &bytes, "the test knows base64");
        let run = |text: &[u8]| {
            let mut decoder = Base64::default();
            let mut out = Vec::new();
            for chunk in chunks(text, &sizes) {
                decoder.decode(&chunk, &mut out)?;
            }
            decoder.finish(&mut out).map(|()| out)
        };
        prop_assert_eq!(&run(text.as_bytes()), &Ok(bytes));
        if !text.is_empty() {
            let mut text = text.into_bytes();
            let at = noise.0.index(text.len());
            text[at] = noise.1;
            if !ALPHABET.contains(&noise.1) && noise.1 != b'=' {
                prop_assert_eq!(run(&text), Err(Fault::NotAPicture));
            }
        }
    }

    #[test]
    fn events_are_the_same_however_their_lines_end(
        documents in vec((document(), vec(any::<u8>(), 1..30)), 1..4), ends in vec(0usize..3, 1..8), sizes in sizes()
    ) {
        let mut ends = ends.iter().cycle().map(|end| ["\n", "\r\n", "\r"][*end]);
        let mut text = String::new();
        let mut expected = Vec::new();
        for ((value, bytes), choices) in documents {
            text += ": a comment\n";
            let space = if choices[0] % 2 == 0 { " " } else { "" };
            for line in written(&value, &choices).split(['\r', '\n']) {
                text += &format!("data:{space}{line}{}", ends.next().unwrap());
            }
            text += ends.next().unwrap();
            text += "\n";
            expected.extend(bytes);
        }
        text += "data: [DONE]\n\n";
        let (seen, end) = sse(text.as_bytes(), &sizes);
        prop_assert_eq!(end, Ok(()), "{}", text);
        prop_assert_eq!(pictures(&seen), expected);
    }
}
