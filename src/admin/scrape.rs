//! What is asked when somebody asks: everything that is counted, gathered from where it is counted.

use std::sync::Arc;

use time::OffsetDateTime;

use crate::app::Services;
use crate::instance::Instance;
use crate::ledger::{Ledger, Sweeps};
use crate::telemetry::AccessLog;
use crate::telemetry::metrics::{Form, Page, Process};

use super::figures;

/// Whatever has figures to show.
pub struct Scrape {
    pub(super) services: Services,
    pub(super) ledger: Arc<dyn Ledger>,
    pub(super) log: AccessLog,
    pub(super) sweeps: Arc<Sweeps>,
    /// Where the system lets the process see itself.
    pub(super) process: Option<Process>,
    pub(super) started: OffsetDateTime,
}

impl Scrape {
    /// The figures of this instance and its process, which started now.
    #[must_use]
    pub fn new(instance: &Instance, process: Option<Process>) -> Self {
        Self {
            services: instance.services.clone(),
            ledger: instance.ledger.clone(),
            log: instance.log.clone(),
            sweeps: instance.sweeps.clone(),
            process,
            started: instance.services.edge.clock.wall(),
        }
    }

    /// All figures of this moment.
    pub async fn page(&self, form: Form) -> String {
        let mut page = Page::new(form);
        figures::of_answers(&mut page, self);
        figures::of_orders(&mut page, self);
        figures::of_models(&mut page, self);
        figures::of_providers(&mut page, self);
        figures::of_queue(&mut page, self);
        figures::of_money(&mut page, self).await;
        figures::of_challenges(&mut page, self);
        figures::of_connections(&mut page, self);
        figures::of_ledger(&mut page, self);
        figures::of_log(&mut page, self);
        figures::of_keys(&mut page, self);
        figures::of_process(&mut page, self);
        page.end()
    }

    /// Whether new work is taken, and what has to be remembered can be.
    pub async fn is_ready(&self) -> bool {
        !self.services.edge.life.is_stopping() && self.ledger.now().await.is_ok()
    }
}
