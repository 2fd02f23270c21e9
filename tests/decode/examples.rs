//! The answers one would think of first.

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{Kind, Tag, Value};

use crate::seen::{PATHS, Seen, body, json, pictures, sse};

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
