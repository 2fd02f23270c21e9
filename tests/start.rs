//! What the program says when it cannot start.

use std::net::TcpListener;
use std::process::Command;

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ended = Command::new(env!("CARGO_BIN_EXE_afterimage"))
        .env_clear()
        .env("AFTERIMAGE_SERVER__BIND", &address)
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(said.contains(&format!("{address} cannot be used")), "{said}");
}
