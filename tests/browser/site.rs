//! The real server on a free port, in a thread of its own.

use std::cell::RefCell;
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use actix_server::ServerHandle;
use afterimage::clock::Clock;
use afterimage::config::{Environment, load};
use afterimage::entropy::Entropy;
use afterimage::instance::{Instance, Outside, content, makers};
use afterimage::ledger::valkey::Patience;
use afterimage::pipeline::gate::challenge::Pool;
use afterimage::pipeline::provider::Maker;
use afterimage::server;
use afterimage::telemetry::AccessLog;
use afterimage_templates::Walls;

use crate::onlooker::Onlooker;
use crate::studio::{Studio, png};
use crate::upstream::{Upstream, pictures};

/// How a server shall be built; what is not said is as in a fresh installation that writes no log.
#[derive(Default)]
pub(crate) struct Plan {
    /// TOML.
    config: String,
    /// In place of the painter.
    studio: Option<Arc<Studio>>,
    /// The name visitors call it by; none is loopback, which browsers trust as if it were HTTPS.
    host: Option<&'static str>,
}

/// A name that the browser finds here and trusts as little as any other over plain HTTP.
pub(crate) const PLAIN_HOST: &str = "afterimage.test";

impl Plan {
    /// These lines of configuration.
    pub(crate) fn with(lines: &str) -> Self {
        Self {
            config: lines.to_owned(),
            ..Self::default()
        }
    }

    /// With a provider that takes pictures and masks, and what that provider was sent.
    pub(crate) fn editing(lines: &str) -> (Self, Arc<Mutex<Vec<Vec<u8>>>>) {
        let sent = Arc::new(Mutex::new(Vec::new()));
        let kept = sent.clone();
        let upstream = Upstream::start(move |asked| {
            kept.lock().unwrap().push(asked.bytes.clone());
            pictures(&png())
        });
        let plan = Self::with(&format!(
            "{lines}[[provider]]\nid = \"up\"\nkind = \"openai\"\nbase_url = \"{}\"\napi_key = \"k\"\n\
             models = [{{ id = \"gpt-image-1\", edit = true }}]\n",
            upstream.url
        ));
        (plan, sent)
    }

    /// Pictures by script.
    pub(crate) fn studio() -> Self {
        Self::default().offering(Studio::new())
    }

    /// The same, called by a name over plain HTTP.
    pub(crate) fn over_plain_http(self) -> Self {
        Self {
            host: Some(PLAIN_HOST),
            ..self
        }
    }

    pub(crate) fn offering(self, studio: Arc<Studio>) -> Self {
        Self {
            studio: Some(studio),
            ..self
        }
    }
}

/// A running server.
pub(crate) struct Site {
    /// Where it is, such as `http://127.0.0.1:40000`.
    pub(crate) origin: String,
    pub(crate) codes: Arc<Onlooker>,
    studio: Option<Arc<Studio>>,
    handle: ServerHandle,
    thread: RefCell<Option<JoinHandle<io::Result<()>>>>,
}

impl Site {
    pub(crate) fn start(plan: Plan) -> Self {
        let none = |_: &Path| Err(io::ErrorKind::NotFound.into());
        let text = format!("{}\n[log]\ndir = \"\"\n", plan.config);
        let loaded = load(
            &text,
            &Environment::new(std::iter::empty::<(&str, &str)>()),
            &none,
        );
        let config = loaded.unwrap_or_else(|problems| panic!("{problems:?}")).config;
        let entropy = Entropy::system();
        let codes = Onlooker::of(Arc::new(Pool::start(entropy.clone(), 4).expect("codes")));
        let studio = plan.studio;
        let scripted = studio.clone().map(|studio| vec![Maker::plain("studio", studio)]);
        let outside = Outside {
            clock: Clock::system(),
            log: AccessLog::start(None, Clock::system(), Duration::ZERO),
            entropy,
            codes: codes.clone(),
            makers: scripted.unwrap_or_else(|| makers(&config).expect("the painter")),
            content: content(&config).expect("nobody is asked"),
            walls: Walls::default(),
            memory: None,
            patience: Patience::USUAL,
        };
        let instance = Instance::new(&config, outside).expect("the system has random bytes");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().unwrap().port();
        let origin = format!("http://{}:{port}", plan.host.unwrap_or("127.0.0.1"));
        let (handle, thread) = serve(instance, listener);
        Self {
            origin,
            codes,
            studio,
            handle,
            thread: RefCell::new(Some(thread)),
        }
    }

    /// The scripted provider of [`Plan::studio`].
    pub(crate) fn studio(&self) -> &Studio {
        self.studio.as_deref().expect("a site with a studio")
    }

    /// Ends at once, also what is under way.
    pub(crate) fn stop(&self) {
        if let Some(thread) = self.thread.take() {
            // The command is on its way when the call returns; what comes back is only the news that it was done.
            drop(self.handle.stop(false));
            let ended = thread.join().expect("the server does not panic");
            ended.expect("the server ends well");
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.stop();
        }
    }
}

fn serve(instance: Instance, listener: TcpListener) -> (ServerHandle, JoinHandle<io::Result<()>>) {
    let (tell, told) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = server::start(&instance.services, vec![listener])?;
            tell.send(server.handle()).expect("the test waits for it");
            server.await
        })
    });
    (told.recv().expect("the server starts"), thread)
}
