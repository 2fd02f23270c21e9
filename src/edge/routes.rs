//! The route table: each path once.

use actix_web::guard::{self, Guard};
use actix_web::middleware::from_fn;
use actix_web::{HttpResponse, Route, web};

use super::locale::Locale;
use super::pages::Fixed;
use super::services::{Snapshot, serves_programs};
use super::session::{Cookies, LedgerSessions};
use super::{api, assets, challenge, front, generate, health, offline, session, your_data};

/// Every route with its methods: the contents of this service, and the only names the access log can write.
pub const TABLE: &[(&str, &str)] = &[
    ("/", GET),
    ("/generate", POST),
    ("/challenge/code.png", GET),
    ("/challenge/work", GET),
    ("/challenge/code.wav", GET),
    ("/gallery", GET),
    ("/privacy", GET),
    ("/privacy.json", GET),
    ("/privacy.atom", GET),
    ("/cookies", GET),
    ("/terms", GET),
    ("/about", GET),
    ("/contact", GET),
    ("/your-data", GET),
    ("/your-data.json", GET),
    ("/your-data/erase", POST),
    ("/static/{hash}/{name:.+}", GET),
    ("/sw.js", GET),
    ("/manifest.webmanifest", GET),
    ("/healthz", GET),
    ("/readyz", GET),
    ("/robots.txt", GET),
    ("/.well-known/security.txt", GET),
    ("/.well-known/gpc.json", GET),
    // Only with `api.enabled`; what begins with /v1 only with a key.
    ("/api", GET),
    ("/openapi.json", GET),
    ("/v1/images/generations", POST),
    ("/v1/images/edits", POST),
    ("/v1/models", GET),
    ("/v1/models/{id:.+}", GET),
    // With the link itself in place of a key.
    ("/v1/pictures/{token}", GET),
];

/// What every path for programs begins with.
const PROGRAMS: &str = "/v1/";

/// Where there is something for programs, which is the same in every language; what has an ending is a file.
const MACHINES: [&str; 6] = [
    "/challenge/",
    "/healthz",
    "/readyz",
    "/static/",
    PROGRAMS,
    "/.well-known/",
];

/// What the access log calls a path that is none of ours.
pub const UNKNOWN: &str = "-";

const GET: &str = "GET, HEAD";
const POST: &str = "POST";

/// Registers what programs with a key ask for, and what describes it; while none are served it is as if nothing were
/// there.
pub fn register_api(config: &mut web::ServiceConfig) {
    let resource = |path: &str, route: Route| {
        web::resource(path.to_owned())
            .guard(guard::fn_guard(serves_programs))
            .wrap(from_fn(api::origins::share))
            .route(route)
            .default_service(web::to(api::method_not_allowed))
    };
    let described = |path: &str, page: Fixed| {
        web::resource(path.to_owned())
            .guard(guard::fn_guard(serves_programs))
            .route(fixed(page))
    };
    config
        .service(resource(
            "/v1/images/generations",
            web::post().to(api::generations),
        ))
        .service(resource("/v1/images/edits", web::post().to(api::edits)))
        .service(resource("/v1/models", get().to(api::models)))
        .service(resource("/v1/models/{id:.+}", get().to(api::model)))
        .service(resource("/v1/pictures/{token}", get().to(api::fetch)))
        .service(described("/api", Fixed::Api))
        .service(described("/openapi.json", Fixed::OpenApi));
}

/// Whether a path is for programs, where they are served at all.
#[must_use]
pub fn is_for_programs(path: &str) -> bool {
    path.starts_with(PROGRAMS)
}

/// Registers the table, but for what programs ask for.
pub fn register(config: &mut web::ServiceConfig, cookies: &Cookies, sessions: &LedgerSessions) {
    let with_session = |path: &str, route: Route| {
        web::resource(path.to_owned())
            .wrap(session::layer(cookies, sessions))
            .route(route)
    };
    config
        .app_data(web::Data::new(cookies.clone()))
        .service(web::resource("/").route(get().to(front::front)))
        .service(with_session("/generate", web::post().to(generate::generate)))
        .service(with_session(
            "/challenge/code.png",
            get().to(challenge::code_picture),
        ))
        .service(with_session("/challenge/work", get().to(challenge::work)))
        .service(with_session(
            "/challenge/code.wav",
            get().to(challenge::code_sound),
        ))
        .service(web::resource("/gallery").route(fixed(Fixed::Gallery)))
        .service(web::resource("/privacy").route(fixed(Fixed::Privacy)))
        .service(web::resource("/privacy.json").route(fixed(Fixed::PrivacyJson)))
        .service(web::resource("/privacy.atom").route(fixed(Fixed::PrivacyAtom)))
        .service(web::resource("/cookies").route(fixed(Fixed::Cookies)))
        .service(web::resource("/terms").route(fixed(Fixed::Terms)))
        .service(web::resource("/about").route(fixed(Fixed::About)))
        .service(web::resource("/contact").route(fixed(Fixed::Contact)))
        .service(web::resource("/your-data").route(get().to(your_data::page)))
        .service(web::resource("/your-data.json").route(get().to(your_data::json)))
        .service(
            web::resource("/your-data/erase")
                .app_data(web::FormConfig::default().limit(your_data::MAX_FORM))
                .route(web::post().to(your_data::erase)),
        )
        .service(web::resource("/static/{hash}/{name:.+}").route(get().to(assets::file)))
        .service(web::resource("/sw.js").route(get().to(offline::worker)))
        .service(web::resource("/manifest.webmanifest").route(get().to(offline::manifest)))
        .service(web::resource("/healthz").route(get().to(health::alive)))
        .service(web::resource("/readyz").route(get().to(health::ready)))
        .service(web::resource("/robots.txt").route(get().to(health::robots)))
        .service(web::resource("/.well-known/security.txt").route(get().to(health::security)))
        .service(web::resource("/.well-known/gpc.json").route(get().to(health::gpc)));
}

/// Whether a path is one of the pages, which lie in a folder for each language too.
#[must_use]
pub fn is_page(path: &str) -> bool {
    !path.contains('.') && !MACHINES.iter().any(|start| path.starts_with(start))
}

/// The name of a matched pattern, as the log may write it.
#[must_use]
pub fn template(pattern: Option<&str>) -> &'static str {
    let known = pattern.and_then(|pattern| TABLE.iter().find(|(path, _)| *path == pattern));
    known.map_or(UNKNOWN, |(path, _)| path)
}

/// The methods a path takes, for `Allow` (RFC 9110, 10.2.1).
#[must_use]
pub fn allowed(pattern: Option<&str>) -> &'static str {
    TABLE
        .iter()
        .find(|(path, _)| Some(*path) == pattern)
        .map_or(GET, |(_, methods)| methods)
}

fn fixed(page: Fixed) -> Route {
    get().to(
        move |edge: Snapshot, locale: Locale| async move { edge.pages.fixed(locale, page) as HttpResponse },
    )
}

/// GET, and HEAD as the same without a body.
fn get() -> Route {
    web::route().guard(guard::fn_guard(|context| {
        guard::Get().check(context) || guard::Head().check(context)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_has_a_language_and_what_programs_read_has_none() {
        let machines: Vec<&str> = TABLE
            .iter()
            .map(|(path, _)| *path)
            .filter(|path| !is_page(path))
            .collect();
        assert_eq!(
            machines,
            [
                "/challenge/code.png",
                "/challenge/work",
                "/challenge/code.wav",
                "/privacy.json",
                "/privacy.atom",
                "/your-data.json",
                "/static/{hash}/{name:.+}",
                "/sw.js",
                "/manifest.webmanifest",
                "/healthz",
                "/readyz",
                "/robots.txt",
                "/.well-known/security.txt",
                "/.well-known/gpc.json",
                "/openapi.json",
                "/v1/images/generations",
                "/v1/images/edits",
                "/v1/models",
                "/v1/models/{id:.+}",
                "/v1/pictures/{token}",
            ]
        );
    }
}
