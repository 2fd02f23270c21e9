//! Where a connection itself comes from: each address of loopback is this machine's own (RFC 1122, 3.2.1.3), so a
//! visitor can have one that nobody else has.

use std::io;
use std::net::{SocketAddrV4, TcpStream};

use rustix::net::{AddressFamily, SocketFlags, SocketType, bind, connect, socket_with};

use super::planted::Planted;

/// An address of loopback by its last three bytes.
#[derive(Clone, Copy)]
pub(super) struct Own([u8; 3]);

impl Own {
    /// One whose every part is three digits long.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn draw(planted: &Planted) -> io::Result<Self> {
        let random: [u8; 3] = planted.entropy().bytes().map_err(io::Error::other)?;
        // Never 255 either, which means everybody.
        Ok(Self(random.map(|byte| 128 | byte & 0x7e)))
    }

    /// Connects from it; it is planted together with the port that it has.
    ///
    /// # Errors
    /// What binding and connecting says; anything but an address of IPv4 with a port is out of reach.
    pub(super) fn connect(self, to: &str, planted: &Planted) -> io::Result<TcpStream> {
        let [b, c, d] = self.0;
        let read = |text: &str| text.parse::<SocketAddrV4>().map_err(io::Error::other);
        let (own, to) = (read(&format!("127.{b}.{c}.{d}:0"))?, read(to)?);
        let socket = socket_with(
            AddressFamily::INET,
            SocketType::STREAM,
            SocketFlags::CLOEXEC,
            None,
        )?;
        bind(&socket, &own)?;
        connect(&socket, &to)?;
        let stream = TcpStream::from(socket);
        planted.came_from([127, b, c, d], stream.local_addr()?.port())?;
        Ok(stream)
    }
}
