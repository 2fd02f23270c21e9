//! What WebDriver knows only by chromedriver's own commands.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// The connector for a driver on this machine: no TLS.
pub(crate) fn connector() -> HttpConnector {
    HttpConnector::new()
}

/// A command of the Chrome DevTools Protocol.
pub(crate) async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    issue(client, "goog/cdp/execute", body).await
}

/// The entries of a log since it was read last.
pub(crate) async fn log(client: &Client, kind: &str) -> Vec<Value> {
    match issue(client, "se/log", json!({ "type": kind })).await {
        Value::Array(entries) => entries,
        other => panic!("no log of {kind}: {other}"),
    }
}

async fn issue(client: &Client, path: &'static str, body: Value) -> Value {
    let command = Command { path, body };
    client
        .issue_cmd(command)
        .await
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
