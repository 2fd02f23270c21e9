//! The prefixes an address is counted under: its own, and the networks around it.
//!
//! Whoever can leave one prefix for the next must not find a whole allowance there, so every request counts in
//! all tiers of its address. A network's allowance is a multiple of a client's, small enough that renting the
//! network does not pay, and large enough for the people who honestly share it.

/// A kind of prefix that has an allowance of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tier {
    /// One IPv4 address: a household, or everybody behind a carrier's translator or a Tor exit.
    Ipv4Address,
    /// 256 IPv4 addresses: the smallest network that is routed, rented and handed on as a whole.
    Ipv4Network,
    /// One IPv6 subnet: what a single machine may choose its addresses from (RFC 4291, 2.5.1).
    Ipv6Subnet,
    /// 256 IPv6 subnets: what a home connection is given (RIPE-690, 4.2.2).
    Ipv6Home,
    /// 65,536 IPv6 subnets: what a site is given (RFC 6177), and the smallest that is routed.
    Ipv6Site,
    /// One circuit of Tor to the onion service: a visitor, until they take a new one.
    TorCircuit,
    /// All circuits to the onion service.
    TorCircuits,
}

/// The most tiers one address has.
pub const TIERS: usize = 3;

impl Tier {
    /// The tiers of an IPv4 address, the narrowest first.
    pub const IPV4: &'static [Self] = &[Self::Ipv4Address, Self::Ipv4Network];

    /// The tiers of an IPv6 address, the narrowest first.
    pub const IPV6: &'static [Self] = &[Self::Ipv6Subnet, Self::Ipv6Home, Self::Ipv6Site];

    /// The tiers of a circuit of Tor, the narrowest first.
    pub const CIRCUIT: &'static [Self] = &[Self::TorCircuit, Self::TorCircuits];

    /// How many leading bits of an address make the prefix.
    #[must_use]
    pub fn bits(self) -> u8 {
        match self {
            Self::Ipv4Address => 32,
            Self::Ipv4Network => 24,
            Self::Ipv6Subnet | Self::TorCircuits => 64,
            Self::Ipv6Home => 56,
            Self::Ipv6Site => 48,
            Self::TorCircuit => 128,
        }
    }

    /// How many clients' allowances the prefix has.
    ///
    /// 8 for a /24: a rented one is worth 8 of its 256 addresses, and a carrier's or Tor's (whose exits crowd in
    /// a few of them) is soon offered work instead. 4 for a /56: the devices of one household, each of which may
    /// have a subnet. 16 for a /48: four such households, or one office. 64 for all of Tor's circuits: a new one costs
    /// nothing, so this is what whoever takes thousands of them has, and it has to do for everybody who comes that way.
    #[must_use]
    pub fn factor(self) -> u32 {
        match self {
            Self::Ipv4Address | Self::Ipv6Subnet | Self::TorCircuit => 1,
            Self::Ipv4Network => 8,
            Self::Ipv6Home => 4,
            Self::Ipv6Site => 16,
            Self::TorCircuits => 64,
        }
    }

    /// Whether it is a network around others' prefixes.
    #[must_use]
    pub fn is_network(self) -> bool {
        self.factor() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_prefix_allows_more_than_a_narrower_one() {
        for tiers in [Tier::IPV4, Tier::IPV6, Tier::CIRCUIT] {
            assert!(tiers.len() <= TIERS);
            for pair in tiers.windows(2) {
                assert!(pair[0].bits() > pair[1].bits());
                assert!(pair[0].factor() < pair[1].factor());
                assert!(pair[1].is_network());
            }
            assert_eq!(tiers[0].factor(), 1, "what is configured is what a client has");
        }
    }
}
