//! The outermost layer: what a request's head held is wiped when its answer begins.
//!
//! actix keeps the heads of finished requests for reuse, and their values are slices of the connection's
//! read buffer, which held the form as well: left there, the last prompts would outlive their connections.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Clears the headers of the request that was answered.
///
/// # Errors
/// Those of the service inside.
pub async fn forget<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let (request, response) = next.call(request).await?.into_parts();
    let mut request = ServiceRequest::from_request(request);
    request.headers_mut().clear();
    Ok(ServiceResponse::new(request.into_parts().0, response))
}
