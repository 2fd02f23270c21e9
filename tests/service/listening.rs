//! The real server on a socket of this machine, and a client that says what it likes.

use std::net::TcpListener;

use actix_server::ServerHandle;
use afterimage::server::{self, Entrance};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::answer::PATIENCE;
use crate::instance::{Setup, Worker};

/// The real server on a port of its own.
pub(crate) struct Listening {
    pub(crate) worker: Worker,
    place: String,
    announced: String,
    handle: ServerHandle,
}

impl Listening {
    pub(crate) fn start(setup: Setup) -> Self {
        let worker = setup.build();
        let [open, announced] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let [place, announced_place] =
            [&open, &announced].map(|listener| listener.local_addr().unwrap().to_string());
        let entrances = [Entrance::from(open), Entrance::announced(announced)];
        let server = server::start(&worker.instance.services, entrances).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            worker,
            place,
            announced: announced_place,
            handle,
        }
    }

    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.place).await.unwrap()
    }

    /// Connects to where proxies say for whom they come.
    pub(crate) async fn connect_as_proxy(&self) -> TcpStream {
        TcpStream::connect(&self.announced).await.unwrap()
    }

    /// Says something there and hears everything until the other side hangs up.
    pub(crate) async fn announce(&self, words: &[u8]) -> String {
        let mut stream = self.connect_as_proxy().await;
        stream.write_all(words).await.unwrap();
        hear(&mut stream).await
    }

    /// Connects from another address of this machine.
    pub(crate) async fn connect_from(&self, address: &str) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(format!("{address}:0").parse().unwrap()).unwrap();
        socket.connect(self.place.parse().unwrap()).await.unwrap()
    }

    /// Says something and hears everything until the other side hangs up.
    pub(crate) async fn say(&self, words: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(words).await.unwrap();
        hear(&mut stream).await
    }

    pub(crate) async fn stop(self) {
        self.handle.stop(false).await;
    }
}

async fn hear(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut heard))
        .await
        .expect("the connection ends")
        .unwrap();
    String::from_utf8_lossy(&heard).into_owned()
}

/// A form as a browser sends it.
pub(crate) fn post(body: &str, accept: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /generate HTTP/1.1\r\nhost: x\r\naccept: {accept}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
