//! The fields of the form, and what a visitor typed into them.

use bytes::Bytes;
use zeroize::Zeroizing;

/// Declares the fields once: variant and name.
macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// A field of `POST /generate`, or of what programs send.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What it is for, in one sentence for programmers.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }

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
    /// A style: the upstream's own where it has some, else one of the program's.
    Style = "style",
    /// What is behind things.
    Background = "background",
    /// How much work goes into it.
    Quality = "quality",
    /// The file format.
    Format = "format",
    /// The visitor's own picture, a file.
    Image = "image",
    /// Which part of it is made anew, a file.
    Mask = "mask",
    /// How far it may go from the visitor's picture, 0 to 1.
    Strength = "strength",
    /// `yes` when a provider under other terms may stand in.
    StandIn = "stand_in",
    /// `page`, `file` for an attachment, or `form` for the form again as the chosen model takes it.
    Deliver = "deliver",
    /// The challenge that is answered.
    Challenge = "challenge",
    /// The letters of its picture.
    Code = "code",
    /// The answer to a proof of work, in place of the letters.
    Work = "work",
    /// Whether a program wants events as they happen, `true` or `false`.
    Stream = "stream",
    /// How many first impressions a program wants among them, 0 to 3.
    PartialImages = "partial_images",
    /// Whether a program wants pictures in its answer, or links to them.
    ResponseFormat = "response_format",
    /// How much a file may lose to be smaller, 0 to 100.
    OutputCompression = "output_compression",
    /// How closely an edit keeps to its picture.
    InputFidelity = "input_fidelity",
}

impl Field {
    /// The field of this name in the visitors' form.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut fields = Self::ALL.iter().copied();
        fields.find(|field| field.name() == name && !field.is_for_programs())
    }

    /// Whether it is a program's alone.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        matches!(
            self,
            Self::Stream
                | Self::PartialImages
                | Self::ResponseFormat
                | Self::OutputCompression
                | Self::InputFidelity
        )
    }

    /// Whether it holds a file and no text.
    #[must_use]
    pub fn is_file(self) -> bool {
        matches!(self, Self::Image | Self::Mask)
    }
}

/// A filled form before anybody checked it: kept to be shown again, wiped when freed, impossible to print.
///
/// Files stand apart from the texts: no page shows them again, so that they can go as soon as they were read.
#[derive(Default)]
pub struct Typed {
    texts: Vec<(Field, Zeroizing<String>)>,
    files: Vec<(Field, Bytes)>,
}

impl Typed {
    /// Takes one field; false when it was there before.
    pub fn put(&mut self, field: Field, text: Zeroizing<String>) -> bool {
        let fresh = self.texts.iter().all(|(have, _)| *have != field);
        if fresh {
            self.texts.push((field, text));
        }
        fresh
    }

    /// Takes one file; false when there was one before.
    pub fn attach(&mut self, field: Field, file: Bytes) -> bool {
        let fresh = !self.had_file(field);
        if fresh {
            self.files.push((field, file));
        }
        fresh
    }

    /// The file that came in a field, as it came.
    #[must_use]
    pub fn file(&self, field: Field) -> Option<&Bytes> {
        let here = self.files.iter().find(|(have, _)| *have == field);
        here.map(|(_, file)| file).filter(|file| !file.is_empty())
    }

    /// Whether a file came in a field: it has to be chosen again, for a page cannot give it back.
    #[must_use]
    pub fn had_file(&self, field: Field) -> bool {
        self.files.iter().any(|(have, _)| *have == field)
    }

    /// Lets the files go; that there were some is still known.
    pub fn let_go(&mut self) {
        for (_, file) in &mut self.files {
            *file = Bytes::new();
        }
    }

    /// Leaves only the texts for which this holds.
    pub fn retain(&mut self, mut holds: impl FnMut(Field, &str) -> bool) {
        self.texts.retain(|(field, text)| holds(*field, text));
    }

    /// What was typed into a field, to be shown to the one who typed it.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.texts
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
    fn a_file_that_was_let_go_is_remembered_as_one_to_choose_again() {
        let mut typed = Typed::default();
        assert!(typed.attach(Field::Image, Bytes::from_static(b"a picture")));
        assert!(!typed.attach(Field::Image, Bytes::from_static(b"another")));
        assert_eq!(typed.file(Field::Image).unwrap(), "a picture");
        typed.let_go();
        assert!(typed.file(Field::Image).is_none() && typed.had_file(Field::Image));
        assert!(!typed.had_file(Field::Mask));
    }

    #[test]
    fn an_untouched_field_is_not_filled() {
        let mut typed = Typed::default();
        typed.put(Field::Seed, "  ".to_owned().into());
        assert_eq!(typed.filled(Field::Seed), None);
    }
}
