//! Where memory is short, connections that nothing is asked on are closed, and others with their answer.

use std::sync::Arc;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::middleware::Next;
use actix_web::{Error, web};

use crate::client::Connections;
use crate::pressure::{Level, Pressure};

/// How often it is looked at while nobody asks anything.
const TICK: Duration = Duration::from_secs(1);

/// Closes the connection with the answer while memory is short.
///
/// # Errors
/// Those of the service inside.
pub async fn relieve<B: MessageBody + 'static>(
    (pressure, connections): (web::Data<Pressure>, web::Data<Connections>),
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    look(&pressure, &connections);
    let mut response = next.call(request).await?;
    if pressure.level() == Level::Short {
        let head = response.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}

/// Looks at it also when nobody asks, for as long as the process runs; without a limit there is nothing to look at.
pub async fn relieve_forever(pressure: Arc<Pressure>, connections: Arc<Connections>) {
    if !pressure.is_limited() {
        return;
    }
    let mut tick = tokio::time::interval(TICK);
    loop {
        tick.tick().await;
        look(&pressure, &connections);
    }
}

fn look(pressure: &Pressure, connections: &Connections) {
    if pressure.renew() == Some(Level::Short) {
        connections.dismiss_idle();
    }
}
