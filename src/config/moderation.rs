//! `[content.moderation]`: another service that looks at prompts first.

use std::path::PathBuf;
use std::time::Duration;

use super::api::{BASE_URL, ca_file};
use super::disclosure::Disclosure;
use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::secret::Secret;
use super::urls::BaseUrl;
use crate::pipeline::gate::content::{Category, CategoryFault, ModerationSettings, OnFailure};

/// Where nobody is served without a key.
const OPENAI: &str = "api.openai.com";
/// The model that OpenAI's service is asked for, and that most others let pass.
const MODEL: &str = "omni-moderation-latest";

/// A service with the interface of OpenAI's `/moderations`.
#[derive(Debug, Clone)]
pub struct Moderation {
    /// Where its interface begins.
    ///
    /// `content.moderation.base_url`, `AFTERIMAGE_CONTENT__MODERATION__BASE_URL`, required.
    pub base_url: BaseUrl,
    /// What it knows us by.
    ///
    /// `content.moderation.api_key`, `AFTERIMAGE_CONTENT__MODERATION__API_KEY`, or the file it lies in under
    /// `…api_key_file`; required for OpenAI's own.
    pub api_key: Option<Secret>,
    /// A file of certificates in PEM that are trusted besides the system's.
    ///
    /// `content.moderation.ca_file`, `AFTERIMAGE_CONTENT__MODERATION__CA_FILE`, default none.
    pub ca_file: Option<PathBuf>,
    /// How it is asked, and what counts.
    ///
    /// `content.moderation.model`, default `omni-moderation-latest`; `…categories`, default whatever it flags;
    /// `…deadline` in seconds, default 5; `…on_failure`, default `refuse`.
    pub settings: ModerationSettings,
    /// What visitors are told about it; `content.moderation.disclosure`, required on a public instance.
    pub disclosure: Option<Disclosure>,
}

impl Moderation {
    /// Reads the section, which turns the service on as soon as anything stands in it.
    pub(super) fn read(mut reader: Reader<'_>, public: bool) -> Option<Self> {
        let stated = reader.is_stated();
        let base_url = if stated {
            reader.require("base_url", Expect::Text, BASE_URL, BaseUrl::parse)
        } else {
            reader.take("base_url", Expect::Text, BASE_URL, BaseUrl::parse)
        };
        let keyed = reader.has("api_key") || reader.has("api_key_file");
        let api_key = reader.secret("api_key", "api_key_file");
        if !keyed && base_url.as_ref().is_some_and(|url| url.host() == OPENAI) {
            let allowed = "the service's key, here or in the file that api_key_file names";
            reader.problem("api_key", Wrong::Missing, allowed);
        }
        let ca_file = ca_file(&mut reader);
        let settings = settings(&mut reader);
        let disclosure = Disclosure::read(reader.section("disclosure"), public && stated);
        reader.finish();
        Some(Self {
            base_url: base_url?,
            api_key,
            ca_file,
            settings,
            disclosure,
        })
    }
}

fn settings(reader: &mut Reader<'_>) -> ModerationSettings {
    let model = reader.take(
        "model",
        Expect::Text,
        "a name of visible ASCII characters",
        |text| {
            let visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
            visible.then(|| text.to_owned()).ok_or(Wrong::Invalid)
        },
    );
    let allowed = "names of the service's categories, such as \"sexual/minors\", with \"=0.5\" behind them for the \
                   score above 0 and up to 1 from which on they count";
    let categories = reader.list("categories", Expect::Text, allowed, |text| {
        Category::parse(text).map_err(|fault| match fault {
            CategoryFault::Name => Wrong::Invalid,
            CategoryFault::Score => Wrong::Range,
        })
    });
    let deadline = reader.number("deadline", 1..=60).unwrap_or(5);
    let on_failure = reader.take("on_failure", Expect::Text, "refuse or allow", |text| match text {
        "refuse" => Ok(OnFailure::Refuse),
        "allow" => Ok(OnFailure::Allow),
        _ => Err(Wrong::Invalid),
    });
    ModerationSettings {
        model: model.unwrap_or_else(|| MODEL.to_owned()),
        categories: categories.unwrap_or_default(),
        deadline: Duration::from_secs(deadline),
        on_failure: on_failure.unwrap_or(OnFailure::Refuse),
    }
}
