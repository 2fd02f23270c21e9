//! The fields of the form, and what a visitor typed into them.

use zeroize::Zeroizing;

/// Declares the fields once: variant and name.
macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// A field of `POST /generate`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in the form.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

fields! {
    /// What shall be seen.
    Prompt = "prompt",
    /// What shall not be seen.
    NegativePrompt = "negative_prompt",
    /// Which model makes it.
    Model = "model",
    /// Width and height, `1024x1024`.
    Size = "size",
    /// How many pictures.
    Count = "count",
    /// The number that makes a picture repeatable, 0 to 4294967295.
    Seed = "seed",
    /// How many steps the model takes.
    Steps = "steps",
    /// How closely the model follows the words.
    Guidance = "guidance",
    /// The upstream's own style.
    Style = "style",
    /// What is behind things.
    Background = "background",
    /// How much work goes into it.
    Quality = "quality",
    /// The file format.
    Format = "format",
    /// How far it may go from the visitor's picture, 0 to 1.
    Strength = "strength",
    /// `yes` when a provider under other terms may stand in.
    StandIn = "stand_in",
    /// `page`, or `file` for an attachment.
    Deliver = "deliver",
    /// The challenge that is answered.
    Challenge = "challenge",
    /// The letters of its picture.
    Code = "code",
    /// The answer to a proof of work, in place of the letters.
    Work = "work",
}

impl Field {
    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

/// A filled form before anybody checked it: kept to be shown again, wiped when freed, impossible to print.
#[derive(Default)]
pub struct Typed(Vec<(Field, Zeroizing<String>)>);

impl Typed {
    /// Takes one field; false when it was there before.
    pub fn put(&mut self, field: Field, text: Zeroizing<String>) -> bool {
        let fresh = self.0.iter().all(|(have, _)| *have != field);
        if fresh {
            self.0.push((field, text));
        }
        fresh
    }

    /// What was typed into a field, to be shown to the one who typed it.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0
            .iter()
            .find(|(have, _)| *have == field)
            .map(|(_, text)| text.as_str())
    }

    /// What was typed, unless it is empty: an untouched field of a form is sent as nothing.
    #[must_use]
    pub fn filled(&self, field: Field) -> Option<&str> {
        self.get(field).map(str::trim).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_values_stays() {
        let mut typed = Typed::default();
        assert!(typed.put(Field::Seed, "1".to_owned().into()));
        assert!(!typed.put(Field::Seed, "2".to_owned().into()));
        assert_eq!(typed.get(Field::Seed), Some("1"));
    }

    #[test]
    fn an_untouched_field_is_not_filled() {
        let mut typed = Typed::default();
        typed.put(Field::Seed, "  ".to_owned().into());
        assert_eq!(typed.filled(Field::Seed), None);
    }
}
