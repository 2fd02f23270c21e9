//! What visitors leave behind in a worker when their connections have ended, and how it goes.
//!
//! The framework keeps up to 128 finished requests of each worker for reuse, as many heads of requests, and as many of
//! answers, all as they are. Requests that [`forget`](super::forget) has seen to the end are empty, but not those of
//! visitors who left before their answer, heads that could not be read, and requests that waited behind another; and
//! the head of an answer has the cookie it set. What a function had in its variables, too, lies on the stack until
//! another call writes over it.

use std::cell::Cell;
use std::hint::black_box;
use std::rc::{Rc, Weak};
use std::time::Duration;

use actix_http::{Request, RequestHead, Response};
use actix_service::{IntoServiceFactory, Service, ServiceFactory, fn_factory};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::rt::{spawn, time::sleep};
use futures_util::FutureExt;
use tokio::sync::Notify;

use crate::client;

/// The most the framework keeps: of requests, of their heads, and of the heads of answers.
const KEPT: usize = 128;
/// The requests of one connection: the one that is answered, and those it reads ahead.
const AHEAD: usize = 1 + 16;
/// How soon after the end of a connection it is tidied up for the first time, for all that ended since; the pauses
/// double, because what a visitor began elsewhere may end after they have left.
const SOON: Duration = Duration::from_millis(100);
/// No pause is longer, so that nothing that ends in between lies there for longer.
const LONGEST: Duration = Duration::from_secs(1);
/// When nobody has left for so long, there is nothing left to tidy up.
const LONG: Duration = Duration::from_secs(30);
/// Deeper than any call of a worker goes.
const STACK: usize = 256 * 1024;

/// One worker's connections, as far as they leave something behind.
#[derive(Default)]
pub struct Remains {
    open: Cell<usize>,
    /// The most that were open at a time: nothing can be left of more requests than there were.
    most: Cell<usize>,
    ended: Notify,
}

/// A connection: dropped when it has ended.
pub struct Ending(Rc<Remains>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.open.update(|open| open.saturating_sub(1));
        self.0.ended.notify_one();
    }
}

impl Remains {
    /// Notes that a connection has begun; it is over when what this returns is dropped.
    #[must_use]
    pub fn begin(self: &Rc<Self>) -> Ending {
        self.open.update(|open| open + 1);
        self.most.update(|most| most.max(self.open.get()));
        Ending(self.clone())
    }

    /// The same application, and whoever tidies up after it.
    pub fn of<A, F>(
        self: &Rc<Self>,
        app: A,
    ) -> impl ServiceFactory<
        Request,
        Config = (),
        Response = F::Response,
        Error = F::Error,
        InitError = F::InitError,
    > + use<A, F>
    where
        A: IntoServiceFactory<F, Request>,
        F: ServiceFactory<Request, Config = ()>,
        F::Service: 'static,
        F::Future: 'static,
    {
        let (app, remains) = (app.into_factory(), self.clone());
        fn_factory(move || {
            let (service, remains) = (app.new_service(()), remains.clone());
            async move {
                let service = Rc::new(service.await?);
                spawn(remains.tidy_up(Rc::downgrade(&service)));
                Ok(service)
            }
        })
    }

    /// Tidies up after every connection, as long as the application is there.
    async fn tidy_up<S: Service<Request>>(self: Rc<Self>, app: Weak<S>) {
        loop {
            self.ended.notified().await;
            let (mut pause, mut paused) = (SOON, Duration::ZERO);
            while paused < LONG {
                sleep(pause).await;
                let Some(app) = app.upgrade() else { return };
                if self.ended.notified().now_or_never().is_some() {
                    (pause, paused) = (SOON, Duration::ZERO);
                } else {
                    paused += pause;
                    pause = LONGEST.min(pause * 2);
                }
                empty(&*app, self.most.get());
                overwrite_stack();
            }
        }
    }
}

/// Lets go of everything in a head that came from a visitor.
pub(super) fn clear(head: &mut RequestHead) {
    head.headers.clear();
    head.method = Method::GET;
    head.uri = Uri::default();
    client::forget(&mut head.peer_addr);
}

/// Takes every request and every head that is kept of so many connections at a time, and gives them back empty.
///
/// There is no other way to a kept request than to begin one; none of these is ever polled.
fn empty<S: Service<Request>>(app: &S, connections: usize) {
    let begun: Vec<_> = (0..KEPT.min(connections)).map(|_| app.call(head())).collect();
    let kept = KEPT.min(AHEAD * connections);
    let heads: Vec<_> = (0..kept).map(|_| head()).collect();
    let answers: Vec<_> = (0..kept).map(|_| Response::new(StatusCode::OK)).collect();
    drop((begun, heads, answers));
}

fn head() -> Request {
    let mut request = Request::new();
    clear(request.head_mut());
    request
}

/// Writes over what calls have left on the stack of this thread, below where it is called from.
#[inline(never)]
pub fn overwrite_stack() {
    black_box(&mut [0_u8; STACK]);
}
