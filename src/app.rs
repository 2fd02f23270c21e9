//! The one builder of the application, shared by the program and its tests.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, web};

use crate::client::{Clients, Connections, identify};
use crate::edge::access::{Access, note};
use crate::edge::error_page::explain;
use crate::edge::forget::forget;
use crate::edge::headers::protect;
use crate::edge::locale::speak;
use crate::edge::occupy::occupy;
use crate::edge::origin::OwnOrigin;
use crate::edge::relieve::relieve;
use crate::edge::routes;
use crate::edge::services::Current;
use crate::edge::session::{Cookies, LedgerSessions};
use crate::pressure::Pressure;

/// Everything one instance shares between its workers.
#[derive(Clone)]
pub struct Services {
    /// What the handlers use, as it is now.
    pub edge: web::Data<Current>,
    /// Who names clients.
    pub clients: web::Data<Clients>,
    /// Who gives connections their places.
    pub connections: web::Data<Connections>,
    /// How near we are to the memory we may have.
    pub pressure: web::Data<Pressure>,
    /// Where access is logged.
    pub access: web::Data<Access>,
    /// Where visitors reach us.
    pub origin: web::Data<OwnOrigin>,
    /// How cookies are written.
    pub cookies: Cookies,
    /// Where sessions are kept.
    pub sessions: LedgerSessions,
}

/// Builds the application: routes, and the layers around them.
///
/// The last layer named is the first a request meets. From the outside in: the connection's place is held, and given up with the answer where memory is short; heads are wiped after everything
/// else is done; the client is named before anybody logs; the log sees what was really sent; the headers
/// cover every answer, also one that is explained; the language is known before anything is said; the explanation
/// covers everything a handler can do.
pub fn app(
    services: &Services,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    let Services {
        edge,
        clients,
        access,
        origin,
        cookies,
        sessions,
        connections,
        pressure,
    } = services.clone();
    App::new()
        .app_data(edge)
        .app_data(clients)
        .app_data(access)
        .app_data(origin)
        .app_data(connections)
        .app_data(pressure)
        .configure(move |config| routes::register(config, &cookies, &sessions))
        .configure(routes::register_api)
        .wrap(from_fn(explain))
        .wrap(from_fn(speak))
        .wrap(from_fn(protect))
        .wrap(from_fn(note))
        .wrap(from_fn(identify))
        .wrap(from_fn(forget))
        .wrap(from_fn(relieve))
        .wrap(from_fn(occupy))
}

/// Shares one value between all workers.
pub fn shared<T: ?Sized>(value: Arc<T>) -> web::Data<T> {
    web::Data::from(value)
}
