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
    preset("watercolour", "watercolour, soft edges, the white of the paper left free"),
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
