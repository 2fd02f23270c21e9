//! Asks the running instance whether it is well, for containers that have no other program to ask with.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::config::Server;

/// How long connecting, and each step of the answer, may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// All of an answer that is looked at (RFC 9112, 4).
const WELL: &[u8] = b"HTTP/1.1 200 ";

/// Why an instance is not well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ill {
    /// Nobody answers at its address, or not in time.
    Silent(io::ErrorKind),
    /// It answers, but not with 200.
    Unwell,
}

/// Sends `GET /healthz` to the address the service listens on, plain HTTP.
///
/// # Errors
/// [`Ill`] when the answer is anything but 200.
pub fn ask(server: &Server) -> Result<(), Ill> {
    let answer = status_line(server).map_err(|fault| Ill::Silent(fault.kind()))?;
    if answer == WELL { Ok(()) } else { Err(Ill::Unwell) }
}

fn status_line(server: &Server) -> io::Result<[u8; WELL.len()]> {
    let mut stream = TcpStream::connect_timeout(&server.own_address(), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = [0; WELL.len()];
    stream.read_exact(&mut answer)?;
    Ok(answer)
}

impl std::fmt::Display for Ill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Silent(kind) => write!(f, "The service does not answer ({kind})."),
            Self::Unwell => f.write_str("The service answers, but not that it is well."),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::net::TcpListener;
    use std::thread;

    use super::*;
    use crate::config::{Environment, load};

    /// Asks a server on a free port that gives this answer, and returns what it was asked as well.
    fn ask_one_that_says(answer: &'static str) -> (Result<(), Ill>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = listening_on(&format!("0.0.0.0:{}", listener.local_addr().unwrap().port()));
        let service = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let head: Vec<String> = lines
                .map(Result::unwrap)
                .take_while(|line| !line.is_empty())
                .collect();
            stream.write_all(answer.as_bytes()).unwrap();
            head.join("\n")
        });
        (ask(&server), service.join().unwrap())
    }

    fn listening_on(bind: &str) -> Server {
        let environment = Environment::new([("AFTERIMAGE_SERVER__BIND", bind)]);
        load("", &environment, &|_| unreachable!()).unwrap().config.server
    }

    #[test]
    fn only_200_is_well() {
        let (well, asked) = ask_one_that_says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(well, Ok(()));
        assert!(asked.starts_with("GET /healthz HTTP/1.1\nHost: "), "{asked}");
        for answer in [
            "HTTP/1.1 503 Service Unavailable\r\n\r\n",
            "SSH-2.0-OpenSSH_10.0\r\n",
        ] {
            assert_eq!(ask_one_that_says(answer).0, Err(Ill::Unwell), "{answer}");
        }
    }

    #[test]
    fn an_answer_that_breaks_off_is_none() {
        let silent = Err(Ill::Silent(io::ErrorKind::UnexpectedEof));
        assert_eq!(ask_one_that_says("HTTP/1.1 2").0, silent);
    }

    #[test]
    fn a_closed_port_is_silent() {
        // A port that is given to nobody who takes any.
        let asked = ask(&listening_on("127.0.0.1:1"));
        assert_eq!(asked, Err(Ill::Silent(io::ErrorKind::ConnectionRefused)));
    }
}
