//! What the service needs from the system works behind the walls.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use afterimage::pipeline::provider::painter;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustix::process::Signal;
use tokio::time::Instant;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::program::{Folder, PATIENCE, Program};
use crate::store::Store;
use crate::upstream::{Upstream, pictures};

const FREE: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n";

/// A small picture of the painter's.
pub(crate) fn png() -> Vec<u8> {
    let canvas = painter::paint("a lake at dawn", "", 7, 24, 16, &|| false).expect("nobody cancels");
    canvas.to_png().expect("a picture of the painter")
}

/// An image API at `https://localhost`, under an authority of its own: where it is, and the authority in PEM.
fn secure_upstream() -> (u16, String) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new([]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = certificate.signed_by(&key, &issuer).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .unwrap();
    let (listener, config) = (TcpListener::bind("127.0.0.1:0").unwrap(), Arc::new(config));
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(config.clone()).unwrap();
            let mut stream = StreamOwned::new(connection, stream.unwrap());
            // What it has, the program asks by itself; it asks for a picture with one small write.
            let _ = stream.read(&mut [0; 16 * 1024]);
            let _ = stream.write_all(&pictures(&png()));
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    });
    (port, authority)
}

fn provider(url: &str) -> String {
    format!("{FREE}[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{url}'\nmodels = ['sketch']\n")
}

#[test]
fn a_name_is_resolved_and_the_systems_authorities_are_trusted() {
    let folder = Folder::new("tls");
    let (port, authority) = secure_upstream();
    let roots = folder.write("roots/authority.pem", &authority);
    let url = format!("https://localhost:{port}/v1");
    let words = folder.program(&provider(&url));
    let trusting = Program::start_with(&words, |command| {
        command.env("SSL_CERT_FILE", &roots);
    });
    let answer = trusting.make("application/json", "prompt=a+lake");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    // So are those that the configuration names, wherever they lie.
    let own = folder.write("authorities/own.pem", &authority);
    let named = Program::start(&folder.program(&format!("{}ca_file = {own:?}\n", provider(&url))));
    let answer = named.make("application/json", "prompt=a+lake");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    // The test could fail: whoever does not trust it gets nothing.
    let other = Program::start(&folder.program(&provider(&url)));
    let answer = other.make("application/json", "prompt=a+lake");
    assert!(answer.starts_with("HTTP/1.1 502 "), "{answer}");
}

#[test]
fn a_plain_upstream_is_found_by_name() {
    let folder = Folder::new("plain");
    let upstream = Upstream::start(|_| pictures(&png()));
    let url = upstream.url.replace("127.0.0.1", "localhost");
    let program = Program::start(&folder.program(&provider(&url)));
    let answer = program.make("application/json", "prompt=a+lake");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!(program.end(Signal::TERM), Ok(0));
}

#[test]
fn a_store_that_was_gone_is_connected_to_again() {
    let folder = Folder::new("store");
    let mut store = Store::start();
    let key = folder.write("secrets/key", "0123456789abcdef0123456789abcdef");
    let url = store.url().as_str().replace("127.0.0.1", "localhost");
    let ledger = format!("[ledger]\nstore = '{url}'\nkey_file = {key:?}\n");
    let program = Program::start(&folder.program(&format!("{FREE}{ledger}")));
    let until = |status: &str| {
        let begun = Instant::now();
        while !program.get("/readyz").starts_with(&format!("HTTP/1.1 {status} ")) {
            assert!(begun.elapsed() < PATIENCE, "{status} comes");
        }
    };
    until("200");
    store.kill();
    until("503");
    store.start_again();
    until("200");
}
