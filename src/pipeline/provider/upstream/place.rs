//! Where an upstream may be: anywhere over https, and on this machine or a private network over http.

#![expect(
    clippy::disallowed_types,
    reason = "an upstream's address is looked at to refuse private ones"
)]

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;
use tokio::time::timeout;

/// How long a name may take to resolve; there is no second resolver to ask.
const LOOKUP: Duration = Duration::from_secs(3);

/// Why a base address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceFault {
    /// It is no absolute address, or neither http nor https.
    Address,
    /// It carries a user name, a password, a query or a fragment, where a key could hide.
    Secret,
    /// It is http to a public address: the key and the words would travel in the open.
    Open,
}

/// Reads a base address; its path ends without a slash.
pub(super) fn base(text: &str) -> Result<Url, PlaceFault> {
    let mut url = Url::parse(text).map_err(|_| PlaceFault::Address)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(PlaceFault::Address);
    }
    if !url.username().is_empty() || url.password().is_some() || url.query().or(url.fragment()).is_some() {
        return Err(PlaceFault::Secret);
    }
    let host = url.host_str().ok_or(PlaceFault::Address)?;
    let literal = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    if url.scheme() == "http" && literal.is_ok_and(|address| !private(address)) {
        return Err(PlaceFault::Open);
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// Whether an address is this machine or a private network (RFC 1918, RFC 4193, RFC 6598, link-local).
fn private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            v4.is_loopback() || v4.is_private() || v4.is_link_local() || (a == 100 && b & 0xc0 == 64)
        }
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// The system's resolver within [`LOOKUP`]; for http it hands out private addresses alone, so that a name that
/// points elsewhere is not connected to.
pub(super) struct Resolver {
    private_only: bool,
}

impl Resolver {
    pub(super) fn new(private_only: bool) -> Self {
        Self { private_only }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let private_only = self.private_only;
        Box::pin(async move {
            let found = timeout(LOOKUP, lookup_host((name.as_str(), 0))).await??;
            let usable: Vec<SocketAddr> = found
                .filter(|address| !private_only || private(address.ip()))
                .collect();
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_at_home() {
        for text in [
            "http://127.0.0.1:1234/v1",
            "http://[::1]:1234",
            "http://10.0.0.7",
            "http://192.168.1.2/v1/",
            "http://172.16.0.1",
            "http://169.254.1.1",
            "http://100.64.0.1",
            "http://[fd00::1]",
            "http://[fe80::1]",
            "http://[::ffff:10.0.0.1]",
            "http://sd-server:1234/v1",
            "https://api.example.com/v1",
            "https://203.0.113.7",
        ] {
            assert!(base(text).is_ok(), "{text}");
        }
        for text in [
            "http://203.0.113.7/v1",
            "http://8.8.8.8",
            "http://172.32.0.1",
            "http://134744072",
            "http://0x08080808",
            "http://[2001:db8::1]",
            "http://[::ffff:8.8.8.8]",
            "http://100.128.0.1",
            "http://0.0.0.0",
        ] {
            assert_eq!(base(text), Err(PlaceFault::Open), "{text}");
        }
    }

    #[test]
    fn an_address_that_hides_a_secret_or_is_none_is_refused() {
        for text in [
            "https://key@example.com",
            "https://a:b@example.com",
            "https://example.com/?key=1",
            "https://example.com/#x",
        ] {
            assert_eq!(base(text), Err(PlaceFault::Secret), "{text}");
        }
        for text in [
            "",
            "example.com",
            "ftp://example.com",
            "file:///etc/passwd",
            "https://",
        ] {
            assert_eq!(base(text), Err(PlaceFault::Address), "{text}");
        }
    }

    #[test]
    fn a_base_ends_without_a_slash() {
        let path = |text| base(text).map(|url| url.path().to_owned());
        assert_eq!(path("https://example.com/v1/"), Ok("/v1".to_owned()));
        assert_eq!(path("https://example.com/v1"), Ok("/v1".to_owned()));
    }

    #[tokio::test]
    async fn a_name_for_http_never_leads_to_a_public_address() {
        let mut addresses = Resolver::new(true)
            .resolve("localhost".parse().unwrap())
            .await
            .unwrap();
        assert!(addresses.all(|address| address.ip().is_loopback()));
        let name = "203.0.113.7".parse().unwrap();
        assert_eq!(Resolver::new(true).resolve(name).await.unwrap().count(), 0);
        let name = "203.0.113.7".parse().unwrap();
        assert_eq!(Resolver::new(false).resolve(name).await.unwrap().count(), 1);
    }
}
