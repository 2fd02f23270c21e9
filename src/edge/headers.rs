//! The headers of every answer, each with its reason.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::origin::OwnOrigin;

/// What an answer is, as far as its headers are concerned; pages unless the handler says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Made for this request: pages, problems, JSON.
    #[default]
    Dynamic,
    /// Bytes of a picture, or of a sound.
    Picture,
    /// A static file.
    Asset,
    /// A static script, which may run as a worker.
    Script,
}

/// Every answer, whatever it is.
const EVERYWHERE: [(&str, &str); 5] = [
    // The type we name is the type it is: nobody guesses a script out of a picture.
    ("x-content-type-options", "nosniff"),
    // Not `no-referrer`: a form on such a page would send `Origin: null`, and could not be told from a stranger's.
    ("referrer-policy", "same-origin"),
    // Other sites cannot embed what we answer.
    ("cross-origin-resource-policy", "same-origin"),
    // For browsers that do not know frame-ancestors.
    ("x-frame-options", "DENY"),
    // No plug-in reads across origins.
    ("x-permitted-cross-domain-policies", "none"),
];

/// What is made for one request: nobody stores it, frames it, or shares a process with it.
const DYNAMIC: [(&str, &str); 6] = [
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("origin-agent-cluster", "?1"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    // A name that is looked up ahead of need tells the network what is on the page.
    ("x-dns-prefetch-control", "off"),
];

/// Only our own files run, only our own origin is talked to, no text ever becomes markup by script, and the one
/// policy (`js/trusted.js`) lets a worker be nothing but one of our own scripts.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types afterimage";
/// Opened on its own, a picture is a picture.
const PICTURE_POLICY: &str = "default-src 'none'; sandbox";
/// A script that runs as a worker talks to us and nobody else.
const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
/// Any other file does nothing at all.
const ASSET_POLICY: &str = "default-src 'none'";

/// Two years, as the preload lists ask.
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// Writes the headers of every answer.
///
/// # Errors
/// Those of the service inside.
pub async fn protect<B: MessageBody + 'static>(
    origin: web::Data<OwnOrigin>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let https = origin.is_https_for(request.headers());
    let (method, path) = (request.method(), request.uri().path());
    let onion = origin.onion_location(method, request.headers(), path);
    let mut response = next.call(request).await?;
    let kind = response
        .response()
        .extensions()
        .get::<Kind>()
        .copied()
        .unwrap_or_default();
    write(response.headers_mut(), kind, https);
    let onion = onion.filter(|_| is_page(&response)).map(HeaderValue::try_from);
    if let Some(Ok(onion)) = onion {
        let name = HeaderName::from_static("onion-location");
        response.headers_mut().insert(name, onion);
    }
    Ok(response)
}

/// Whether it is a page, and no refusal.
fn is_page<B>(response: &ServiceResponse<B>) -> bool {
    let said = response.headers().get(header::CONTENT_TYPE);
    response.status() == StatusCode::OK && said.is_some_and(|said| said.as_bytes().starts_with(b"text/html"))
}

/// Writes the headers of one kind of answer into its head.
pub fn write(headers: &mut HeaderMap, kind: Kind, https: bool) {
    set_all(headers, &EVERYWHERE);
    if https {
        set(headers, "strict-transport-security", HSTS);
    }
    match kind {
        Kind::Dynamic => {
            set_all(headers, &DYNAMIC);
            let upgrade = if https { "; upgrade-insecure-requests" } else { "" };
            if let Ok(policy) = HeaderValue::try_from(format!("{PAGE_POLICY}{upgrade}")) {
                headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            }
        }
        Kind::Picture => {
            set(headers, "cache-control", "no-store");
            set(headers, "content-security-policy", PICTURE_POLICY);
        }
        Kind::Script => {
            set(headers, "content-security-policy", SCRIPT_POLICY);
            // A page that isolates itself runs no worker that does not.
            set(headers, "cross-origin-embedder-policy", "require-corp");
        }
        Kind::Asset => set(headers, "content-security-policy", ASSET_POLICY),
    }
}

fn set_all(headers: &mut HeaderMap, pairs: &[(&'static str, &'static str)]) {
    for (name, value) in pairs {
        set(headers, name, value);
    }
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
}
