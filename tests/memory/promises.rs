//! What holds once a visitor has left, and that the tests would see it if it did not.

use crate::flight::{ERRORS, Flight};
use crate::program::Build;
use crate::visitor::FORMS;

// safety.md T27, tier: run
#[test]
fn a_thousand_visitors_leave_nothing_in_the_memory_of_the_program() {
    let flight = Flight::prepare("thousand", Build::Shipped);
    let scanner = flight.scanner();
    let idle = flight.program.sockets();
    let made = flight.fly(1_000);
    let found = flight.program.forgets(&scanner);
    assert_eq!(found.total(), 0, "{made} pictures\n{}", found.told());
    assert_eq!(
        flight.program.sockets(),
        idle,
        "no connection to an upstream is kept"
    );
    assert!(made > 300, "{made} pictures came");
    said(&flight, made, &found);
}

#[expect(clippy::print_stdout, reason = "the figures of the README")]
fn said(flight: &Flight, made: usize, found: &crate::scan::Found) {
    println!(
        "0 of 1,000 visitors' words and {made} pictures after {} calls, in {} mappings of {} MiB",
        flight.upstream.calls(),
        found.mappings,
        found.bytes >> 20
    );
}

// safety.md T27, tier: full
#[test]
#[ignore = "looks into the memory after each kind of fault by itself; tests/run --full runs it"]
fn no_fault_leaves_anything_in_the_memory_of_the_program() {
    let flight = Flight::prepare("each", Build::Shipped);
    let scanner = flight.scanner();
    let mut left = String::new();
    for model in &flight.models {
        flight.crowd(32, |number| flight.order(number, model));
        eprintln!("{model} {:?}", crate::program::now());
        let found = flight.program.forgets(&scanner);
        if found.total() > 0 {
eprintln!("{}", found.told());
            left += &format!("{model}:\n{}", found.told());
        }
    }
    for which in 0..ERRORS {
        flight.crowd(32, |number| {
            flight.err(which, &flight.visitor(number, "s-good", FORMS[number % 4]));
            true
        });
        let found = flight.program.forgets(&scanner);
        if found.total() > 0 {
            left += &format!("error {which}:\n{}", found.told());
        }
    }
    assert!(left.is_empty(), "{left}");
}
