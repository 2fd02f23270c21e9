//! `Authorization: Bearer`: whose key a request brings (RFC 6750, 2.1).

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::AUTHORIZATION;

use crate::edge::services::Edge;
use crate::error::{Code, Refusal};
use crate::pipeline::gate::Holder;

/// The holder of the key that came.
///
/// # Errors
/// [`Code::KeyMissing`], or what is wrong with the key.
pub(super) fn holder(edge: &Edge, request: &HttpRequest) -> Result<Arc<Holder>, Refusal> {
    let key = key(request).ok_or(Code::KeyMissing)?;
    edge.gate.keys.find(key, edge.clock.wall().date())
}

fn key(request: &HttpRequest) -> Option<&str> {
    let mut lines = request.headers().get_all(AUTHORIZATION);
    let line = lines.next()?.to_str().ok()?;
    // Of two keys nobody could say which one is meant.
    if lines.next().is_some() {
        return None;
    }
    let (scheme, key) = line.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn of(lines: &[&str]) -> Option<String> {
        let request = lines.iter().fold(TestRequest::post(), |request, line| {
            request.append_header((AUTHORIZATION, *line))
        });
        key(&request.to_http_request()).map(str::to_owned)
    }

    #[test]
    fn a_key_follows_its_scheme_in_any_case_and_nothing_else_is_one() {
        for line in ["Bearer ai-1", "bearer ai-1", "BEARER   ai-1 "] {
            assert_eq!(of(&[line]).as_deref(), Some("ai-1"), "{line}");
        }
        for lines in [&[][..], &["ai-1"], &["Basic ai-1"], &["Bearer "], &["Bearer"]] {
            assert_eq!(of(lines), None);
        }
        assert_eq!(of(&["Bearer ai-1", "Bearer ai-2"]), None);
    }
}
