//! The header with which a proxy says for whom it connects: the PROXY protocol, versions 1 and 2 (HAProxy,
//! `doc/proxy-protocol.txt`, 2.1 and 2.2).
//!
//! Nothing of it is guessed. What follows the addresses in version 2 is left aside, but for its length.

use std::io;
use std::net::{IpAddr, SocketAddr};

use memchr::memmem;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;

use super::Peer;

/// How version 1 begins, and the most it may have, its end included.
const TEXT: &[u8] = b"PROXY ";
const LONGEST_TEXT: usize = 107;
/// How version 2 begins, and what comes before its addresses: that, the command, the family and the length.
const BINARY: &[u8] = b"\r\n\r\n\0\r\nQUIT\n";
const BINARY_HEAD: usize = 16;
/// The most that may follow it; proxies write a few hundred bytes at the most.
const LONGEST_BINARY: usize = 2_048;

/// What the first bytes of a connection are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The beginning of a header.
    Begun,
    /// A header.
    Whole {
        /// How many of the bytes it is.
        length: usize,
        /// Whom it announces; nobody where the proxy speaks for itself.
        peer: Peer,
    },
    /// No header.
    Wrong,
}

/// Reads the first bytes of a connection.
#[must_use]
pub fn announcement(bytes: &[u8]) -> Announcement {
    if begins(bytes, BINARY) {
        binary(bytes)
    } else if begins(bytes, TEXT) {
        text(bytes)
    } else {
        Announcement::Wrong
    }
}

/// Takes the header off the beginning of a connection and nothing behind it; none when there is no header.
///
/// # Errors
/// What the system says, and [`io::ErrorKind::UnexpectedEof`] when the connection ends before.
pub(super) async fn take(stream: &mut TcpStream) -> io::Result<Option<Peer>> {
    let (mut header, mut ahead) = (Vec::new(), [0; 256]);
    loop {
        let seen = stream.peek(&mut ahead).await?;
        if seen == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let before = header.len();
        header.extend(ahead.iter().take(seen));
        let read = announcement(&header);
        let taken = match read {
            Announcement::Begun => seen,
            Announcement::Whole { length, .. } => length - before,
            Announcement::Wrong => return Ok(None),
        };
        if let Some(ahead) = ahead.get_mut(..taken) {
            stream.read_exact(ahead).await?;
        }
        if let Announcement::Whole { peer, .. } = read {
            return Ok(Some(peer));
        }
    }
}

/// Whether one is how the other begins.
fn begins(bytes: &[u8], signature: &[u8]) -> bool {
    bytes.iter().zip(signature).all(|(one, other)| one == other)
}

fn text(bytes: &[u8]) -> Announcement {
    let line = bytes.get(..LONGEST_TEXT).unwrap_or(bytes);
    let Some(end) = memmem::find(line, b"\r\n") else {
        return if bytes.len() < LONGEST_TEXT {
            Announcement::Begun
        } else {
            Announcement::Wrong
        };
    };
    let words = line.get(..end).and_then(|line| std::str::from_utf8(line).ok());
    whole(end + 2, words.and_then(from_words))
}

fn whole(length: usize, read: Option<Peer>) -> Announcement {
    read.map_or(Announcement::Wrong, |peer| Announcement::Whole { length, peer })
}

/// `PROXY TCP4 192.0.2.1 192.0.2.9 40000 443`, or `PROXY UNKNOWN` and whatever follows.
fn from_words(line: &str) -> Option<Peer> {
    let mut words = line.split(' ').skip(1);
    let family = words.next()?;
    if family == "UNKNOWN" {
        return Some(None);
    }
    let words: Vec<&str> = words.collect();
    let [source, destination, from, to] = *words.as_slice() else {
        return None;
    };
    let (source, destination) = (
        source.parse::<IpAddr>().ok()?,
        destination.parse::<IpAddr>().ok()?,
    );
    let (from, _) = (port(from)?, port(to)?);
    let fits = match family {
        "TCP4" => source.is_ipv4() && destination.is_ipv4(),
        "TCP6" => source.is_ipv6() && destination.is_ipv6(),
        _ => false,
    };
    fits.then_some(Some(SocketAddr::new(source, from)))
}

fn port(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn binary(bytes: &[u8]) -> Announcement {
    let Some((&[.., command, family, high, low], rest)) = bytes.split_at_checked(BINARY_HEAD) else {
        return Announcement::Begun;
    };
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length > LONGEST_BINARY {
        return Announcement::Wrong;
    }
    match rest.get(..length) {
        Some(rest) => whole(BINARY_HEAD + length, from_bytes(command, family, rest)),
        None => Announcement::Begun,
    }
}

/// Version and command in one byte, family and transport in the other.
fn from_bytes(command: u8, family: u8, rest: &[u8]) -> Option<Peer> {
    let peer =
        |address: IpAddr, high, low| Some(Some(SocketAddr::new(address, u16::from_be_bytes([high, low]))));
    match (command, family) {
        // LOCAL, whatever it says besides; and PROXY for somebody who has no address, or a path for one.
        (0x20, _) | (0x21, 0x00 | 0x31) => Some(None),
        (0x21, 0x11) => {
            let (source, rest) = rest.split_first_chunk::<4>()?;
            let &[_, _, _, _, high, low, _, _, ..] = rest else {
                return None;
            };
            peer(IpAddr::from(*source), high, low)
        }
        (0x21, 0x21) => {
            let (source, rest) = rest.split_first_chunk::<16>()?;
            let (_, &[high, low, _, _, ..]) = rest.split_first_chunk::<16>()? else {
                return None;
            };
            peer(IpAddr::from(*source), high, low)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(bytes: &[u8]) -> (usize, Option<String>) {
        match announcement(bytes) {
            Announcement::Whole { length, peer } => (length, peer.map(|peer| peer.to_string())),
            Announcement::Begun => panic!("only begun"),
            Announcement::Wrong => panic!("wrong"),
        }
    }

    fn binary(command: u8, family: u8, rest: &[u8]) -> Vec<u8> {
        let length = u16::try_from(rest.len()).unwrap().to_be_bytes();
        [BINARY, &[command, family], &length, rest].concat()
    }

    const V4: [u8; 12] = [192, 0, 2, 1, 192, 0, 2, 9, 0x9c, 0x40, 1, 187];

    #[test]
    fn version_one_is_a_line_of_words() {
        for (line, peer) in [
            (
                "PROXY TCP4 192.0.2.1 192.0.2.9 40000 443\r\n",
                Some("192.0.2.1:40000"),
            ),
            ("PROXY TCP6 2001:db8::1 ::1 1 65535\r\n", Some("[2001:db8::1]:1")),
            (
                "PROXY TCP6 fc00:dead:beef:4dad::0:29 ::1 65535 42\r\n",
                Some("[fc00:dead:beef:4dad::29]:65535"),
            ),
            ("PROXY UNKNOWN\r\n", None),
            ("PROXY UNKNOWN ffff::1 what ever it says\r\n", None),
        ] {
            let (length, announced) = whole(format!("{line}GET / HTTP/1.1\r\n").as_bytes());
            assert_eq!((length, announced.as_deref()), (line.len(), peer), "{line}");
        }
    }

    #[test]
    fn version_two_is_addresses_and_whatever_follows_them() {
        let (length, peer) = whole(&binary(0x21, 0x11, &V4));
        assert_eq!((length, peer.as_deref()), (28, Some("192.0.2.1:40000")));
        let more = [&V4[..], &[0x04, 0, 3, 1, 2, 3]].concat();
        let (length, peer) = whole(&[binary(0x21, 0x11, &more), b"GET /".to_vec()].concat());
        assert_eq!(
            (length, peer.as_deref()),
            (34, Some("192.0.2.1:40000")),
            "TLVs are left aside"
        );
        let mut v6 = [0; 36];
        v6[..2].copy_from_slice(&[0x20, 1]);
        v6[33] = 7;
        assert_eq!(whole(&binary(0x21, 0x21, &v6)).1.as_deref(), Some("[2001::]:7"));
        for nobody in [
            binary(0x20, 0, &[]),
            binary(0x20, 0x11, &V4),
            binary(0x21, 0, &[9]),
            binary(0x21, 0x31, &[0; 216]),
        ] {
            assert_eq!(whole(&nobody), (nobody.len(), None));
        }
    }

    /// safety.md section 2, "sends PROXY"
    #[test]
    fn what_is_no_header_is_known_at_once() {
        let mut wrong: Vec<Vec<u8>> = [
            "GET / HTTP/1.1\r\n",
            "PROXYTCP4 192.0.2.1 192.0.2.9 1 2\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.9 1\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.9 1 2 3\r\n",
            "PROXY TCP4 192.0.2.1  192.0.2.9 1 2\r\n",
            "PROXY TCP4 192.0.2.01 192.0.2.9 1 2\r\n",
            "PROXY TCP4 2001:db8::1 ::1 1 2\r\n",
            "PROXY TCP6 192.0.2.1 192.0.2.9 1 2\r\n",
            "PROXY TCP6 fe80::1%eth0 ::1 1 2\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.9 +1 2\r\n",
            "PROXY TCP4 192.0.2.1 192.0.2.9 1 65536\r\n",
            "PROXY tcp4 192.0.2.1 192.0.2.9 1 2\r\n",
            "PROXY UDP4 192.0.2.1 192.0.2.9 1 2\r\n",
            "PROXY \r\n",
        ]
        .map(|line| line.as_bytes().to_vec())
        .to_vec();
        wrong.push([TEXT, &[b'a'; LONGEST_TEXT]].concat());
        wrong.extend([
            binary(0x11, 0x11, &V4),
            binary(0x22, 0x11, &V4),
            binary(0x21, 0x12, &V4),
            binary(0x21, 0x11, &V4[..11]),
            binary(0x21, 0x21, &V4),
            binary(0x21, 0x41, &V4),
            binary(0x21, 0x11, &[1; LONGEST_BINARY + 1]),
        ]);
        for bytes in wrong {
            assert!(
                announcement(&bytes) == Announcement::Wrong,
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    proptest! {
        /// safety.md T37
        #[test]
        fn more_bytes_never_change_what_was_read(
            version in 0..3_usize,
            noise in proptest::collection::vec(any::<u8>(), 0..80),
            rest in proptest::collection::vec(any::<u8>(), 0..80),
        ) {
            let header = [
                b"PROXY TCP6 2001:db8::1 ::1 1 65535\r\n".to_vec(),
                binary(0x21, 0x11, &V4),
                Vec::new(),
            ];
            let bytes = [header[version].as_slice(), &noise, &rest].concat();
            let mut known = Announcement::Begun;
            for length in 0..=bytes.len() {
                let read = announcement(&bytes[..length]);
                prop_assert!(known == Announcement::Begun || read == known);
                if let Announcement::Whole { length: taken, .. } = read {
                    prop_assert!(taken <= length);
                }
                known = read;
            }
        }
    }
}
