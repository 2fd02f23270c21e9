//! Content negotiation: which of our forms of an answer the client asked for (RFC 9110, 12.5.1).

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;

/// The forms of an answer, the preferred one on a tie first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `text/html`: a page.
    Page,
    /// `multipart/mixed`: events and pictures as they happen.
    Multipart,
    /// `application/json`: one document.
    Json,
    /// `image/*`: the first picture and nothing else.
    Picture,
}

/// The forms as media types, in the order that decides a tie.
const OFFERS: [(Form, &str, &[&str]); 4] = [
    (Form::Page, "text", &["html"]),
    (Form::Multipart, "multipart", &["mixed"]),
    (Form::Json, "application", &["json", "problem+json"]),
    (Form::Picture, "image", &["png", "jpeg", "webp"]),
];

/// The form a request asks for; one that accepts anything, or nothing we have, gets the picture.
#[must_use]
pub(super) fn form(request: &HttpRequest) -> Form {
    let header = joined(request);
    if header.trim().is_empty() {
        return Form::Picture;
    }
    let ranges: Vec<Range<'_>> = header.split(',').filter_map(Range::parse).collect();
    let mut best = (Form::Picture, 0);
    for (form, kind, subtypes) in OFFERS {
        let quality = quality(&ranges, kind, subtypes);
        if quality > best.1 {
            best = (form, quality);
        }
    }
    // `*/*` alone is curl: it wants the thing itself.
    if ranges.iter().all(|range| range.kind == "*") {
        Form::Picture
    } else {
        best.0
    }
}

/// Whether a page is what the client would rather read when something goes wrong.
#[must_use]
pub(super) fn prefers_page(request: &HttpRequest) -> bool {
    form(request) == Form::Page
}

/// The weight among the parameters of a range, in thousandths; none where it is no number (RFC 9110, 12.4.2).
pub(super) fn weight<'a>(mut parameters: impl Iterator<Item = &'a str>) -> Option<u32> {
    let weight = parameters
        .find_map(|parameter| parameter.strip_prefix("q="))
        .map_or(Some(1.0), |weight| weight.parse::<f32>().ok())?;
    // Clamped first, so the conversion cannot leave the range.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=1000 before"
    )]
    let thousandths = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
    Some(thousandths)
}

/// Several header lines are one list.
fn joined(request: &HttpRequest) -> String {
    let lines: Vec<&str> = request
        .headers()
        .get_all(ACCEPT)
        .filter_map(|value| value.to_str().ok())
        .collect();
    lines.join(",")
}

struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// In thousandths.
    quality: u32,
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let quality = weight(parts)?;
        Some(Self {
            kind,
            subtype,
            quality,
        })
    }

    /// How exactly it names a media type: 0 not at all, 3 to the letter.
    fn precision(&self, kind: &str, subtypes: &[&str]) -> u8 {
        let is = |ours: &str, theirs: &str| ours.eq_ignore_ascii_case(theirs);
        match (self.kind, self.subtype) {
            (k, s) if is(k, kind) && subtypes.iter().any(|subtype| is(s, subtype)) => 3,
            (k, "*") if is(k, kind) => 2,
            ("*", "*") => 1,
            _ => 0,
        }
    }
}

/// The quality the most exact range gives to a media type.
fn quality(ranges: &[Range<'_>], kind: &str, subtypes: &[&str]) -> u32 {
    let exact = ranges
        .iter()
        .map(|range| (range.precision(kind, subtypes), range.quality));
    exact
        .filter(|(precision, _)| *precision > 0)
        .max()
        .map_or(0, |(_, quality)| quality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn asked(accept: &str) -> Form {
        form(
            &TestRequest::default()
                .insert_header((ACCEPT, accept))
                .to_http_request(),
        )
    }

    #[test]
    fn a_browsers_form_gets_a_page() {
        assert_eq!(
            asked("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
            Form::Page
        );
        assert_eq!(asked("text/html,application/xhtml+xml,image/jxr,*/*"), Form::Page);
    }

    #[test]
    fn each_form_can_be_asked_for() {
        for (accept, form) in [
            ("multipart/mixed", Form::Multipart),
            ("application/json", Form::Json),
            ("application/problem+json, application/json", Form::Json),
            ("image/*", Form::Picture),
            ("image/png;q=0.5, application/json;q=0.4", Form::Picture),
            ("*/*", Form::Picture),
            ("", Form::Picture),
            ("application/json;q=0, image/png", Form::Picture),
            ("application/json;q=x, image/png;q=0.1", Form::Picture),
        ] {
            assert_eq!(asked(accept), form, "{accept}");
        }
    }

    #[test]
    fn a_tie_is_decided_in_a_fixed_order() {
        assert_eq!(
            asked("image/png, application/json, multipart/mixed, text/html"),
            Form::Page
        );
        assert_eq!(
            asked("image/png, application/json, multipart/mixed"),
            Form::Multipart
        );
        assert_eq!(asked("image/png, application/json"), Form::Json);
    }
}
