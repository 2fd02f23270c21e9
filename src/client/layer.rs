//! The layer that tells every request who it comes from, without telling anybody where that is.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, web};

use crate::ledger::ClientKey;
use crate::telemetry::LogNetwork;

use super::places::Occupant;
use super::{KeyRing, Trust};

/// Everything needed to name clients.
pub struct Clients {
    trust: Trust,
    ring: KeyRing,
    log_networks: bool,
}

/// Who a request comes from, as far as anybody outside this module may know.
#[derive(Clone, Copy)]
pub struct Client {
    /// The name its rate is counted under.
    pub key: ClientKey,
    /// What the access log may write.
    pub network: LogNetwork,
}

impl Clients {
    /// Names clients by what `trust` believes; `log_networks` says whether the log may write networks at all.
    #[must_use]
    pub fn new(trust: Trust, ring: KeyRing, log_networks: bool) -> Arc<Self> {
        Arc::new(Self {
            trust,
            ring,
            log_networks,
        })
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that looks at a connection's address"
    )]
    fn identify(&self, request: &ServiceRequest) -> Client {
        let peer = request
            .peer_addr()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        // What stands in place of a circuit's address is none, and whoever comes through it can write any header.
        if request.conn_data::<Occupant>().is_some_and(Occupant::is_circuit) {
            return Client {
                key: self.ring.circuit(peer),
                network: LogNetwork::None,
            };
        }
        let address = self.trust.client(peer, request.headers());
        let network = if self.log_networks && !peer.is_unspecified() {
            network(address)
        } else {
            LogNetwork::None
        };
        Client {
            key: self.ring.name(address),
            network,
        }
    }
}

/// Finds out who a request comes from and leaves it in the request's extensions.
///
/// # Errors
/// Those of the service inside.
pub async fn identify<B: MessageBody + 'static>(
    clients: web::Data<Clients>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    clients.ring.refresh().await;
    let client = clients.identify(&request);
    request.extensions_mut().insert(client);
    next.call(request).await
}

/// Where a connection comes from, if from anywhere: to be handed to the framework and looked at only here.
pub type Peer = Option<SocketAddr>;

/// Writes over an address that nobody needs any more: as none at all its bytes would stay where they are.
pub fn forget(peer: &mut Peer) {
    if let Some(address) = peer {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
            SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
        });
        address.set_port(0);
    }
}

impl FromRequest for Client {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let client = request.extensions().get::<Self>().copied();
        ready(client.ok_or_else(|| actix_web::error::ErrorInternalServerError("no client")))
    }
}

/// Cuts an address to /24 or /48.
fn network(address: IpAddr) -> LogNetwork {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            LogNetwork::V4([a, b, c])
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, e, f, ..] = v6.octets();
            LogNetwork::V6([a, b, c, d, e, f])
        }
    }
}
