//! The program's own styles: words that are added to the visitor's, and shown in the form before they are sent.

/// A style that every model takes, because it is nothing but words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Its name in the form's field `style`.
    pub id: &'static str,
    /// What is added to the prompt; the painter's lexicon knows the leading word of each.
    pub words: &'static str,
}

/// The styles offered for a model that has none of its upstream's own.
pub const PRESETS: [Preset; 8] = [
    preset("photo", "photograph, natural light, sharp focus"),
    preset("oil", "oil painting, visible brushwork"),
    preset(
        "watercolour",
        "watercolour, soft edges, the white of the paper left free",
    ),
    preset("ink", "black ink, few sure lines"),
    preset("pencil", "pencil sketch, fine hatching"),
    preset("woodcut", "woodcut print, bold outlines, few colours"),
    preset("comic", "comic, clear outlines, even colours"),
    preset("pixel", "pixel art, small palette, crisp edges"),
];

const fn preset(id: &'static str, words: &'static str) -> Preset {
    Preset { id, words }
}

/// The words of a style by its name.
pub(super) fn words(id: &str) -> Option<&'static str> {
    PRESETS
        .iter()
        .find(|preset| preset.id == id)
        .map(|preset| preset.words)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::error::Code;
    use crate::form::{Field, Typed};
    use crate::pipeline::order::Order;
    use crate::pipeline::{MAX_CHARACTERS, Model};

    use super::*;

    fn order(words: &str, style: &str, model: Model) -> Result<Order, Code> {
        let mut typed = Typed::default();
        typed.put(Field::Prompt, words.to_owned().into());
        typed.put(Field::Style, style.to_owned().into());
        Order::parse(&typed, &[Arc::new(model)]).map_err(|refusal| refusal.code)
    }

    #[test]
    fn a_style_adds_the_words_it_shows_and_nothing_else() {
        for preset in PRESETS {
            let order = order("a lake", preset.id, Model::plain("m")).ok().unwrap();
            assert!(
                order.prompt.expose() == format!("a lake, {}", preset.words),
                "{}",
                preset.id
            );
            assert_eq!(order.style, None, "the upstream knows no such style");
        }
        let plain = order("a lake", "", Model::plain("m")).ok().unwrap();
        assert!(plain.prompt.expose() == "a lake");
    }

    #[test]
    fn a_style_of_the_upstreams_own_goes_there_and_leaves_the_words_alone() {
        let model = Model {
            styles: vec!["ink".to_owned()],
            ..Model::plain("m")
        };
        let own = order("a lake", "ink", model.clone()).ok().unwrap();
        assert!(own.prompt.expose() == "a lake");
        assert_eq!(own.style.as_deref(), Some("ink"));
        assert_eq!(order("a lake", "oil", model).err(), Some(Code::FieldInvalid));
    }

    #[test]
    fn an_unknown_style_and_one_too_many_words_are_refused() {
        assert_eq!(
            order("a lake", "baroque", Model::plain("m")).err(),
            Some(Code::FieldInvalid)
        );
        let full = "a".repeat(MAX_CHARACTERS);
        assert_eq!(
            order(&full, "ink", Model::plain("m")).err(),
            Some(Code::PromptTooLong)
        );
        let short = Model {
            prompt_characters: Some(20),
            ..Model::plain("m")
        };
        assert_eq!(
            order("a quiet harbour", "ink", short).err(),
            Some(Code::PromptTooLong)
        );
    }
}
