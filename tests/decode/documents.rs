//! Documents of every shape with pictures in their places and decoys in others.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::base64::encode;

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
pub(crate) fn document() -> impl Strategy<Value = (Json, Vec<Vec<u8>>)> {
    let around = btree_map("[f-s]{1,12}", decoy(), 0..4);
    (vec(item(), 0..4), around).prop_map(|(items, around)| {
        let mut fields: serde_json::Map<String, Json> = around.into_iter().collect();
        let (items, pictures): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        fields.insert("data".to_owned(), Json::from(items));
        (Json::Object(fields), pictures.into_iter().flatten().collect())
    })
}
