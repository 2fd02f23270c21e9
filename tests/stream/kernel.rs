//! What the kernel holds for the sockets of this machine, from its own table.

use std::fs;
use std::net::TcpStream;

/// The bytes that wait at one end of a connection.
#[derive(PartialEq, Eq)]
pub(crate) struct Queues {
    /// Written there, and not yet taken in by the other end's kernel.
    pub(crate) unsent: usize,
    /// Taken in there, and not yet read.
    pub(crate) unread: usize,
}

/// Both ends of a connection over loopback: this one, and the other.
pub(crate) fn ends(stream: &TcpStream) -> [Queues; 2] {
    let here = stream.local_addr().expect("a socket").port();
    let there = stream.peer_addr().expect("a connection").port();
    [queues(here, there), queues(there, here)]
}

/// Reads `/proc/net/tcp` (proc_net_tcp in the kernel's documentation): numbers in hexadecimal.
fn queues(local: u16, remote: u16) -> Queues {
    let table = fs::read_to_string("/proc/net/tcp").expect("Linux has it");
    let (local, remote) = (format!("0100007F:{local:04X}"), format!("0100007F:{remote:04X}"));
    let found = table.lines().find_map(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let same = fields.next() == Some(local.as_str()) && fields.next() == Some(remote.as_str());
        let (unsent, unread) = fields.nth(1).filter(|_| same)?.split_once(':')?;
        let number = |text| usize::from_str_radix(text, 16).ok();
        Some(Queues {
            unsent: number(unsent)?,
            unread: number(unread)?,
        })
    });
    found.expect("the connection is open")
}
