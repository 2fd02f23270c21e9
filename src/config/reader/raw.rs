//! A value before anybody knows what it means.

use toml::Value;

/// The TOML types that a key takes; a variable is always text.
#[derive(Clone, Copy)]
pub(in crate::config) enum Expect {
    Text,
    Integer,
    Decimal,
    Flag,
    IntegerOrText,
    Date,
}

/// A value and where it came from.
pub(in crate::config) enum Raw {
    File(Value),
    Variable(String),
}

impl Raw {
    /// The value as text, when its type is one of the expected.
    pub(in crate::config) fn text(&self, expect: Expect) -> Option<String> {
        use Expect::{Date, Decimal, Flag, Integer, IntegerOrText, Text};
        match (self, expect) {
            (Self::Variable(text), _) => Some(text.trim().to_owned()),
            (Self::File(Value::String(text)), Text | IntegerOrText | Date) => Some(text.clone()),
            (Self::File(Value::Integer(number)), Integer | Decimal | IntegerOrText) => {
                Some(number.to_string())
            }
            (Self::File(Value::Float(number)), Decimal) => Some(number.to_string()),
            (Self::File(Value::Datetime(date)), Date) => Some(date.to_string()),
            (Self::File(Value::Boolean(flag)), Flag) => Some(flag.to_string()),
            _ => None,
        }
    }
}

/// The entries of a list in a variable: separated by commas, none in an empty one.
pub(in crate::config) fn names(text: &str) -> impl Iterator<Item = String> {
    let entries = text.split(',').map(str::trim).map(str::to_owned);
    entries.filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_variable_is_separated_by_commas() {
        let list = |text| names(text).collect::<Vec<_>>();
        assert_eq!(list(" a, b ,c,"), ["a", "b", "c"]);
        assert!(list("  ").is_empty());
    }

    #[test]
    fn a_number_in_quotes_is_no_number_in_a_file_and_one_in_a_variable() {
        assert_eq!(Raw::File(Value::from("4")).text(Expect::Integer), None);
        assert_eq!(
            Raw::Variable("4".into()).text(Expect::Integer).as_deref(),
            Some("4")
        );
    }
}
