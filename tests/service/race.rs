//! Two hundred copies of one answer at the same moment, whatever the answer is.

use std::sync::Barrier;
use std::thread;

use futures_util::future::join_all;

use crate::instance::Worker;
use crate::visitor::{JSON, Visitor};

const THREADS: usize = 4;
const COPIES: usize = 200;

/// A form that could be sent, with the cookie of its visitor.
pub(crate) struct Ready {
    cookie: Option<String>,
    fields: Vec<(String, String)>,
}

impl Ready {
    pub(crate) fn new(cookie: Option<String>, fields: &[(&str, &str)]) -> Self {
        let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        Self {
            cookie,
            fields: fields.iter().map(owned).collect(),
        }
    }
}

/// Sends copies of each form from four workers at the same moment, a form a round: one picture is made of each.
pub(crate) fn race(worker: &Worker, forms: &[Ready]) {
    let start = Barrier::new(THREADS);
    let outcomes: Vec<Vec<u16>> = thread::scope(|scope| {
        let run = || actix_web::rt::System::new().block_on(copies(worker.clone(), forms, &start));
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for round in 0..forms.len() {
        let each = COPIES / THREADS;
        let statuses: Vec<u16> = outcomes
            .iter()
            .flat_map(|thread| &thread[round * each..][..each])
            .copied()
            .collect();
        let of = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((of(200), of(409)), (1, COPIES - 1), "round {round}");
    }
    assert_eq!(worker.studio.calls(), forms.len());
}

async fn copies(worker: Worker, forms: &[Ready], start: &Barrier) -> Vec<u16> {
    let service = worker.start().await;
    let mut statuses = Vec::new();
    for Ready { cookie, fields } in forms {
        let visitor = Visitor::new(&service).accepting(JSON);
        visitor.restore(cookie.clone());
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        start.wait();
        let answers = join_all((0..COPIES / THREADS).map(|_| visitor.make(&fields))).await;
        statuses.extend(answers.iter().map(|answer| answer.status));
    }
    statuses
}
