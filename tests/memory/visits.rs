//! What a visitor's browser holds beside the words: work that was done, cookies, and an address.

use std::io::Write as _;
use std::net::{SocketAddrV4, TcpStream};

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64_simd::STANDARD;
use rustix::net::{AddressFamily, SocketType, bind, connect, ipproto, socket};

use crate::flight::Flight;
use crate::mark::Mark;
use crate::program::{Build, Program, folder};
use crate::scan::Scanner;
use crate::store::Store;
use crate::visitor::read;

/// An instance that asks for work before it paints.
fn program(name: &str, ledger: &str) -> Program {
    let folder = folder(name);
    let log = folder.join("log");
    let config = format!(
        "[server]\nbind = [\"127.0.0.1:0\"]\ntrusted_proxies = [\"127.0.0.1\"]\n[challenge]\nkinds = [\"code\", \"work\"]\n\
         [log]\ndir = {log:?}\n{ledger}[[provider]]\nid = \"p\"\nkind = \"painter\"\nmodels = [{{ id = \"p\", sizes = [\"64x64\"] }}]\n"
    );
    Program::start(Build::Shipped, folder, &config)
}

/// A visitor who does the work, or types something for a code; what they held.
fn visit(program: &Program, number: u8, marks: &mut Vec<Mark>) {
    let from = format!("X-Forwarded-For: 198.51.{number}.77\r\n");
    let ask = |path: &str| {
        let mut stream = program.connect();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\n{from}Connection: close\r\n\r\n"
        )
        .unwrap();
        let answer = read(stream);
        let at = memchr::memmem::find(&answer, b"\r\n\r\n").unwrap();
        (
            String::from_utf8_lossy(&answer[..at]).into_owned(),
            answer[at + 4..].to_vec(),
        )
    };
    let (head, body) = ask(if number % 4 == 3 {
        "/challenge/code.png"
    } else {
        "/challenge/work"
    });
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let cookie = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    let cookie = cookie
        .and_then(|(_, line)| line.split(';').next())
        .expect("a session begins");
    // What follows the signature is the session's name, which lives as long as the session.
    let (_, value) = cookie.split_once('=').unwrap();
    let (signature, _) = value.split_once("%3D").expect("a signature in base64");
    let form = if number % 4 == 3 {
        let id = head
            .lines()
            .find_map(|line| line.strip_prefix("challenge-id: "))
            .expect("it has an id");
        marks.push(Mark::word("what was typed for a code"));
        format!(
            "prompt=a+lake&challenge={id}&code={}",
            marks.last().unwrap().as_str()
        )
    } else {
        let challenge: Challenge = serde_json::from_slice(&body).unwrap();
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
            .unwrap()
            .unwrap();
        marks.push(Mark::of(
            "a challenge's signature",
            challenge.signature.as_ref().unwrap(),
        ));
        marks.push(Mark::of("a challenge's nonce", &challenge.parameters.nonce));
        marks.push(Mark::of("a solution", &solution.derived_key));
        let work = STANDARD.encode_to_string(serde_json::to_vec(&Payload { challenge, solution }).unwrap());
        format!(
            "prompt=a+lake&work={}",
            work.replace('+', "%2B").replace('=', "%3D")
        )
    };
    marks.push(Mark::of("a signed cookie", signature));
    let mut stream = program.connect();
    write!(
        stream,
        "POST /generate HTTP/1.1\r\nHost: x\r\nAccept: image/*\r\n{from}Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    let answer = read(stream);
    let expected: &[u8] = if number % 4 == 3 {
        b"HTTP/1.1 422"
    } else {
        b"HTTP/1.1 200"
    };
    assert!(
        answer.starts_with(expected),
        "{}",
        answer[..300.min(answer.len())].escape_ascii()
    );
}

fn leaves_nothing(program: &Program) {
    let mut marks = Vec::new();
    for number in 0..16 {
        visit(program, number, &mut marks);
    }
    let found = program.forgets(&Scanner::new(&marks));
    assert_eq!(found.total(), 0, "{}", found.told());
}

// safety.md T27, tier: run
#[test]
fn neither_cookies_nor_answers_to_challenges_stay_in_memory() {
    leaves_nothing(&program("visits", ""));
}

// safety.md T27, tier: run
#[test]
fn nor_where_several_servers_share_a_ledger() {
    let store = Store::start();
    let ledger = format!(
        "[ledger]\nstore = \"{}\"\nkey = \"{}\"\n",
        store.url(),
        "0f".repeat(32)
    );
    leaves_nothing(&program("shared", &ledger));
}

/// A connection from this address of loopback.
fn connect_from(own: SocketAddrV4, to: SocketAddrV4) -> TcpStream {
    let socket = socket(AddressFamily::INET, SocketType::STREAM, Some(ipproto::TCP)).unwrap();
    bind(&socket, &own).unwrap();
    connect(&socket, &to).unwrap();
    TcpStream::from(socket)
}

// safety.md T27, tier: run
#[test]
fn the_address_of_a_connection_does_not_stay_in_memory() {
    let flight = Flight::prepare("address", Build::Shipped);
    let to: SocketAddrV4 = flight.program.address().parse().unwrap();
    let mut marks = Vec::new();
    for number in 0..32 {
        let mut stream = connect_from(format!("127.1{number:02}.201.13:0").parse().unwrap(), to);
        let own = stream.local_addr().unwrap();
        let text = own.to_string();
        let (address, port) = text.rsplit_once(':').unwrap();
        let (port, octets): (u16, Vec<u8>) = (
            port.parse().unwrap(),
            address.split('.').map(|octet| octet.parse().unwrap()).collect(),
        );
        marks.push(Mark::of("an address", address));
        marks.push(Mark::exactly(
            "an address and its port",
            &[&octets[..], &port.to_ne_bytes()].concat(),
        ));
        marks.push(Mark::exactly(
            "a socket's address",
            &[&port.to_be_bytes()[..], &octets].concat(),
        ));
        let order = flight.visitor(number, "p-good", "image/*").whole();
        stream.write_all(&order).unwrap();
        // Some leave before they are answered.
        if number % 4 > 0 {
            read(stream);
        }
    }
    // The thread that lets connections in knows the last one until the next comes.
    drop(flight.program.connect());
    let found = flight.program.forgets(&Scanner::new(&marks));
    assert_eq!(found.total(), 0, "{}", found.told());
}
