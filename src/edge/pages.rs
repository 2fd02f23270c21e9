//! Every page, in the words of the running configuration.

use std::sync::{Arc, PoisonError, RwLock};

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use afterimage_templates::{
    self as templates, Challenge, Draft, Form, Funds, Offer, Problem, Provenance, Retention, Site,
};
use bytes::Bytes;
use serde_json::Value;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::pipeline::gate::challenge::Issued;

use super::copies::Copies;
use super::front::Front;
use super::locale::Locale;
use super::{openapi, problem, promises};

const HTML: &str = "text/html; charset=utf-8";

/// A page that is the same for everybody, written once in each language.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fixed {
    /// The visitor's own pictures.
    Gallery,
    /// What is kept.
    Privacy,
    /// What is kept, for programs.
    PrivacyJson,
    /// What has changed in it, as a feed.
    PrivacyAtom,
    /// The cookie and the browser's storage.
    Cookies,
    /// The rules of use.
    Terms,
    /// What this is.
    About,
    /// Whom to write to.
    Contact,
    /// What programs can ask for.
    Api,
    /// The same, for programs.
    OpenApi,
}

/// What the pages are written from.
pub struct Facts {
    /// The service as its operator named it.
    pub site: Site,
    /// Whom to write to, as an address a program can follow.
    pub contact_uri: Option<String>,
    /// What can be made at the start.
    pub offer: Offer,
    /// Where the program comes from.
    pub provenance: Provenance,
    /// What is kept.
    pub retention: Retention,
    /// The same for programs, but for the promises that the pages make.
    pub json: Value,
    /// What the entries of the feed are called.
    pub feed_names: FeedNames,
    /// Whether visitors are challenged.
    pub challenges: bool,
}

/// Gives an entry of the feed its name for good.
pub type FeedNames = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// The pages of one instance.
pub struct Pages {
    facts: Facts,
    written: RwLock<Arc<Written>>,
    /// Whoever looks for holes asks for pages that are none, again and again.
    not_found: Copies<Locale>,
}

/// What changes when an upstream says something else of its models.
struct Written {
    offer: Offer,
    fixed: Copies<(Locale, Fixed)>,
    front: Front,
}

/// What a page with a filled form shows.
pub struct PageForm<'a> {
    /// What was typed.
    pub typed: &'a Typed,
    /// The challenge to answer next.
    pub challenge: Option<&'a Issued>,
}

impl Pages {
    /// Pages of these facts, each to be written when it is first asked for.
    #[must_use]
    pub fn new(facts: Facts) -> Self {
        let written = Written::new(facts.offer.clone());
        Self {
            facts,
            written: RwLock::new(Arc::new(written)),
            not_found: Copies::default(),
        }
    }

    /// Has them written anew, because something else can be made from now on.
    pub fn rewrite(&self, offer: Offer) {
        let written = Arc::new(Written::new(offer));
        *self.written.write().unwrap_or_else(PoisonError::into_inner) = written;
    }

    /// The form, the same for everybody while the funds are; from now on other pages with a form show them too.
    #[must_use]
    pub fn front(&self, locale: Locale, funds: Funds) -> HttpResponse {
        let check = match self.facts.challenges {
            true => Challenge::OnRequest,
            false => Challenge::Off,
        };
        let Written { offer, front, .. } = &*self.written();
        let bytes = front.show(locale, funds, || {
            templates::front::page(&self.site(locale), offer, check, funds).into_string()
        });
        written(bytes, HTML)
    }

    /// Tells every page with a form what is left.
    pub fn know(&self, funds: Funds) {
        self.written().front.know(funds);
    }

    /// The service as its operator named it, in this language.
    #[must_use]
    pub fn site(&self, locale: Locale) -> Site {
        self.facts.site.spoken(locale.lang, locale.named)
    }

    /// What is kept and for how long.
    #[must_use]
    pub fn retention(&self) -> &Retention {
        &self.facts.retention
    }

    /// Whom to write to, as an address a program can follow.
    #[must_use]
    pub fn contact_uri(&self) -> Option<&str> {
        self.facts.contact_uri.as_deref()
    }

    /// A page that is the same for everybody.
    #[must_use]
    pub fn fixed(&self, locale: Locale, page: Fixed) -> HttpResponse {
        let (locale, media) = match page {
            // What programs read is in no language.
            Fixed::PrivacyJson | Fixed::OpenApi => (Locale::default(), "application/json"),
            Fixed::PrivacyAtom => (Locale::default(), "application/atom+xml; charset=utf-8"),
            _ => (locale, HTML),
        };
        let now = self.written();
        let bytes = now
            .fixed
            .get((locale, page), || self.write(locale, page, &now.offer));
        written(bytes, media)
    }

    /// What stands before and after a picture that comes as a page.
    #[must_use]
    pub fn frame(&self, locale: Locale) -> (String, String) {
        templates::answer::frame(&self.site(locale), &self.written().offer)
    }

    fn write(&self, locale: Locale, page: Fixed, offer: &Offer) -> String {
        let Facts { retention, json, .. } = &self.facts;
        let site = &self.site(locale);
        let page: maud::Markup = match page {
            Fixed::Gallery => templates::gallery::page(site, offer),
            Fixed::Privacy => templates::privacy::page(site, retention, offer),
            Fixed::PrivacyJson => return promises::told(json, |page| self.write(locale, page, offer)),
            Fixed::PrivacyAtom => templates::feed::page(site, retention, offer, &*self.facts.feed_names),
            Fixed::Cookies => templates::cookies::page(site, retention),
            Fixed::Terms => templates::terms::page(site),
            Fixed::About => templates::about::page(site, offer, &self.facts.provenance),
            Fixed::Contact => templates::contact::page(site),
            Fixed::Api => templates::api::page(site, &openapi::described(&openapi::document(site, offer))),
            Fixed::OpenApi => {
                return openapi::document(site, offer)
                    .to_pretty_json()
                    .unwrap_or_default();
            }
        };
        page.into_string()
    }

    /// The form as it was filled, with what the chosen model takes.
    #[must_use]
    pub fn refilled(&self, locale: Locale, form: &PageForm<'_>) -> String {
        self.with_form(form, &[], false, |form| {
            templates::front::filled(&self.site(locale), form).into_string()
        })
    }

    /// The form as it comes back with a code to answer, and what was wrong with the last try.
    #[must_use]
    pub fn challenge(&self, locale: Locale, form: &PageForm<'_>, refusal: Option<&Refusal>) -> String {
        let numbers = refusal.map(problem::numbers).unwrap_or_default();
        let faults: Vec<_> = refusal
            .map(|refusal| problem::fault(refusal, &numbers))
            .into_iter()
            .collect();
        self.with_form(form, &faults, false, |form| {
            templates::challenge::page(&self.site(locale), form).into_string()
        })
    }

    /// What went wrong, with the form where there was one.
    #[must_use]
    pub fn problem(&self, locale: Locale, refusal: &Refusal, form: Option<&PageForm<'_>>) -> Bytes {
        let write = || self.write_problem(locale, refusal, form);
        if form.is_none() && *refusal == Code::NotFound.into() {
            self.not_found.get(locale, write)
        } else {
            Bytes::from(write())
        }
    }

    fn write_problem(&self, locale: Locale, refusal: &Refusal, form: Option<&PageForm<'_>>) -> String {
        let site = self.site(locale);
        let numbers = problem::numbers(refusal);
        let problem = Problem {
            status: refusal.code.status(),
            code: refusal.code.name(),
            args: &numbers,
            retry_after: problem::wait(refusal),
        };
        let Some(form) = form else {
            return templates::problem::page(&site, &problem, None).into_string();
        };
        let fault = refusal.field.map(|_| problem::fault(refusal, &numbers));
        let faults: Vec<_> = fault.into_iter().collect();
        self.with_form(form, &faults, refusal.pass, |form| {
            templates::problem::page(&site, &problem, Some(form)).into_string()
        })
    }

    /// The form at the end of an answer, for the next step; with a `pass` it needs no new answer to a challenge.
    #[must_use]
    pub fn next(&self, locale: Locale, typed: &Typed, pass: bool) -> String {
        let form = PageForm {
            typed,
            challenge: None,
        };
        self.with_form(&form, &[], pass, |form| {
            templates::answer::next(&self.site(locale), form).into_string()
        })
    }

    fn written(&self) -> Arc<Written> {
        self.written
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn with_form(
        &self,
        form: &PageForm<'_>,
        faults: &[templates::Fault<'_>],
        pass: bool,
        write: impl FnOnce(&Form<'_>) -> String,
    ) -> String {
        let picture = form.challenge.map(|issued| {
            format!(
                "data:image/png;base64,{}",
                base64_simd::STANDARD.encode_to_string(&issued.picture)
            )
        });
        let challenge = match (form.challenge, &picture) {
            (Some(issued), Some(picture)) => Challenge::Code {
                id: issued.id.as_str(),
                picture,
            },
            _ if !self.facts.challenges => Challenge::Off,
            _ if pass => Challenge::Passed,
            _ => Challenge::OnRequest,
        };
        let written = self.written();
        write(&Form {
            offer: &written.offer,
            draft: draft(form.typed),
            faults,
            challenge,
            funds: written.front.funds(),
        })
    }
}

impl Written {
    fn new(offer: Offer) -> Self {
        Self {
            offer,
            fixed: Copies::default(),
            front: Front::default(),
        }
    }
}

fn written(bytes: Bytes, media: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media))
        .body(bytes)
}

fn draft(typed: &Typed) -> Draft<'_> {
    let text = |field| typed.get(field).unwrap_or_default();
    Draft {
        prompt: text(Field::Prompt),
        negative_prompt: text(Field::NegativePrompt),
        model: text(Field::Model),
        size: text(Field::Size),
        count: text(Field::Count),
        seed: text(Field::Seed),
        steps: text(Field::Steps),
        guidance: text(Field::Guidance),
        style: text(Field::Style),
        quality: text(Field::Quality),
        background: text(Field::Background),
        format: text(Field::Format),
        stand_in: text(Field::StandIn),
        strength: text(Field::Strength),
        had_image: typed.had_file(Field::Image),
        had_mask: typed.had_file(Field::Mask),
    }
}
