//! The server: sockets, workers, time-outs, and the way it ends.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_http::{HttpService, Protocol};
use actix_server::{Server, ServerHandle};
use actix_service::{IntoServiceFactory as _, ServiceFactoryExt as _, fn_service, map_config};
use actix_web::dev::AppConfig;
use tokio::net::TcpStream;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::{Services, app};
use crate::client;
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

/// Serves on these sockets until it is stopped.
///
/// # Errors
/// What the system says when a socket cannot be used.
pub fn start(services: &Services, listeners: Vec<TcpListener>) -> io::Result<Server> {
    let mut builder = Server::build().disable_signals().shutdown_timeout(GRACE);
    let refusals = Refusals::new(&services.edge.pages, services.https.0);
    for listener in listeners {
        let (services, refusals) = (services.clone(), refusals.clone());
        builder = builder.listen("afterimage", listener, move || {
            let (refusals, life) = (refusals.clone(), services.edge.life.clone());
            let http = HttpService::build()
                .client_request_timeout(HEAD)
                .client_disconnect_timeout(DISCONNECT)
                .keep_alive(KEEP_ALIVE)
                // A visitor who has left is noticed, and what was begun for them is dropped.
                .h1_allow_half_closed(false)
                // A connection that is kept alive ends with the answer under way, or at once.
                .graceful_shutdown_signal(move || {
                    let life = life.clone();
                    async move { life.stopped().await }
                })
                .finish(map_config(
                    app(&services)
                        .into_factory()
                        .map_err(|error| error.error_response()),
                    |_| AppConfig::default(),
                ));
            fn_service(move |stream: TcpStream| {
                let refusals = refusals.clone();
                async move {
                    let peer = client::peer(&stream);
                    // A small answer is not held back for one that never comes; without it all still works.
                    let _ = stream.set_nodelay(true);
                    Ok::<_, Infallible>((Connection::new(stream, refusals), Protocol::Http1, peer))
                }
            })
            .map_err(|never: Infallible| match never {})
            .and_then(http)
        })?;
    }
    Ok(builder.run())
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
