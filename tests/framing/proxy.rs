//! The proxies people put in front of a program, from Debian, each told to keep its connections and change little.

use std::fs;
use std::net::{SocketAddrV4, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Which one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Nginx,
    HaProxy,
    Caddy,
}

/// One that runs.
pub(crate) struct Proxy {
    process: Child,
    pub(crate) address: String,
    folder: PathBuf,
}

impl Proxy {
    /// Starts one in front of a port.
    #[expect(clippy::disallowed_methods, reason = "the proxy starts in real time")]
    pub(crate) fn start(kind: Kind, upstream: u16) -> Self {
        let place = place(kind);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("framing-{kind:?}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("configuration");
        fs::write(
            &file,
            configuration(kind, place, upstream, &folder.to_string_lossy()),
        )
        .expect("a file");
        let mut command = command(kind);
        let process = command
            .arg(&file)
            .env("XDG_DATA_HOME", &folder)
            .env("XDG_CONFIG_HOME", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("words")).expect("a file"))
            .spawn()
            .unwrap_or_else(|error| panic!("{kind:?} is not installed: {error}"));
        let address = place.to_string();
        let begun = Instant::now();
        while TcpStream::connect(&address).is_err() {
            let words = || fs::read_to_string(folder.join("words")).unwrap_or_default();
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "{kind:?} does not listen: {}",
                words()
            );
            thread::yield_now();
        }
        Self {
            process,
            address,
            folder,
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended by itself, and its folder be gone.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn command(kind: Kind) -> Command {
    let (program, arguments): (_, &[&str]) = match kind {
        // One process, so that it ends when it is told to.
        Kind::Nginx => ("nginx", &["-g", "daemon off; master_process off;", "-c"]),
        Kind::HaProxy => ("haproxy", &["-db", "-f"]),
        Kind::Caddy => ("caddy", &["run", "--adapter", "caddyfile", "--config"]),
    };
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// A free port of an address of loopback where nobody else asks for one, and so nobody takes it before the proxy does.
fn place(kind: Kind) -> SocketAddrV4 {
    let listener = TcpListener::bind(format!("127.0.1.{}:0", 1 + kind as u8)).expect("a port");
    let place = listener.local_addr().expect("a port");
    place.to_string().parse().expect("of IPv4")
}

fn configuration(kind: Kind, place: SocketAddrV4, upstream: u16, folder: &str) -> String {
    match kind {
        Kind::Nginx => format!(
            "pid {folder}/pid; error_log stderr crit; events {{ }}
             http {{
                 access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
                 fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
                 underscores_in_headers on; ignore_invalid_headers off;
                 upstream program {{ server 127.0.0.1:{upstream}; keepalive 8; }}
                 server {{
                     listen {place};
                     location / {{
                         proxy_pass http://program; proxy_http_version 1.1; proxy_set_header Connection '';
                         proxy_request_buffering off;
                     }}
                 }}
             }}\n"
        ),
        Kind::HaProxy => format!(
            "defaults\n mode http\n timeout connect 5s\n timeout client 10s\n timeout server 10s\n\
             frontend visitors\n bind {place}\n default_backend program\n\
             backend program\n http-reuse always\n server program 127.0.0.1:{upstream}\n"
        ),
        Kind::Caddy => format!(
            "{{\n\tadmin off\n\tauto_https off\n}}\nhttp://:{port} {{\n\tbind {address}\n\t\
             reverse_proxy 127.0.0.1:{upstream}\n}}\n",
            port = place.port(),
            address = place.ip()
        ),
    }
}
