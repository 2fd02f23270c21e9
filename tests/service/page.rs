//! A page as a browser reads it.

use scraper::{ElementRef, Html, Selector};

use crate::codes;
use crate::visitor::Question;

/// A parsed page.
pub(crate) struct Page(Html);

impl Page {
    pub(crate) fn new(text: &str) -> Self {
        assert!(!text.contains('\u{27e6}'), "a message without words: {text}");
        Self(Html::parse_document(text))
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap_or_else(|_| panic!("no selector: {selector}"));
        // The elements live as long as the page, the selector does not need to.
        self.0
            .root_element()
            .descendent_elements()
            .filter(|element| selector.matches(element))
            .collect()
    }

    pub(crate) fn one(&self, selector: &str) -> Option<ElementRef<'_>> {
        self.all(selector).into_iter().next()
    }

    /// The words of the first such element.
    pub(crate) fn words(&self, selector: &str) -> Option<String> {
        self.one(selector).map(|element| element.text().collect())
    }

    /// What stands in the form's prompt.
    pub(crate) fn prompt(&self) -> Option<String> {
        self.words("form[action='/generate'] textarea[name=prompt]")
    }

    /// The code the visitor is asked for.
    pub(crate) fn question(&self) -> Option<Question> {
        let id = self
            .one("input[name=challenge][value]:not([disabled])")?
            .attr("value")?
            .to_owned();
        let picture = self.one("[data-code-picture] img")?.attr("src")?.to_owned();
        let base64 = picture.strip_prefix("data:image/png;base64,")?;
        let picture = base64_simd::STANDARD.decode_to_vec(base64).expect("base64");
        Some(Question {
            id,
            letters: codes::read(&picture),
        })
    }

    /// The code at the end of a refusal's reference, or of a fault beside a field.
    pub(crate) fn code(&self) -> Option<String> {
        let hints = self
            .all("p.hint")
            .into_iter()
            .map(|hint| hint.text().collect::<String>());
        let reference = hints
            .filter_map(|hint| hint.trim().strip_prefix("Reference: ").map(str::to_owned))
            .next()?;
        reference.split_whitespace().last().map(str::to_owned)
    }

    /// The bytes of each picture on the page.
    pub(crate) fn pictures(&self) -> Vec<Vec<u8>> {
        let sources = self
            .all("figure.picture img")
            .into_iter()
            .filter_map(|image| image.attr("src"));
        let base64 = sources.filter_map(|source| source.strip_prefix("data:image/png;base64,"));
        base64
            .map(|text| base64_simd::STANDARD.decode_to_vec(text).expect("base64"))
            .collect()
    }
}
