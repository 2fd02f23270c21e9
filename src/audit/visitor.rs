//! A visitor that marks everything it sends.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64_simd::STANDARD;
use zeroize::Zeroizing;

use super::form::Parts;
use super::peer::Own;
use super::planted::Planted;

/// The forms of an answer, by what asks for them.
pub(super) const FORMS: [&str; 4] = ["text/html", "multipart/mixed", "application/json", "image/*"];
/// How long any answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody with an address of its own, as a proxy says it.
pub(super) struct Visitor<'v> {
    to: &'v str,
    planted: &'v Planted,
    fields: Zeroizing<String>,
    /// Where it comes from when no proxy is between; else from where this machine likes.
    own: Option<Own>,
}

/// What was answered.
pub(super) struct Answer {
    /// The status (RFC 9110); 0 where there was no answer.
    pub(super) status: u16,
    /// The head.
    pub(super) head: String,
    /// The head and what follows it.
    pub(super) whole: Zeroizing<Vec<u8>>,
}

/// What somebody asks for.
pub(super) struct Order<'o> {
    /// What shall be answered.
    pub(super) accept: &'o str,
    /// Of which model; the first without.
    pub(super) model: Option<&'o str>,
    /// Whether a picture is given.
    pub(super) gives: bool,
    /// Whether the check before a picture is passed where there is one.
    pub(super) solves: bool,
}

struct Pass {
    cookie: String,
    work: String,
}

impl<'v> Visitor<'v> {
    /// Somebody new, whose address stands in this header.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn new(to: &'v str, planted: &'v Planted, forwarded: &str) -> io::Result<Self> {
        Ok(Self {
            to,
            planted,
            fields: planted.fields(forwarded)?,
            own: None,
        })
    }

    /// The same, from an address of its own.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn directly(self) -> io::Result<Self> {
        let own = Some(Own::draw(self.planted)?);
        Ok(Self { own, ..self })
    }

    /// Asks for something that is to be read, and reads to the end.
    ///
    /// # Errors
    /// What connecting says; an answer that breaks off is one.
    pub(super) fn get(&self, path: &str) -> io::Result<Answer> {
        let mut stream = self.connect()?;
        let _ = stream.write_all(self.head(&format!("GET {path}"), "", "").as_bytes());
        Ok(read(stream))
    }

    /// Says something with these header fields besides, and then no more, whether it was whole or not.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn say(&self, line: &str, more: &str, body: &[u8]) -> io::Result<Answer> {
        let mut stream = self.connect()?;
        let head = self.head(line, "", more);
        // It may be refused before it is whole.
        let _ = stream.write_all(&Zeroizing::new([head.as_bytes(), body].concat()));
        let _ = stream.shutdown(Shutdown::Write);
        Ok(read(stream))
    }

    /// Asks for a picture.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn order(&self, order: &Order<'_>) -> io::Result<Answer> {
        let pass = if order.solves { self.pass()? } else { None };
        let mut stream = self.connect()?;
        let _ = stream.write_all(&self.form(order, pass.as_ref()));
        Ok(read(stream))
    }

    /// Asks for a code to copy, and copies something else; none where there are no codes.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn guess(&self) -> io::Result<Option<Answer>> {
        let asked = self.get("/challenge/code.png")?;
        let (Some(id), Some(cookie)) = (asked.header("challenge-id"), asked.cookie()) else {
            return Ok(None);
        };
        let (prompt, answer) = (self.planted.prompt.text(), self.planted.answer.text());
        let form = Zeroizing::new(format!("prompt={}&challenge={id}&code={}", *prompt, *answer));
        let more = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        );
        let mut stream = self.connect()?;
        let head = self.head("POST /generate", &format!("; {cookie}"), &more);
        let _ = stream.write_all(&Zeroizing::new([head.as_bytes(), form.as_bytes()].concat()));
        Ok(Some(read(stream)))
    }

    /// Begins to say who it is, and waits.
    ///
    /// # Errors
    /// What connecting and sending says.
    pub(super) fn wait(&self) -> io::Result<TcpStream> {
        let mut stream = self.connect()?;
        let head = self.head("GET /", "", "");
        stream.write_all(head.trim_end().as_bytes())?;
        Ok(stream)
    }

    /// Gives a picture but for its last bytes.
    ///
    /// # Errors
    /// What connecting and sending says.
    pub(super) fn begin(&self) -> io::Result<TcpStream> {
        let order = Order {
            accept: "text/html",
            model: None,
            gives: true,
            solves: false,
        };
        let mut stream = self.connect()?;
        let form = self.form(&order, None);
        let most = form.len().saturating_sub(64);
        stream.write_all(form.get(..most).unwrap_or_default())?;
        Ok(stream)
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let stream = match self.own {
            Some(own) => own.connect(self.to, self.planted)?,
            None => TcpStream::connect(self.to)?,
        };
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    fn head(&self, line: &str, cookie: &str, more: &str) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "{line} HTTP/1.1\r\nHost: {}\r\n{}{cookie}\r\nConnection: close\r\n{more}\r\n",
            self.to, *self.fields
        ))
    }

    fn form(&self, order: &Order<'_>, pass: Option<&Pass>) -> Zeroizing<Vec<u8>> {
        let prompt = self.planted.prompt.text();
        let mut fields = vec![(
            "prompt",
            Zeroizing::new(format!("{} a lake, \"quoted\" & <größer>\n{0}", *prompt)),
        )];
        let add = |name, text: &str| (name, Zeroizing::new(text.to_owned()));
        fields.extend(order.model.map(|model| add("model", model)));
        if order.model.is_some() && !order.gives {
            fields.push(("negative_prompt", self.planted.negative.text()));
        }
        fields.extend(pass.map(|pass| add("work", &pass.work)));
        let (media, body) = if order.gives {
            let parts = Parts::of(self.planted, &fields);
            (parts.media, parts.body)
        } else {
            let pairs = fields.iter().map(|(name, text)| (name, text.as_str()));
            let body = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish();
            (
                "application/x-www-form-urlencoded".to_owned(),
                Zeroizing::new(body.into_bytes()),
            )
        };
        let more = format!(
            "Accept: {}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n",
            order.accept,
            body.len()
        );
        let cookie = pass.map(|pass| format!("; {}", pass.cookie)).unwrap_or_default();
        let query = self.planted.field.text();
        let head = self.head(&format!("POST /generate?{}", *query), &cookie, &more);
        Zeroizing::new([head.as_bytes(), &body].concat())
    }

    /// Does the calculation that stands before a picture; none where nothing does.
    fn pass(&self) -> io::Result<Option<Pass>> {
        let answer = self.get("/challenge/work")?;
        if answer.status != 200 {
            return Ok(None);
        }
        let cookie = answer.cookie();
        let body = answer.body();
        // Whoever answers with something else is sent the words without.
        let Ok(challenge) = serde_json::from_slice::<Challenge>(body) else {
            return Ok(None);
        };
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).map_err(io::Error::other)?;
        let Some(solution) = solution else { return Ok(None) };
        let payload = serde_json::to_vec(&Payload { challenge, solution }).map_err(io::Error::other)?;
        Ok(Some(Pass {
            cookie: cookie.unwrap_or_default().to_owned(),
            work: STANDARD.encode_to_string(payload),
        }))
    }
}

impl Answer {
    /// What a header says, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut values = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value)
    }

    /// The cookie that it sets, as it is sent back.
    fn cookie(&self) -> Option<&str> {
        self.header("set-cookie")?.split(';').next()
    }

    /// What follows the head.
    pub(super) fn body(&self) -> &[u8] {
        self.whole.get(self.head.len()..).unwrap_or_default()
    }
}

fn read(mut stream: TcpStream) -> Answer {
    let mut whole = Zeroizing::new(Vec::new());
    let _ = stream.read_to_end(&mut whole);
    let end = memchr::memmem::find(&whole, b"\r\n\r\n").map_or(whole.len(), |end| end + 4);
    let head = whole
        .get(..end)
        .map(|head| String::from_utf8_lossy(head).into_owned());
    let head = head.unwrap_or_default();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer {
        status: status.unwrap_or(0),
        head,
        whole,
    }
}
