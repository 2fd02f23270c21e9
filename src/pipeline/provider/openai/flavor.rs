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
    /// The flavour with this name in the configuration.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "openai" => Some(Self::OpenAi),
            "sd-server" => Some(Self::SdServer),
            "localai" => Some(Self::LocalAi),
            "xai" => Some(Self::XAi),
            "together" => Some(Self::Together),
            _ => None,
        }
    }
}
