//! A form must come from our own page: another site cannot make its visitors' browsers generate.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};

use crate::config::PublicUrl;
use crate::error::{Code, Refusal};

/// Our own origins, where the operator has fixed them.
#[derive(Clone, Default)]
pub struct OwnOrigin {
    public: Option<PublicUrl>,
    onion: Option<PublicUrl>,
}

impl OwnOrigin {
    /// The origin that forms must come from, such as `https://example.org`, none meaning the host that was asked; and that
    /// of the onion service, for whoever asked it.
    #[must_use]
    pub fn new(public: Option<PublicUrl>, onion: Option<PublicUrl>) -> Self {
        Self { public, onion }
    }

    /// Whether browsers reach us over TLS, as far as no request says otherwise.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public.as_ref().is_some_and(PublicUrl::is_https)
    }

    /// Whether whoever sent this reaches us over TLS.
    #[must_use]
    pub fn is_https_for(&self, headers: &HeaderMap) -> bool {
        match self.asked_onion(headers) {
            Some(onion) => onion.is_https(),
            None => self.is_https(),
        }
    }

    /// Where Tor Browser finds a page at the onion service, which it asks for on pages that come over TLS.
    ///
    /// Without what stands behind the path: nothing a visitor wrote is said back.
    #[must_use]
    pub fn onion_location(&self, method: &Method, headers: &HeaderMap, path: &str) -> Option<String> {
        let reads = matches!(*method, Method::GET | Method::HEAD);
        let onion = self.onion.as_ref().filter(|_| reads && self.is_https())?;
        let elsewhere = self.asked_onion(headers).is_none();
        elsewhere.then(|| format!("{}{path}", onion.origin()))
    }

    /// The onion service, when it was asked.
    fn asked_onion(&self, headers: &HeaderMap) -> Option<&PublicUrl> {
        let host = headers.get(HOST)?.to_str().ok()?;
        let onion = self.onion.as_ref()?;
        onion.authority().eq_ignore_ascii_case(host).then_some(onion)
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
            (None, Some(origin)) => self.is_ours(origin, request.headers()),
            (None, None) => true,
        };
        if own { Ok(()) } else { Err(Code::CrossSite.into()) }
    }

    /// What our own addresses begin with, as whoever sent this request has to ask for them; nothing where that cannot
    /// be known.
    #[must_use]
    pub fn of(&self, request: &HttpRequest) -> String {
        let headers = request.headers();
        if let Some(own) = self.asked_onion(headers).or(self.public.as_ref()) {
            return own.origin().to_owned();
        }
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        // Without a public address there is no https either.
        host.map(|host| format!("http://{host}")).unwrap_or_default()
    }

    fn is_ours(&self, origin: &str, headers: &HeaderMap) -> bool {
        match self.asked_onion(headers).or(self.public.as_ref()) {
            Some(own) => origin.eq_ignore_ascii_case(own.origin()),
            None => {
                let host = headers.get(HOST).and_then(|host| host.to_str().ok());
                let host = host.unwrap_or_default();
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

    const ONION: &str = "http://pictures.onion";

    fn passes(own: Option<&str>, headers: &[(&'static str, &'static str)]) -> bool {
        let request = headers.iter().fold(TestRequest::post(), |request, header| {
            request.insert_header(*header)
        });
        let own = own.map(|own| PublicUrl::parse(own).unwrap());
        OwnOrigin::new(own, Some(PublicUrl::parse(ONION).unwrap()))
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
    fn the_onion_services_page_may_send_the_form_to_the_onion_service_alone() {
        let public = Some("https://a.example");
        for (origin, host, ours) in [
            ("http://pictures.onion", "pictures.onion", true),
            ("http://pictures.onion", "PICTURES.onion", true),
            ("http://pictures.onion", "a.example", false),
            ("https://a.example", "pictures.onion", false),
            ("https://pictures.onion", "pictures.onion", false),
            ("http://other.onion", "pictures.onion", false),
            ("https://a.example", "a.example", true),
        ] {
            assert_eq!(
                passes(public, &[("origin", origin), ("host", host)]),
                ours,
                "{origin} {host}"
            );
        }
    }

    #[test]
    fn an_address_of_ours_begins_with_the_public_one_or_with_the_host_that_was_asked() {
        let asked = |host| TestRequest::get().insert_header(("host", host)).to_http_request();
        let url = |url| Some(PublicUrl::parse(url).unwrap());
        assert_eq!(OwnOrigin::default().of(&asked("inner:8080")), "http://inner:8080");
        let public = OwnOrigin::new(url("https://a.example"), url(ONION));
        assert_eq!(public.of(&asked("inner:8080")), "https://a.example");
        assert_eq!(public.of(&asked("pictures.onion")), ONION);
        let nowhere = TestRequest::get().to_http_request();
        assert_eq!(OwnOrigin::default().of(&nowhere), "");
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
