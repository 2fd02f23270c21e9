//! Reads HTTP/1.1 as strictly as RFC 9112 writes it, so that what two others made of a stream can be compared.

/// A request, as somebody meant it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
}

/// What a stream of requests holds.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    pub(crate) whole: Vec<Request>,
    /// Whether it ends in something that is no request, or not a whole one.
    pub(crate) broken: bool,
    /// Whether that is a head all the same, which may be answered before its body is there.
    pub(crate) begun: bool,
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Whether it says that the connection ends with it.
    pub(crate) closes: bool,
}

struct Message<'a> {
    start: &'a str,
    lines: Vec<(String, &'a str)>,
    rest: &'a [u8],
}

impl Message<'_> {
    fn header(&self, name: &str) -> Vec<&str> {
        let mut found = Vec::new();
        for (line, value) in &self.lines {
            if line == name {
                found.push(*value);
            }
        }
        found
    }

    fn has(&self, name: &str, value: &str) -> bool {
        let mut all = self.header(name).into_iter();
        all.any(|line| {
            line.split(',')
                .any(|part| part.trim().eq_ignore_ascii_case(value))
        })
    }
}

/// Reads every request of a stream.
pub(crate) fn requests(mut stream: &[u8]) -> Requests {
    let mut read = Requests::default();
    while !stream.is_empty() {
        let Some((request, rest)) = request(stream) else {
            read.broken = true;
            read.begun = message(stream).is_some_and(|message| framing(&message).is_some());
            break;
        };
        read.whole.push(request);
        stream = rest;
    }
    read
}

fn request(stream: &[u8]) -> Option<(Request, &[u8])> {
    let message = message(stream)?;
    let mut words = message.start.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
        return None;
    }
    let rest = match framing(&message)? {
        Framing::None => message.rest,
        Framing::Sized(length) => sized(length, message.rest)?.1,
        Framing::Chunked => chunked(message.rest)?.1,
    };
    let request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
    };
    Some((request, rest))
}

/// How the body of a request is told from what follows.
enum Framing {
    None,
    Sized(usize),
    Chunked,
}

/// What the head says of it, where it says it in one way (RFC 9112, 6.3).
fn framing(message: &Message<'_>) -> Option<Framing> {
    let (codings, lengths) = (
        message.header("transfer-encoding"),
        message.header("content-length"),
    );
    match (codings.as_slice(), lengths.as_slice()) {
        ([], []) => Some(Framing::None),
        ([], [length]) => Some(Framing::Sized(number(length)?)),
        ([coding], []) if coding.eq_ignore_ascii_case("chunked") => Some(Framing::Chunked),
        _ => None,
    }
}

/// Reads every whole answer of a stream, to requests of these methods.
pub(crate) fn answers(mut stream: &[u8], methods: &[&str]) -> Vec<Answer> {
    let (mut read, mut methods) = (Vec::new(), methods.iter());
    let mut method = methods.next();
    while let Some(message) = message(stream) {
        let status = message
            .start
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or_else(|| panic!("no status: {}", message.start));
        if (100..200).contains(&status) {
            stream = message.rest;
            continue;
        }
        let length = message.header("content-length");
        let (body, rest) = if method == Some(&"HEAD") || status == 204 || status == 304 {
            (Vec::new(), message.rest)
        } else if message.has("transfer-encoding", "chunked") {
            chunked(message.rest).unwrap_or_default()
        } else if let [length] = length.as_slice() {
            number(length)
                .and_then(|length| sized(length, message.rest))
                .unwrap_or_default()
        } else {
            (message.rest.to_vec(), &[][..])
        };
        read.push(Answer {
            status,
            body,
            closes: message.has("connection", "close"),
        });
        stream = rest;
        method = methods.next();
    }
    read
}

fn message(stream: &[u8]) -> Option<Message<'_>> {
    let end = stream.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&stream[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let start = lines.next()?;
    let token =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    let mut read = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        if !token(name) || value.bytes().any(|byte| byte < b' ' && byte != b'\t') {
            return None;
        }
        read.push((name.to_ascii_lowercase(), value.trim_matches([' ', '\t'])));
    }
    Some(Message {
        start,
        lines: read,
        rest: &stream[end + 4..],
    })
}

fn number(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn sized(length: usize, stream: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (body, rest) = stream.split_at_checked(length)?;
    Some((body.to_vec(), rest))
}

fn chunked(mut stream: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut body = Vec::new();
    loop {
        let (line, rest) = line(stream)?;
        let size = line.split(';').next()?.trim_end_matches([' ', '\t']);
        let size = usize::from_str_radix(size, 16).ok()?;
        stream = rest;
        if size == 0 {
            break;
        }
        let (chunk, rest) = stream.split_at_checked(size)?;
        body.extend_from_slice(chunk);
        stream = rest.strip_prefix(b"\r\n")?;
    }
    loop {
        let (trailer, rest) = line(stream)?;
        stream = rest;
        if trailer.is_empty() {
            return Some((body, stream));
        }
    }
}

fn line(stream: &[u8]) -> Option<(&str, &[u8])> {
    let end = stream.windows(2).position(|two| two == b"\r\n")?;
    let line = std::str::from_utf8(&stream[..end]).ok()?;
    (!line.contains('\n')).then_some((line, &stream[end + 2..]))
}

#[test]
fn a_stream_is_read_as_the_rfc_writes_it() {
    let stream = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc\
                   POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;x\r\na\r\n0\r\nT: t\r\n\r\nGET /d HT";
    let read = requests(stream);
    let targets: Vec<_> = read.whole.iter().map(|request| request.target.as_str()).collect();
    assert_eq!(
        (targets.as_slice(), read.broken),
        (["/a", "/b", "/c"].as_slice(), true)
    );
    let both = b"POST /b HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assert!(requests(both).broken && requests(both).whole.is_empty());
    let told = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\
                 HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx";
    let answers = answers(told, &["HEAD", "GET"]);
    assert_eq!(
        answers
            .iter()
            .map(|answer| (answer.status, answer.closes))
            .collect::<Vec<_>>(),
        [(200, false), (400, true)]
    );
}
