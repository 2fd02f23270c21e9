//! A visitor: an address, a jar for the one cookie, and the ways to ask.

use std::cell::RefCell;

use actix_http::Request;
use actix_web::cookie::Cookie;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, SET_COOKIE};
use actix_web::test::TestRequest;

use crate::answer::{Answer, Open};
use crate::codes;
use crate::instance::Service;

/// What a browser's form accepts.
pub(crate) const HTML: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
pub(crate) const JSON: &str = "application/json";
pub(crate) const MULTIPART: &str = "multipart/mixed";

/// Somebody with a browser.
pub(crate) struct Visitor<'a> {
    service: &'a Service,
    /// Address and port.
    peer: String,
    accept: &'static str,
    headers: Vec<(String, String)>,
    /// `name=value`, as it would be sent.
    jar: RefCell<Option<String>>,
}

/// A challenge as a visitor holds it: its id, and the letters in its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) letters: String,
}

impl<'a> Visitor<'a> {
    /// Somebody who reads pages.
    pub(crate) fn new(service: &'a Service) -> Self {
        let peer = "192.0.2.1:40000".to_owned();
        Self {
            service,
            peer,
            accept: HTML,
            headers: Vec::new(),
            jar: RefCell::default(),
        }
    }

    pub(crate) fn from(mut self, peer: &str) -> Self {
        peer.clone_into(&mut self.peer);
        self
    }

    pub(crate) fn accepting(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    pub(crate) fn sending(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The jar as it is now, to be put back later.
    pub(crate) fn cookie(&self) -> Option<String> {
        self.jar.borrow().clone()
    }

    pub(crate) fn restore(&self, cookie: Option<String>) {
        *self.jar.borrow_mut() = cookie;
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str) -> Answer {
        self.send(self.request(method, path).to_request())
            .await
            .whole()
            .await
    }

    /// Sends a filled form.
    pub(crate) async fn make(&self, fields: &[(&str, &str)]) -> Answer {
        self.open(fields).await.whole().await
    }

    /// Sends a filled form, and reads no further than the head of the answer.
    pub(crate) async fn open(&self, fields: &[(&str, &str)]) -> Open {
        self.send(self.form(fields).to_request()).await
    }

    /// Looks at a new code.
    pub(crate) async fn question(&self) -> Question {
        let answer = self.get("/challenge/code.png").await;
        assert_eq!(answer.status, 200, "a code is given out");
        let id = answer
            .header("challenge-id")
            .expect("a challenge has an id")
            .to_owned();
        Question {
            id,
            letters: codes::read(&answer.body),
        }
    }

    /// Solves a new challenge and sends the form with it.
    pub(crate) async fn solve_and_make(&self, fields: &[(&str, &str)]) -> Answer {
        let question = self.question().await;
        self.make(&question.beside(fields)).await
    }

    /// Sends a request; whatever cookie comes back lies in the jar.
    pub(crate) async fn send(&self, request: Request) -> Open {
        let response = self.service.call(request).await;
        for line in response.headers().get_all(SET_COOKIE) {
            let cookie = Cookie::parse(line.to_str().expect("ASCII").to_owned()).expect("a cookie");
            *self.jar.borrow_mut() = Some(format!("{}={}", cookie.name(), cookie.value()));
        }
        Open::new(response)
    }

    pub(crate) fn form(&self, fields: &[(&str, &str)]) -> TestRequest {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.request(Method::POST, "/generate")
            .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .set_payload(body)
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> TestRequest {
        let peer = self.peer.parse().expect("an address with a port");
        let mut request = TestRequest::default().method(method).uri(path).peer_addr(peer);
        request = request.insert_header((ACCEPT, self.accept));
        for (name, value) in &self.headers {
            request = request.append_header((name.as_str(), value.as_str()));
        }
        match &*self.jar.borrow() {
            Some(cookie) => request.insert_header((COOKIE, cookie.as_str())),
            None => request,
        }
    }
}

impl Question {
    /// The form's fields with the answer among them.
    pub(crate) fn beside<'f>(&'f self, fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
        self.guess(&self.letters, fields)
    }

    /// The same with a guess.
    pub(crate) fn guess<'f>(
        &'f self,
        guess: &'f str,
        fields: &[(&'f str, &'f str)],
    ) -> Vec<(&'f str, &'f str)> {
        let answer = [("challenge", self.id.as_str()), ("code", guess)];
        [fields, &answer].concat()
    }
}
