//! Web addresses that are checked once: the service's own, an upstream's, and links for people.

use std::fmt;

use url::Url;

use super::problem::Wrong;
use super::server::is_private_host;

/// Where visitors reach the service: a scheme, a host and perhaps a port, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    url: Url,
}

impl PublicUrl {
    /// Reads an address such as `https://pictures.example`.
    ///
    /// # Errors
    /// [`Wrong`] when it is no http or https address, or has user, path, query or fragment.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let url = web_address(text)?;
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(Wrong::Surplus);
        }
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            url,
        })
    }

    /// The origin that our own forms come from (RFC 6454, 6.2), such as `https://pictures.example`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Reads the address of an onion service (Tor's rend-spec-v3, 6): 56 characters of which the last says version 3.
    ///
    /// # Errors
    /// Those of [`PublicUrl::parse`], and [`Wrong::Invalid`] when it is none.
    pub fn parse_onion(text: &str) -> Result<Self, Wrong> {
        let url = Self::parse(text)?;
        let name = url.url.domain().and_then(|name| name.strip_suffix(".onion"));
        let key = name.and_then(|name| name.rsplit('.').next()).unwrap_or_default();
        let base32 = |byte: u8| matches!(byte, b'a'..=b'z' | b'2'..=b'7');
        let valid = key.len() == 56 && key.bytes().all(base32) && key.ends_with('d');
        if valid { Ok(url) } else { Err(Wrong::Invalid) }
    }

    /// Its host, and its port where that is not the scheme's own: what a browser names in `Host`.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.origin
            .split_once("://")
            .map_or("", |(_, authority)| authority)
    }

    /// Whether browsers reach it over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether it is an onion service (RFC 7686), whose network encrypts what http does not.
    #[must_use]
    pub fn is_onion(&self) -> bool {
        self.url.domain().is_some_and(|name| name.ends_with(".onion"))
    }
}

/// Where an upstream's interface begins; no query, no key, and plain http only near by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Reads an address such as `https://api.example/v1`.
    ///
    /// # Errors
    /// [`Wrong`] when it is no http or https address, holds a key, has a query, or would go unencrypted
    /// to a host that is neither on loopback nor on a private network.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let url = web_address(text)?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Wrong::Surplus);
        }
        if url.scheme() == "http" && !is_private_host(&url) {
            return Err(Wrong::Unencrypted);
        }
        Ok(Self(url))
    }

    /// The address of a path below it, such as `images/generations`.
    #[must_use]
    pub fn below(&self, path: &str) -> String {
        format!(
            "{}/{}",
            self.0.as_str().trim_end_matches('/'),
            path.trim_start_matches('/')
        )
    }

    /// The host, lower case, such as `api.example`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether calls to it are encrypted; where not, the connection must prove to be a private one.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether it is on loopback or a private network by its name.
    #[must_use]
    pub fn is_private(&self) -> bool {
        is_private_host(&self.0)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// An address for people to follow, as a page may print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(Url);

impl Link {
    /// Reads an http or https address without a key in it.
    ///
    /// # Errors
    /// [`Wrong`] when it is none.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        web_address(text).map(Self)
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Reads an http or https address in which no key stands.
fn web_address(text: &str) -> Result<Url, Wrong> {
    // The URL standard drops white space and turns backslashes round; what was written shall be what is meant.
    if text.is_empty() {
        return Err(Wrong::Empty);
    }
    if text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || c == '\\')
    {
        return Err(Wrong::Invalid);
    }
    let url = Url::parse(text).map_err(|_| Wrong::Invalid)?;
    if !url.username().is_empty() || url.password().is_some() || names_a_key(&url) {
        return Err(Wrong::HoldsKey);
    }
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    web.then_some(url).ok_or(Wrong::Invalid)
}

/// Whether a parameter of the query or the fragment is called like a key.
fn names_a_key(url: &Url) -> bool {
    let parts = [url.query(), url.fragment()];
    let mut names = parts
        .into_iter()
        .flatten()
        .flat_map(|part| form_urlencoded::parse(part.as_bytes()));
    names.any(|(name, _)| {
        let name = name.to_lowercase().replace(['-', '_'], "");
        let ends = ["key", "token", "secret", "password", "signature", "credential"];
        ends.iter().any(|end| name.ends_with(end))
            || matches!(&*name, "auth" | "authorization" | "sig" | "pwd")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_a_browser_writes_it() {
        for (text, origin) in [
            ("https://Example.ORG:443/", "https://example.org"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
        ] {
            assert_eq!(PublicUrl::parse(text).unwrap().origin(), origin);
        }
    }

    #[test]
    fn an_onion_service_is_known_by_its_name() {
        let key = "a".repeat(55);
        for good in [
            format!("http://{key}d.onion"),
            format!("http://www.{key}D.ONION:81/"),
        ] {
            assert!(PublicUrl::parse_onion(&good).is_ok(), "{good}");
        }
        for bad in [
            "http://pictures.example".to_owned(),
            "http://pictures.onion".to_owned(),
            format!("http://{key}a.onion"),
            format!("http://{key}8.onion"),
            format!("http://{key}1d.onion"),
            format!("http://{key}d.onion.example"),
        ] {
            assert_eq!(PublicUrl::parse_onion(&bad).err(), Some(Wrong::Invalid), "{bad}");
        }
        let url = PublicUrl::parse_onion(&format!("http://{key}d.onion:81")).unwrap();
        assert_eq!(url.authority(), format!("{key}d.onion:81"));
    }

    #[test]
    fn an_address_with_a_key_is_refused_wherever_the_key_stands() {
        for text in [
            "https://user:canary@api.example/v1",
            "https://canary@api.example/v1",
            "https://api.example/v1?key=canary",
            "https://api.example/v1?a=1&API_KEY=canary",
            "https://api.example/v1?api-key=canary",
            "https://api.example/v1?x-access-token=canary",
            "https://api.example/v1#token=canary",
        ] {
            assert_eq!(BaseUrl::parse(text).err(), Some(Wrong::HoldsKey), "{text}");
            assert_eq!(PublicUrl::parse(text).err(), Some(Wrong::HoldsKey), "{text}");
            assert_eq!(Link::parse(text).err(), Some(Wrong::HoldsKey), "{text}");
        }
    }

    #[test]
    fn a_path_is_put_below_the_base_with_one_slash() {
        for text in ["http://sd:1234/v1", "http://sd:1234/v1/"] {
            let base = BaseUrl::parse(text).unwrap();
            assert_eq!(
                base.below("images/generations"),
                "http://sd:1234/v1/images/generations"
            );
            assert_eq!(base.to_string(), "http://sd:1234/v1");
        }
    }

    #[test]
    fn plain_http_stays_near() {
        for text in [
            "http://localhost/v1",
            "http://127.1:7860/v1",
            "http://[::1]:7860/v1",
            "http://10.1.2.3/v1",
            "http://172.31.0.1/v1",
            "http://192.168.1.9/v1",
            "http://[fd00::5]/v1",
            "http://sd-server:7860/v1",
            "http://sd.pictures.svc.cluster.local/v1",
        ] {
            assert!(BaseUrl::parse(text).is_ok(), "{text}");
        }
        for text in [
            "http://api.example.org/v1",
            "http://169.254.169.254/v1",
            "http://[fe80::1]/v1",
            "http://8.8.8.8/v1",
            "http://0x08080808/v1",
            "http://[::ffff:8.8.8.8]/v1",
            "http://172.32.0.1/v1",
            "http://100.64.0.1/v1",
            "http://0.0.0.0/v1",
            "http://notlocalhost.example/v1",
            "http://localhost.example/v1",
        ] {
            assert_eq!(BaseUrl::parse(text).err(), Some(Wrong::Unencrypted), "{text}");
        }
    }
}
