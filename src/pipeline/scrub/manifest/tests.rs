use super::*;

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

fn superbox(kind: &[u8; 4], label: &str, content: &[Vec<u8>]) -> Vec<u8> {
    let description = [&kind[..], &C2PA_KIND, &[3], label.as_bytes(), &[0]].concat();
    boxed(
        b"jumb",
        &[boxed(b"jumd", &description), content.concat()].concat(),
    )
}

fn store_with(label: &str, content: Vec<u8>) -> Vec<u8> {
    let assertion = superbox(b"cbor", label, &[content]);
    let assertions = superbox(b"c2as", "c2pa.assertions", &[assertion]);
    let name = "urn:c2pa:20246189-e0c7-4422-9e21-d247ac5f99c9";
    superbox(b"c2pa", "c2pa", &[superbox(b"c2ma", name, &[assertions])])
}

/// `{name: text}` in CBOR.
fn field(name: &str, text: &str) -> Vec<u8> {
    let text_head = [0x78, text.len() as u8];
    let data = [
        &[0xa1, 0x78, name.len() as u8][..],
        name.as_bytes(),
        &text_head,
        text.as_bytes(),
    ]
    .concat();
    boxed(b"cbor", &data)
}

#[test]
fn what_no_prompt_fits_in_passes() {
    for (name, text) in [
        ("action", "c2pa.created"),
        ("softwareAgent", "OpenAI DALL·E 3"),
        (
            "digitalSourceType",
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        ),
        ("when", "2026-11-20T03:33:37Z"),
        ("url", "self#jumbf=c2pa.assertions/c2pa.ingredient.v3__1"),
        (
            "explanation",
            "hashed uri matched: self#jumbf=c2pa.assertions/c2pa.hash.data",
        ),
        ("name", "Google C2PA Core Generator Library"),
        ("version", "916434528:916944653"),
        ("description", "Applied imperceptible SynthID watermark."),
        ("claim_generator", "OpenAI-API c2pa-rs/0.28.4"),
        ("action", "c2pa.converted"),
        ("instanceID", "347d89b0-7e42-e884-20f6-44cf622e4ff8"),
        ("instanceID", "xmp.iid:f6bc2d81-3d4f-434b-ad99-23e436b5d5da"),
    ] {
        assert!(
            is_wordless(&store_with("c2pa.actions.v2", field(name, text))),
            "{name}"
        );
    }
}

#[test]
fn words_pass_under_no_name() {
    for name in [
        "action",
        "alg",
        "code",
        "description",
        "dc:title",
        "digitalSourceType",
        "documentID",
        "explanation",
    ] {
        assert!(
            !is_wordless(&store_with(
                "c2pa.actions",
                field(name, "a red fox in the snow at dusk")
            )),
            "{name}"
        );
    }
    for name in [
        "name",
        "parameters",
        "prompt",
        "reason",
        "softwareAgent",
        "title",
        "url",
        "when",
        "version",
        "x",
    ] {
        assert!(
            !is_wordless(&store_with(
                "c2pa.actions",
                field(name, "a red fox in the snow at dusk")
            )),
            "{name}"
        );
    }
    assert!(!is_wordless(&store_with(
        "c2pa.actions",
        field("a red fox", "c2pa.created")
    )));
}

#[test]
fn boxes_that_are_made_for_words_do_not_pass() {
    let right = field("action", "c2pa.created");
    assert!(!is_wordless(&store_with("org.example.prompt", right.clone())));
    assert!(!is_wordless(&store_with("c2pa.metadata", boxed(b"json", b"{}"))));
    assert!(!is_wordless(&store_with(
        "c2pa.actions",
        boxed(b"json", b"{\"a\":\"fox\"}")
    )));
    assert!(!is_wordless(&store_with(
        "c2pa.actions",
        boxed(b"uuid", b"a fox in the snow")
    )));
    let thumbnail = [boxed(b"bfdb", b"\0image/png\0"), boxed(b"bidb", b"a fox")].concat();
    assert!(!is_wordless(&store_with("c2pa.thumbnail.claim", thumbnail)));
}

#[test]
fn nothing_after_or_between_boxes_passes() {
    let right = store_with("c2pa.actions", field("action", "c2pa.created"));
    assert!(is_wordless(&right));
    assert!(!is_wordless(&[&right[..], b"a fox"].concat()));
    assert!(!is_wordless(b"a fox"));
    assert!(!is_wordless(b""));
    for cut in 0..right.len() {
        assert!(!is_wordless(&right[..cut]), "{cut}");
    }
}

#[test]
fn depth_and_open_ends_are_refused() {
    let deep = [vec![0x81; 5000], vec![0]].concat();
    assert!(!is_wordless(&store_with("c2pa.actions", boxed(b"cbor", &deep))));
    assert!(!is_wordless(&store_with(
        "c2pa.actions",
        boxed(b"cbor", &[0x9f, 0xff])
    )));
    assert!(!is_wordless(&store_with(
        "c2pa.actions",
        boxed(b"cbor", &[0x9b; 9])
    )));
}

#[test]
fn signatures_hold_certificates_and_zeros() {
    let with = |name: &str, bytes: &[u8]| {
        let data = [
            &[0xa1, 0x60 | name.len() as u8][..],
            name.as_bytes(),
            &[0x58, bytes.len() as u8],
            bytes,
        ]
        .concat();
        cbor::is_all(&data, words::admits_signature)
    };
    assert!(with("x5chain", &[0x30, 2, 5, 0]));
    assert!(with("pad", &[0; 200]));
    assert!(!with("pad", b"a fox"));
    assert!(!with("x5chain", b"a fox"));
    assert!(!with("note", &[0x30, 0]));
}
