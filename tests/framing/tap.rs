//! Listens between a proxy and the program, and notes what both say on each connection.

use std::io::{Read, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What was said on one connection.
#[derive(Default, Clone)]
pub(crate) struct Talk {
    pub(crate) asked: Vec<u8>,
    pub(crate) answered: Vec<u8>,
}

/// Every connection there was.
pub(crate) struct Tap {
    pub(crate) port: u16,
    talks: Arc<Mutex<Vec<Arc<Mutex<Talk>>>>>,
}

impl Tap {
    pub(crate) fn before(program: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let talks: Arc<Mutex<Vec<Arc<Mutex<Talk>>>>> = Arc::default();
        let (noted, program) = (talks.clone(), program.to_owned());
        thread::spawn(move || {
            for proxy in listener.incoming() {
                let (Ok(proxy), Ok(program)) = (proxy, TcpStream::connect(&program)) else {
                    return;
                };
                let talk = Arc::new(Mutex::new(Talk::default()));
                noted.lock().unwrap().push(talk.clone());
                let back = (
                    program.try_clone().unwrap(),
                    proxy.try_clone().unwrap(),
                    talk.clone(),
                );
                thread::spawn(move || {
                    pass(proxy, program, |piece| {
                        talk.lock().unwrap().asked.extend_from_slice(piece)
                    })
                });
                thread::spawn(move || {
                    let (program, proxy, talk) = back;
                    pass(program, proxy, |piece| {
                        talk.lock().unwrap().answered.extend_from_slice(piece)
                    });
                });
            }
        });
        Self { port, talks }
    }

    /// What has been said until now.
    pub(crate) fn talks(&self) -> Vec<Talk> {
        let talks = self.talks.lock().unwrap();
        talks.iter().map(|talk| talk.lock().unwrap().clone()).collect()
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, note: impl Fn(&[u8])) {
    let mut piece = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut piece) {
        note(&piece[..read]);
        if to.write_all(&piece[..read]).is_err() {
            break;
        }
    }
    // Whichever side ends, the other learns of it.
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Read);
}
