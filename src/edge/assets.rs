//! The static files: in the binary, under one hash, compressed ahead of time.

use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::{Code, Refusal};

use super::headers::Kind;

/// One file of `assets/static`.
struct Asset {
    name: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
}

const ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The hash of the whole set: a change in any file changes every address, so that modules which import each
/// other by relative paths always come from the same version.
const HASH: &str = env!("AFTERIMAGE_ASSETS");

/// The address all static files share.
#[must_use]
pub fn prefix() -> String {
    format!("/static/{HASH}/")
}

/// The name of every static file, its path under `assets/static`.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ASSETS.iter().map(|asset| asset.name)
}

/// `GET /static/{hash}/{name}`.
///
/// # Errors
/// [`Code::NotFound`] for a file there is not, and for another version's.
pub async fn file(path: web::Path<(String, String)>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let (hash, name) = path.into_inner();
    let asset = ASSETS
        .iter()
        .find(|asset| asset.name == name && hash == HASH)
        .ok_or(Code::NotFound)?;
    let media = media(asset.name);
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(if media == JAVASCRIPT {
        Kind::Script
    } else {
        Kind::Asset
    });
    response
        .insert_header((CONTENT_TYPE, media))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((VARY, "accept-encoding"));
    let smaller = asset.brotli.len() < asset.plain.len();
    Ok(if smaller && takes_brotli(&request) {
        response
            .insert_header((CONTENT_ENCODING, "br"))
            .body(asset.brotli)
    } else {
        response.body(asset.plain)
    })
}

/// The type of a script.
pub(super) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The type of a file, by the end of its name.
pub(super) fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs") => JAVASCRIPT,
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn takes_brotli(request: &HttpRequest) -> bool {
    let lines = request
        .headers()
        .get_all(ACCEPT_ENCODING)
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}
