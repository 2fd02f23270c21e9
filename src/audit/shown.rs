//! What the metrics show: sums, and nothing that a visitor sent.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::kernel::unseen;
use super::memory::Search;
use super::report::{Finding, Verdict};

/// The message of the policies that says it.
const SENTENCE: &str = "privacy-not-counted";
/// How long the answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// More than any page of figures.
const MOST: u64 = 16 << 20;

/// No figure is of one visitor, at this address of the metrics.
pub(super) fn metrics(address: &str, search: &Search) -> Finding {
    match page(address) {
        Err(fault) => {
            let (verdict, why) = unseen("the metrics", &fault);
            Finding::of_policy(SENTENCE, verdict, why)
        }
        Ok(page) => {
            let figures = page.lines().filter(|line| !line.starts_with('#')).count();
            let refused = page
                .lines()
                .filter(|line| line.starts_with("afterimage_refusals_total"));
            // Without a visit nothing would have been there to be seen.
            let counted = refused.filter(|line| !line.ends_with(" 0")).count();
            let found = search.within(page.as_bytes());
            let mut evidence = vec![format!(
                "{figures} figures were read, {counted} of them refusals on the way"
            )];
            evidence.extend(found.iter().map(|name| format!("{name} stands among them")));
            Finding::of_policy(SENTENCE, Verdict::of(found.is_empty() && counted > 0), evidence)
        }
    }
}

fn page(address: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: audit\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(MOST).read_to_string(&mut answer)?;
    let page = answer.split_once("\r\n\r\n");
    let well = page.filter(|(head, _)| head.starts_with("HTTP/1.1 200 "));
    well.map(|(_, page)| page.to_owned())
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}
