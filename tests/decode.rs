//! The decoders against serde_json and a base64 decoder that is too plain to be wrong, over everything that an
//! upstream may send: any order, any spelling, cut anywhere.

use std::sync::LazyLock;

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{
    Base64, Body, Found, JsonDecoder, Kind, Paths, SseDecoder, Tag, Take, Value,
};
use bytes::Bytes;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("b64_json", Take::Picture),
        ("type", Take::Value(Tag::Event)),
        ("error", Take::Value(Tag::Error)),
        ("error.code", Take::Value(Tag::Code)),
    ])
});

static NOWHERE: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[]));

/// What was seen, with the bytes of each picture put together.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Item,
    Picture(Vec<u8>),
    Value(Tag, Value),
    Close,
}

#[derive(Default)]
struct Seer {
    seen: Vec<Seen>,
    open: Option<Vec<u8>>,
}

impl Seer {
    fn take(&mut self, found: Found) {
        match found {
            Found::Item => self.seen.push(Seen::Item),
            Found::Start => assert!(self.open.replace(Vec::new()).is_none(), "a picture in a picture"),
            Found::Bytes(bytes) => {
                assert!(!bytes.is_empty() && bytes.len() < 50_000);
                self.open
                    .as_mut()
                    .expect("bytes of a picture")
                    .extend_from_slice(&bytes);
            }
            Found::End => self
                .seen
                .push(Seen::Picture(self.open.take().expect("a picture ends"))),
            Found::Value(tag, value) => self.seen.push(Seen::Value(tag, value)),
            Found::Close => self.seen.push(Seen::Close),
        }
    }
}

/// Cuts text into chunks of these sizes, over and over.
fn chunks<'t>(text: &'t [u8], sizes: &'t [usize]) -> impl Iterator<Item = Bytes> + 't {
    let mut rest = text;
    let mut sizes = sizes.iter().cycle();
    std::iter::from_fn(move || {
        let size = (*sizes.next()?).clamp(1, rest.len().max(1));
        let (chunk, tail) = rest.split_at_checked(size)?;
        rest = tail;
        Some(Bytes::copy_from_slice(chunk))
    })
}

fn json(paths: &'static Paths, text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = JsonDecoder::new(paths);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk);
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        decoder.finish()
    };
    let end = run();
    (seer.seen, end)
}

fn body(said: Kind, text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = Body::new(said, &PATHS);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk)?;
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        if let Some(found) = decoder.finish()? {
            seer.take(found);
        }
        Ok(())
    };
    let end = run();
    (seer.seen, end)
}

fn sse(text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = SseDecoder::new(&PATHS);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk);
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        if let Some(found) = decoder.finish()? {
            seer.take(found);
        }
        Ok(())
    };
    let end = run();
    (seer.seen, end)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 by the letter of RFC 4648, with padding.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let word =
            group.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let index = usize::try_from(word >> (18 - 6 * place) & 63).expect("six bits");
            text.push(if place > group.len() {
                '='
            } else {
                char::from(ALPHABET[index])
            });
        }
    }
    text
}

fn decode(text: &str) -> Vec<u8> {
    let bits = text
        .trim_end_matches('=')
        .bytes()
        .map(|byte| ALPHABET.iter().position(|a| *a == byte).expect("base64"));
    let bits: Vec<usize> = bits
        .flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1))
        .collect();
    let byte =
        |bits: &[usize]| u8::try_from(bits.iter().fold(0, |byte, bit| byte << 1 | bit)).expect("eight bits");
    bits.chunks_exact(8).map(byte).collect()
}

/// A way to write the same document differently: each choice takes the next number.
struct Hand<'c>(std::iter::Cycle<std::slice::Iter<'c, u8>>);

impl Hand<'_> {
    fn choose(&mut self, among: u8) -> u8 {
        self.0.next().copied().unwrap_or_default() % among
    }

    fn space(&mut self, text: &mut String) {
        text.push_str(["", "", " ", "\n", "\t\r\n  "][usize::from(self.choose(5))]);
    }

    fn string(&mut self, value: &str, text: &mut String) {
        text.push('"');
        for c in value.chars() {
            let code = u32::from(c);
            match self.choose(16) {
                0 if code < 0x1_0000 => text.push_str(&format!("\\u{code:04x}")),
                1 if code < 0x1_0000 => text.push_str(&format!("\\u{code:04X}")),
                2 if c == '/' => text.push_str("\\/"),
                _ => match c {
                    '"' => text.push_str("\\\""),
                    '\\' => text.push_str("\\\\"),
                    '\n' => text.push_str("\\n"),
                    c if code < 0x20 => text.push_str(&format!("\\u{:04x}", u32::from(c))),
                    c => text.push(c),
                },
            }
        }
        text.push('"');
    }

    fn write(&mut self, value: &Json, text: &mut String) {
        self.space(text);
        match value {
            Json::Object(fields) => {
                text.push('{');
                let mut fields: Vec<_> = fields.iter().collect();
                let turn = usize::from(self.choose(7)) % fields.len().max(1);
                fields.rotate_left(turn);
                for (number, (key, value)) in fields.into_iter().enumerate() {
                    text.push_str(if number > 0 { "," } else { "" });
                    self.space(text);
                    self.string(key, text);
                    self.space(text);
                    text.push(':');
                    self.write(value, text);
                }
                self.space(text);
                text.push('}');
            }
            Json::Array(items) => {
                text.push('[');
                for (number, item) in items.iter().enumerate() {
                    text.push_str(if number > 0 { "," } else { "" });
                    self.write(item, text);
                }
                self.space(text);
                text.push(']');
            }
            Json::String(value) => self.string(value, text),
            plain => text.push_str(&plain.to_string()),
        }
        self.space(text);
    }
}

fn written(value: &Json, choices: &[u8]) -> String {
    let mut text = String::new();
    Hand(choices.iter().cycle()).write(value, &mut text);
    text
}

/// Names that a decoder might take for its own.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("b64_json".to_owned()),
        Just("data".to_owned()),
        Just("b64_json ".to_owned()),
        Just("url".to_owned()),
        Just("{\"b64_json\":\"AAAA\"}".to_owned()),
        "\\PC{0,80}",
    ]
}

fn decoy() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<i32>().prop_map(|n| Json::from(f64::from(n) / 64.0)),
        "(\\PC|[\n\t\\\\\"{}\\[\\]]){0,200}".prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Json::from),
            btree_map(key(), inner, 0..5).prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    })
}

/// An element of `data`: a picture, spelled in one of the ways there are, or none, among decoys.
fn item() -> impl Strategy<Value = (Json, Option<Vec<u8>>)> {
    let bytes = prop_oneof![vec(any::<u8>(), 0..40), vec(any::<u8>(), 1_000..6_000)];
    let around = btree_map("[a-y]{1,12}", decoy(), 0..3);
    (bytes, 0u8..6, around).prop_map(|(bytes, way, around)| {
        let mut fields: serde_json::Map<String, Json> = around.into_iter().collect();
        let text = match way {
            0 => return (Json::Object(fields), None),
            1 => {
                fields.insert("b64_json".to_owned(), Json::Null);
                return (Json::Object(fields), None);
            }
            2 => format!("data:image/png;base64,{}", encode(&bytes)),
            3 => encode(&bytes).trim_end_matches('=').to_owned(),
            4 => encode(&bytes)
                .as_bytes()
                .chunks(76)
                .map(|line| String::from_utf8_lossy(line) + "\n")
                .collect(),
            _ => encode(&bytes),
        };
        fields.insert("b64_json".to_owned(), Json::from(text));
        (
            Json::Object(fields),
            Some(bytes).filter(|bytes| !bytes.is_empty()),
        )
    })
}

/// A document, and the pictures in it.
fn document() -> impl Strategy<Value = (Json, Vec<Vec<u8>>)> {
    let around = btree_map("[f-s]{1,12}", decoy(), 0..4);
    (vec(item(), 0..4), around).prop_map(|(items, around)| {
        let mut fields: serde_json::Map<String, Json> = around.into_iter().collect();
        let (items, pictures): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        fields.insert("data".to_owned(), Json::from(items));
        (Json::Object(fields), pictures.into_iter().flatten().collect())
    })
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        vec(1usize..9, 1..6),
        vec(1usize..3_000, 1..6),
        Just(vec![usize::MAX])
    ]
}

fn pictures(seen: &[Seen]) -> Vec<Vec<u8>> {
    let pictures = seen.iter().filter_map(|seen| match seen {
        Seen::Picture(bytes) => Some(bytes.clone()),
        _ => None,
    });
    pictures.collect()
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

#[test]
fn every_way_to_cut_a_small_document_in_two_is_the_same() {
    let text = r#" {"a":{"b64_json":"no"},"d\u0061ta":[{"b64_js\u006fn":"data:image\/png;base64,aGVs\nbG8\u003d"},{"b64_json":"aGVsbG8h"}],"n":-1.5e+3,"t":[true,false,null,"\ud83d\ude00"]} "#;
    for cut in 1..text.len() {
        let (seen, end) = json(&PATHS, text.as_bytes(), &[cut, text.len()]);
        assert_eq!(end, Ok(()), "{cut}");
        assert_eq!(
            seen,
            [
                Seen::Item,
                Seen::Picture(b"hello".to_vec()),
                Seen::Item,
                Seen::Picture(b"hello!".to_vec())
            ]
        );
        let (_, end) = json(
            &PATHS,
            &text.trim().as_bytes()[..cut.min(text.trim().len() - 1)],
            &[7],
        );
        assert_eq!(end, Err(Fault::Truncated), "{cut}");
    }
}

#[test]
fn what_no_answer_is_made_of_is_malformed() {
    let deep = format!("{{\"a\":{}", "[".repeat(10_000));
    let wide = "[".repeat(32) + &"]".repeat(32);
    assert_eq!(json(&PATHS, wide.as_bytes(), &[64]).1, Ok(()));
    for text in [
        deep.as_bytes(),
        b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\0}\0",
        b"{\0}",
        b"{\"a\":NaN}",
        b"{\"a\":Infinity}",
        b"{\"a\":01}",
        b"{\"a\":.5}",
        b"{\"a\":1.}",
        b"{\"a\":'x'}",
        b"{a:1}",
        b"{\"a\":1,}",
        b"[1,]",
        b"[1 2]",
        b"[}",
        b"{]",
        b"}",
        b"{\"a\" 1}",
        b"{\"a\":\"\x01\"}",
        b"{\"a\":\"\\x\"}",
        b"{\"a\":\"\\u12g4\"}",
        b"{}{}",
        b"{\"data\":[],\"data\":[]}",
        b"{\"data\":[{\"b64_json\":\"AAAA\",\"b64_json\":\"AAAA\"}]}",
        b"{\"data\":[{\"b64_json\":{}}]}",
        b"{\"data\":[{\"b64_json\":true}]}",
    ] {
        assert_eq!(
            json(&PATHS, text, &[3]).1,
            Err(Fault::Malformed),
            "{}",
            String::from_utf8_lossy(&text[..text.len().min(60)])
        );
    }
}

#[test]
fn known_values_are_told_in_their_place_alone() {
    let text = br#"{"x":{"type":"no"},"type":"image_generation.completed","error":{"code":"moderation_blocked","message":"long"}}"#;
    let (seen, end) = json(&PATHS, text, &[5]);
    assert_eq!(end, Ok(()));
    let [
        Seen::Value(Tag::Event, Value::Text(kind)),
        Seen::Value(Tag::Error, Value::Opened),
        Seen::Value(Tag::Code, Value::Text(code)),
    ] = seen.as_slice()
    else {
        panic!("{seen:?}")
    };
    assert!(kind.ends_with(".completed") && code.is("moderation_blocked"));
}

#[test]
fn an_event_can_be_named_end_without_an_empty_line_and_be_broken() {
    let text = b"\nevent: a.completed\nid: 1\ndata: {\"b64_json\":\"aGVs\"}\n\nevent\nretry: 5\n\ndata:{\"b64_json\":\ndata: \"bG8h\"}";
    let (seen, end) = sse(text, &[4]);
    assert_eq!(end, Ok(()));
    assert_eq!(pictures(&seen), [b"hel", b"lo!"]);
    let [
        Seen::Value(Tag::Event, Value::Text(name)),
        Seen::Picture(_),
        Seen::Close,
        Seen::Picture(_),
        Seen::Close,
    ] = seen.as_slice()
    else {
        panic!("{seen:?}")
    };
    assert!(name.is("a.completed"));
    for (text, fault) in [
        (&b"data: {\"b64_json\":\"aGVs"[..], Fault::Truncated),
        (b"data: {\"b64_json\":\"aGVs\n\n", Fault::Malformed),
        (
            b"data: {\"b64_json\":\ndata: \"aG\ndata: Vs\"}\n\n",
            Fault::NotAPicture,
        ),
        (b"data: [DON]\n\n", Fault::Malformed),
        (b"data: hello\n\n", Fault::Malformed),
    ] {
        assert_eq!(sse(text, &[3]).1, Err(fault), "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn the_first_bytes_decide_what_a_body_is() {
    let png = b"\x89PNG and so on";
    for said in [Kind::Json, Kind::Events, Kind::Picture, Kind::Other] {
        for size in [1, 2, 3, 50] {
            assert_eq!(
                body(said, png, &[size]),
                (vec![Seen::Picture(png.to_vec())], Ok(()))
            );
            assert_eq!(body(said, b" \r\n{}", &[size]), (vec![Seen::Close], Ok(())));
            assert_eq!(body(said, b"data: {}\n\n", &[size]), (vec![Seen::Close], Ok(())));
        }
    }
    assert_eq!(body(Kind::Events, b"\xef\xbb\xbfdata: {}\n\n", &[2]).1, Ok(()));
    assert_eq!(body(Kind::Json, b"\xef\xbb\xbf{}", &[2]).1, Err(Fault::Malformed));
    assert_eq!(body(Kind::Picture, b"<svg/>", &[2]).1, Err(Fault::NotAPicture));
    assert_eq!(body(Kind::Json, b"", &[2]).1, Err(Fault::NotAPicture));
}
