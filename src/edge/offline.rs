//! What makes the site installable, and lets its gallery open without a network.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use afterimage_templates::text::say;
use serde_json::{Value, json};

use super::assets;
use super::headers::Kind;
use super::locale::Locale;
use super::services::Snapshot;

/// The worker that does it, among the static files.
const WORKER: &str = "js/offline-worker.js";

/// `GET /sw.js`: it stands at the root, for a service worker serves only what lies beside or below it. Its bytes
/// change with any static file, which is how a browser finds out that there is a new version (Service Workers, 4.4).
pub(super) async fn worker() -> HttpResponse {
    let files: Vec<&str> = assets::names().filter(|name| is_needed(name)).collect();
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Kind::Script);
    response
        .insert_header((CONTENT_TYPE, assets::JAVASCRIPT))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(format!(
            "self.STATIC = {};\nself.FILES = {};\nimportScripts(self.STATIC + {});\n",
            json!(assets::prefix()),
            json!(files),
            json!(WORKER)
        ))
}

/// Style sheets, scripts and the drawing in the tab; the browser keeps the worker itself and what it installed.
fn is_needed(name: &str) -> bool {
    name != WORKER && !assets::media(name).starts_with("image/png")
}

/// `GET /manifest.webmanifest`: what the site is called and looks like once it is installed (Web Application
/// Manifest).
pub(super) async fn manifest(edge: Snapshot, locale: Locale) -> HttpResponse {
    let site = edge.pages.site(locale);
    let lang = site.lang;
    let document = json!({
        "id": "/",
        "name": site.name,
        "short_name": site.name,
        "description": say(lang, "description"),
        "lang": lang.tag(),
        "dir": lang.direction(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf9f6",
        "theme_color": "#faf9f6",
        "categories": ["graphics", "photo"],
        "icons": [
            icon("icon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": [{ "name": say(lang, "nav-gallery"), "url": "/gallery" }],
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/manifest+json"))
        .body(document.to_string())
}

fn icon(name: &str, sizes: &str, purpose: &str) -> Value {
    let file = format!("img/{name}");
    json!({
        "src": format!("{}{file}", assets::prefix()),
        "type": assets::media(&file),
        "sizes": sizes,
        "purpose": purpose,
    })
}
