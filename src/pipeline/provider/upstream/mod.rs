//! The only place that builds a client for other machines.
//!
//! It is told one base address, and speaks to nothing else but the hosts that are listed for it: no redirects, no
//! proxy from the environment, no retries, no cookies, no compression, no connection kept for the next visitor.
//! What it sends names the program and nobody's browser.

mod answer;
mod ask;
mod auth;
mod client;
mod failure;
mod links;
mod multipart;
mod place;
mod plain;
mod retry_after;
mod socket;
mod token;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Client, Method, Request, Response, Url};
use tokio::time::{Instant, timeout_at};
use zeroize::Zeroizing;

pub use self::answer::Answer;
pub use self::ask::Ask;
pub use self::auth::Auth;
pub use self::links::{Link, Origins};
pub use self::multipart::Multipart;
pub use self::place::PlaceFault;
pub(super) use self::retry_after::waiting;
pub use self::socket::{Kind, Piece, Socket};
pub use self::token::Token;
use super::{Fault, Patience};

/// Where the upstream is and how it is spoken to.
pub struct UpstreamSettings {
    /// The address that the paths of requests are joined to, `https://api.example.com/v1`.
    pub base_url: String,
    /// The operator's key.
    pub key: Option<Zeroizing<String>>,
    /// How the key is shown.
    pub auth: Auth,
    /// Where the addresses in its answers may lead.
    pub origins: Origins,
    /// Where they may lead with the key, because the same party is there.
    pub keyed_origins: Origins,
    /// Certificates of authorities that are trusted besides the system's, each in PEM (RFC 7468).
    pub authorities: Vec<Vec<u8>>,
    /// How long a connection may take, TLS included.
    pub connect: Duration,
    /// How long the head of an answer may take, from the start of the call.
    pub first_byte: Duration,
    /// How long a body may be silent while it is waited for.
    pub idle: Duration,
}

impl UpstreamSettings {
    /// The usual times: 5 s to connect, 90 s to the first byte, 20 s of silence; a key is a bearer token.
    #[must_use]
    pub fn new(base_url: String, key: Option<Zeroizing<String>>) -> Self {
        Self {
            base_url,
            key,
            auth: Auth::default(),
            origins: Origins::default(),
            keyed_origins: Origins::default(),
            authorities: Vec::new(),
            connect: Duration::from_secs(5),
            first_byte: Duration::from_secs(90),
            idle: Duration::from_secs(20),
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
    /// The system's trusted certificates cannot be loaded, or those given are none.
    Certificates,
}

impl std::fmt::Display for UpstreamFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::BaseUrl(_) => "the base address of a provider cannot be used",
            Self::Key => "the key of a provider holds characters that no header can",
            Self::Certificates => "the trusted certificates cannot be loaded",
        })
    }
}

/// A client of one upstream, cheap to clone.
#[derive(Clone)]
pub struct Upstream(Arc<Inner>);

struct Inner {
    /// For the base address over https; over plain http a connection needs no client.
    client: Option<Client>,
    connect: Duration,
    /// For addresses elsewhere, when any are listed: public ones alone.
    abroad: Option<Client>,
    base: Url,
    key: Option<(HeaderName, HeaderValue)>,
    origins: Origins,
    keyed_origins: Origins,
    first_byte: Duration,
    idle: Duration,
}

impl Upstream {
    /// A client for these settings; nothing is connected yet.
    ///
    /// # Errors
    /// [`UpstreamFault`] says which setting cannot be used.
    pub fn new(settings: UpstreamSettings) -> Result<Self, UpstreamFault> {
        let base = place::base(&settings.base_url).map_err(UpstreamFault::BaseUrl)?;
        let key = settings.key.as_ref().map(|key| settings.auth.header(key));
        let connect = settings.connect;
        let secure = base.scheme() == "https";
        let client = secure
            .then(|| client::of_base(&settings.authorities, connect))
            .transpose();
        let listed = !settings.origins.is_empty() || !settings.keyed_origins.is_empty();
        let abroad = listed.then(|| client::of_links(connect)).transpose();
        Ok(Self(Arc::new(Inner {
            client: client.map_err(|_| UpstreamFault::Certificates)?,
            connect,
            abroad: abroad.map_err(|_| UpstreamFault::Certificates)?,
            base,
            key: key.transpose()?,
            origins: settings.origins,
            keyed_origins: settings.keyed_origins,
            first_byte: settings.first_byte,
            idle: settings.idle,
        })))
    }

    /// Sends a request to a path under the base address, such as `/images/generations`, and waits for the head of
    /// the answer; of its body at most the request's cap and 64 KiB are read.
    ///
    /// # Errors
    /// The [`Fault`] of the connection or of the head; a status that is not 2xx is an answer, a redirect is not.
    pub async fn call(&self, path: &str, ask: Ask, patience: Patience) -> Result<Answer, Fault> {
        let url = self.under(path);
        self.send(self.0.client.as_ref(), url, ask, true, patience).await
    }

    /// A path under the base address; one without a path has the path `/`.
    fn under(&self, path: &str) -> Url {
        let mut url = self.0.base.clone();
        url.set_path(&format!("{}{path}", url.path().trim_end_matches('/')));
        url
    }

    /// Reads an address out of an answer.
    ///
    /// # Errors
    /// [`Fault::Misdirected`] when it leads anywhere but under the base address or to a listed host over https.
    pub fn link(&self, text: &str) -> Result<Link, Fault> {
        links::check(text, &self.0.base, &self.0.origins, &self.0.keyed_origins)
    }

    /// Sends a request to an address out of an answer; the key goes along only to the base address's origin and to
    /// the hosts that are listed for it.
    ///
    /// # Errors
    /// As for [`Self::call`].
    pub async fn follow(&self, link: &Link, ask: Ask, patience: Patience) -> Result<Answer, Fault> {
        let client = if link.own {
            self.0.client.as_ref()
        } else {
            Some(self.0.abroad.as_ref().ok_or(Fault::Misdirected)?)
        };
        self.send(client, link.url.clone(), ask, link.keyed, patience)
            .await
    }

    async fn send(
        &self,
        client: Option<&Client>,
        url: Url,
        ask: Ask,
        keyed: bool,
        patience: Patience,
    ) -> Result<Answer, Fault> {
        let limits = answer::Limits {
            cap: ask.cap,
            idle: self.0.idle,
            end: patience.end(),
        };
        let noted = ask.noted;
        let response = self.respond(client, url, ask, keyed, patience).await?;
        Answer::begin(response, noted, limits)
    }

    async fn respond(
        &self,
        client: Option<&Client>,
        url: Url,
        ask: Ask,
        keyed: bool,
        patience: Patience,
    ) -> Result<Response, Fault> {
        let soonest = patience.end().min(Instant::now() + self.0.first_byte);
        let request = self.request(url, ask, keyed);
        let call = async {
            match client {
                Some(client) => client
                    .execute(request)
                    .await
                    .map_err(|error| failure::of_call(&error)),
                None => plain::execute(request, self.0.connect).await,
            }
        };
        timeout_at(soonest, call).await.map_err(|_| Fault::Timeout)?
    }

    fn request(&self, mut url: Url, ask: Ask, keyed: bool) -> Request {
        // Where nothing follows, that is said too (RFC 9110, 8.6): some servers wait for it.
        let empty = ask.body.is_none() && matches!(ask.method, Method::POST | Method::PUT);
        if !ask.query.is_empty() {
            url.query_pairs_mut().extend_pairs(ask.query);
        }
        let mut request = Request::new(ask.method, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(ask.accept));
        headers.extend(ask.headers);
        if let Some((name, key)) = self.0.key.as_ref().filter(|_| keyed && !ask.keyless) {
            headers.insert(name.clone(), key.clone());
        }
        if empty {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(body) = ask.body {
            headers.insert(CONTENT_TYPE, body.content_type);
            headers.insert(CONTENT_LENGTH, HeaderValue::from(body.length));
            // As a stream the body cannot be cloned for a second attempt: it is freed as it is written.
            let pieces = body.pieces.into_iter().map(Ok::<_, Infallible>);
            *request.body_mut() = Some(reqwest::Body::wrap_stream(stream::iter(pieces)));
        }
        request
    }
}
