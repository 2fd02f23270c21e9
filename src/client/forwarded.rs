//! Who a request comes from when proxies stand in between.
//!
//! Only a trusted peer is believed, only in the one header that the operator named, and only as far to the
//! left as the hops are trusted: the rightmost hop that is not ours is the client. What cannot be read ends
//! the walk, so that nobody gains anything by sending nonsense.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use actix_web::http::header::HeaderMap;
use ipnet::IpNet;

use crate::config::ForwardedHeader as Header;

/// What Tor writes a circuit's number into, in place of an address (`HiddenServiceExportCircuitID haproxy`): the leading
/// 64 bits of what it announces.
const CIRCUITS: [u16; 4] = [0xfc00, 0xdead, 0xbeef, 0x4dad];

/// Which proxies are believed, and where they write.
#[derive(Debug, Clone)]
pub struct Trust {
    proxies: Vec<IpNet>,
    header: Header,
    circuits: bool,
}

impl Trust {
    /// Believes this header from these proxies, and nothing from anybody else.
    #[must_use]
    pub fn new(proxies: Vec<IpNet>, header: Header) -> Self {
        Self {
            proxies,
            header,
            circuits: false,
        }
    }

    /// Takes what they announce as circuits of Tor for such: they are known only where there is an onion service.
    #[must_use]
    pub fn with_circuits(self) -> Self {
        Self {
            circuits: true,
            ..self
        }
    }

    /// The client's address: the peer's own unless a trusted proxy says otherwise.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        for hop in self.hops(headers).into_iter().rev() {
            let Some(address) = hop else { break };
            client = address;
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    /// Whether what was announced is a circuit of Tor.
    pub(super) fn is_circuit(&self, announced: IpAddr) -> bool {
        let net = |v6: Ipv6Addr| v6.segments().starts_with(&CIRCUITS);
        self.circuits && matches!(announced, IpAddr::V6(v6) if net(v6))
    }

    pub(super) fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|net| net.contains(&address))
    }

    /// The hops as written, left to right; `None` stands for what cannot be read.
    fn hops(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let values: Vec<&str> = headers
            .get_all(self.header.name())
            .map(|value| value.to_str().unwrap_or("?"))
            .collect();
        match self.header {
            Header::XForwardedFor => values
                .iter()
                .flat_map(|value| value.split(','))
                .map(address)
                .collect(),
            Header::Forwarded => values
                .iter()
                .flat_map(|value| value.split(','))
                .map(forwarded_for)
                .collect(),
            // A header that can only hold one address says nothing when it comes twice.
            Header::XRealIp | Header::CfConnectingIp => match values.as_slice() {
                [one] => vec![address(one)],
                _ => Vec::new(),
            },
        }
    }
}

/// Reads `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` and `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    let parsed = bare
        .parse::<IpAddr>()
        .or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    parsed.ok().map(|address| address.to_canonical())
}

/// Reads the `for` parameter of one element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let mut nodes = pairs
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("for"))
        .map(|(_, node)| node);
    let node = nodes.next()?.trim();
    // Two `for` in one element contradict each other.
    if nodes.next().is_some() {
        return None;
    }
    address(
        node.strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(node),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn client(header: Header, peer: &str, values: &[&str]) -> String {
        let proxies = ["10.0.0.0/8", "fd00::/8"]
            .map(|net| net.parse().unwrap())
            .to_vec();
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(
                HeaderName::from_static(header.name()),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        Trust::new(proxies, header)
            .client(peer.parse().unwrap(), &headers)
            .to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(
            client(Header::XForwardedFor, "192.0.2.9", &["203.0.113.5"]),
            "192.0.2.9"
        );
    }

    #[test]
    fn the_rightmost_untrusted_hop_is_the_client() {
        let cases: [(&[&str], &str); 7] = [
            (&["203.0.113.5"], "203.0.113.5"),
            (&["1.1.1.1, 203.0.113.5, 10.2.2.2"], "203.0.113.5"),
            (&["1.1.1.1", "203.0.113.5", "10.2.2.2"], "203.0.113.5"),
            (&["203.0.113.5:4711"], "203.0.113.5"),
            (&["[2001:db8::5]:4711"], "2001:db8::5"),
            (&["::ffff:203.0.113.5"], "203.0.113.5"),
            (&["10.3.3.3, 10.2.2.2"], "10.3.3.3"),
        ];
        for (values, expected) in cases {
            assert_eq!(
                client(Header::XForwardedFor, "10.1.1.1", values),
                expected,
                "{values:?}"
            );
        }
    }

    #[test]
    fn what_cannot_be_read_ends_the_walk() {
        for value in [
            "garbage",
            "1.1.1.1, unknown",
            "1.1.1.1,",
            "fe80::1%eth0",
            "1.1.1.1, 256.1.1.1",
        ] {
            assert_eq!(
                client(Header::XForwardedFor, "10.1.1.1", &[value]),
                "10.1.1.1",
                "{value}"
            );
        }
        assert_eq!(
            client(Header::XForwardedFor, "10.1.1.1", &["1.1.1.1, ?, 10.2.2.2"]),
            "10.2.2.2"
        );
    }

    #[test]
    fn forwarded_is_read_as_rfc_7239_writes_it() {
        let cases = [
            ("for=192.0.2.60;proto=http;by=203.0.113.43", "192.0.2.60"),
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("for=1.1.1.1, for=198.51.100.17", "198.51.100.17"),
            ("for=_hidden", "10.1.1.1"),
            ("for=192.0.2.1;for=192.0.2.2", "10.1.1.1"),
            ("proto=https", "10.1.1.1"),
        ];
        for (value, expected) in cases {
            assert_eq!(
                client(Header::Forwarded, "10.1.1.1", &[value]),
                expected,
                "{value}"
            );
        }
    }

    #[test]
    fn a_single_address_header_that_comes_twice_is_not_believed() {
        assert_eq!(client(Header::XRealIp, "10.1.1.1", &["1.1.1.1"]), "1.1.1.1");
        assert_eq!(
            client(Header::XRealIp, "10.1.1.1", &["1.1.1.1", "2.2.2.2"]),
            "10.1.1.1"
        );
        assert_eq!(
            client(Header::CfConnectingIp, "10.1.1.1", &["1.1.1.1, 2.2.2.2"]),
            "10.1.1.1"
        );
    }

    #[test]
    fn a_mapped_peer_is_the_ipv4_address_it_stands_for() {
        assert_eq!(
            client(Header::XForwardedFor, "::ffff:10.1.1.1", &["203.0.113.5"]),
            "203.0.113.5"
        );
        assert_eq!(
            client(Header::XForwardedFor, "::ffff:192.0.2.9", &["203.0.113.5"]),
            "192.0.2.9"
        );
    }
}
