//! A request without its address: what is asked, in which form, and how long the answer may be.

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};

use super::multipart::Multipart;

/// The most bytes of an answer that holds no picture.
const CONTROL: u64 = 1 << 20;

/// A request to a path under an upstream's base address, or to a [`Link`](super::Link).
pub struct Ask {
    pub(super) method: Method,
    pub(super) accept: &'static str,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) body: Option<Body>,
    pub(super) cap: u64,
    pub(super) noted: Option<&'static str>,
    pub(super) keyless: bool,
}

/// What a request carries.
pub(super) struct Body {
    pub(super) content_type: HeaderValue,
    pub(super) length: u64,
    /// In order; each is freed as soon as it is written.
    pub(super) pieces: Vec<Bytes>,
}

impl Ask {
    /// Asks for something.
    #[must_use]
    pub fn get() -> Self {
        Self::new(Method::GET)
    }

    /// Asks for something to be done.
    #[must_use]
    pub fn post() -> Self {
        Self::new(Method::POST)
    }

    /// Asks for something to be put in its place.
    #[must_use]
    pub fn put() -> Self {
        Self::new(Method::PUT)
    }

    /// Asks for something to be forgotten.
    #[must_use]
    pub fn delete() -> Self {
        Self::new(Method::DELETE)
    }

    fn new(method: Method) -> Self {
        Self {
            method,
            accept: "application/json",
            headers: Vec::new(),
            query: Vec::new(),
            body: None,
            cap: CONTROL,
            noted: None,
            keyless: false,
        }
    }

    /// Carries JSON.
    #[must_use]
    pub fn json(mut self, body: Bytes) -> Self {
        self.body = Some(Body {
            content_type: HeaderValue::from_static("application/json"),
            length: length(&body),
            pieces: vec![body],
        });
        self
    }

    /// Carries a form in parts (RFC 7578).
    #[must_use]
    pub fn multipart(mut self, form: Multipart) -> Self {
        self.body = Some(form.finish());
        self
    }

    /// The content types of the answer, else JSON.
    #[must_use]
    pub fn accept(mut self, types: &'static str) -> Self {
        self.accept = types;
        self
    }

    /// One more header; neither its name nor its value comes from a visitor.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        let pair = (HeaderName::from_static(name), HeaderValue::from_static(value));
        self.headers.push(pair);
        self
    }

    /// One more pair of the address's query; never words of a visitor, for addresses are logged everywhere.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// A header of the answer that is to be read; its name in small letters.
    #[must_use]
    pub fn note(mut self, header: &'static str) -> Self {
        self.noted = Some(header);
        self
    }

    /// Goes without the operator's key, wherever it leads: what lies there is anybody's who has its address.
    #[must_use]
    pub fn without_key(mut self) -> Self {
        self.keyless = true;
        self
    }

    /// The most bytes of the answer's body, else 1 MiB.
    #[must_use]
    pub fn cap(mut self, bytes: u64) -> Self {
        self.cap = bytes;
        self
    }
}

pub(super) fn length(bytes: &Bytes) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
