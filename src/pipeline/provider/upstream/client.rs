//! Builds the clients: one for the operator's own address, one for addresses out of answers.

use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, ClientBuilder};

use super::place::{Reachable, Resolver};

/// What a request names as its sender.
pub(super) const NAME: &str = "afterimage";
/// A body in an encoding that was not asked for would have to be inflated before it could be checked.
pub(super) const ENCODING: HeaderValue = HeaderValue::from_static("identity");

/// A client of a base address over https.
pub(super) fn of_base(authorities: &[Vec<u8>], connect: Duration) -> reqwest::Result<Client> {
    let mut builder = builder(connect, Reachable::All).https_only(true);
    for authority in authorities {
        builder = builder.tls_certs_merge(Certificate::from_pem_bundle(authority)?);
    }
    builder.build()
}

/// A client of the hosts that are listed beside the base address.
pub(super) fn of_links(connect: Duration) -> reqwest::Result<Client> {
    builder(connect, Reachable::Public).https_only(true).build()
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that builds a client"
)]
fn builder(connect: Duration, reachable: Reachable) -> ClientBuilder {
    let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, ENCODING)]);
    Client::builder()
        .user_agent(NAME)
        .default_headers(headers)
        .connect_timeout(connect)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .http1_only()
        .pool_max_idle_per_host(0)
        .tcp_nodelay(true)
        .dns_resolver(Resolver(reachable))
}
