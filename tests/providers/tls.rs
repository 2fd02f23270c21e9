//! Whom a key and a prompt are sent to: nobody who cannot prove to be the upstream.

use std::sync::{Arc, Mutex};

use afterimage::pipeline::provider::upstream::{Ask, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Fault, Patience};
use bytes::Bytes;
use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

const KEY: &str = "sk-canary-key";
const WORDS: &str = "a canary in the words";

/// An authority that the operator trusts by `ca_file`.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap();
        let issuer = Issuer::new(params, key);
        Self { certificate, issuer }
    }

    /// A server's certificate and its key.
    fn sign(&self, name: &str, last_year: i32) -> (Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.not_after = date_time_ymd(last_year, 1, 1);
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }
}

/// Everything a server could read of what was sent to it.
type Heard = Arc<Mutex<Vec<u8>>>;

/// A server with this certificate, which answers every request with `{}`.
async fn serve((certificate, key): (Certificate, KeyPair)) -> (String, Heard) {
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    listen(move |stream, heard| {
        let acceptor = acceptor.clone();
        async move {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                return;
            };
            let mut chunk = [0; 4096];
            let length = stream.read(&mut chunk).await.unwrap_or(0);
            heard.lock().unwrap().extend_from_slice(&chunk[..length]);
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                .await;
        }
    })
    .await
}

/// A server that says something of its own to whatever is said first.
async fn reply_with(bytes: Vec<u8>) -> (String, Heard) {
    listen(move |mut stream, heard| {
        let bytes = bytes.clone();
        async move {
            let mut chunk = [0; 4096];
            let _ = stream.read(&mut chunk).await;
            let _ = stream.write_all(&bytes).await;
            while let Ok(length @ 1..) = stream.read(&mut chunk).await {
                heard.lock().unwrap().extend_from_slice(&chunk[..length]);
            }
        }
    })
    .await
}

async fn listen<F: Future<Output = ()> + Send + 'static>(
    serve: impl Fn(TcpStream, Heard) -> F + Send + 'static,
) -> (String, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let heard = Heard::default();
    let kept = heard.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, kept.clone()));
        }
    });
    (url, heard)
}

async fn call(url: String, authorities: Vec<Vec<u8>>) -> Result<u16, Fault> {
    let upstream = Upstream::new(UpstreamSettings {
        authorities,
        ..UpstreamSettings::new(url, Some(KEY.to_owned().into()))
    });
    let ask = Ask::post().json(Bytes::from_static(WORDS.as_bytes()));
    let patience = Patience::new(std::time::Duration::from_secs(60));
    let answer = upstream.unwrap().call("/images", ask, patience).await?;
    Ok(answer.status())
}

fn holds(heard: &Heard, text: &str) -> bool {
    let heard = heard.lock().unwrap();
    heard.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn a_certificate_of_an_authority_that_the_operator_trusts_is_good() {
    let authority = Authority::new();
    let (url, heard) = serve(authority.sign("127.0.0.1", 4096)).await;
    let trusted = authority.certificate.pem().into_bytes();
    assert_eq!(call(url, vec![trusted]).await, Ok(200));
    assert!(holds(&heard, KEY), "without this the test below could not fail");
}

// safety.md T22, and section 2's row of TLS failures, tier: run
#[tokio::test]
async fn five_servers_that_cannot_prove_themselves_get_neither_key_nor_words() {
    let authority = Authority::new();
    let trusted = || vec![authority.certificate.pem().into_bytes()];
    // A ServerHello that chooses TLS 1.0 and a suite of its time.
    let mut old = vec![22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
    old.extend([7; 32]);
    old.extend([0, 0xc0, 0x13, 0]);
    let plain = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec();
    for (case, (url, heard), authorities) in [
        (
            "expired",
            serve(authority.sign("127.0.0.1", 2020)).await,
            trusted(),
        ),
        (
            "wrong name",
            serve(authority.sign("other.example", 4096)).await,
            trusted(),
        ),
        (
            "unknown authority",
            serve(authority.sign("127.0.0.1", 4096)).await,
            Vec::new(),
        ),
        ("TLS 1.0", reply_with(old).await, trusted()),
        ("no TLS", reply_with(plain).await, trusted()),
    ] {
        assert_eq!(call(url, authorities).await, Err(Fault::Untrusted), "{case}");
        assert!(!holds(&heard, KEY) && !holds(&heard, WORDS), "{case}");
    }
}
