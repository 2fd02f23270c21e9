//! The kinds of upstream by name: where each is when nothing is said, and whether it answers without a key.

use crate::pipeline::provider::openai::Flavor;

/// What a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The generator inside this program: no key, no network.
    Painter,
    /// An images interface like OpenAI's.
    OpenAi,
    /// The same as `LocalAI` has it.
    LocalAi,
    /// The same as xAI has it.
    XAi,
    /// The same as Together has it.
    Together,
    /// The same as OpenRouter has it.
    OpenRouter,
    /// stable-diffusion.cpp's own interface of jobs.
    SdServer,
    /// The interface of `AUTOMATIC1111`'s web interface and its forks.
    Automatic1111,
    /// `ComfyUI`, by the operator's own graph.
    ComfyUi,
    /// Volunteers' machines behind one queue.
    AiHorde,
    /// Other people's models as predictions.
    Replicate,
    /// Black Forest Labs' own interface.
    Bfl,
    /// Other people's models behind a queue.
    Fal,
    /// Stability's Stable Image.
    Stability,
    /// Google's Gemini models that make pictures.
    Gemini,
    /// Hugging Face's own inference.
    HuggingFace,
    /// Cloudflare's Workers AI.
    Cloudflare,
}

/// What holds for every provider of a kind.
struct Trait {
    kind: Kind,
    name: &'static str,
    /// Where it is when `base_url` is not said; none when only the operator can know.
    url: Option<&'static str>,
    /// At that address nobody is served without a key.
    keyed: bool,
}

/// One line a kind.
const TABLE: &[Trait] = &[
    row(Kind::Painter, "painter", None, false),
    row(Kind::OpenAi, "openai", Some("https://api.openai.com/v1"), true),
    row(Kind::LocalAi, "localai", None, false),
    row(Kind::XAi, "xai", Some("https://api.x.ai/v1"), true),
    row(
        Kind::Together,
        "together",
        Some("https://api.together.xyz/v1"),
        true,
    ),
    row(
        Kind::OpenRouter,
        "openrouter",
        Some("https://openrouter.ai/api/v1"),
        true,
    ),
    row(Kind::SdServer, "sd-server", Some("http://127.0.0.1:1234"), false),
    row(
        Kind::Automatic1111,
        "automatic1111",
        Some("http://127.0.0.1:7860"),
        false,
    ),
    row(Kind::ComfyUi, "comfyui", Some("http://127.0.0.1:8188"), false),
    row(
        Kind::AiHorde,
        "aihorde",
        Some("https://aihorde.net/api/v2"),
        false,
    ),
    row(
        Kind::Replicate,
        "replicate",
        Some("https://api.replicate.com/v1"),
        true,
    ),
    row(Kind::Bfl, "bfl", Some("https://api.bfl.ai/v1"), true),
    row(Kind::Fal, "fal", Some("https://queue.fal.run"), true),
    row(
        Kind::Stability,
        "stability",
        Some("https://api.stability.ai"),
        true,
    ),
    row(
        Kind::Gemini,
        "gemini",
        Some("https://generativelanguage.googleapis.com/v1beta"),
        true,
    ),
    row(
        Kind::HuggingFace,
        "huggingface",
        Some("https://router.huggingface.co/hf-inference"),
        true,
    ),
    // Its address has the operator's account in it.
    row(Kind::Cloudflare, "cloudflare", None, true),
];

const fn row(kind: Kind, name: &'static str, url: Option<&'static str>, keyed: bool) -> Trait {
    Trait {
        kind,
        name,
        url,
        keyed,
    }
}

impl Kind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|line| line.kind)
    }

    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.line().map_or("", |line| line.name)
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|line| line.name == name).map(|line| line.kind)
    }

    /// Where it is when nothing is said.
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        self.line()?.url
    }

    /// Whether it answers nobody without a key at that address.
    #[must_use]
    pub fn keyed(self) -> bool {
        self.line().is_some_and(|line| line.keyed)
    }

    /// What the sides of its pictures are multiples of, in pixels.
    #[must_use]
    pub fn grid(self) -> u32 {
        match self {
            Self::AiHorde => 64,
            _ => 1,
        }
    }

    /// Whether each of its models has names of its own for what it takes.
    #[must_use]
    pub fn names_inputs(self) -> bool {
        matches!(self, Self::Replicate | Self::Fal)
    }

    /// The dialect of OpenAI's interface that it means; `openai` itself can be told another.
    #[must_use]
    pub fn flavor(self) -> Option<Flavor> {
        match self {
            Self::OpenAi => Some(Flavor::OpenAi),
            Self::LocalAi => Some(Flavor::LocalAi),
            Self::XAi => Some(Flavor::XAi),
            Self::Together => Some(Flavor::Together),
            Self::OpenRouter => Some(Flavor::OpenRouter),
            _ => None,
        }
    }

    fn line(self) -> Option<&'static Trait> {
        TABLE.iter().find(|line| line.kind == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::all() {
            assert_eq!(Kind::named(kind.name()), Some(kind));
            assert!(!kind.name().is_empty());
        }
        assert_eq!(Kind::named(""), None);
    }

    #[test]
    fn a_kind_that_means_a_flavour_is_called_like_it() {
        for kind in Kind::all() {
            if let Some(flavor) = kind.flavor() {
                assert_eq!(kind.name(), flavor.name());
            }
        }
    }
}
