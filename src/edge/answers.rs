//! Counts what was answered: by route and class of status, and what was refused by its code.

use std::sync::Arc;

use futures_util::StreamExt as _;

use crate::error::Code;
use crate::pipeline::provider::Role;
use crate::pipeline::{Step, Steps};
use crate::telemetry::metrics::Counter;

use super::routes;

/// The classes of status that are answered with.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

/// The sums of one instance.
pub struct Answers {
    /// By route, then by class.
    routes: Vec<(&'static str, [Counter; CLASSES.len()])>,
    /// By the place of the code in its table.
    refusals: Vec<Counter>,
}

impl Default for Answers {
    fn default() -> Self {
        let names = routes::TABLE.iter().map(|(path, _)| *path);
        let all = names.chain([routes::UNKNOWN]);
        Self {
            routes: all.map(|route| (route, Default::default())).collect(),
            refusals: Code::ALL.iter().map(|_| Counter::default()).collect(),
        }
    }
}

impl Answers {
    /// A request was answered.
    pub fn answered(&self, route: &'static str, status: u16) {
        let known = self.routes.iter().find(|(name, _)| *name == route);
        let class = usize::from(status / 100).checked_sub(2);
        if let (Some((_, classes)), Some(class)) = (known, class)
            && let Some(count) = classes.get(class)
        {
            count.add_one();
        }
    }

    /// Somebody was told why not.
    pub fn refused(&self, code: Code) {
        if let Some(count) = self.refusals.get(code as usize) {
            count.add_one();
        }
    }

    /// How often each route answered with each class of status.
    pub fn routes(&self) -> impl Iterator<Item = (&'static str, &'static str, u64)> {
        let each = self.routes.iter();
        each.flat_map(|(route, classes)| {
            let counts = CLASSES.iter().zip(classes);
            counts.map(|(class, count)| (*route, *class, count.read()))
        })
    }

    /// How often each code was said.
    pub fn refusals(&self) -> impl Iterator<Item = (Code, u64)> {
        Code::ALL
            .iter()
            .copied()
            .zip(self.refusals.iter().map(Counter::read))
    }
}

/// Counts the refusals of steps that are said inside an answer: from the beginning on, or from the first picture on.
/// One that comes before is the answer itself, and is counted as that.
pub(super) fn telling(steps: Steps, from_the_beginning: bool, answers: Arc<Answers>) -> Steps {
    let mut inside = from_the_beginning;
    Box::pin(steps.inspect(move |step| match step {
        Ok(Step::Begin(Role::Picture, _)) => inside = true,
        Err(refusal) if inside => answers.refused(refusal.code),
        _ => {}
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_and_every_route_has_a_place_of_its_own() {
        let answers = Answers::default();
        for code in Code::ALL {
            answers.refused(*code);
        }
        for route in routes::TABLE
            .iter()
            .map(|(path, _)| *path)
            .chain([routes::UNKNOWN])
        {
            for status in [200, 206, 304, 404, 503] {
                answers.answered(route, status);
            }
        }
        assert!(answers.refusals().all(|(_, count)| count == 1));
        assert!(
            answers
                .routes()
                .all(|(_, class, count)| count == if class == "2xx" { 2 } else { 1 })
        );
    }
}
