//! `[server]`: where we listen, and whom we believe about who is calling.
//!
//! The one file of the configuration that names address types: they are the operator's own addresses,
//! never a visitor's.

#![expect(
    clippy::disallowed_types,
    reason = "our own address and our proxies', never a visitor's"
)]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ipnet::{IpNet, Ipv4Net};
use url::{Host, Url};

use super::problem::{Warning, Wrong};
use super::reader::{Expect, Reader};
use super::urls::PublicUrl;

/// The widest IPv4 network that may be trusted: 10.0.0.0/8 is the widest private one (RFC 1918).
const WIDEST_V4: u8 = 8;

/// The widest IPv6 network that may be trusted: fc00::/7 is the widest private one (RFC 4193).
const WIDEST_V6: u8 = 7;

/// Where the service listens and what stands in front of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The addresses to listen on, never empty.
    ///
    /// `server.bind`, `AFTERIMAGE_SERVER__BIND`, default `127.0.0.1:8080`.
    pub bind: Vec<SocketAddr>,
    /// The address of a listener of its own for `/metrics`, which no visitor should reach.
    ///
    /// `server.admin_bind`, `AFTERIMAGE_SERVER__ADMIN_BIND`, default none.
    pub admin_bind: Option<SocketAddr>,
    /// How visitors reach the service; turns on HSTS, `Secure` and `__Host-`.
    ///
    /// `server.public_url`, `AFTERIMAGE_SERVER__PUBLIC_URL`, default none.
    pub public_url: Option<PublicUrl>,
    /// The onion service by which visitors can reach the service as well.
    ///
    /// `server.onion_url`, `AFTERIMAGE_SERVER__ONION_URL`, default none.
    pub onion_url: Option<PublicUrl>,
    /// The addresses on which every connection begins with a PROXY header of a trusted proxy.
    ///
    /// `server.proxy_protocol`, `AFTERIMAGE_SERVER__PROXY_PROTOCOL`, default none.
    pub proxy_protocol: Vec<SocketAddr>,
    /// The proxies whose forwarding header is believed; IPv4 networks are written as such.
    ///
    /// `server.trusted_proxies`, `AFTERIMAGE_SERVER__TRUSTED_PROXIES`, default none.
    pub trusted_proxies: Vec<IpNet>,
    /// The one header that is believed from them.
    ///
    /// `server.forwarded_header`, `AFTERIMAGE_SERVER__FORWARDED_HEADER`, default `x-forwarded-for`.
    pub forwarded_header: ForwardedHeader,
    /// Connections at the same time, from everybody.
    ///
    /// `server.connections`, `AFTERIMAGE_SERVER__CONNECTIONS`, default 4096.
    pub connections: u32,
    /// Connections at the same time from one client, an IPv4 address or an IPv6 /64.
    ///
    /// `server.connections_per_client`, `AFTERIMAGE_SERVER__CONNECTIONS_PER_CLIENT`, default 64.
    pub connections_per_client: u32,
    /// Whether the kernel is asked to wall the process in.
    ///
    /// `server.sandbox`, `AFTERIMAGE_SERVER__SANDBOX`, default `on`.
    pub sandbox: Sandbox,
}

/// How much the kernel's walls matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sandbox {
    /// Those the kernel has.
    On,
    /// All of them, or there is no start.
    Require,
    /// None, for a debugger or a system they do not fit.
    Off,
}

/// A header in which a proxy names the address it was called from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`, a list.
    XForwardedFor,
    /// `Forwarded`, a list with parameters (RFC 7239).
    Forwarded,
    /// `X-Real-IP`, one address.
    XRealIp,
    /// `CF-Connecting-IP`, one address.
    CfConnectingIp,
}

impl ForwardedHeader {
    /// Every header there is to choose from.
    pub const ALL: &'static [Self] = &[
        Self::XForwardedFor,
        Self::Forwarded,
        Self::XRealIp,
        Self::CfConnectingIp,
    ];

    /// Its name, in lower case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
            Self::XRealIp => "x-real-ip",
            Self::CfConnectingIp => "cf-connecting-ip",
        }
    }
}

impl Server {
    /// Reads the section; also tells whether the instance is meant to be public, even when its address is bad.
    pub(super) fn read(mut reader: Reader<'_>) -> (Self, bool) {
        let bind = binds(&mut reader);
        let proxy_protocol = announced(&mut reader, &bind);
        let taken = [bind.as_slice(), &proxy_protocol].concat();
        let admin_bind = admin(&mut reader, &taken);
        let (public_url, public) = address(&mut reader, "public_url", PublicUrl::parse);
        let (onion_url, onion) = address(&mut reader, "onion_url", PublicUrl::parse_onion);
        if onion_url.is_some() && onion_url == public_url {
            reader.problem(
                "onion_url",
                Wrong::Repeated,
                "another address than server.public_url",
            );
        }
        let trusted_proxies = proxies(&mut reader);
        if !proxy_protocol.is_empty() && trusted_proxies.is_empty() {
            let allowed = "the addresses from which proxies connect to server.proxy_protocol";
            reader.problem("trusted_proxies", Wrong::Missing, allowed);
        }
        let server = Self {
            bind,
            admin_bind,
            public_url,
            onion_url,
            proxy_protocol,
            trusted_proxies,
            forwarded_header: forwarded_header(&mut reader),
            connections: reader.number("connections", 1..=1_000_000).unwrap_or(4_096),
            connections_per_client: reader
                .number("connections_per_client", 1..=1_000_000)
                .unwrap_or(64),
            sandbox: sandbox(&mut reader),
        };
        reader.finish();
        (server, public || onion)
    }

    /// Where this machine itself reaches the service: the first address, as loopback when it stands for all.
    #[must_use]
    pub fn own_address(&self) -> SocketAddr {
        let first = self.bind.first().copied().unwrap_or(default_bind());
        let address = match first.ip() {
            IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            address => address,
        };
        SocketAddr::new(address, first.port())
    }

    /// Whether other machines can reach the service without a proxy on this one.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        let mut all = self.bind.iter().chain(&self.proxy_protocol);
        all.any(|address| !address.ip().to_canonical().is_loopback())
    }

    /// Whether it is meant for everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.public_url.is_some() || self.onion_url.is_some()
    }

    pub(super) fn warnings(&self) -> Vec<Warning> {
        let encrypted = self
            .public_url
            .as_ref()
            .map_or(self.onion_url.is_some(), |url| url.is_https() || url.is_onion());
        let proxied = self.public_url.is_some() && !self.is_reachable();
        let doubts = [
            (self.is_reachable() && !encrypted, Warning::NotHttps),
            (
                proxied && self.trusted_proxies.is_empty(),
                Warning::EverybodyIsTheProxy,
            ),
            (
                self.admin_bind.is_some_and(|address| !is_private(address.ip())),
                Warning::AdminReachable,
            ),
            (
                self.onion_url.is_some() && self.proxy_protocol.is_empty(),
                Warning::EverybodyIsTor,
            ),
        ];
        doubts
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, warning)| warning)
            .collect()
    }
}

/// Whether an address names a host on loopback or a private network: by number (RFC 1918, RFC 4193), or by a
/// name that the public DNS does not answer (RFC 6761, RFC 6762, RFC 8375, `.internal`, a single label).
///
/// A name is only a promise: whoever connects must see that it resolved to such a number.
#[must_use]
pub fn is_private_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_private(address.into()),
        Some(Host::Ipv6(address)) => is_private(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let ends = [".localhost", ".local", ".internal", ".home.arpa"];
            !name.is_empty() && (!name.contains('.') || ends.iter().any(|end| name.ends_with(end)))
        }
        None => false,
    }
}

/// Whether an address is on loopback or a private network; link-local ones are neither, for cloud services
/// hand out their credentials there.
#[must_use]
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    }
}

fn default_bind() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 8080))
}

/// What can stand where we listen.
const PLACES: &str = "addresses with a port, such as 127.0.0.1:8080 or [::]:8080";

fn binds(reader: &mut Reader<'_>) -> Vec<SocketAddr> {
    let Some(addresses) = places(reader, "bind", &[]) else {
        return vec![default_bind()];
    };
    if addresses.is_empty() {
        reader.problem("bind", Wrong::Empty, PLACES);
    }
    addresses
}

/// The address of the metrics, which has to be one that visitors are not served at.
fn admin(reader: &mut Reader<'_>, bind: &[SocketAddr]) -> Option<SocketAddr> {
    let allowed = "an address with a port that server.bind does not have, such as 127.0.0.1:9464; or nothing";
    let parse = |text: &str| {
        let stated = Some(text).filter(|text| !text.is_empty());
        let address = stated.map(|text| text.parse().map_err(|_| Wrong::Invalid));
        address.transpose()
    };
    let address = reader
        .take("admin_bind", Expect::Text, allowed, parse)
        .flatten()?;
    if bind.iter().any(|public| meet(*public, address)) {
        reader.problem("admin_bind", Wrong::Repeated, allowed);
    }
    Some(address)
}

/// Whether what is sent to one address can arrive at the other.
fn meet(one: SocketAddr, other: SocketAddr) -> bool {
    let everywhere = one.ip().is_unspecified() || other.ip().is_unspecified();
    let same = one.ip().to_canonical() == other.ip().to_canonical();
    // Port 0 is a free one, and each time another.
    one.port() == other.port() && one.port() != 0 && (same || everywhere)
}

fn announced(reader: &mut Reader<'_>, bind: &[SocketAddr]) -> Vec<SocketAddr> {
    places(reader, "proxy_protocol", bind).unwrap_or_default()
}

/// Addresses to listen on, none of them twice and none that is taken; but any free port can be asked for often.
fn places(reader: &mut Reader<'_>, key: &'static str, taken: &[SocketAddr]) -> Option<Vec<SocketAddr>> {
    let parse = |text: &str| text.parse().map_err(|_| Wrong::Invalid);
    let addresses: Vec<SocketAddr> = reader.list(key, Expect::Text, PLACES, parse)?;
    let before = |index| addresses.iter().take(index);
    let taken = || taken.iter().filter(|address| address.port() != 0);
    let again =
        |(index, address): (usize, &SocketAddr)| before(index).chain(taken()).any(|other| other == address);
    if addresses.iter().enumerate().any(again) {
        reader.problem(key, Wrong::Repeated, PLACES);
    }
    Some(addresses)
}

/// An address of the service, and whether one is stated, though it may be a bad one.
fn address(
    reader: &mut Reader<'_>,
    key: &'static str,
    read: fn(&str) -> Result<PublicUrl, Wrong>,
) -> (Option<PublicUrl>, bool) {
    let allowed = match key {
        "onion_url" => {
            "the address of an onion service, such as http://<56 characters>.onion, without a path; or nothing"
        }
        _ => "a scheme and a host, such as https://pictures.example, without a path; or nothing",
    };
    let parse = |text: &str| Some(text).filter(|text| !text.is_empty()).map(read).transpose();
    let stated = reader.has(key);
    let address = reader.take(key, Expect::Text, allowed, parse);
    let none = address == Some(None);
    (address.flatten(), stated && !none)
}

fn proxies(reader: &mut Reader<'_>) -> Vec<IpNet> {
    let allowed = "addresses and networks of your own proxies, such as 10.0.0.0/8 or ::1, \
                   none wider than /8 (IPv4) or /7 (IPv6)";
    reader
        .list("trusted_proxies", Expect::Text, allowed, proxy)
        .unwrap_or_default()
}

fn proxy(text: &str) -> Result<IpNet, Wrong> {
    let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    let network = canonical(network.map_err(|_| Wrong::Invalid)?);
    let wide = match network {
        IpNet::V4(network) => network.prefix_len() < WIDEST_V4,
        // A network around ::ffff:0:0/96 holds all of IPv4 under its other spelling (RFC 4291, 2.5.5.2).
        IpNet::V6(network) => {
            network.prefix_len() < WIDEST_V6 || network.contains(&Ipv4Addr::UNSPECIFIED.to_ipv6_mapped())
        }
    };
    if wide { Err(Wrong::TooWide) } else { Ok(network) }
}

/// Writes `::ffff:10.0.0.0/104` as `10.0.0.0/8`, and clears what lies behind the prefix.
fn canonical(network: IpNet) -> IpNet {
    let mapped = match network {
        IpNet::V6(v6) => v6.addr().to_ipv4_mapped().zip(v6.prefix_len().checked_sub(96)),
        IpNet::V4(_) => None,
    };
    let v4 = mapped.and_then(|(address, prefix)| Ipv4Net::new(address, prefix).ok());
    v4.map_or(network, IpNet::V4).trunc()
}

fn forwarded_header(reader: &mut Reader<'_>) -> ForwardedHeader {
    let names: Vec<_> = ForwardedHeader::ALL.iter().map(|header| header.name()).collect();
    let parse = |text: &str| {
        let mut all = ForwardedHeader::ALL.iter().copied();
        all.find(|header| header.name().eq_ignore_ascii_case(text))
            .ok_or(Wrong::Invalid)
    };
    let header = reader.take("forwarded_header", Expect::Text, names.join(", "), parse);
    header.unwrap_or(ForwardedHeader::XForwardedFor)
}

fn sandbox(reader: &mut Reader<'_>) -> Sandbox {
    let parse = |text: &str| match text {
        "on" => Ok(Sandbox::On),
        "require" => Ok(Sandbox::Require),
        "off" => Ok(Sandbox::Off),
        _ => Err(Wrong::Invalid),
    };
    let sandbox = reader.take("sandbox", Expect::Text, "on, require or off", parse);
    sandbox.unwrap_or(Sandbox::On)
}

#[cfg(test)]
mod tests;
