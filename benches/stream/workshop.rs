//! The folder of one run, and the servers in it.

use std::fs;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::nginx;
use crate::picture;
use crate::process::{Core, Process, on};

/// How long the slow upstream thinks, in seconds.
pub(crate) const THINKING: u64 = 2;
/// How often it is tried whether a server listens yet, and how long.
const KNOCK: Duration = Duration::from_millis(1);
const KNOCKS: usize = 5_000;

/// The folder of a run; the upstream runs as long as it is open.
pub(crate) struct Workshop {
    folder: PathBuf,
    upstream_port: u16,
    _upstream: Process,
}

/// A server that listens.
pub(crate) struct Server {
    /// The process.
    pub(crate) process: Process,
    /// Where it listens.
    pub(crate) port: u16,
}

/// What an instance of ours calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Upstream {
    /// Answers at once with 2 MiB.
    Fast,
    /// Answers at once with a few hundred bytes.
    Small,
    /// Answers with 2 MiB after [`THINKING`].
    Slow,
    /// The defaults: the painter, nothing outside.
    None,
}

impl Upstream {
    /// The beginning of its paths.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Fast | Self::None => "/fast",
            Self::Small => "/small",
            Self::Slow => "/slow",
        }
    }
}

/// The Debian packages that are needed and not there.
pub(crate) fn missing() -> Vec<&'static str> {
    let needs = [
        ("nginx", "/usr/sbin/nginx"),
        ("libnginx-mod-http-echo", nginx::ECHO),
        ("wrk", "/usr/bin/wrk"),
        ("util-linux", "/usr/bin/taskset"),
    ];
    let absent = needs.into_iter().filter(|(_, file)| !Path::new(file).exists());
    absent.map(|(package, _)| package).collect()
}

impl Workshop {
    /// Makes the folder and starts the upstream.
    pub(crate) fn open() -> io::Result<Self> {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("stream");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("www"))?;
        fs::write(folder.join("www/large.json"), picture::large()?)?;
        fs::write(folder.join("www/small.json"), picture::small()?)?;
        let upstream_port = free_port()?;
        let sites = nginx::upstream(upstream_port, &folder, THINKING);
        let process = nginx::start(&folder, "upstream", Core::Other, &sites)?;
        listening(upstream_port)?;
        Ok(Self {
            folder,
            upstream_port,
            _upstream: process,
        })
    }

    /// A file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Starts nginx that passes on what the upstream answers; `close` makes it open a connection for each call.
    pub(crate) fn nginx_proxy(&self, close: bool) -> io::Result<Server> {
        self.nginx(|port| nginx::proxy(port, self.upstream_port, close))
    }

    /// Starts nginx with these sites.
    pub(crate) fn nginx(&self, sites: impl FnOnce(u16) -> String) -> io::Result<Server> {
        let port = free_port()?;
        let process = nginx::start(&self.folder, "nginx", Core::Measured, &sites(port))?;
        listening(port)?;
        Ok(Server { process, port })
    }

    /// Starts Afterimage.
    pub(crate) fn afterimage(&self, upstream: Upstream) -> io::Result<Server> {
        let server = self.afterimage_unseen(upstream, true)?;
        listening(server.port)?;
        Ok(server)
    }

    /// Starts Afterimage without the kernel's walls around it.
    pub(crate) fn afterimage_without_walls(&self, upstream: Upstream) -> io::Result<Server> {
        let server = self.afterimage_unseen(upstream, false)?;
        listening(server.port)?;
        Ok(server)
    }

    /// Starts Afterimage and does not wait for it.
    pub(crate) fn afterimage_unseen(&self, upstream: Upstream, walls: bool) -> io::Result<Server> {
        let program =
            std::env::var_os("AFTERIMAGE_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_afterimage").into());
        let mut command = on(Core::Measured, program);
        command.env("AFTERIMAGE_SERVER__SANDBOX", if walls { "on" } else { "off" });
        self.run(command, upstream)
    }

    /// Starts a program that is configured as Afterimage is, and does not wait for it.
    pub(crate) fn run(&self, mut command: Command, upstream: Upstream) -> io::Result<Server> {
        let port = free_port()?;
        command
            .env("AFTERIMAGE_LOG", "error")
            .env("AFTERIMAGE_SERVER__BIND", format!("127.0.0.1:{port}"))
            .env("AFTERIMAGE_LOG__DIR", self.path("logs"))
            .current_dir(&self.folder);
        if upstream != Upstream::None {
            let base = format!("http://127.0.0.1:{}{}", self.upstream_port, upstream.path());
            command
                .env("AFTERIMAGE_CHALLENGE__KINDS", "")
                .env("AFTERIMAGE_RATE__PER_MINUTE", "1000000")
                .env("AFTERIMAGE_RATE__PER_HOUR", "1000000")
                .env("AFTERIMAGE_RATE__PER_DAY", "1000000")
                .env("AFTERIMAGE_BUDGET__IN_FLIGHT", "4096")
                .env("AFTERIMAGE_PROVIDER__BENCH__KIND", "openai")
                .env("AFTERIMAGE_PROVIDER__BENCH__MODELS", "picture")
                .env("AFTERIMAGE_PROVIDER__BENCH__BASE_URL", base);
        }
        let process = Process::start(command)?;
        Ok(Server { process, port })
    }
}

/// Waits until somebody listens.
pub(crate) fn listening(port: u16) -> io::Result<()> {
    for _ in 0..KNOCKS {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        sleep(KNOCK);
    }
    Err(io::ErrorKind::TimedOut.into())
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
