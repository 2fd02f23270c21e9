//! A form must come from our own page: another site cannot make its visitors' browsers generate.

use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};

use crate::error::{Code, Refusal};

/// Our own origin, where the operator has fixed one.
#[derive(Clone, Default)]
pub struct OwnOrigin(Option<String>);

impl OwnOrigin {
    /// The origin forms must come from, such as `https://example.org`; none means the host that was asked.
    #[must_use]
    pub fn new(origin: Option<String>) -> Self {
        Self(origin)
    }

    /// Lets a request through that our own page, or no browser at all, has sent.
    ///
    /// `Sec-Fetch-Site` decides where a browser sends it (W3C Fetch Metadata), else `Origin` does; a request
    /// with neither comes from no browser and is left to the challenge and the rate.
    ///
    /// # Errors
    /// [`Code::CrossSite`].
    pub fn check(&self, request: &HttpRequest) -> Result<(), Refusal> {
        let header = |name: &str| {
            request
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap_or("?"))
        };
        let own = match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
            (Some(site), _) => matches!(site, "same-origin" | "none"),
            (None, Some(origin)) => self.is_ours(origin, header(HOST.as_str()).unwrap_or_default()),
            (None, None) => true,
        };
        if own { Ok(()) } else { Err(Code::CrossSite.into()) }
    }

    /// What our own addresses begin with, as whoever sent this request has to ask for them; nothing where that cannot
    /// be known.
    #[must_use]
    pub fn of(&self, request: &HttpRequest) -> String {
        let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
        match (&self.0, host) {
            (Some(own), _) => own.clone(),
            // Without a public address there is no https either.
            (None, Some(host)) => format!("http://{host}"),
            (None, None) => String::new(),
        }
    }

    fn is_ours(&self, origin: &str, host: &str) -> bool {
        match &self.0 {
            Some(own) => origin.eq_ignore_ascii_case(own),
            None => {
                let asked = origin
                    .strip_prefix("http://")
                    .or_else(|| origin.strip_prefix("https://"));
                asked.is_some_and(|asked| !host.is_empty() && asked.eq_ignore_ascii_case(host))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn passes(own: Option<&str>, headers: &[(&'static str, &'static str)]) -> bool {
        let request = headers.iter().fold(TestRequest::post(), |request, header| {
            request.insert_header(*header)
        });
        OwnOrigin::new(own.map(str::to_owned))
            .check(&request.to_http_request())
            .is_ok()
    }

    #[test]
    fn our_own_page_and_no_browser_at_all_may_send_the_form() {
        assert!(passes(None, &[]));
        assert!(passes(None, &[("sec-fetch-site", "same-origin")]));
        assert!(passes(None, &[("sec-fetch-site", "none")]));
        assert!(passes(
            None,
            &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]
        ));
        assert!(passes(
            Some("https://a.example"),
            &[("origin", "https://a.example"), ("host", "inner:8080")]
        ));
    }

    #[test]
    fn an_address_of_ours_begins_with_the_public_one_or_with_the_host_that_was_asked() {
        let request = TestRequest::get().insert_header(("host", "inner:8080"));
        let request = request.to_http_request();
        assert_eq!(OwnOrigin::new(None).of(&request), "http://inner:8080");
        let public = OwnOrigin::new(Some("https://a.example".to_owned()));
        assert_eq!(public.of(&request), "https://a.example");
        let nowhere = TestRequest::get().to_http_request();
        assert_eq!(OwnOrigin::new(None).of(&nowhere), "");
    }

    #[test]
    fn another_site_may_not() {
        for site in ["cross-site", "same-site", "", "SAME-ORIGIN "] {
            assert!(!passes(None, &[("sec-fetch-site", site)]), "{site}");
        }
        for origin in [
            "null",
            "http://evil.example",
            "https://a.example.evil",
            "http://a.example:1",
            "",
        ] {
            assert!(
                !passes(None, &[("origin", origin), ("host", "a.example")]),
                "{origin}"
            );
        }
        assert!(!passes(
            Some("https://a.example"),
            &[("origin", "http://a.example")]
        ));
        assert!(!passes(None, &[("origin", "http://"), ("host", "")]));
    }
}
