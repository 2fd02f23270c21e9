//! One document, written in many ways.

use serde_json::Value as Json;

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

pub(crate) fn written(value: &Json, choices: &[u8]) -> String {
    let mut text = String::new();
    Hand(choices.iter().cycle()).write(value, &mut text);
    text
}
