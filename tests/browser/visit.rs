//! A visit: a server, a browser, a story, and what must be true after every one.

use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;

use crate::chrome::{Chrome, Scripts};
use crate::journal::Outward;
use crate::site::{Plan, Site};
use crate::visitor::Visitor;

/// One browser at a time: two would wait for each other on two processors.
static TURN: Mutex<()> = Mutex::new(());

/// No story is longer, also where the machine is slow: the longest look at every page twice.
const LONGEST: Duration = Duration::from_secs(1_800);

/// Plays a story against a new server in a new browser.
pub(crate) fn visit(plan: Plan, scripts: Scripts, story: impl AsyncFnOnce(&Visitor)) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let (outward, port) = Outward::listen().await;
        let visitor = Visitor::new(Site::start(plan), Chrome::start(scripts, port).await);
        let whole = async {
            story(&visitor).await;
            visitor.leave().await;
            outward.check();
        };
        let told = AssertUnwindSafe(tokio::time::timeout(LONGEST, whole))
            .catch_unwind()
            .await;
        if !matches!(told, Ok(Ok(()))) {
            photograph(&visitor).await;
        }
        match told {
            Ok(told) => told.expect("a story that ends"),
            Err(panic) => resume_unwind(panic),
        }
    });
}

/// Leaves a picture of what was to be seen when a promise was broken, under the test's name.
async fn photograph(visitor: &Visitor) {
    let name = std::thread::current()
        .name()
        .unwrap_or("story")
        .replace("::", "-");
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    if let Ok(picture) = visitor.client().screenshot().await {
        // The test has failed already; a picture that cannot be written changes nothing.
        let _ = fs::write(place, picture);
    }
}
