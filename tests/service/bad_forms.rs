//! Forms that are bad in one thing each.

/// A form, the code and the field it is refused with.
pub(crate) struct Bad {
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) code: &'static str,
    pub(crate) field: Option<&'static str>,
}

/// A field, the code it is refused with, and values it cannot have, parted by `|`.
const VALUES: [(&str, &str, &str); 15] = [
    ("prompt", "prompt-missing", "|   |\r\n\t |\u{3000}\u{a0}|\u{feff}"),
    (
        "prompt",
        "prompt-characters",
        "a\0b|a\u{1b}[2J|\u{7f}|a\u{85}b|\u{1}",
    ),
    (
        "negative_prompt",
        "prompt-characters",
        "a\0b|a\u{1b}[2J|\u{7f}|a\u{85}b|\u{1}",
    ),
    (
        "size",
        "size-unknown",
        "1x1|big|1024x1024x1024|-1x-1|1024×1024|99999999999x1",
    ),
    ("model", "model-unknown", "nope|painter\0|PAINTER|../painter"),
    (
        "seed",
        "number-invalid",
        "x|-1|+1|1.5|1e3|0x10|4294967296|99999999999999999999|٣|1 2",
    ),
    ("count", "number-invalid", "many|-1|1.0"),
    ("count", "number-out-of-range", "0|5|4294967295"),
    ("steps", "field-not-taken", "20"),
    ("steps", "number-invalid", "many"),
    ("guidance", "field-not-taken", "7.5"),
    ("guidance", "number-invalid", "7.55|NaN|.5|1e1"),
    ("quality", "field-not-taken", "high"),
    ("format", "field-not-taken", "bmp"),
    ("deliver", "field-invalid", "elsewhere|FILE"),
];

/// All of them; each is refused with 422.
pub(crate) fn bad_forms() -> Vec<Bad> {
    let values = VALUES.into_iter().flat_map(|(field, code, values)| {
        let one = move |value: &str| Bad {
            fields: beside_words(field, value),
            code,
            field: Some(field),
        };
        values.split('|').map(one)
    });
    let long = ["a", "ü", "🜁"].map(|letter| Bad {
        fields: vec![("prompt", letter.repeat(10_001))],
        code: "prompt-too-long",
        field: Some("prompt"),
    });
    let unknown = Bad {
        fields: beside_words("admin", "1"),
        code: "field-unknown",
        field: None,
    };
    let words = beside_words("prompt", "a lake");
    let twice = Bad {
        fields: [words.clone(), words].concat(),
        code: "field-twice",
        field: Some("prompt"),
    };
    values.chain(long).chain([unknown, twice]).collect()
}

fn beside_words(field: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let words = (field != "prompt").then(|| ("prompt", "a lake\nat night 🜁".to_owned()));
    words.into_iter().chain([(field, value.to_owned())]).collect()
}
