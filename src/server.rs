//! The server: sockets, workers, time-outs, and the way it ends.

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::num::NonZeroUsize;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{HttpService, Protocol};
use actix_server::{Server, ServerHandle};
use actix_service::{
    IntoServiceFactory as _, ServiceFactory, ServiceFactoryExt as _, fn_service, map_config,
};
use actix_web::dev::AppConfig;
use rustix::net::listen;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::{Services, app};
use crate::client::{Caller, Connections, Peer, Unannounced};
use crate::edge::remains::Remains;
use crate::edge::services::Life;
use crate::edge::wire::{Connection, Refusals};

/// The time in which the head of a request must have arrived.
const HEAD: Duration = Duration::from_secs(5);
/// How long an idle connection is kept for its next request.
const KEEP_ALIVE: Duration = Duration::from_secs(5);
/// How long a closing connection is waited for.
const DISCONNECT: Duration = Duration::from_secs(1);
/// How long what is under way may go on after the service was told to stop, in seconds.
const GRACE: u64 = 30;
/// How many visitors may wait to be let in, while all descriptors are taken or very many come at once.
const DOOR: i32 = 1_024;
/// How many connections may have been let in and have no place yet.
const LET_IN: usize = 32;

/// A socket to take visitors on.
pub struct Entrance {
    listener: TcpListener,
    announced: bool,
}

impl Entrance {
    /// One on which a trusted proxy says at the beginning of each connection for whom it is.
    #[must_use]
    pub fn announced(listener: TcpListener) -> Self {
        Self {
            listener,
            announced: true,
        }
    }
}

/// One for visitors, and for proxies that say in a header of each request for whom it is.
impl From<TcpListener> for Entrance {
    fn from(listener: TcpListener) -> Self {
        Self {
            listener,
            announced: false,
        }
    }
}

/// How many threads serve: one for each processor that may be used.
#[must_use]
pub fn workers() -> usize {
    available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Serves on these sockets until it is stopped.
///
/// # Errors
/// What the system says when a socket cannot be used.
pub fn start(
    services: &Services,
    entrances: impl IntoIterator<Item = impl Into<Entrance>>,
) -> io::Result<Server> {
    let workers = workers();
    let mut builder = Server::build()
        .disable_signals()
        .shutdown_timeout(GRACE)
        .workers(workers)
        // Who finds no place is turned away by the one who counts them; this is for when they come faster than that.
        .max_concurrent_connections(
            services.connections.total().div_ceil(workers) + LET_IN.div_ceil(workers),
        );
    for entrance in entrances {
        let Entrance { listener, announced } = entrance.into();
        listen(&listener, DOOR)?;
        let services = services.clone();
        builder = builder.listen("afterimage", listener, move || {
            let (edge, connections) = (services.edge.clone(), services.connections.clone());
            fn_service(move |mut stream: TcpStream| {
                let (edge, connections) = (edge.now(), connections.clone());
                let (refusals, to_circuits) = (edge.refusals.clone(), edge.to_circuits.clone());
                async move {
                    let caller = caller(&connections, &refusals, &mut stream, announced).await;
                    let caller = caller.ok_or(DispatchError::DisconnectTimeout)?;
                    let Some(place) = connections.admit(caller) else {
                        refusals.turn_away(&stream).await;
                        return Err(DispatchError::DisconnectTimeout);
                    };
                    let refusals = if place.is_circuit() { to_circuits } else { refusals };
                    // A small answer is not held back for one that never comes; without it all still works.
                    let _ = stream.set_nodelay(true);
                    let connection = Connection::new(stream, place, refusals);
                    Ok((connection, Protocol::Http1, caller.peer()))
                }
            })
            .and_then(http(&services))
        })?;
    }
    Ok(builder.run())
}

/// Whose connection it is; none when it was refused because nobody says so who has to.
async fn caller(
    connections: &Connections,
    refusals: &Refusals,
    stream: &mut TcpStream,
    announced: bool,
) -> Option<Caller> {
    if !announced {
        return Some(Caller::of(stream));
    }
    match connections.announced(stream).await {
        Ok(caller) => Some(caller),
        Err(Unannounced::NoHeader) => {
            refusals.refuse(stream).await;
            None
        }
        Err(Unannounced::Gone | Unannounced::Stranger) => None,
    }
}

/// What answers the requests of one connection after the other, whatever carries it.
pub fn http<S: AsyncRead + AsyncWrite + Unpin + 'static>(
    services: &Services,
) -> impl ServiceFactory<
    (Connection<S>, Protocol, Peer),
    Config = (),
    Response = (),
    Error = DispatchError,
    InitError = (),
> + use<S> {
    let life = services.edge.now().life.clone();
    let remains = Rc::new(Remains::default());
    let begun = remains.clone();
    HttpService::build()
        .client_request_timeout(HEAD)
        .client_disconnect_timeout(DISCONNECT)
        .keep_alive(KEEP_ALIVE)
        // A visitor who has left is noticed, and what was begun for them is dropped.
        .h1_allow_half_closed(false)
        .on_connect_ext(move |connection: &Connection<S>, data| {
            data.insert(connection.occupant());
            data.insert(begun.begin());
        })
        // A connection that is kept alive ends with the answer under way, or at once.
        .graceful_shutdown_signal(move || {
            let life = life.clone();
            async move { life.stopped().await }
        })
        .finish(
            remains.of(map_config(
                app(services)
                    .into_factory()
                    .map_err(|error| error.error_response()),
                |_| AppConfig::default(),
            )),
        )
}

/// Waits for SIGTERM or SIGINT, and ends the service gracefully: new work is refused first.
///
/// # Errors
/// What the system says when signals cannot be waited for.
pub fn stop_on_signal(life: Arc<Life>, server: ServerHandle) -> io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        life.stop();
        server.stop(true).await;
    })
}
