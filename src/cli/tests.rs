//! What command lines mean, and what is said about them.

use super::*;

fn read(line: &str) -> Result<Command, Usage> {
    parse(line.split_whitespace().map(OsString::from))
}

#[test]
fn no_command_serves() {
    assert_eq!(read(""), Ok(Command::Serve(None)));
    assert_eq!(read("--config a.toml"), Ok(Command::Serve(Some("a.toml".into()))));
}

#[test]
fn the_configuration_is_named_before_or_after_the_command() {
    for line in ["check --config a.toml", "--config=a.toml check"] {
        assert_eq!(read(line), Ok(Command::Check(Some("a.toml".into()))), "{line}");
    }
    assert_eq!(read("healthcheck"), Ok(Command::Healthcheck(None)));
}

#[test]
fn help_and_version_come_before_everything_else() {
    for line in ["--help", "serve -h", "check --help"] {
        assert_eq!(read(line), Ok(Command::Help), "{line}");
    }
    assert_eq!(read("-V"), Ok(Command::Version));
}

#[test]
fn an_audit_is_of_an_instance_of_its_own_or_of_a_running_one() {
    assert_eq!(read("audit"), Ok(Command::Audit(Audit::default())));
    let audit = Audit {
        config: Some("a.toml".into()),
        json: true,
        pid: Some(7),
        address: Some("[::1]:80".to_owned()),
        spend: true,
    };
    let line = "audit --json --pid 7 --url http://[::1]/ --spend --config a.toml";
    assert_eq!(read(line), Ok(Command::Audit(audit)));
}

#[test]
fn a_key_has_a_name_and_no_configuration() {
    for line in ["key new --name laptop-2", "key new --name=laptop-2"] {
        assert_eq!(read(line), Ok(Command::KeyNew("laptop-2".to_owned())), "{line}");
    }
}

#[test]
fn a_new_key_is_shown_once_and_kept_as_a_hash() {
    let mut said = Vec::new();
    key_new("laptop", &Entropy::seeded(1), &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    let key = said.lines().find(|line| line.starts_with("ai-")).unwrap();
    assert_eq!(said.matches(key).count(), 1);
    let (_, lines) = said.split_once("[[api.keys]]").unwrap();
    let lines: toml::Table = lines.parse().unwrap();
    assert_eq!(lines["name"].as_str(), Some("laptop"));
    assert!(key.ends_with(lines["last4"].as_str().unwrap()));
    let hash = Fingerprint::parse(lines["hash"].as_str().unwrap()).unwrap();
    assert!(bool::from(crate::key::Presented::new(key).is(&hash)));
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    for (line, usage) in [
        ("key", Usage::Command),
        ("key old", Usage::Command),
        ("key new", Usage::Value),
        ("key new --name", Usage::Value),
        ("key new --name My", Usage::Value),
        ("key new --name a --name b", Usage::Option),
        ("key new --name a --config b", Usage::Option),
        ("key new more", Usage::Surplus),
        ("--name a key new", Usage::Option),
        ("check --name a", Usage::Option),
        ("audits", Usage::Command),
        ("check --json", Usage::Option),
        ("audit --json --json", Usage::Repeated),
        ("audit --pid", Usage::Value),
        ("audit --pid self", Usage::Value),
        ("audit --pid 0", Usage::Value),
        ("audit --url http://localhost/", Usage::Option),
        ("audit --pid 1 --url https://localhost/", Usage::Value),
        ("audit --pid 1 --url localhost:80", Usage::Value),
        ("audit --spend", Usage::Option),
        ("Serve", Usage::Command),
        ("serve check", Usage::Surplus),
        ("--port 80", Usage::Option),
        ("-x", Usage::Option),
        ("--config", Usage::Value),
        ("--config=", Usage::Value),
        ("--config a --config b", Usage::Repeated),
        ("check -- --config", Usage::Surplus),
    ] {
        assert_eq!(read(line), Err(usage), "{line}");
    }
}
