//! What programs call the fields of a request.

use crate::edge::fields::Named;
use crate::form::Field;

/// What a program can say, by our names; the rest of the form is for visitors.
const TAKEN: [Field; 21] = [
    Field::Prompt,
    Field::NegativePrompt,
    Field::Model,
    Field::Size,
    Field::Count,
    Field::Seed,
    Field::Steps,
    Field::Guidance,
    Field::Style,
    Field::Background,
    Field::Quality,
    Field::Format,
    Field::Image,
    Field::Mask,
    Field::Strength,
    Field::StandIn,
    Field::Stream,
    Field::PartialImages,
    Field::ResponseFormat,
    Field::OutputCompression,
    Field::InputFidelity,
];

/// What client libraries send of themselves and what changes no picture: taken, and passed on to nobody.
pub(in crate::edge) const IGNORED: [&str; 4] = ["user", "safety_identifier", "metadata", "moderation"];

/// What stands under a name; `image[]` is how libraries write a list of pictures.
pub(super) fn named(name: &str) -> Option<Named> {
    if IGNORED.contains(&name) {
        return Some(Named::Nothing);
    }
    let bare = name.strip_suffix("[]").filter(|bare| *bare == "image");
    let wanted = bare.unwrap_or(name);
    let field = TAKEN.iter().copied().find(|field| of(*field) == wanted);
    field.map(Named::Field)
}

/// Every field that a program can fill, by the name it has there.
pub(in crate::edge) fn all() -> impl Iterator<Item = (&'static str, Field)> {
    TAKEN.iter().map(|field| (of(*field), *field))
}

/// What programs call a field.
pub(super) fn of(field: Field) -> &'static str {
    match field {
        Field::Count => "n",
        Field::Format => "output_format",
        field => field.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Option<Field> {
        match named(name) {
            Some(Named::Field(field)) => Some(field),
            _ => None,
        }
    }

    #[test]
    fn a_program_has_openais_names_and_not_the_forms() {
        for (name, wanted) in [
            ("n", Some(Field::Count)),
            ("output_format", Some(Field::Format)),
            ("image[]", Some(Field::Image)),
            ("image", Some(Field::Image)),
            ("mask[]", None),
            ("count", None),
            ("format", None),
            ("code", None),
            ("work", None),
            ("challenge", None),
            ("user", None),
        ] {
            assert_eq!(field(name), wanted, "{name}");
        }
        assert!(matches!(named("user"), Some(Named::Nothing)) && named("users").is_none());
    }
}
