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
use crate::client::{self, Peer};
use crate::edge::remains::Remains;
use crate::edge::services::Life;
use crate::edge::wire::Connection;

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

/// How many threads serve: one for each processor that may be used.
#[must_use]
pub fn workers() -> usize {
    available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Serves on these sockets until it is stopped.
///
/// # Errors
/// What the system says when a socket cannot be used.
pub fn start(services: &Services, listeners: Vec<TcpListener>) -> io::Result<Server> {
    let workers = workers();
    let mut builder = Server::build()
        .disable_signals()
        .shutdown_timeout(GRACE)
        .workers(workers)
        // Who finds no place is turned away by the one who counts them; this is for when they come faster than that.
        .max_concurrent_connections(
            services.connections.total().div_ceil(workers) + LET_IN.div_ceil(workers),
        );
    for listener in listeners {
        listen(&listener, DOOR)?;
        let services = services.clone();
        builder = builder.listen("afterimage", listener, move || {
            let (edge, connections) = (services.edge.clone(), services.connections.clone());
            fn_service(move |stream: TcpStream| {
                let (refusals, connections) = (edge.now().refusals.clone(), connections.clone());
                async move {
                    let peer = client::peer(&stream);
                    let Some(place) = connections.admit(peer) else {
                        refusals.turn_away(&stream).await;
                        return Err(DispatchError::DisconnectTimeout);
                    };
                    // A small answer is not held back for one that never comes; without it all still works.
                    let _ = stream.set_nodelay(true);
                    Ok((Connection::new(stream, place, refusals), Protocol::Http1, peer))
                }
            })
            .and_then(http(&services))
        })?;
    }
    Ok(builder.run())
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
