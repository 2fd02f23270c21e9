//! Refusals for content: final, and told as what they are (safety.md T38).

use afterimage::error::Code;

use super::super::scripted::Scripted;
use super::{Case, Row, Times, work};

pub(super) async fn declined(case: &Case) {
    for (name, scripts) in &case.declined {
        let row = Row::new(case, scripts.len() - 1, name);
        let upstream = Scripted::start(scripts.clone()).await;
        let told = work(case, &upstream.url(), Times::default(), 1).await;
        let refusal = told.refusal.unwrap_or_else(|| panic!("{row}: no refusal"));
        let declined = matches!(refusal.code, Code::Declined | Code::Withheld);
        assert!(declined, "{row}: {:?}", refusal.code);
        assert!(told.pictures.is_empty(), "{row}: a picture came");
        row.nothing_leaked(&refusal);
        row.asked_no_more_than_it_may(&upstream.requests(), refusal.code);
    }
}
