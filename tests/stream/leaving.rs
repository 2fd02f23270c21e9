//! A visitor who leaves costs nobody anything from that second on (safety.md, section 2: "Visitor leaves").

use std::io::Read as _;
use std::net::Shutdown;
use std::time::Duration;

use crate::service::{FORMS, Service, read_all, read_until};
use crate::upstream::Upstream;

/// A second is the promise on a machine that does nothing else; whoever is not noticed is not for much longer.
const SOON: Duration = Duration::from_secs(60);

#[test]
fn a_visitor_who_leaves_while_the_upstream_works_is_noticed_at_once() {
    leave_while_the_upstream_works(SOON);
}

#[test]
#[ignore = "holds a second, which a busy machine does not; tests/run --full runs it"]
fn a_visitor_who_leaves_while_the_upstream_works_is_noticed_within_a_second() {
    leave_while_the_upstream_works(Duration::from_secs(1));
}

fn leave_while_the_upstream_works(bound: Duration) {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    for form in FORMS {
        let visitor = service.visitor(form, "a+lake");
        let mut call = upstream.call();
        drop(visitor);
        assert!(call.is_dropped_within(bound), "{form}");
    }
}

#[test]
fn a_visitor_who_leaves_in_the_middle_of_the_picture_is_noticed_at_once() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    for (form, begun) in FORMS
        .into_iter()
        .zip(["data:image/png", "image/png", "b64_json", "PNG"])
    {
        let mut visitor = service.visitor(form, "a+lake");
        let mut call = upstream.call();
        call.half_answer();
        read_until(&mut visitor, begun);
        drop(visitor);
        assert!(call.is_dropped_within(SOON), "{form}");
    }
}

#[test]
fn who_closes_only_the_sending_side_has_left_too() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    for form in FORMS {
        let visitor = service.visitor(form, "a+lake");
        let mut call = upstream.call();
        visitor.shutdown(Shutdown::Write).unwrap();
        assert!(call.is_dropped_within(SOON), "{form}");
    }
}

#[test]
fn the_place_of_who_left_goes_to_the_next_at_once() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    for form in FORMS {
        let first = service.visitor(form, "first");
        let first_call = upstream.call();
        let mut second = service.visitor("multipart/mixed", "second");
        read_until(&mut second, "queued");
        drop(first);
        let call = upstream.call_within(SOON).expect(form);
        assert!(call.body.contains("second"));
        drop(first_call);
        call.answer();
        assert!(String::from_utf8_lossy(&read_all(&mut second)).contains("\"done\""));
    }
}

#[test]
fn who_leaves_the_queue_is_never_sent() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    for form in FORMS {
        let mut served = service.visitor("multipart/mixed", "served");
        let call = upstream.call();
        let leaver = service.visitor(form, "leaver");
        let mut next = service.visitor("multipart/mixed", "next");
        let behind = read_until(&mut next, "}").contains("\"position\":1");
        drop(leaver);
        if behind {
            // It moves up when the leaver has gone; who came before the leaver has nothing to wait for.
            read_until(&mut next, "\"position\":0");
        }
        call.answer();
        let call = upstream.call();
        assert!(call.body.contains("next"), "{form}");
        call.answer();
        assert!(String::from_utf8_lossy(&read_all(&mut next)).contains("\"done\""));
        assert!(String::from_utf8_lossy(&read_all(&mut served)).contains("\"done\""));
    }
    assert!(upstream.call_within(Duration::ZERO).is_none());
}

#[test]
fn an_upstream_that_breaks_off_never_looks_like_a_whole_picture() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    let mut visitor = service.visitor("image/png", "a+lake");
    let mut call = upstream.call();
    call.half_answer();
    drop(call);
    let mut read = Vec::new();
    // Broken off or reset: either way the last chunk (RFC 9112, 7.1) does not come.
    let _ = visitor.read_to_end(&mut read);
    assert!(read.starts_with(b"HTTP/1.1 200"));
    assert!(!read.ends_with(b"0\r\n\r\n"));
}
