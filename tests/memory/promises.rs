//! What holds once a visitor has left, and that the tests would see it if it did not.

use crate::faults;
use crate::flight::{ERRORS, Flight};
use crate::instance::name_of;
use crate::program::{Build, PROMISE, Program};
use crate::scan::{Found, Scanner};
use crate::visitor::{FORMS, read_until};

/// So many visitors of each kind.
const EACH: usize = 16;

// safety.md T27, tier: run
#[test]
fn a_thousand_visitors_leave_nothing_in_the_memory_of_the_program() {
    a_thousand_leave_nothing("thousand", Program::forgets);
}

// safety.md T27, tier: full
#[test]
#[ignore = "holds five seconds, which a busy machine does not; tests/run --full runs it"]
fn five_seconds_after_a_thousand_visitors_nothing_is_in_the_memory_of_the_program() {
    a_thousand_leave_nothing("in-time", |program, scanner| {
        program.forgets_within(PROMISE, scanner)
    });
}

fn a_thousand_leave_nothing(name: &str, forgets: impl Fn(&Program, &Scanner) -> Found) {
    let flight = Flight::prepare(name, Build::Shipped);
    let scanner = flight.scanner();
    let made = flight.fly(1_000);
    let found = forgets(&flight.program, &scanner);
    assert_eq!(found.total(), 0, "{made} pictures\n{}", found.told());
    assert_eq!(flight.program.kept(), 0, "no connection to an upstream is kept");
    assert!(made > 300, "{made} pictures came");
    said(&flight, made, &found);
}

#[expect(clippy::print_stdout, reason = "the figures of the README")]
fn said(flight: &Flight, made: usize, found: &Found) {
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
fn no_fault_and_no_kind_leaves_anything_in_the_memory_of_the_program() {
    let flight = Flight::prepare("each", Build::Shipped);
    let scanner = flight.scanner();
    let look = |name: &str| {
        let found = flight.program.forgets_within(PROMISE, &scanner);
        assert_eq!(found.total(), 0, "{name}:\n{}", found.told());
    };
    for which in 0..ERRORS {
        flight.crowd(EACH, |number| {
            flight.err(which, &flight.visitor(number, "s-good", FORMS[number % 4]));
            true
        });
        look(&format!("error {which}"));
    }
    for model in &flight.models {
        let made = flight.crowd(EACH, |number| flight.order(number, model));
        assert!(made > 0 || !goes_well(model), "{model} makes pictures");
        look(model);
    }
}

/// Whether an upstream answers with a marked picture each time.
fn goes_well(model: &str) -> bool {
    let name = name_of(model);
    !faults::ALL.contains(&name) && name != "painter"
        || ["good", "edit", "large", "events", "several", "fewer", "more"].contains(&name)
}

#[test]
fn what_is_being_made_is_found() {
    let flight = Flight::prepare("held", Build::Shipped);
    let (marks, scanner) = (&flight.marks, flight.scanner());
    // A page keeps the words for the form at its end; the picture has begun.
    let mut page = flight
        .visitor(0, "p-half-and-held", "text/html")
        .send(&flight.program);
    read_until(&mut page, b";base64,");
    // Nothing has been answered yet.
    let waiting = flight.visitor(3, "s-held", "image/*").send(&flight.program);
    // The form is not whole yet.
    let giving = flight
        .visitor(0, "s-edit", "image/*")
        .begin_to_give(&flight.program);
    flight.until_calls(2);
    let found = flight.until_found(&scanner, &marks.upload);
    for mark in [
        &marks.head,
        &marks.tail,
        &marks.picture,
        &marks.header,
        &marks.cookie,
        &marks.upload,
    ] {
        assert!(found.holds(mark), "{} is not found:\n{}", mark.name, found.told());
    }
    assert!(found.told().contains("an address's rest"), "{}", found.told());
    drop((page, waiting, giving));
    let found = flight.program.forgets(&scanner);
    assert_eq!(found.total(), 0, "{}", found.told());
}

#[test]
fn a_program_that_does_not_wipe_is_found_out() {
    let flight = Flight::prepare("unwiped", Build::Unwiped);
    assert!(flight.fly(300) > 50);
    // It need not be given longer: what is not wiped stays.
    let found = flight.program.forgets_within(PROMISE, &flight.scanner());
    for mark in [
        &flight.marks.head,
        &flight.marks.tail,
        &flight.marks.picture,
        &flight.marks.said,
    ] {
        assert!(found.holds(mark), "{} is not found:\n{}", mark.name, found.told());
    }
}
