//! What is wrong with a configuration, said without saying any of it.
//!
//! A problem holds the name of a key, a code and what is allowed there: a value has no place in it, so that
//! no secret and no private address can reach a terminal or a log by way of a complaint.

use std::borrow::Cow;
use std::fmt;
use std::io;

/// One thing that keeps the service from starting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    key: String,
    wrong: Wrong,
    allowed: Cow<'static, str>,
}

/// How something in a configuration can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The file is not TOML at this place.
    Syntax,
    /// A file cannot be read, and why.
    Unreadable(io::ErrorKind),
    /// There is no such key.
    Unknown,
    /// A number where a text belongs, or the like.
    Type,
    /// The value cannot be understood.
    Invalid,
    /// The number is too small or too large.
    Range,
    /// The key must be there and is not.
    Missing,
    /// The key is there and says nothing.
    Empty,
    /// The same is said twice.
    Repeated,
    /// Two keys say different things.
    Conflict,
    /// An address holds a key or a password.
    HoldsKey,
    /// An address has a part that does not belong there.
    Surplus,
    /// Words and pictures would cross the internet unencrypted.
    Unencrypted,
    /// Everybody's forwarding header would be believed.
    TooWide,
    /// A shorter window allows more than a longer one.
    Order,
    /// A model is named that there is not.
    Nobody,
    /// A model would in the end stand in for itself.
    Circle,
    /// A picture would be larger than the service lets through.
    TooLarge,
    /// A picture would cost more than there is ever money for.
    TooDear,
}

impl Problem {
    /// A problem with this key; `allowed` says in words what may stand there.
    pub(super) fn new(key: impl Into<String>, wrong: Wrong, allowed: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: printable(&key.into()),
            wrong,
            allowed: allowed.into(),
        }
    }

    /// The key or variable it is about; entries of a list are counted from one.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What is wrong with it.
    #[must_use]
    pub fn wrong(&self) -> Wrong {
        self.wrong
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.wrong)?;
        if self.allowed.is_empty() {
            Ok(())
        } else {
            write!(f, "; allowed: {}", self.allowed)
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable(kind) => return write!(f, "names a file that cannot be read ({kind})"),
            Self::Syntax => "the file is not TOML here",
            Self::Unknown => "there is no such key",
            Self::Type => "is of the wrong type",
            Self::Invalid => "cannot be understood",
            Self::Range => "is too small or too large",
            Self::Missing => "is missing",
            Self::Empty => "is empty",
            Self::Repeated => "says again what is there already",
            Self::Conflict => "contradicts another key",
            Self::HoldsKey => "holds a key or a password, which would show in logs",
            Self::Surplus => "has a part that does not belong here",
            Self::Unencrypted => "would send words and pictures unencrypted over the internet",
            Self::TooWide => "believes the forwarding header of far too many addresses",
            Self::Order => "allows more than a longer window",
            Self::Nobody => "names a model that no provider has",
            Self::Circle => "leads back to the model that it shall stand in for",
            Self::TooLarge => "is larger than what can be made or let through",
            Self::TooDear => "costs more for one picture than the budget ever holds",
        })
    }
}

/// Something that works, but hardly as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Reachable from other machines without an https address.
    NotHttps,
    /// Behind a proxy that is not trusted: all visitors share one allowance.
    EverybodyIsTheProxy,
    /// The metrics are on an address that is neither loopback nor on a private network.
    AdminReachable,
    /// An onion service whose visitors are not told apart: all share one allowance.
    EverybodyIsTor,
    /// Public, and nothing stands between a visitor's program and the pictures.
    NoChallenge,
    /// Public, and the policies name nobody to write to.
    NoContact,
    /// Public, and the policies do not say who runs it (GDPR, Article 13(1)(a)).
    NoOperator,
    /// Programs may ask for pictures, and no key is there that they could have.
    NoKey,
    /// Public, and pictures come from elsewhere without a price: whatever they cost, no budget counts it.
    NoPrice,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotHttps => {
                "server.public_url is no https address though server.bind is reachable from other machines: \
                 prompts and pictures can be read on the way"
            }
            Self::EverybodyIsTheProxy => {
                "server.trusted_proxies is empty though server.public_url is set and server.bind is loopback: \
                 every visitor looks like the proxy and all share one allowance"
            }
            Self::AdminReachable => {
                "server.admin_bind is neither a loopback address nor one of a private network: \
                 whoever reaches it reads the metrics, so let a firewall keep visitors away"
            }
            Self::EverybodyIsTor => {
                "server.onion_url is set and server.proxy_protocol is empty: every visitor of the onion service looks like \
                 Tor and all share one allowance"
            }
            Self::NoChallenge => {
                "challenge.kinds is empty on an instance that others can reach: \
                 any program can ask for pictures, up to the rate"
            }
            Self::NoPrice => {
                "a model of a [[provider]] on the internet has no price on a public instance: \
                 whatever its pictures cost, no budget counts it"
            }
            Self::NoKey => {
                "api.enabled is true without any [[api.keys]]: no program can use it; \"afterimage key new\" makes a key"
            }
            Self::NoContact => {
                "site.contact is missing on a public instance: the policies name nobody to write to"
            }
            Self::NoOperator => {
                "site.operator is missing on a public instance: the policies do not say who runs it"
            }
        })
    }
}

/// A key's name as it can be printed anywhere: escaped, and cut at 100 characters.
fn printable(key: &str) -> String {
    key.chars().flat_map(char::escape_default).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_cannot_steer_a_terminal_or_flood_it() {
        let problem = Problem::new(format!("a\u{1b}[31m\n{}", "x".repeat(9000)), Wrong::Unknown, "");
        let line = problem.to_string();
        assert!(line.chars().all(|c| c == ' ' || c.is_ascii_graphic()), "{line}");
        assert!(line.len() < 200);
    }
}
