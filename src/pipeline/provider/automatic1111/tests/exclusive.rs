//! A server that nobody else uses.

use futures_util::{FutureExt, StreamExt};
use tokio::sync::Notify;

use super::super::super::Event;
use super::*;

#[tokio::test]
async fn one_order_at_a_time_goes_to_a_server_of_our_own() {
    let done = Arc::new(Notify::new());
    let whole = pictures(&[PICTURE]).to_string();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", whole.len());
    let slow = Script::new()
        .wait(&done)
        .send(head.as_bytes())
        .send(whole.as_bytes());
    let upstream = Scripted::start([slow, answer(200, &pictures(&[PICTURE]))]).await;
    let provider = provider(&upstream, |settings| settings.exclusive = true);
    let first = tokio::spawn(told(work(&provider, &[])));
    upstream.arrived(1).await;
    let mut second = work(&provider, &[]);
    assert!(matches!(second.next().await, Some(Ok(Event::Queued(0)))));
    assert!(second.next().now_or_never().is_none());
    assert_eq!(upstream.requests().len(), 1);
    done.notify_one();
    assert_eq!(first.await.unwrap().pictures.len(), 1);
    assert_eq!(told(second).await.pictures.len(), 1);
    assert_eq!(upstream.requests().len(), 2);
}

/// safety.md section 2: visitor leaves while upstream works.
#[tokio::test]
async fn work_that_nobody_waits_for_is_stopped_where_it_is_certainly_ours() {
    for exclusive in [true, false] {
        let upstream = Scripted::start([Script::new().stall(), answer(200, &json!({}))]).await;
        let provider = provider(&upstream, |settings| settings.exclusive = exclusive);
        let mut events = work(&provider, &[]);
        let arrived = upstream.arrived(1);
        tokio::pin!(arrived);
        tokio::select! {
            () = &mut arrived => {}
            _ = events.next() => panic!("it told something"),
        }
        drop(events);
        upstream.left(1).await;
        if exclusive {
            upstream.arrived(2).await;
            assert_eq!(
                lines(&upstream.requests())[1],
                "POST /sdapi/v1/interrupt HTTP/1.1"
            );
        } else {
            // What would be sent would have been sent by a task that is ready to run.
            tokio::task::yield_now().await;
            assert_eq!(upstream.requests().len(), 1);
        }
    }
}

#[tokio::test]
async fn who_leaves_while_waiting_interrupts_nobody() {
    let done = Arc::new(Notify::new());
    let whole = pictures(&[PICTURE]).to_string();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", whole.len());
    let slow = Script::new()
        .wait(&done)
        .send(head.as_bytes())
        .send(whole.as_bytes());
    let upstream = Scripted::start([slow]).await;
    let provider = provider(&upstream, |settings| settings.exclusive = true);
    let first = tokio::spawn(told(work(&provider, &[])));
    upstream.arrived(1).await;
    let mut second = work(&provider, &[]);
    assert!(matches!(second.next().await, Some(Ok(Event::Queued(0)))));
    drop(second);
    done.notify_one();
    assert_eq!(first.await.unwrap().fault, None);
    assert_eq!(upstream.requests().len(), 1);
}
