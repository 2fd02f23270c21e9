//! Where an upstream may be: anywhere over https, and on this machine or a private network over http.

#![expect(
    clippy::disallowed_types,
    reason = "an upstream's address is looked at to refuse private ones"
)]

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use url::Host;

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

/// Whether an address is anybody's on the Internet: in none of IANA's special-purpose registries, and hiding none
/// that is (NAT64, 6to4 and Teredo carry an IPv4 address inside).
fn public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let special = matches!(
                (a, b, c),
                (0 | 10 | 127 | 240..=255, ..)
                    | (100, 64..=127, _)
                    | (169, 254, _)
                    | (172, 16..=31, _)
                    | (192, 0, 0 | 2)
                    | (192, 88, 99)
                    | (192, 168, _)
                    | (198, 18 | 19, _)
                    | (198, 51, 100)
                    | (203, 0, 113)
            );
            !special && !v4.is_multicast()
        }
        IpAddr::V6(v6) => {
            // Only 2000::/3 is given out; in it lie the protocols (2001::/23), the documentation, and 6to4.
            let [first, second, ..] = v6.segments();
            let given_out = first & 0xe000 == 0x2000;
            let special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                || first == 0x2002
                || (first == 0x3fff && second < 0x1000);
            given_out && !special
        }
    }
}

/// Which addresses a name may stand for, over https.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reachable {
    /// All: the operator's own address.
    All,
    /// Public ones: an address that an upstream handed us, which shall not lead into our network.
    Public,
}

/// The system's resolver within [`LOOKUP`]; what it hands out is what is connected to, with no second look.
pub(super) struct Resolver(pub(super) Reachable);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reachable = self.0;
        Box::pin(async move {
            let found = timeout(LOOKUP, lookup_host((name.as_str(), 0))).await??;
            let usable: Vec<SocketAddr> = found
                .filter(|address| match reachable {
                    Reachable::All => true,
                    Reachable::Public => public(address.ip()),
                })
                .collect();
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

/// Connects to the host of an address over plain http, at one of its private addresses.
///
/// # Errors
/// What the last of them said, or that there is none.
pub(super) async fn connect_private(url: &Url) -> io::Result<TcpStream> {
    let port = url.port_or_known_default().unwrap_or(80);
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in private_addresses(url).await? {
        match TcpStream::connect(SocketAddr::new(address, port)).await {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

async fn private_addresses(url: &Url) -> io::Result<Vec<IpAddr>> {
    let found = match url.host() {
        Some(Host::Ipv4(address)) => vec![address.into()],
        Some(Host::Ipv6(address)) => vec![address.into()],
        Some(Host::Domain(name)) => timeout(LOOKUP, lookup_host((name, 0)))
            .await??
            .map(|address| address.ip())
            .collect(),
        None => Vec::new(),
    };
    Ok(found.into_iter().filter(|address| private(*address)).collect())
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
    async fn a_name_leads_only_where_it_may() {
        let found = |reachable, name: &'static str| async move {
            let addresses = Resolver(reachable).resolve(name.parse().unwrap()).await;
            addresses.unwrap().map(|address| address.ip()).collect::<Vec<_>>()
        };
        let home = found(Reachable::All, "localhost").await;
        assert!(!home.is_empty() && home.iter().all(IpAddr::is_loopback));
        let plain = private_addresses(&"http://localhost".parse().unwrap()).await;
        assert_eq!(plain.unwrap(), home);
        let open = private_addresses(&"http://8.8.8.8".parse().unwrap()).await;
        assert!(open.unwrap().is_empty());
        assert!(found(Reachable::Public, "localhost").await.is_empty());
        assert_eq!(found(Reachable::Public, "8.8.8.8").await.len(), 1);
        assert_eq!(found(Reachable::All, "8.8.8.8").await.len(), 1);
    }

    #[test]
    fn special_addresses_are_not_public() {
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1",
            "2a00:1450:4001::1",
            "::ffff:8.8.8.8",
        ] {
            assert!(public(text.parse().unwrap()), "{text}");
        }
    }
}
