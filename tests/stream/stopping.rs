//! The end: what is in flight is answered, nothing new is begun (safety.md, section 2: "SIGTERM under load").

use std::io::Read as _;

use crate::service::{FORMS, Service, read_all, read_until};
use crate::upstream::Upstream;

#[test]
fn what_is_in_flight_is_answered_whole_and_then_the_program_ends_well() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 8);
    let mut visitors = FORMS.map(|form| service.visitor(form, "a+lake"));
    let calls = FORMS.map(|_| upstream.call());
    service.terminate();
    for call in calls {
        call.answer();
    }
    let ends = ["</html>", "\"event\":\"done\"", "\"complete\":1,", "IEND"];
    for ((visitor, form), end) in visitors.iter_mut().zip(FORMS).zip(ends) {
        let answer = read_all(visitor);
        let text = String::from_utf8_lossy(&answer);
        assert!(text.starts_with("HTTP/1.1 200"), "{form}");
        assert!(text.contains(end), "{form}: {text}");
    }
    assert_eq!(service.ended().code(), Some(0));
}

#[test]
fn nothing_new_is_begun_after_the_signal() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 1);
    let mut served = service.visitor("image/png", "served");
    let call = upstream.call();
    let mut idle = service.connect("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    read_until(&mut idle, "\r\n\r\n");
    service.terminate();
    // A connection that is kept for more ends: then the signal has been heard.
    idle.read_to_end(&mut Vec::new()).unwrap();
    assert!(service.takes_nothing_new());
    call.answer();
    assert!(read_all(&mut served).starts_with(b"HTTP/1.1 200"));
    assert_eq!(service.ended().code(), Some(0));
}
