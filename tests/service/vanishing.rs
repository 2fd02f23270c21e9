//! Visitors whose connection ends before their answer does.

use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::time::{Instant, timeout};

use crate::answer::PATIENCE;
use crate::instance::Setup;
use crate::listening::{Listening, post};
use crate::studio::{Act, picture};

/// A second is the promise on a machine that does nothing else; whoever is not noticed is not for much longer.
const SOON: Duration = Duration::from_secs(30);

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_visitor_whose_connection_ends_is_noticed_at_once() {
    for accept in ["multipart/mixed", "text/html", "application/json", "image/png"] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play([&picture()[..2], &[Act::Hang]].concat());
        let listening = Listening::start(setup);
        let mut stream = listening.connect().await;
        stream.write_all(&post("prompt=a+lake", accept)).await.unwrap();
        timeout(PATIENCE, listening.worker.studio.until(1))
            .await
            .expect("the work begins");
        let began = Instant::now();
        drop(stream);
        timeout(PATIENCE, listening.worker.studio.until(0))
            .await
            .expect("the work ends");
        assert!(began.elapsed() < SOON, "{accept}: {:?}", began.elapsed());
        listening.stop().await;
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn whoever_closes_their_half_has_left() {
    let setup = Setup::with("[challenge]\nkinds = []");
    setup.studio.play(vec![Act::Hang]);
    let listening = Listening::start(setup);
    let mut stream = listening.connect().await;
    stream
        .write_all(&post("prompt=a+lake", "application/json"))
        .await
        .unwrap();
    timeout(PATIENCE, listening.worker.studio.until(1))
        .await
        .expect("the work begins");
    stream.shutdown().await.unwrap();
    timeout(PATIENCE, listening.worker.studio.until(0))
        .await
        .expect("the work ends");
    listening.stop().await;
}
