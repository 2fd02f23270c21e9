//! Holds an answer against the document: as much of JSON Schema (draft 2020-12) as the document uses, and no more.

use serde_json::Value;

use crate::answer::Answer;

/// What says nothing that could be broken.
const REMARKS: [&str; 5] = ["description", "format", "title", "examples", "contentMediaType"];

/// The document.
pub(super) struct Described(pub(super) Value);

impl Described {
    /// Every path with a method of it.
    pub(super) fn operations(&self) -> impl Iterator<Item = (String, String)> {
        let paths = self.0["paths"].as_object().expect("paths").iter();
        paths.flat_map(|(path, item)| {
            let methods = item.as_object().expect("methods").keys();
            methods.map(move |method| (path.clone(), method.clone()))
        })
    }

    /// Panics unless an answer of this operation may be like that; what it holds when it is JSON.
    pub(super) fn checks(&self, method: &str, path: &str, answer: &Answer) -> Value {
        let operation = &self.0["paths"][path][method];
        let response = &operation["responses"][answer.status.to_string()];
        let what = format!("{method} {path} {}", answer.status);
        assert!(response.is_object(), "{what} is not described");
        let media = answer.header("content-type").expect("a content type");
        let media = media.split(';').next().unwrap();
        let content = &response["content"][media];
        assert!(content.is_object(), "{what} as {media} is not described");
        for status in ["429", "503"] {
            let has = answer.headers.contains_key("retry-after");
            assert!(
                answer.status.to_string() != status || has,
                "{what} without a time"
            );
        }
        if !media.ends_with("json") {
            return Value::Null;
        }
        let value = answer.json();
        self.holds(&value, &content["schema"], &what);
        value
    }

    /// Panics unless a value is one of a named schema.
    pub(super) fn is(&self, value: &Value, name: &str) {
        self.holds(value, &self.0["components"]["schemas"][name], name);
    }

    fn holds(&self, value: &Value, schema: &Value, at: &str) {
        let keywords = schema.as_object().unwrap_or_else(|| panic!("{at} has no schema"));
        for (keyword, said) in keywords {
            match keyword.as_str() {
                "$ref" => self.is(value, said.as_str().unwrap().rsplit('/').next().unwrap()),
                "allOf" => {
                    for part in said.as_array().unwrap() {
                        self.holds(value, part, at);
                    }
                }
                "oneOf" => {
                    // Of what may be null: a reference, or nothing.
                    let others = said.as_array().unwrap().iter();
                    let mut others = others.filter(|one| one["type"] != "null");
                    let (one, none) = (others.next().unwrap(), others.next());
                    assert!(none.is_none(), "{at}: more than one");
                    if !value.is_null() {
                        self.holds(value, one, at);
                    }
                }
                "type" => assert!(is_a(value, said), "{at} is no {said}: {value:.80}"),
                "enum" => assert!(said.as_array().unwrap().contains(value), "{at}: {value}"),
                "minimum" => assert!(value.as_f64() >= said.as_f64(), "{at}: {value}"),
                "maximum" => assert!(value.as_f64() <= said.as_f64(), "{at}: {value}"),
                "required" => {
                    for name in said.as_array().unwrap().iter().filter_map(Value::as_str) {
                        assert!(value.is_null() || value.get(name).is_some(), "{at} lacks {name}");
                    }
                }
                "properties" | "additionalProperties" => self.members(value, schema, at),
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.holds(item, said, &format!("{at}[{place}]"));
                    }
                }
                remark => assert!(REMARKS.contains(&remark), "{at}: {remark} is not looked at"),
            }
        }
    }

    fn members(&self, value: &Value, schema: &Value, at: &str) {
        for (name, member) in value.as_object().into_iter().flatten() {
            let at = format!("{at}.{name}");
            match (schema["properties"].get(name), &schema["additionalProperties"]) {
                (Some(own), _) => self.holds(member, own, &at),
                (None, Value::Null | Value::Bool(true)) => {}
                (None, Value::Bool(false)) => panic!("{at} is not described"),
                (None, other) => self.holds(member, other, &at),
            }
        }
    }
}

fn is_a(value: &Value, kinds: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("{other} is no type"),
    };
    match kinds {
        Value::Array(kinds) => kinds.iter().any(is),
        kind => is(kind),
    }
}

/// The check itself: what is wrong is found.
#[test]
fn an_answer_that_is_otherwise_is_found() {
    let schemas = serde_json::json!({
        "components": { "schemas": {
            "Thing": { "type": "object", "properties": { "a": { "$ref": "#/components/schemas/Number" } },
                "required": ["a"], "additionalProperties": false },
            "Number": { "type": ["integer", "null"], "minimum": 1, "enum": [1, 2, null] },
        } },
    });
    let is_right = |text: &str| {
        let described = Described(schemas.clone());
        let value: Value = serde_json::from_str(text).unwrap();
        std::panic::catch_unwind(move || described.is(&value, "Thing")).is_ok()
    };
    assert!(is_right(r#"{"a":1}"#));
    for wrong in [
        r#"{}"#,
        r#"{"a":3}"#,
        r#"{"a":"1"}"#,
        r#"{"a":1,"b":1}"#,
        r#"[]"#,
        r#"{"a":0}"#,
    ] {
        assert!(!is_right(wrong), "{wrong}");
    }
}
