//! Whose API it is: what the makers of compatible servers changed.

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
    /// xAI: a ratio instead of a size.
    XAi,
    /// Together: width and height apart.
    Together,
}

impl Flavor {
    /// Every flavour there is.
    pub const ALL: &'static [Self] = &[
        Self::OpenAi,
        Self::SdServer,
        Self::LocalAi,
        Self::XAi,
        Self::Together,
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
        }
    }

    /// The flavour with this name in the configuration.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|flavor| flavor.name() == name)
    }
}
