//! What the gate found, as it may be shown: of what others use as well, no more than what it leaves to this one.

use afterimage_templates::YourData;
use afterimage_templates::your_data::{Count, KnownBy, NetworkUse, Session, Share, WindowUse};

use crate::ledger::{ClientKey, Remaining, Tier, TierUse, Visit, Window};
use crate::pipeline::gate::{self, Counted, Holdings};

/// The holdings of a client as pages and documents say them.
#[must_use]
pub(super) fn said(holdings: &Holdings, client: &ClientKey) -> YourData {
    let own = client.own().tier;
    YourData {
        known_by: match own {
            Tier::TorCircuit | Tier::TorCircuits => KnownBy::Circuit,
            Tier::Ipv6Subnet | Tier::Ipv6Home | Tier::Ipv6Site => KnownBy::V6(own.bits().into()),
            Tier::Ipv4Address | Tier::Ipv4Network => KnownBy::V4(own.bits().into()),
        },
        counts: holdings.counts.iter().map(count).collect(),
        share: holdings.share.map(|share| Share {
            waits: share.waits,
            ahead: share.ahead,
            ends_in: share.ends_in,
        }),
        session: holdings.visit.as_ref().map(session),
        under_way: u32::try_from(holdings.under_way).unwrap_or(u32::MAX),
    }
}

fn count(count: &gate::Count) -> Count {
    let (own, networks): (Vec<&TierUse>, Vec<&TierUse>) =
        count.tiers.iter().partition(|tier| !tier.tier.is_network());
    let whole = Remaining {
        left: Window::ALL.map(|window| count.quotas.limit(window).get()),
        whole_in: <[std::time::Duration; 3]>::default(),
    };
    let own = own.first().map_or(whole, |tier| tier.remaining);
    let networks: Vec<NetworkUse> = networks.into_iter().map(|tier| network(tier, &whole)).collect();
    let mut windows = Window::ALL.map(|window| WindowUse {
        allowed: count.quotas.limit(window).get(),
        used: 0,
        left: 0,
        ends_in: std::time::Duration::ZERO,
    });
    for (place, (window, (left, ends_in))) in windows
        .iter_mut()
        .zip(own.left.into_iter().zip(own.whole_in))
        .enumerate()
    {
        let around = networks
            .iter()
            .filter_map(|network| network.left.get(place).copied());
        window.used = window.allowed.saturating_sub(left);
        window.left = around.fold(left, u32::min);
        window.ends_in = ends_in;
    }
    Count {
        what: match count.of {
            Counted::Pictures => "pictures",
            Counted::WorkedFor => "worked",
            Counted::Challenges => "checks",
            Counted::Sounds => "sounds",
        },
        windows,
        networks,
    }
}

/// What a network leaves to one client, who may never have more than its own.
fn network(tier: &TierUse, whole: &Remaining) -> NetworkUse {
    let mut left = whole.left;
    for (left, network) in left.iter_mut().zip(tier.remaining.left) {
        *left = network.min(*left);
    }
    NetworkUse {
        bits: tier.tier.bits().into(),
        left,
    }
}

fn session(visit: &Visit) -> Session {
    Session {
        ends_in: visit.ends_in,
        checks: visit.challenges.clone(),
        pass: visit.pass,
    }
}
