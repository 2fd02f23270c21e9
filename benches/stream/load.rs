//! Load by wrk, and single requests by hand.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::Duration;

use crate::process::{Core, on};
use crate::workshop::Workshop;

/// What is asked, again and again.
pub(crate) struct Ask {
    /// Where, beginning with `http://`.
    pub(crate) url: String,
    /// `GET`, or `POST` with a form.
    pub(crate) form: Option<&'static str>,
    /// What answer is asked for.
    pub(crate) accept: &'static str,
    /// Connections at the same time.
    pub(crate) connections: u32,
    /// For so long.
    pub(crate) time: Duration,
    /// Whether the client wants each connection closed.
    pub(crate) close: bool,
}

/// What wrk counted.
pub(crate) struct Outcome {
    /// Complete answers in a second.
    pub(crate) per_second: f64,
    /// Complete answers.
    pub(crate) answers: f64,
    /// Half of the answers took at most so long, in milliseconds.
    pub(crate) p50: f64,
    /// 99 of 100 answers took at most so long, in milliseconds.
    pub(crate) p99: f64,
}

/// The end of every script: figures in one line.
const REPORT: &str = r#"
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("figures %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed, errors.status))
end
"#;

impl Ask {
    fn script(&self) -> String {
        let method = match self.form {
            Some(form) => format!(
                "wrk.method = 'POST'\nwrk.body = '{form}'\n\
                 wrk.headers['Content-Type'] = 'application/x-www-form-urlencoded'\n"
            ),
            None => String::new(),
        };
        let close = if self.close {
            "wrk.headers['Connection'] = 'close'\n"
        } else {
            ""
        };
        format!(
            "{method}wrk.headers['Accept'] = '{}'\n{close}{REPORT}",
            self.accept
        )
    }

    /// Lets wrk ask; `refused` when answers are meant to be refusals.
    pub(crate) fn run(&self, workshop: &Workshop, refused: bool) -> io::Result<Outcome> {
        let script = workshop.path("ask.lua");
        fs::write(&script, self.script())?;
        let output = on(Core::Other, "wrk")
            .args(["-t", "1", "--timeout", "60s", "-c", &self.connections.to_string()])
            .args(["-d", &format!("{}s", self.time.as_secs()), "-s"])
            .arg(script)
            .arg(&self.url)
            .stderr(Stdio::inherit())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text.lines().find_map(|line| line.strip_prefix("figures "));
        let figures: Vec<f64> = line
            .unwrap_or_default()
            .split(' ')
            .filter_map(|figure| figure.parse().ok())
            .collect();
        match figures[..] {
            [answers, micros, p50, p99, failed, statuses]
                if failed == 0.0 && answers > 0.0 && (statuses > 0.0) == refused =>
            {
                Ok(Outcome {
                    per_second: answers / micros * 1e6,
                    answers,
                    p50: p50 / 1e3,
                    p99: p99 / 1e3,
                })
            }
            _ => Err(io::Error::other(format!("{}: {text}", self.url))),
        }
    }
}

/// An answer, head and body apart.
pub(crate) struct Answer {
    /// The status line and the header lines.
    pub(crate) head: String,
    /// The body as it came.
    pub(crate) body: Vec<u8>,
}

/// Asks once, by hand.
pub(crate) fn once(port: u16, request: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(request.as_bytes())?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    let end = all.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.ok_or(io::ErrorKind::InvalidData)?;
    let body = all.split_off(end + 4);
    let head = String::from_utf8_lossy(&all).trim_end().to_owned();
    Ok(Answer { head, body })
}
