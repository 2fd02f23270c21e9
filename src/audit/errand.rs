//! What an audited instance is told by its auditor, and the configuration that it makes of that.

use std::ffi::OsStr;
use std::fmt::{self, Write as _};
use std::io::{self, BufRead as _, Write as _};
use std::num::NonZeroU32;
use std::path::PathBuf;

use rustix::process::{Signal, set_parent_process_death_signal};

use super::upstream::{MODERATION, Model, models};
use crate::cli::{AUDITED, Exit};
use crate::config::{
    self, BaseUrl, ChallengeKind, Config, Environment, ForwardedHeader, KeySettings, Loaded, Moderation,
    Server,
};
use crate::key::Fingerprint;
use crate::serve::Begun;

/// What an instance says first: from here on whoever started it may look into it, and until it is told what to do.
pub(super) const READY: &str = "ready";

/// What the auditor's own program may have at once.
const PLENTY: Option<NonZeroU32> = NonZeroU32::new(10_000);

/// What the instance is told by its auditor.
pub struct Errand {
    /// The port of loopback where pictures are made.
    pub(super) upstream: u16,
    /// The one where the same is done over TLS.
    pub(super) secure: u16,
    /// What the auditor's own key is known by, where programs are let in.
    pub(super) key: Option<Fingerprint>,
    /// The folder of its log.
    pub(super) log: PathBuf,
}

impl Errand {
    /// Waits to be told, when the command is that of such an instance.
    ///
    /// # Errors
    /// That nobody told it anything that could be meant.
    pub fn awaited(command: Option<&OsStr>) -> io::Result<Option<Self>> {
        if command.is_none_or(|command| command != AUDITED) {
            return Ok(None);
        }
        // While it is becoming this program, the kernel lets nobody look.
        writeln!(io::stdout(), "{READY}")?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Self::read(line.trim_end())
            .map(Some)
            .ok_or_else(|| io::Error::other("this command is for `afterimage audit` alone"))
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.splitn(4, ' ');
        Some(Self {
            upstream: words.next()?.parse().ok()?,
            secure: words.next()?.parse().ok()?,
            key: match words.next()? {
                "-" => None,
                key => Some(Fingerprint::parse(key)?),
            },
            log: words.next()?.into(),
        })
    }

    /// The file of the certificate that is trusted besides the system's, beside the log and out of its reach.
    pub(super) fn authority(&self) -> PathBuf {
        self.log.with_file_name("authority.pem")
    }

    /// Serves until its auditor ends it.
    ///
    /// # Errors
    /// What the system says when something cannot be started.
    pub fn serve(&self, mut loaded: Loaded) -> io::Result<Exit> {
        // It has no life of its own.
        set_parent_process_death_signal(Some(Signal::KILL))?;
        loaded.config = self.derived(&loaded.config)?;
        let same = loaded.clone();
        Begun::new()?.serve(loaded, Box::new(move || Ok(same.clone())))
    }

    /// The operator's configuration with our upstream, our folder and a port of loopback.
    fn derived(&self, operators: &Config) -> io::Result<Config> {
        let unusable = || io::Error::other("the scratch instance has no configuration");
        let own = config::load(&self.lines(), &Environment::default(), &config::read_file)
            .map_err(|_| unusable())?
            .config;
        let mut derived = operators.clone();
        derived.server = Server {
            public_url: operators.server.public_url.clone(),
            forwarded_header: ForwardedHeader::XForwardedFor,
            connections: operators.server.connections,
            connections_per_client: operators.server.connections_per_client,
            sandbox: operators.server.sandbox,
            ..own.server
        };
        (derived.providers, derived.ledger) = (own.providers, own.ledger);
        if let Some(asked) = &mut derived.content.moderation {
            let place = format!("http://127.0.0.1:{}/{MODERATION}/v1", self.upstream);
            *asked = Moderation {
                base_url: BaseUrl::parse(&place).map_err(|_| unusable())?,
                api_key: None,
                ca_file: None,
                ..asked.clone()
            };
        }
        derived.log.dir = operators.log.dir.as_ref().map(|_| self.log.clone());
        derived.api.keys = self.key.map(holder).into_iter().collect();
        if !derived.challenge.kinds.is_empty() {
            // The auditor can calculate, and not read a code.
            derived.challenge.kinds = vec![ChallengeKind::Code, ChallengeKind::Work];
        }
        Ok(derived)
    }

    /// What is not the operator's, in the language of configurations.
    fn lines(&self) -> String {
        let mut text = "[server]\nbind = [\"127.0.0.1:0\"]\nadmin_bind = \"127.0.0.1:0\"\n\
                        trusted_proxies = [\"127.0.0.1\"]\n"
            .to_owned();
        for Model { name, fault, secure } in models() {
            let place = if secure {
                format!(
                    "base_url = \"https://127.0.0.1:{}/{fault}/v1\"\nca_file = {:?}",
                    self.secure,
                    self.authority()
                )
            } else {
                format!("base_url = \"http://127.0.0.1:{}/{fault}/v1\"", self.upstream)
            };
            // What is silent is given up soon; whatever answers may be on a machine that is slow.
            let deadline = if fault == "silent" { 2 } else { 30 };
            let _ = write!(
                text,
                "[[provider]]\nid = \"{name}\"\nkind = \"openai\"\n{place}\n\
                 api_key = \"scratch\"\ndeadline = {deadline}\nmodels = [{{ id = \"{name}\", {} }}]\n",
                if fault == "edit" {
                    "upstream = \"gpt-image-1\", edit = true"
                } else {
                    "upstream = \"sketch\", sizes = [\"512x512\"], negative_prompt = true"
                }
            );
        }
        text
    }
}

impl fmt::Display for Errand {
    /// As it is told, in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.upstream, self.secure)?;
        match &self.key {
            Some(key) => write!(f, "{key} ")?,
            None => f.write_str("- ")?,
        }
        write!(f, "{}", self.log.display())
    }
}

/// The one key that the scratch instance knows, which is the auditor's.
fn holder(hash: Fingerprint) -> KeySettings {
    KeySettings {
        name: "audit".to_owned(),
        hash,
        last4: "0000".to_owned(),
        per_minute: PLENTY,
        per_hour: PLENTY,
        per_day: PLENTY,
        budget_per_day: None,
        models: None,
        expires: None,
        place: 1,
        links: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_is_read_as_it_was_told() {
        let key = Fingerprint::parse(&format!("blake3:{}", "7a".repeat(32)));
        for key in [None, key] {
            let errand = Errand {
                upstream: 8_080,
                secure: 8_443,
                key,
                log: "/a folder/log".into(),
            };
            let read = Errand::read(&errand.to_string()).unwrap();
            assert!((read.upstream, read.secure, read.key, read.log) == (8_080, 8_443, key, errand.log));
        }
        for wrong in [
            "",
            "1",
            "1 2",
            "1 2 -",
            "1 2 key /log",
            "1 port - /log",
            "port 2 - /log",
        ] {
            assert!(Errand::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_the_operator_has_set_is_kept_where_nobody_else_is_asked() {
        let lines = "[server]\npublic_url = 'https://pictures.example'\n[content]\nwords = ['x']\n\
                     [content.moderation]\nbase_url = 'http://127.0.0.1:9/v1'\n[content.moderation.disclosure]\n\
                     name = 'n'\nregion = 'Germany'\nretention = 'r'\ntraining = 't'\nterms_url = 'https://a.example'\n";
        let operators = config::load(lines, &Environment::default(), &config::read_file).unwrap();
        let errand = Errand {
            upstream: 7,
            secure: 8,
            key: None,
            log: "log".into(),
        };
        let derived = errand.derived(&operators.config).unwrap();
        assert_eq!(derived.server.public_url, operators.config.server.public_url);
        let asked = derived.content.moderation.unwrap().base_url.to_string();
        assert_eq!(asked, "http://127.0.0.1:7/moderation/v1");
        assert_eq!(derived.providers.len(), models().count());
    }
}
