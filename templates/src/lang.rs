//! The languages of the pages: what each is called, where its pages lie and how it writes numbers.

use std::sync::OnceLock;

/// A language the pages are written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lang {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese, as it is written in Brazil.
    Pt,
    /// Japanese.
    Ja,
    /// Chinese, in simplified characters.
    Zh,
    /// Arabic.
    Ar,
}

/// Something of each language, made when it is first asked for.
pub(crate) struct EachLang<T>([OnceLock<T>; Lang::ALL.len()]);

impl<T> EachLang<T> {
    /// Nothing is made yet.
    pub(crate) const fn new() -> Self {
        Self([const { OnceLock::new() }; Lang::ALL.len()])
    }

    /// That of this language.
    pub(crate) fn get(&self, lang: Lang, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get(lang as usize).map(|made| made.get_or_init(make))
    }
}

/// What is known of a language.
struct Row {
    folder: &'static str,
    tag: &'static str,
    name: &'static str,
    source: &'static str,
    /// What stands between thousands, and before a fraction.
    marks: (&'static str, char),
}

macro_rules! row {
    ($folder:literal, $tag:literal, $name:literal, $thousands:literal, $fraction:literal) => {
        Row {
            folder: $folder,
            tag: $tag,
            name: $name,
            source: include_str!(concat!("../../assets/locales/", $folder, "/main.ftl")),
            marks: ($thousands, $fraction),
        }
    };
}

impl Lang {
    /// The language of whoever asks for none of ours; every message is there in it.
    pub const DEFAULT: Self = Self::En;

    /// Every language, the default first.
    pub const ALL: [Self; 8] = [
        Self::En,
        Self::De,
        Self::Fr,
        Self::Es,
        Self::Pt,
        Self::Ja,
        Self::Zh,
        Self::Ar,
    ];

    const fn row(self) -> Row {
        match self {
            Self::En => row!("en", "en", "English", ",", '.'),
            Self::De => row!("de", "de", "Deutsch", ".", ','),
            Self::Fr => row!("fr", "fr", "Français", "\u{202f}", ','),
            Self::Es => row!("es", "es", "Español", ".", ','),
            Self::Pt => row!("pt", "pt-BR", "Português (Brasil)", ".", ','),
            Self::Ja => row!("ja", "ja", "日本語", ",", '.'),
            Self::Zh => row!("zh", "zh-Hans", "简体中文", ",", '.'),
            // The digits are those of the whole web, as in most of the countries that read it.
            Self::Ar => row!("ar", "ar", "العربية", ",", '.'),
        }
    }

    /// The language's BCP 47 tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The first segment of its pages' addresses, which is the primary subtag too (RFC 5646, 2.2.1).
    #[must_use]
    pub const fn folder(self) -> &'static str {
        self.row().folder
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        self.row().name
    }

    /// The direction of its script, as in `<html dir>`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// What stands between two sentences: where a full stop is as wide as a letter it is the space itself.
    pub(crate) const fn gap(self) -> &'static str {
        match self {
            Self::Ja | Self::Zh => "",
            _ => " ",
        }
    }

    /// The language of this name in addresses; names are written in one way only.
    #[must_use]
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.folder() == folder)
    }

    /// The language nearest to a language range such as `pt-PT` (RFC 4647, 2.1): its first subtag decides.
    #[must_use]
    pub fn of_range(range: &str) -> Option<Self> {
        let primary = range.split('-').next().unwrap_or(range);
        Self::ALL
            .into_iter()
            .find(|lang| lang.folder().eq_ignore_ascii_case(primary))
    }

    /// The messages as they stand in its file.
    pub(crate) const fn source(self) -> &'static str {
        self.row().source
    }

    /// Writes a number of plain digits, perhaps with a point in it, as this language does.
    pub(crate) fn number(self, digits: &str) -> String {
        let (thousands, point) = self.row().marks;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        // Spanish leaves four digits as they are.
        let least = if self == Self::Es { 5 } else { 4 };
        let grouped = whole.len() >= least && whole.bytes().all(|byte| byte.is_ascii_digit());
        let mut text = String::with_capacity(digits.len() + whole.len());
        for (position, digit) in whole.chars().enumerate() {
            if grouped && position > 0 && (whole.len() - position).is_multiple_of(3) {
                text.push_str(thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_numbers_its_own_way() {
        let written = |digits| Lang::ALL.map(|lang| lang.number(digits));
        assert_eq!(
            written("10000"),
            [
                "10,000",
                "10.000",
                "10\u{202f}000",
                "10.000",
                "10.000",
                "10,000",
                "10,000",
                "10,000"
            ]
        );
        assert_eq!(
            written("4096"),
            [
                "4,096",
                "4.096",
                "4\u{202f}096",
                "4096",
                "4.096",
                "4,096",
                "4,096",
                "4,096"
            ]
        );
        assert_eq!(
            written("12.5"),
            ["12.5", "12,5", "12,5", "12,5", "12,5", "12.5", "12.5", "12.5"]
        );
        assert_eq!(Lang::En.number("1234567"), "1,234,567");
        assert_eq!(Lang::De.number("999"), "999");
    }

    #[test]
    fn a_language_is_found_by_its_first_subtag() {
        for (range, lang) in [
            ("de", Some(Lang::De)),
            ("DE-at", Some(Lang::De)),
            ("pt-PT", Some(Lang::Pt)),
            ("zh-Hant-TW", Some(Lang::Zh)),
            ("den", None),
            ("", None),
            ("*", None),
        ] {
            assert_eq!(Lang::of_range(range), lang, "{range}");
        }
        assert_eq!(Lang::of_folder("pt"), Some(Lang::Pt));
        for other in ["PT", "pt-BR", "", "xx"] {
            assert_eq!(Lang::of_folder(other), None, "{other}");
        }
    }
}
