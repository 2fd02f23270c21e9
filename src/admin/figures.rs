//! Each group of figures, from the room that counts it onto the page.

use crate::cli::COMMIT;
use crate::money::Money;
use crate::pipeline::dispatch::Standing;
use crate::pipeline::figures::{Answer, Asked, Outcome};
use crate::telemetry::metrics::{Buckets, Histogram, Page, family};

use super::scrape::Seen;

/// Which version runs, what it answered and what it refused.
pub(super) fn of_answers(page: &mut Page, of: &Seen<'_>) {
    let version = env!("CARGO_PKG_VERSION");
    page.family(&family::BUILD).put(&[version, COMMIT], 1);
    let answers = &of.edge.answers;
    let mut http = page.family(&family::HTTP);
    for (route, class, count) in answers.routes() {
        http.put(&[route, class], count);
    }
    let mut refusals = page.family(&family::REFUSALS);
    for (code, count) in answers.refusals() {
        refusals.put(&[code.name()], count);
    }
}

/// What became of orders, and how long that took.
pub(super) fn of_orders(page: &mut Page, of: &Seen<'_>) {
    let figures = &of.edge.gate.figures;
    let mut orders = page.family(&family::ORDERS);
    for outcome in Outcome::ALL {
        orders.put(&[outcome.name()], figures.orders(*outcome));
    }
    page.family(&family::RETRIES).put(&[], figures.retries.read());
    page.family(&family::RETRIES_DENIED)
        .put(&[], figures.retries_denied.read());
    page.family(&family::ADMISSION)
        .put_histogram(&[], &figures.admission);
    page.family(&family::WAIT).put_histogram(&[], &figures.wait);
    page.family(&family::OVERHEAD)
        .put_histogram(&[], &figures.overhead);
}

/// What each model made, the models that were never asked included.
pub(super) fn of_models(page: &mut Page, of: &Seen<'_>) {
    let figures = &of.edge.gate.figures;
    for maker in of.edge.catalogue.makers() {
        for model in maker.provider.models() {
            let made = figures.of(&maker.id, model);
            // A sum that was nothing before it was something is seen to grow.
            let _ = made.calls.of(&"done");
        }
    }
    let makers = figures.makers();
    let mut pictures = page.family(&family::PICTURES);
    for ((provider, model), made) in &makers {
        pictures.put(&[provider, model], made.pictures.read());
    }
    let mut stand_ins = page.family(&family::STAND_INS);
    for ((provider, model), made) in &makers {
        stand_ins.put(&[provider, model], made.stand_ins.read());
    }
    let mut calls = page.family(&family::CALLS);
    for ((provider, model), made) in &makers {
        for (outcome, count) in made.calls.all() {
            calls.put(&[provider, model, outcome], count.read());
        }
    }
    let mut took = page.family(&family::UPSTREAM);
    for ((provider, model), made) in &makers {
        took.put_histogram(&[provider, model], &made.took);
    }
}

/// How each provider stands.
pub(super) fn of_providers(page: &mut Page, of: &Seen<'_>) {
    let gate = &of.edge.gate;
    let standings = gate.dispatch.standings();
    let mut breakers = page.family(&family::BREAKER);
    for (provider, standing) in &standings {
        for state in Standing::ALL {
            breakers.put(&[provider, state.name()], u8::from(state == standing));
        }
    }
    let mut openings = page.family(&family::OPENINGS);
    for (provider, _) in &standings {
        openings.put(&[provider], gate.figures.openings(provider));
    }
}

/// Who waits, and who is served.
pub(super) fn of_queue(page: &mut Page, of: &Seen<'_>) {
    let queue = &of.edge.gate.queue;
    let (busy, waiting) = queue.load();
    page.family(&family::QUEUE).put(&[], waiting);
    page.family(&family::IN_FLIGHT).put(&[], busy);
    page.family(&family::IN_FLIGHT_LIMIT).put(&[], queue.slots());
}

/// What was spent; and what there is, where it is counted.
pub(super) async fn of_money(page: &mut Page, of: &Seen<'_>) {
    let gate = &of.edge.gate;
    page.family(&family::SPENT).put(&[], gate.figures.money());
    let contents = gate.budget.contents().await;
    let mut put = |family, amount: Option<Money>| {
        let mut samples = page.family(family);
        if let Some(amount) = amount {
            samples.put(&[], amount);
        }
    };
    put(&family::LEFT, contents.map(|contents| contents.left));
    put(&family::CAPACITY, contents.map(|contents| contents.full));
}

/// What visitors were asked, and how they answered.
pub(super) fn of_challenges(page: &mut Page, of: &Seen<'_>) {
    let gate = &of.edge.gate;
    let mut issued = page.family(&family::ISSUED);
    for asked in Asked::ALL {
        issued.put(&[asked.name()], gate.figures.challenges(*asked));
    }
    let mut answers = page.family(&family::ANSWERS);
    for asked in [Asked::Code, Asked::Work] {
        for answer in Answer::ALL {
            let count = gate.figures.answers(asked, *answer);
            answers.put(&[asked.name(), answer.name()], count);
        }
    }
    let mut bits = page.family(&family::DIFFICULTY);
    if let Some(now) = gate.work_bits() {
        bits.put(&[], now);
    }
}

/// How many connections there are and were.
pub(super) fn of_connections(page: &mut Page, of: &Seen<'_>) {
    let census = of.all.services.connections.census();
    page.family(&family::CONNECTIONS).put(&[], census.open);
    page.family(&family::CONNECTIONS_LIMIT)
        .put(&[], of.all.services.connections.total());
    page.family(&family::ACCEPTED).put(&[], census.accepted);
    page.family(&family::TURNED_AWAY).put(&[], census.refused);
    page.family(&family::EVICTED).put(&[], census.evicted);
}

/// What is remembered, what was forgotten, and how a shared store does.
pub(super) fn of_ledger(page: &mut Page, of: &Seen<'_>) {
    let mut records = page.family(&family::RECORDS);
    for (kind, number) in of.all.ledger.records().kinds() {
        records.put(&[kind], number);
    }
    page.family(&family::SWEEPS).put(&[], of.all.sweeps.runs.read());
    let mut dropped = page.family(&family::DROPPED);
    for (kind, number) in of.all.sweeps.dropped() {
        dropped.put(&[kind], number);
    }
    // A ledger of its own calls nobody, and has waited for nobody.
    let nobody = Histogram::new(Buckets::OWN);
    let calls = of.all.ledger.calls();
    page.family(&family::LEDGER)
        .put_histogram(&[], calls.map_or(&nobody, |calls| &calls.answered));
    page.family(&family::LEDGER_FAILURES)
        .put(&[], calls.map_or(0, |calls| calls.failed.read()));
}

/// How the access log does.
pub(super) fn of_log(page: &mut Page, of: &Seen<'_>) {
    let health = of.all.log.health();
    page.family(&family::LOG_WRITING)
        .put(&[], u8::from(health.writing));
    page.family(&family::LOG_LINES)
        .put(&["written"], health.written)
        .put(&["dropped"], health.dropped);
    page.family(&family::LOG_PURGES).put(&[], health.purges);
    page.family(&family::LOG_DELETED).put(&[], health.deleted);
}

/// What was done with each key, by the name that the operator gave it.
pub(super) fn of_keys(page: &mut Page, of: &Seen<'_>) {
    let usage = of.edge.gate.keys.usage();
    let mut requests = page.family(&family::KEY_REQUESTS);
    for (key, usage) in &usage {
        requests.put(&[key], usage.requests);
    }
    let mut pictures = page.family(&family::KEY_PICTURES);
    for (key, usage) in &usage {
        pictures.put(&[key], usage.pictures);
    }
    let mut refusals = page.family(&family::KEY_REFUSALS);
    for (key, usage) in &usage {
        refusals.put(&[key], usage.refused);
    }
    let mut spent = page.family(&family::KEY_SPENT);
    for (key, usage) in &usage {
        spent.put(&[key], usage.spent);
    }
}

/// What came of reading the configuration again.
pub(super) fn of_reloads(page: &mut Page, of: &Seen<'_>) {
    let reloads = of.all.running.reloads();
    page.family(&family::RELOADS)
        .put(&["taken"], reloads.taken)
        .put(&["refused"], reloads.refused);
    let mut last = page.family(&family::RELOADED);
    if let Some(time) = reloads.last {
        last.put(&[], time.unix_timestamp());
    }
}

/// What the process uses, as far as the system says it.
pub(super) fn of_process(page: &mut Page, of: &Seen<'_>) {
    let usage = of.all.process.as_ref().map(|process| process.usage());
    let mut cpu = page.family(&family::CPU);
    if let Some(usage) = &usage {
        cpu.put(&[], usage.cpu.as_secs_f64());
    }
    let mut put = |family, number: Option<u64>| {
        let mut samples = page.family(family);
        if let Some(number) = number {
            samples.put(&[], number);
        }
    };
    put(&family::RESIDENT, usage.and_then(|usage| usage.resident));
    put(&family::VIRTUAL, usage.and_then(|usage| usage.addressed));
    put(&family::THREADS, usage.and_then(|usage| usage.threads));
    put(&family::OPEN_FDS, usage.and_then(|usage| usage.descriptors));
    put(&family::MAX_FDS, usage.and_then(|usage| usage.most_descriptors));
    page.family(&family::STARTED)
        .put(&[], of.all.started.unix_timestamp());
}
