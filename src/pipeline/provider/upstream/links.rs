//! Addresses that an upstream hands us: followed only to where its operator listed, and never near home.

use reqwest::Url;
use url::Host;

use super::super::Fault;

/// Where the addresses in an upstream's answers may lead: https hosts, and `*.` for all below one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins(Vec<Pattern>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Pattern {
    Host(String),
    /// Everything below this, with its leading point.
    Below(String),
}

impl Origins {
    /// Reads hosts such as `delivery.example` and `*.pictures.example`; `None` when one is no such name.
    #[must_use]
    pub fn parse<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        hosts.into_iter().map(pattern).collect::<Option<_>>().map(Self)
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Whether they lead nowhere.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn holds(&self, host: &str) -> bool {
        self.0.iter().any(|pattern| match pattern {
            Pattern::Host(name) => name == host,
            Pattern::Below(end) => host.len() > end.len() && host.ends_with(end.as_str()),
        })
    }
}

fn pattern(text: &str) -> Option<Pattern> {
    let (below, name) = match text.strip_prefix("*.") {
        Some(name) => (true, name),
        None => (false, text),
    };
    // A name of one label would be half the web, or this machine; a number is an address.
    let letters =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    let plain = name.contains('.')
        && name.bytes().all(letters)
        && matches!(Host::parse(name), Ok(Host::Domain(host)) if host == name);
    plain.then(|| {
        if below {
            Pattern::Below(format!(".{name}"))
        } else {
            Pattern::Host(name.to_owned())
        }
    })
}

/// An address that may be followed.
#[derive(Clone)]
pub struct Link {
    pub(super) url: Url,
    /// Under the operator's own base address: it may be private, and gets the key.
    pub(super) own: bool,
    /// In the list of hosts that get the key.
    pub(super) keyed: bool,
}

/// Checks an address against the base address and the lists.
///
/// # Errors
/// [`Fault::Misdirected`] for everything that is not certainly allowed.
pub(super) fn check(text: &str, base: &Url, listed: &Origins, keyed: &Origins) -> Result<Link, Fault> {
    let mut url = Url::parse(text).map_err(|_| Fault::Misdirected)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Fault::Misdirected);
    }
    url.set_fragment(None);
    if url.origin() == base.origin() {
        return Ok(Link {
            url,
            own: true,
            keyed: true,
        });
    }
    let Some(Host::Domain(host)) = url.host() else {
        return Err(Fault::Misdirected);
    };
    let keyed = keyed.holds(host);
    let allowed = url.scheme() == "https" && url.port().is_none() && (keyed || listed.holds(host));
    if allowed {
        Ok(Link {
            url,
            own: false,
            keyed,
        })
    } else {
        Err(Fault::Misdirected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Option<(bool, bool)> {
        let base = Url::parse("http://127.0.0.1:7860/api").unwrap();
        let listed = Origins::parse(["delivery.example.com", "*.pictures.example"]).unwrap();
        let keyed = Origins::parse(["api.example.com"]).unwrap();
        check(text, &base, &listed, &keyed)
            .ok()
            .map(|link| (link.own, link.keyed))
    }

    #[test]
    fn only_listed_hosts_over_https_and_the_base_itself_are_followed() {
        for (text, told) in [
            ("https://delivery.example.com/a.png?sig=1", (false, false)),
            ("https://DELIVERY.example.com:443/a.png", (false, false)),
            ("https://eu.pictures.example/a", (false, false)),
            ("https://api.example.com/poll", (false, true)),
            ("http://127.0.0.1:7860/view?x=1", (true, true)),
        ] {
            assert_eq!(checked(text), Some(told), "{text}");
        }
    }

    /// safety.md T20: sixty spellings of elsewhere.
    #[test]
    fn sixty_spellings_of_elsewhere_are_refused() {
        let hosts = [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0",
            "0.0.0.0",
            "localhost",
            "localhost.",
            "LOCALHOST",
            "ip6-localhost",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:0:0:1]",
            "[64:ff9b::7f00:1]",
            "[fe80::1]",
            "[fd00::1]",
            "169.254.169.254",
            "169.254.169.254.",
            "0xa9fea9fe",
            "2852039166",
            "10.0.0.1",
            "192.168.0.1",
            "172.16.0.1",
            "100.64.0.1",
            "[2002:7f00:1::]",
            "127.0.0.1.nip.io",
            "metadata.google.internal",
            "delivery.example.com.evil.example",
            "evil.example",
            "xdelivery.example.com",
            "pictures.example",
            ".pictures.example",
            "evilpictures.example",
            "delivery.example.com%00.evil.example",
            "delivery.example.com\u{3002}evil.example",
        ];
        let whole = [
            "http://delivery.example.com/",
            "ftp://delivery.example.com/",
            "file:///etc/passwd",
            "gopher://delivery.example.com/",
            "data:image/png;base64,AAAA",
            "javascript:alert(1)",
            "//delivery.example.com/",
            "/relative",
            "",
            "https://",
            "https:///x",
            "https://delivery.example.com:8443/",
            "https://delivery.example.com@evil.example/",
            "https://user@delivery.example.com/",
            "https://user:pw@delivery.example.com/",
            "https://evil.example\\@delivery.example.com/",
            "https://evil.example#@delivery.example.com/",
            "https://evil.example?@delivery.example.com/",
            "http://127.0.0.1:7861/",
            "https://127.0.0.1:7860/",
            "http://127.0.0.1:7860@evil.example/",
            "http://localhost:7860/",
            "http://[::1]:7860/",
        ];
        let spelled = hosts.iter().map(|host| format!("https://{host}/x"));
        let all: Vec<String> = spelled.chain(whole.map(str::to_owned)).collect();
        assert!(all.len() >= 60, "{}", all.len());
        for text in all {
            assert_eq!(checked(&text), None, "{text}");
        }
    }

    #[test]
    fn a_list_holds_names_and_nothing_else() {
        for text in [
            "",
            "*",
            "*.com",
            "com",
            "127.0.0.1",
            "[::1]",
            "a.example/x",
            "https://a.example",
            "*.1.2.3.4",
            "*.*.example",
        ] {
            assert!(Origins::parse([text]).is_none(), "{text}");
        }
    }
}
