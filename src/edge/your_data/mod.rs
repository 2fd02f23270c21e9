//! `/your-data`: what is held about one connection, shown, handed over and erased, without asking who it is
//! (GDPR, Article 11).
//!
//! A look is no use of anything: these routes stand outside the session's layer, which would make a session longer by
//! reading it, and nothing is counted for them. An act costs a signature check, and the ledger is only asked where a
//! session was really given out, which was counted.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{CONTENT_DISPOSITION, HeaderMap, HeaderName};
use actix_web::{Error, FromRequest as _, HttpRequest, HttpResponse, HttpResponseBuilder, web};
use afterimage_templates::{self as templates, Erased};
use serde::Deserialize;
use tokio::time::timeout;

use crate::client::Client;
use crate::error::{Code, Refusal};

use super::locale::Locale;
use super::services::{Edge, Snapshot};
use super::session::Cookies;

mod document;
mod held;

/// What a browser shall erase (W3C Clear Site Data, 3.1).
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// The most bytes of a form here: two short fields.
pub(super) const MAX_FORM: usize = 256;
/// The time in which it must have arrived.
const DEADLINE: std::time::Duration = std::time::Duration::from_secs(10);

/// `GET /your-data`: the page.
///
/// # Errors
/// [`Code::Unavailable`] when the ledger does not answer.
pub(super) async fn page(
    edge: Snapshot,
    cookies: web::Data<Cookies>,
    client: Client,
    locale: Locale,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let held = look(&edge, &cookies, client, &request).await?;
    let (site, retention) = (edge.pages.site(locale), edge.pages.retention());
    Ok(html(HttpResponse::Ok()).body(templates::your_data::page(&site, retention, &held).into_string()))
}

/// `GET /your-data.json`: the same for programs; with `?download` as a file to keep.
///
/// # Errors
/// Those of [`page`], and [`Code::CrossSite`] when another site's page asks.
pub(super) async fn json(
    edge: Snapshot,
    cookies: web::Data<Cookies>,
    client: Client,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let held = look(&edge, &cookies, client, &request).await?;
    let document = document::of(&held, edge.pages.retention(), edge.clock.wall());
    let mut response = HttpResponse::Ok();
    response.content_type("application/json");
    if form_urlencoded::parse(request.query_string().as_bytes()).any(|(name, _)| name == "download") {
        response.insert_header((CONTENT_DISPOSITION, "attachment; filename=\"your-data.json\""));
    }
    Ok(response.body(serde_json::to_vec_pretty(&document).unwrap_or_default()))
}

/// What a form asks to be erased.
#[derive(Deserialize)]
pub(super) struct Wish {
    what: What,
    /// The second time of asking, for everything.
    sure: Option<Sure>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum What {
    Connection,
    Everything,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sure {
    Yes,
}

/// `POST /your-data/erase`: forgets the connection, or asks once more before everything goes.
///
/// # Errors
/// [`Code::CrossSite`] when another site's page sent it; [`Code::BadRequest`] when it says neither act, or what a form
/// that is none, too long or too slow is refused with; [`Code::Unavailable`] when the ledger does not answer: then the
/// browser keeps what it has, to try again.
pub(super) async fn erase(
    edge: Snapshot,
    cookies: web::Data<Cookies>,
    locale: Locale,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Error> {
    edge.origin.check(&request)?;
    let mut payload = payload.into_inner();
    let read = timeout(DEADLINE, web::Form::<Wish>::from_request(&request, &mut payload)).await;
    let wish = read.map_err(|_| Refusal::from(Code::TooSlow))??.into_inner();
    let (site, retention) = (edge.pages.site(locale), edge.pages.retention());
    let (erased, clear) = match (wish.what, wish.sure) {
        (What::Everything, None) => {
            return Ok(html(HttpResponse::Ok()).body(templates::erase::ask(&site).into_string()));
        }
        (What::Everything, Some(Sure::Yes)) => (Erased::Everything, r#""cache", "cookies", "storage""#),
        (What::Connection, _) => (Erased::Connection, r#""cookies""#),
    };
    if let Some(cookie) = cookies.read(&request) {
        edge.gate.forget(&cookie).await?;
    }
    let mut response = html(HttpResponse::Ok());
    response.insert_header((CLEAR_SITE_DATA, clear));
    // A browser clears a site's data only where nobody can have changed the page on its way; this one it always takes.
    let headers = request.headers();
    if request.cookie(cookies.name_for(headers)).is_some() {
        response.cookie(gone(&cookies, headers));
    }
    Ok(response.body(templates::erase::done(&site, retention, erased).into_string()))
}

/// What is held about whoever sent this.
async fn look(
    edge: &Edge,
    cookies: &Cookies,
    client: Client,
    request: &HttpRequest,
) -> Result<templates::YourData, Refusal> {
    let cookie = cookies.read(request);
    let holdings = edge.gate.holdings(client.key, cookie.as_deref()).await?;
    Ok(held::said(&holdings, &client.key))
}

/// The cookie as a browser is told to drop it.
fn gone(cookies: &Cookies, headers: &HeaderMap) -> Cookie<'static> {
    Cookie::build(cookies.name_for(headers), "")
        .path("/")
        .secure(cookies.is_secure_for(headers))
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::ZERO)
        .finish()
}

fn html(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response.content_type("text/html; charset=utf-8");
    response
}
