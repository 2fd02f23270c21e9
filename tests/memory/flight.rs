//! A thousand visitors, thirty-two at a time, each with an order that goes well or wrong in one of the ways there are.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use afterimage::entropy::Entropy;

use crate::answers::Marks;
use crate::instance::configured;
use crate::mark::Mark;
use crate::program::{Build, PATIENCE, Program, folder, now};
use crate::scan::{Found, Scanner};
use crate::upstream::Upstream;
use crate::visitor::{FORMS, Visitor, read};

/// The requests that are no order.
pub(crate) const ERRORS: usize = 18;
/// At the same time.
const AT_ONCE: usize = 32;

/// An instance, its upstream, and everything that is looked for.
pub(crate) struct Flight {
    pub(crate) program: Program,
    pub(crate) upstream: Upstream,
    pub(crate) marks: Arc<Marks>,
    pub(crate) address: Address,
    pub(crate) models: Vec<String>,
}

/// An address that a proxy names: as text, and as what it is read into.
pub(crate) struct Address {
    pub(crate) text: String,
    marks: Vec<Mark>,
}

impl Address {
    fn draw() -> Self {
        let random: [u8; 16] = Entropy::system().bytes().unwrap();
        // No group begins with a nought, so that there is one way to write it; the first makes it a public one.
        let mut bytes = random.map(|byte| byte | 0x10);
        (bytes[0], bytes[1]) = (0x2a, 0x0b);
        let group = |pair: &[u8]| format!("{:02x}{:02x}", pair[0], pair[1]);
        let groups: Vec<String> = bytes.chunks(2).map(group).collect();
        let [prefix, rest] = [&bytes[..8], &bytes[8..]];
        let backwards = |half: &[u8]| half.iter().rev().copied().collect::<Vec<_>>();
        Self {
            text: groups.join(":"),
            marks: vec![
                Mark::of("an address's network", &groups[..4].join(":")),
                Mark::of("an address's rest", &groups[4..].join(":")),
                Mark::exactly("the bytes of an address's network", prefix),
                Mark::exactly("the bytes of an address's rest", rest),
                Mark::exactly("the number of an address's network", &backwards(prefix)),
                Mark::exactly("the number of an address's rest", &backwards(rest)),
            ],
        }
    }
}

impl Flight {
    pub(crate) fn prepare(name: &str, build: Build) -> Self {
        let marks = Arc::new(Marks::draw());
        let upstream = Upstream::start(&marks);
        let folder = folder(name);
        let (config, models) = configured(&folder, &upstream);
        Self {
            program: Program::start(build, folder, &config),
            upstream,
            marks,
            address: Address::draw(),
            models,
        }
    }

    /// Looks for everything of every visitor.
    pub(crate) fn scanner(&self) -> Scanner {
        Scanner::new(self.marks.all().into_iter().chain(&self.address.marks))
    }

    /// So many visitors come and go; how many were answered with a picture.
    pub(crate) fn fly(&self, visitors: usize) -> usize {
        self.crowd(visitors, |number| self.visit(number))
    }

    /// Waits until so many calls have come.
    pub(crate) fn until_calls(&self, count: usize) {
        let begun = now();
        while self.upstream.calls() < count {
            assert!(begun.elapsed() < PATIENCE, "{} calls", self.upstream.calls());
            thread::yield_now();
        }
    }

    /// Looks until something of this mark is found.
    pub(crate) fn until_found(&self, scanner: &Scanner, mark: &Mark) -> Found {
        let begun = now();
        loop {
            let found = self.program.scan(scanner);
            if found.holds(mark) || begun.elapsed() > PATIENCE {
                return found;
            }
        }
    }

    /// So many do the same thing, each with a number; how often it was true.
    pub(crate) fn crowd(&self, visitors: usize, visit: impl Fn(usize) -> bool + Sync) -> usize {
        let (next, made) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= visitors {
                            return;
                        }
                        made.fetch_add(usize::from(visit(number)), Ordering::Relaxed);
                    }
                });
            }
        });
        made.into_inner()
    }

    /// Somebody who asks this model in this form.
    pub(crate) fn visitor<'f>(&'f self, number: usize, model: &str, accept: &'f str) -> Visitor<'f> {
        Visitor {
            marks: &self.marks,
            address: &self.address.text,
            number,
            accept,
            model: model.to_owned(),
            fields: Vec::new(),
        }
    }

    /// One visitor of many; whether a picture came.
    fn visit(&self, number: usize) -> bool {
        let model = &self.models[number % self.models.len()];
        if number % 9 == 8 {
            self.err(number / 9, &self.visitor(number, model, FORMS[number % 4]));
            return false;
        }
        self.order(number, model)
    }

    /// An order; whether a picture came.
    pub(crate) fn order(&self, number: usize, model: &str) -> bool {
        let mut visitor = self.visitor(number, model, FORMS[number / self.models.len() % 4]);
        if model.ends_with("-edit") {
            return self.whole(visitor.give(&self.program));
        }
        if ["-good", "-several", "-fewer", "-more"]
            .iter()
            .any(|end| model.ends_with(end))
        {
            let negative = self.marks.negative.as_str().to_owned();
            visitor.fields = vec![("negative_prompt", negative), ("count", "2".to_owned())];
        }
        let stream = visitor.send(&self.program);
        // Whoever leaves is not waited for.
        number % 13 != 12 && self.whole(stream)
    }

    fn whole(&self, stream: std::net::TcpStream) -> bool {
        let answer = read(stream);
        assert!(
            answer.is_empty() || answer.starts_with(b"HTTP/1.1 "),
            "{}",
            answer.escape_ascii()
        );
        answer.starts_with(b"HTTP/1.1 200") && Scanner::new([&self.marks.picture]).finds(&answer)
    }

    /// Requests that are refused on the way, before or after they were read.
    pub(crate) fn err(&self, which: usize, visitor: &Visitor<'_>) {
        let words = self
            .marks
            .prompt(visitor.number)
            .replace(char::is_whitespace, "+");
        let form = format!("prompt={words}");
        let post = |media: &str, length: usize, form: &str| {
            let head = visitor.head("POST /generate");
            format!("{head}Content-Type: {media}\r\nContent-Length: {length}\r\n\r\n{form}")
        };
        let plain = "application/x-www-form-urlencoded";
        let field = self.marks.field.as_str();
        let line = format!("POST /generate?{field}");
        let request = match which % ERRORS {
            0 => post("text/plain", form.len(), &form),
            1 => post(plain, form.len() + 500, &form),
            2 => post(plain, 2_000_000, &form.repeat(100)),
            3 => post(plain, form.len() + field.len() + 3, &format!("{form}&{field}=1")),
            4 => post(
                plain,
                form.len() + field.len() + 6,
                &format!("{form}&size={field}"),
            ),
            5 => post(
                &format!("multipart/form-data; boundary={field}"),
                form.len(),
                &form,
            ),
            6 => visitor.head(&format!("GET /{field}?{words}")) + "\r\n",
            7 => visitor.head(&format!("PUT /generate?{words}")) + "\r\n",
            8 => visitor
                .head(&format!("GET /?prompt={words}"))
                .replace("HTTP/1.1", "HTTX/9"),
            9 => format!("{}X: {}\r\n\r\n", visitor.head("GET /"), field.repeat(20_000)),
            10 => visitor.head("GET /your-data"),
            11 => format!(
                "{}Content-Length: 5\r\nContent-Length: {field}\r\n\r\n{form}",
                visitor.head(&line)
            ),
            12 => format!("{}Transfer-Encoding: {field}\r\n\r\n{form}", visitor.head(&line)),
            13 => format!(
                "{}Transfer-Encoding: chunked\r\n\r\n{field}\r\n{form}",
                visitor.head(&line)
            ),
            14 => visitor.head(&format!("{} /?{field}", field.to_uppercase())) + "\r\n",
            15 => visitor.head(&format!("GET http://{field}:99999/{field}")) + "\r\n",
            16 => format!(
                "{}Upgrade: websocket\r\nConnection: upgrade\r\n\r\n{field}",
                visitor.head(&line)
            ),
            _ => post(plain, form.len() + 12, &format!("{form}&code={field}"))
                .replace("Host", "Content-Encoding: gzip\r\nHost"),
        };
        let mut stream = self.program.connect();
        // It may be refused before it is whole.
        let _ = stream.write_all(request.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        read(stream);
    }
}
