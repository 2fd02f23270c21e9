//! Builds the clients: one for the operator's own address, one for addresses out of answers.

use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, ClientBuilder, Url};

use super::place::{Reachable, Resolver};

/// A client of the base address.
pub(super) fn of_base(base: &Url, authorities: &[Vec<u8>], connect: Duration) -> reqwest::Result<Client> {
    if base.scheme() != "https" {
        // No certificate is ever looked at: the system may have none.
        let builder = builder(connect, Reachable::Private).tls_certs_only([]);
        return builder.build();
    }
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
    // A body in an encoding that was not asked for would have to be inflated before it could be checked.
    let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("identity"))]);
    Client::builder()
        .user_agent("afterimage")
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
