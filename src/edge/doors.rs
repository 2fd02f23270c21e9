//! A layer that is one for visitors who come over TLS, and another for those who come through the onion service.

use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::Error;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;

use super::origin::OwnOrigin;

/// The layer of each door, and what tells which one a request came by.
pub struct Doors<T> {
    /// Without TLS, and with it.
    layers: [Rc<T>; 2],
    origin: OwnOrigin,
}

impl<T> Doors<T> {
    /// The layer for visitors without TLS, and the one for those with it.
    #[must_use]
    pub fn new(layers: [T; 2], origin: OwnOrigin) -> Self {
        let layers = layers.map(Rc::new);
        Self { layers, origin }
    }
}

impl<T, S, B> Transform<S, ServiceRequest> for Doors<T>
where
    T: Transform<Rc<S>, ServiceRequest, Response = ServiceResponse<B>, Error = Error, InitError = ()>
        + 'static,
    S: 'static,
    B: 'static,
{
    type Response = ServiceResponse<B>;
    type Error = Error;
    type Transform = Opened<T::Transform>;
    type InitError = ();
    type Future = LocalBoxFuture<'static, Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let (service, origin) = (Rc::new(service), self.origin.clone());
        let [plain, secure] = self
            .layers
            .clone()
            .map(|layer| layer.new_transform(service.clone()));
        async move {
            let services = [plain.await?, secure.await?];
            Ok(Opened { services, origin })
        }
        .boxed_local()
    }
}

/// The layers around a service.
pub struct Opened<S> {
    services: [S; 2],
    origin: OwnOrigin,
}

impl<S> Service<ServiceRequest> for Opened<S>
where
    S: Service<ServiceRequest>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let [plain, secure] = &self.services;
        match plain.poll_ready(cx) {
            Poll::Ready(Ok(())) => secure.poll_ready(cx),
            other => other,
        }
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let [plain, secure] = &self.services;
        if self.origin.is_https_for(request.headers()) {
            secure.call(request)
        } else {
            plain.call(request)
        }
    }
}
