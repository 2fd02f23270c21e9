//! What is asked when somebody asks: everything that is counted, gathered from where it is counted.

use std::sync::Arc;

use time::OffsetDateTime;

use crate::app::Services;
use crate::edge::services::Edge;
use crate::instance::{Instance, Running};
use crate::ledger::{Ledger, Sweeps};
use crate::telemetry::AccessLog;
use crate::telemetry::metrics::{Form, Page, Process};

use super::figures;

/// Whatever has figures to show.
pub struct Scrape {
    pub(super) services: Services,
    pub(super) running: Arc<Running>,
    pub(super) ledger: Arc<dyn Ledger>,
    pub(super) log: AccessLog,
    pub(super) sweeps: Arc<Sweeps>,
    /// Where the system lets the process see itself.
    pub(super) process: Option<Process>,
    pub(super) started: OffsetDateTime,
}

/// The same at one moment, with the edge that serves then.
pub(super) struct Seen<'a> {
    pub(super) edge: Arc<Edge>,
    pub(super) all: &'a Scrape,
}

impl Scrape {
    /// The figures of this instance and its process, which started now.
    #[must_use]
    pub fn new(instance: &Instance, process: Option<Process>) -> Self {
        Self {
            services: instance.services.clone(),
            running: instance.running.clone(),
            ledger: instance.ledger.clone(),
            log: instance.log.clone(),
            sweeps: instance.sweeps.clone(),
            process,
            started: instance.services.edge.now().clock.wall(),
        }
    }

    /// All figures of this moment.
    pub async fn page(&self, form: Form) -> String {
        let mut page = Page::new(form);
        let seen = Seen {
            edge: self.services.edge.now(),
            all: self,
        };
        figures::of_answers(&mut page, &seen);
        figures::of_orders(&mut page, &seen);
        figures::of_models(&mut page, &seen);
        figures::of_providers(&mut page, &seen);
        figures::of_queue(&mut page, &seen);
        figures::of_money(&mut page, &seen).await;
        figures::of_challenges(&mut page, &seen);
        figures::of_connections(&mut page, &seen);
        figures::of_ledger(&mut page, &seen);
        figures::of_log(&mut page, &seen);
        figures::of_keys(&mut page, &seen);
        figures::of_reloads(&mut page, &seen);
        figures::of_process(&mut page, &seen);
        page.end()
    }

    /// Whether new work is taken, and what has to be remembered can be.
    pub async fn is_ready(&self) -> bool {
        !self.running.life().is_stopping() && self.ledger.now().await.is_ok()
    }
}
