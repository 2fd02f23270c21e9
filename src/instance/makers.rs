//! The providers of one configuration, and of the one that follows it: who stays the same goes on as they were.

use std::collections::HashMap;
use std::fmt;

use crate::config::{self, Config};
use crate::pipeline::provider::Maker;
use crate::pipeline::provider::automatic1111::Line;
use crate::pipeline::provider::upstream::UpstreamFault;

use super::registry;

/// The providers of a configuration, in its order.
#[derive(Default)]
pub struct Makers {
    made: Vec<Made>,
    /// The line before each server that one order has to be alone at, by the server's address: it outlives the
    /// settings, for somebody may still be in it.
    lines: HashMap<String, Line>,
}

/// One provider, and all that it was made from.
#[derive(Clone)]
struct Made {
    maker: Maker,
    settings: config::Provider,
    max_bytes: u64,
    authorities: Vec<Vec<u8>>,
}

/// Why there is no such provider.
#[derive(Debug)]
pub struct NoMaker {
    /// Its name in the configuration.
    provider: String,
    /// What is wrong with it.
    pub fault: UpstreamFault,
}

impl fmt::Display for NoMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "provider {}: {}", self.provider, self.fault)
    }
}

impl std::error::Error for NoMaker {}

impl Makers {
    /// The providers of this configuration.
    ///
    /// # Errors
    /// [`NoMaker`] names the first that cannot be called.
    pub fn of(config: &Config) -> Result<Self, NoMaker> {
        Self::default().then(config)
    }

    /// The providers of another configuration. One whose settings and certificates are the same is the very same, with
    /// its connections and what is known of it.
    ///
    /// # Errors
    /// As for [`Self::of`].
    pub fn then(&self, config: &Config) -> Result<Self, NoMaker> {
        let mut next = Self {
            made: Vec::with_capacity(config.providers.len()),
            lines: self.lines.clone(),
        };
        for settings in &config.providers {
            let made = self
                .made(settings, config.picture.max_bytes, &mut next.lines)
                .map_err(|fault| NoMaker {
                    provider: settings.id.clone(),
                    fault,
                })?;
            next.made.push(made);
        }
        Ok(next)
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> Vec<Maker> {
        self.made.iter().map(|made| made.maker.clone()).collect()
    }

    fn made(
        &self,
        settings: &config::Provider,
        max_bytes: u64,
        lines: &mut HashMap<String, Line>,
    ) -> Result<Made, UpstreamFault> {
        let api = settings.api.as_ref();
        let authorities = registry::authorities(api.and_then(|api| api.ca_file.as_deref()))?;
        let same = |made: &&Made| {
            made.settings == *settings && made.max_bytes == max_bytes && made.authorities == authorities
        };
        if let Some(same) = self.made.iter().find(same) {
            return Ok(same.clone());
        }
        let server = api.map(|api| api.base_url.to_string()).unwrap_or_default();
        let line = lines.entry(server).or_default();
        Ok(Made {
            maker: registry::maker(settings, max_bytes, line)?,
            settings: settings.clone(),
            max_bytes,
            authorities,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::config::{Environment, load, read_file};

    /// Two providers; the first has this key, its certificates lie in this file, and its pictures cost so much.
    fn config(key: &str, file: &Path, price: &str) -> Config {
        let text = format!(
            "[[provider]]\nid = 'one'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\nmodels = ['a']\n\
             api_key = '{key}'\nca_file = {file:?}\nprice = {price}\n\
             [[provider]]\nid = 'two'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:8/v1'\nmodels = ['b']\n"
        );
        let loaded = load(&text, &Environment::default(), &read_file);
        loaded.unwrap_or_else(|problems| panic!("{problems:?}")).config
    }

    fn stays(before: &Makers, after: &Makers) -> Vec<bool> {
        let pairs = before.made.iter().zip(&after.made);
        pairs
            .map(|(one, other)| Arc::ptr_eq(&one.maker.provider, &other.maker.provider))
            .collect()
    }

    #[test]
    fn who_stays_the_same_is_the_same_and_whoever_changed_is_made_anew() {
        let file = std::env::temp_dir().join(format!("afterimage-makers-{}", std::process::id()));
        std::fs::write(&file, "").unwrap();
        let makers = Makers::of(&config("k", &file, "0")).unwrap();
        let then = |config: &Config| stays(&makers, &makers.then(config).unwrap());
        assert_eq!(then(&config("k", &file, "0")), [true, true]);
        assert_eq!(then(&config("l", &file, "0")), [false, true]);
        assert_eq!(then(&config("k", &file, "0.5")), [false, true]);
        std::fs::write(&file, "# other certificates\n").unwrap();
        assert_eq!(then(&config("k", &file, "0")), [false, true]);
        std::fs::remove_file(&file).unwrap();
        let refused = makers.then(&config("k", &file, "0")).err().unwrap();
        assert_eq!(
            refused.to_string(),
            "provider one: the trusted certificates cannot be loaded"
        );
    }
}
