//! Whose API it is: what the makers of compatible servers changed.

use super::super::{Features, Model, Proof};
use super::{FEATURES, capabilities, compatible};

/// The dialect an upstream speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flavor {
    /// OpenAI's own, and whatever follows it closely; fields that OpenAI lacks have their usual names.
    #[default]
    OpenAi,
    /// stable-diffusion.cpp: further fields travel inside the prompt.
    SdServer,
    /// `LocalAI`: what follows a bar in the prompt is the negative prompt.
    LocalAi,
    /// xAI: a ratio instead of a size, and pictures in JSON.
    XAi,
    /// Together: width and height apart.
    Together,
    /// OpenRouter: pictures out of a conversation.
    OpenRouter,
}

impl Flavor {
    /// Every flavour there is.
    pub const ALL: &'static [Self] = &[
        Self::OpenAi,
        Self::SdServer,
        Self::LocalAi,
        Self::XAi,
        Self::Together,
        Self::OpenRouter,
    ];

    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::SdServer => "sd-server",
            Self::LocalAi => "localai",
            Self::XAi => "xai",
            Self::Together => "together",
            Self::OpenRouter => "openrouter",
        }
    }

    /// The flavour with this name in the configuration.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|flavor| flavor.name() == name)
    }

    /// What it knows of its models by their names.
    #[must_use]
    pub fn capabilities(self) -> fn(&str) -> Model {
        match self {
            Self::OpenAi | Self::SdServer => capabilities,
            Self::LocalAi => compatible::localai,
            Self::XAi => compatible::xai,
            Self::Together => compatible::together,
            Self::OpenRouter => compatible::openrouter,
        }
    }

    /// What it can do.
    #[must_use]
    pub fn features(self) -> Features {
        let other = Features {
            previews: false,
            mask: false,
            proof: Proof::Documentation,
            ..FEATURES
        };
        match self {
            Self::OpenAi | Self::SdServer => FEATURES,
            Self::LocalAi => Features {
                seed: true,
                negative_prompt: true,
                count: 4,
                retention: "`b64_json`, so that no file is written",
                ..other
            },
            Self::XAi => Features {
                retention: "`b64_json`, never an address",
                ..other
            },
            Self::Together => Features {
                seed: true,
                negative_prompt: true,
                count: 4,
                retention: "`base64`, never an address",
                ..other
            },
            Self::OpenRouter => Features {
                count: 1,
                retention: "`data_collection: deny`: only makers who do not train on it",
                ..other
            },
        }
    }
}
