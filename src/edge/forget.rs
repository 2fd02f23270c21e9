//! The outermost layer: nothing of a request outlives its answer.
//!
//! actix keeps the heads of finished requests for reuse, and their values are slices of the connection's
//! read buffer, which held the form as well: left there, the last prompts would outlive their connections.
//! So the values are copied before anything else happens, and wiped when the answer begins.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Path, ServiceRequest, ServiceResponse, Url};
use actix_web::http::header::HeaderValue;
use actix_web::middleware::Next;

use super::remains;

/// Lets go of the read buffer at once, and of the head with the answer.
///
/// # Errors
/// Those of the service inside.
pub async fn forget<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let slices = std::mem::take(request.headers_mut());
    for (name, slice) in &slices {
        if let Ok(copy) = HeaderValue::from_bytes(slice.as_bytes()) {
            request.headers_mut().append(name.clone(), copy);
        }
    }
    drop(slices);
    let (request, response) = next.call(request).await?.into_parts();
    let mut request = ServiceRequest::from_request(request);
    // What was matched against the routes is the address once more.
    *request.match_info_mut() = Path::new(Url::default());
    remains::clear(request.head_mut());
    Ok(ServiceResponse::new(request.into_parts().0, response))
}
