//! The language of a request: the one its address names, else the one its sender likes best.
//!
//! Pages lie in a folder for each language (`/de/privacy`), and bare (`/privacy`) in whichever of ours the request's
//! `Accept-Language` asks for (RFC 9110, 12.5.4). The layer takes the folder off before the routes are asked, so that
//! a route, and its name in the access log, is the same in every language.

use std::cmp::Reverse;
use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use actix_web::http::uri::PathAndQuery;
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};
use afterimage_templates::Lang;

use super::{accept, routes};

/// So many ranges of a list are looked at; nobody reads more languages.
const MOST_RANGES: usize = 32;

/// What is written in words, and so in a language.
const WORDS: [&[u8]; 2] = [b"text/html", b"application/problem+json"];

/// The language of a request.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Locale {
    /// The language of the answer.
    pub lang: Lang,
    /// Whether the address names it, as the addresses in the answer then do.
    pub named: bool,
}

impl Default for Locale {
    fn default() -> Self {
        Self {
            lang: Lang::DEFAULT,
            named: false,
        }
    }
}

impl Locale {
    /// What the layer found out about this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().copied().unwrap_or_default()
    }

    /// Writes into the head of an answer in words which language they are in, and whether another request to the same
    /// address could get them in another.
    pub fn announce(self, headers: &mut HeaderMap) {
        let in_words = headers
            .get(CONTENT_TYPE)
            .is_some_and(|media| WORDS.iter().any(|words| media.as_bytes().starts_with(words)));
        if in_words {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.tag()));
            if !self.named {
                headers.append(VARY, HeaderValue::from_static("accept-language"));
            }
        }
    }
}

impl FromRequest for Locale {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

/// Finds out a request's language, leads it to the page without its folder, and marks the answer.
///
/// # Errors
/// Those of the service inside.
pub async fn speak<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let (named, inside) = match named(request.path()) {
        Some((lang, inside)) => (Some(lang), unfolded(request.uri(), inside)),
        None => (None, None),
    };
    if let Some(inside) = inside {
        request.match_info_mut().get_mut().update(&inside);
        request.head_mut().uri = inside;
    }
    let locale = Locale {
        lang: named.unwrap_or_else(|| preferred(request.headers())),
        named: named.is_some(),
    };
    request.extensions_mut().insert(locale);
    let mut response = next.call(request).await?;
    locale.announce(response.headers_mut());
    Ok(response)
}

/// The language a path names, and the path inside its folder.
fn named(path: &str) -> Option<(Lang, &str)> {
    let path = path.strip_prefix('/')?;
    let folder = path.split('/').next()?;
    let lang = Lang::of_folder(folder)?;
    let inside = path.strip_prefix(folder)?;
    Some((lang, if inside.is_empty() { "/" } else { inside }))
}

/// The address of the page a folder holds; none where it holds no such thing.
fn unfolded(uri: &Uri, inside: &str) -> Option<Uri> {
    if !routes::is_page(inside) {
        return None;
    }
    let address = match uri.query() {
        None => inside.to_owned(),
        Some(query) => format!("{inside}?{query}"),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(address).ok()?);
    Uri::from_parts(parts).ok()
}

/// One language range of a header, and its weight in thousandths.
struct Range<'a> {
    tag: &'a str,
    weight: u32,
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let tag = parts.next().filter(|tag| !tag.is_empty())?;
        let weight = accept::weight(parts)?;
        Some(Self { tag, weight })
    }
}

/// The language a request asks for; ours that it does not forbid if it asks for no other.
fn preferred(headers: &HeaderMap) -> Lang {
    let lines = headers
        .get_all(ACCEPT_LANGUAGE)
        .filter_map(|line| line.to_str().ok());
    let ranges: Vec<Range<'_>> = lines
        .flat_map(|line| line.split(','))
        .take(MOST_RANGES)
        .filter_map(Range::parse)
        .collect();
    let weighed = Lang::ALL.map(|lang| (rank(lang, &ranges), lang));
    let best = weighed.into_iter().reduce(|best, next| {
        // The earlier of our languages where the request likes both the same.
        if next.0 > best.0 { next } else { best }
    });
    best.filter(|((weight, _), _)| *weight > 0)
        .map_or(Lang::DEFAULT, |(_, lang)| lang)
}

/// How much a language is liked: its weight, then how early it is named. What is named decides, else what is said of
/// all others.
fn rank(lang: Lang, ranges: &[Range<'_>]) -> (u32, Reverse<usize>) {
    let named = (0..)
        .zip(ranges)
        .filter(|(_, range)| Lang::of_range(range.tag) == Some(lang));
    let others = || ranges.iter().find(|range| range.tag == "*");
    named
        .map(|(place, range)| (range.weight, Reverse(place)))
        .max()
        .unwrap_or_else(|| (others().map_or(0, |range| range.weight), Reverse(usize::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn asked(lines: &[&str]) -> Lang {
        let request = lines.iter().fold(TestRequest::default(), |request, line| {
            request.append_header((ACCEPT_LANGUAGE, *line))
        });
        preferred(request.to_http_request().headers())
    }

    #[test]
    fn the_language_a_request_likes_best_is_found() {
        for (header, lang) in [
            ("", Lang::En),
            ("de", Lang::De),
            ("de-AT, en;q=0.5", Lang::De),
            ("en;q=0.5, de;q=0.8", Lang::De),
            ("fr;q=0.8,de;q=0.8", Lang::Fr),
            ("nl, sv;q=0.9, es;q=0.1", Lang::Es),
            ("pt-PT", Lang::Pt),
            ("zh-TW", Lang::Zh),
            ("ZH-hant-hk;q=1.000", Lang::Zh),
            ("ja;q=0", Lang::En),
            ("*", Lang::En),
            ("*, fr;q=0.5", Lang::En),
            ("fr;q=0.5, *;q=0.1", Lang::Fr),
            ("en;q=0, *;q=0.5", Lang::De),
            ("en;q=0", Lang::En),
            ("nl", Lang::En),
            ("ar;q=0.9;x=y, de;q=0.1", Lang::Ar),
        ] {
            assert_eq!(asked(&[header]), lang, "{header}");
        }
        assert_eq!(asked(&["nl, de;q=0.2", "ja;q=0.4"]), Lang::Ja);
    }

    #[test]
    fn a_header_that_makes_no_sense_asks_for_nothing() {
        for header in [";", ",,,", "q=1", ";q=1", "de;q=x", "de;q=", "-", "de_DE", "="] {
            assert_eq!(asked(&[header]), Lang::En, "{header}");
        }
        assert_eq!(asked(&[&"x,".repeat(32 * 1024), "de"]), Lang::En);
        assert_eq!(asked(&["fr;q=x, de;q=0.1"]), Lang::De);
    }

    #[test]
    fn a_path_names_a_language_by_its_first_segment_alone() {
        for (path, found) in [
            ("/de/privacy", Some((Lang::De, "/privacy"))),
            ("/ar/", Some((Lang::Ar, "/"))),
            ("/ar", Some((Lang::Ar, "/"))),
            ("/de/de/", Some((Lang::De, "/de/"))),
            ("/", None),
            ("/privacy", None),
            ("/DE/", None),
            ("/xx/privacy", None),
            ("//de/", None),
            ("/pt-BR/", None),
            ("*", None),
        ] {
            assert_eq!(named(path), found, "{path}");
        }
    }
}
