//! `disclosure` of a provider: where words go, and what happens to them there.

use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::region::Region;
use super::urls::Link;

/// What a visitor is told about a provider before a word is sent to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The legal name of whoever runs it; `disclosure.name`.
    pub name: String,
    /// Where it works, such as `European Union`; `disclosure.region`.
    pub region: String,
    /// How long it keeps words and pictures, in a sentence; `disclosure.retention`.
    pub retention: String,
    /// Whether it trains on them, in a sentence; `disclosure.training`.
    pub training: String,
    /// Its terms; `disclosure.terms_url`. None on the painter's own card alone: no other party is involved.
    pub terms_url: Option<Link>,
    /// What lets words leave the European Economic Area there, such as a framework or clauses (GDPR, Chapter V);
    /// `disclosure.transfer`, default none.
    pub transfer: Option<String>,
}

impl Disclosure {
    /// The card of the painter, which no word leaves.
    pub(super) fn painter() -> Self {
        Self {
            name: "The painter, a program inside this service; no AI model".to_owned(),
            region: "This server; the words go nowhere else".to_owned(),
            retention: "Nothing is kept: words and pictures are wiped from memory after the answer"
                .to_owned(),
            training: "Nothing is learned from words or pictures: there is nothing that could learn"
                .to_owned(),
            terms_url: None,
            transfer: None,
        }
    }

    /// What its region says of the European Economic Area.
    #[must_use]
    pub fn area(&self) -> Region {
        Region::of(&self.region)
    }

    /// Reads a card; when any of it is there, or it `must` be there, all of it has to be.
    pub(super) fn read(mut reader: Reader<'_>, must: bool) -> Option<Self> {
        let must = must || reader.is_stated();
        let mut sentence = |key, must| entry(&mut reader, must, key, "a line of 1 to 300 characters", line);
        let (name, region) = (sentence("name", must), sentence("region", must));
        let (retention, training) = (sentence("retention", must), sentence("training", must));
        let transfer = sentence("transfer", false);
        let allowed = "the web address of the provider's terms";
        let terms_url = entry(&mut reader, must, "terms_url", allowed, Link::parse);
        reader.finish();
        Some(Self {
            name: name?,
            region: region?,
            retention: retention?,
            training: training?,
            terms_url: Some(terms_url?),
            transfer,
        })
    }
}

/// One line of words.
fn line(text: &str) -> Result<String, Wrong> {
    match text.trim() {
        "" => Err(Wrong::Empty),
        text if text.chars().any(char::is_control) => Err(Wrong::Invalid),
        text if text.chars().count() > 300 => Err(Wrong::Range),
        text => Ok(text.to_owned()),
    }
}

fn entry<T>(
    reader: &mut Reader<'_>,
    must: bool,
    key: &'static str,
    allowed: &'static str,
    parse: impl Fn(&str) -> Result<T, Wrong>,
) -> Option<T> {
    if must {
        reader.require(key, Expect::Text, allowed, parse)
    } else {
        reader.take(key, Expect::Text, allowed, parse)
    }
}
