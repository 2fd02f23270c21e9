//! From the configuration to what is not made.

use super::registry::authorities;
use crate::config;
use crate::pipeline::gate::Content;
use crate::pipeline::gate::content::Moderation;
use crate::pipeline::provider::upstream::{Upstream, UpstreamFault, UpstreamSettings};

/// The operator's rules, and a client of the service that is asked besides.
///
/// # Errors
/// The [`UpstreamFault`] of that service when it cannot be called.
pub(super) fn build(settings: &config::Content) -> Result<Content, UpstreamFault> {
    Ok(Content {
        rules: settings.rules.clone(),
        moderation: settings.moderation.as_ref().map(moderation).transpose()?,
    })
}

fn moderation(settings: &config::Moderation) -> Result<Moderation, UpstreamFault> {
    let key = settings
        .api_key
        .as_ref()
        .map(|key| key.expose().to_owned().into());
    let upstream = Upstream::new(UpstreamSettings {
        authorities: authorities(settings.ca_file.as_deref())?,
        ..UpstreamSettings::new(settings.base_url.to_string(), key)
    })?;
    Ok(Moderation::new(upstream, settings.settings.clone()))
}
