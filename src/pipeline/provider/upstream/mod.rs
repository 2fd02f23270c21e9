//! The only place that builds a client for other machines.
//!
//! It is told one base address, and speaks to nothing else: no redirects, no proxy from the environment, no
//! retries, no cookies, no compression, no connection kept for the next visitor. What it sends names the
//! program and nobody's browser.

mod answer;
mod failure;
mod place;
mod retry_after;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use reqwest::{Client, Method, Request, Url};
use tokio::time::{Instant, timeout_at};
use zeroize::Zeroizing;

pub use self::answer::Answer;
pub use self::place::PlaceFault;
use super::Fault;

/// Where the upstream is and how long it may take.
pub struct UpstreamSettings {
    /// The address that the paths of requests are joined to, `https://api.example.com/v1`.
    pub base_url: String,
    /// The operator's key, sent as a bearer token (RFC 6750).
    pub key: Option<Zeroizing<String>>,
    /// How long a connection may take, TLS included.
    pub connect: Duration,
    /// How long the head of the answer may take, from the start of the call.
    pub first_byte: Duration,
    /// How long the body may be silent while it is waited for.
    pub idle: Duration,
    /// How long the whole call may take.
    pub total: Duration,
}

impl UpstreamSettings {
    /// The usual times: 5 s to connect, 90 s to the first byte, 20 s of silence, 120 s in all.
    #[must_use]
    pub fn new(base_url: String, key: Option<Zeroizing<String>>) -> Self {
        Self {
            base_url,
            key,
            connect: Duration::from_secs(5),
            first_byte: Duration::from_secs(90),
            idle: Duration::from_secs(20),
            total: Duration::from_secs(120),
        }
    }
}

/// Why there can be no client for some settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpstreamFault {
    /// The base address cannot be used.
    BaseUrl(PlaceFault),
    /// The key holds characters that no header can.
    Key,
    /// The system's trusted certificates cannot be loaded.
    Certificates,
}

impl std::fmt::Display for UpstreamFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::BaseUrl(_) => "the base address of a provider cannot be used",
            Self::Key => "the key of a provider holds characters that no header can",
            Self::Certificates => "the system's trusted certificates cannot be loaded",
        })
    }
}

/// A client of one upstream, cheap to clone.
#[derive(Clone)]
pub struct Upstream(Arc<Inner>);

struct Inner {
    client: Client,
    base: Url,
    key: Option<HeaderValue>,
    settings: Times,
}

/// The times of a call.
#[derive(Clone, Copy)]
struct Times {
    first_byte: Duration,
    idle: Duration,
    total: Duration,
}

impl Upstream {
    /// A client for these settings; nothing is connected yet.
    ///
    /// # Errors
    /// [`UpstreamFault`] says which setting cannot be used.
    pub fn new(settings: UpstreamSettings) -> Result<Self, UpstreamFault> {
        let base = place::base(&settings.base_url).map_err(UpstreamFault::BaseUrl)?;
        let key = settings.key.as_ref().map(bearer).transpose()?;
        let client = client(&base, settings.connect).map_err(|_| UpstreamFault::Certificates)?;
        Ok(Self(Arc::new(Inner {
            client,
            base,
            key,
            settings: Times {
                first_byte: settings.first_byte,
                idle: settings.idle,
                total: settings.total,
            },
        })))
    }

    /// Posts JSON to a path under the base address and waits for the head of the answer; of its body at most
    /// `cap` bytes and 64 KiB are read.
    ///
    /// # Errors
    /// The [`Fault`] of the connection or of the head; a status that is not 2xx is an answer, a redirect is not.
    pub async fn post(
        &self,
        path: &str,
        accept: &'static str,
        body: Bytes,
        cap: u64,
    ) -> Result<Answer, Fault> {
        let Inner { client, settings, .. } = &*self.0;
        let start = Instant::now();
        let deadline = start + settings.total;
        let call = client.execute(self.request(path, accept, body));
        let response = timeout_at(deadline.min(start + settings.first_byte), call)
            .await
            .map_err(|_| Fault::Timeout)?
            .map_err(|error| failure::of_call(&error))?;
        Answer::begin(response, cap, settings.idle, deadline)
    }

    fn request(&self, path: &str, accept: &'static str, body: Bytes) -> Request {
        let mut url = self.0.base.clone();
        url.set_path(&format!("{}{path}", url.path()));
        let mut request = Request::new(Method::POST, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(key) = &self.0.key {
            headers.insert(AUTHORIZATION, key.clone());
        }
        // As a stream the body cannot be cloned for a second attempt: it is freed when it has been written.
        let body = stream::once(std::future::ready(Ok::<_, Infallible>(body)));
        *request.body_mut() = Some(reqwest::Body::wrap_stream(body));
        request
    }
}

fn bearer(key: &Zeroizing<String>) -> Result<HeaderValue, UpstreamFault> {
    let text = Zeroizing::new(format!("Bearer {}", key.trim()));
    let mut value = HeaderValue::from_str(&text).map_err(|_| UpstreamFault::Key)?;
    value.set_sensitive(true);
    Ok(value)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that builds a client"
)]
fn client(base: &Url, connect: Duration) -> reqwest::Result<Client> {
    let secure = base.scheme() == "https";
    // A body in an encoding that was not asked for would have to be inflated before it could be checked.
    let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("identity"))]);
    let builder = Client::builder()
        .user_agent("afterimage")
        .default_headers(headers)
        .connect_timeout(connect)
        .https_only(secure)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .http1_only()
        .pool_max_idle_per_host(0)
        .tcp_nodelay(true)
        .dns_resolver(place::Resolver::new(!secure));
    if secure {
        builder.build()
    } else {
        // No certificate is ever looked at: the system may have none.
        builder.tls_certs_only([]).build()
    }
}
