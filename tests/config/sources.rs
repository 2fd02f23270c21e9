//! Which file is read, what stands when there is none, and what is odd though it works.

use std::cell::RefCell;
use std::io;
use std::path::Path;

use afterimage::config::{Environment, Kind, Warning, open, read_file};

use super::{read, wrong};

/// Opens with a file system that has only these files, and returns the site's name or the problem's key.
fn opened(flag: Option<&str>, variable: Option<&str>, files: &[&str]) -> String {
    let variables = variable.map(|path| ("AFTERIMAGE_CONFIG", path));
    let read = |path: &Path| {
        let name = path.to_string_lossy().into_owned();
        let there = files.contains(&name.as_str());
        there
            .then(|| format!("site.name = '{name}'"))
            .ok_or(io::ErrorKind::NotFound.into())
    };
    match open(flag.map(Path::new), &Environment::new(variables), &read) {
        Ok(loaded) => loaded.config.site.name,
        Err(problems) => problems.iter().map(|problem| problem.key().to_owned()).collect(),
    }
}

#[test]
fn the_flag_comes_before_the_variable_and_that_before_the_folder() {
    let all = ["a.toml", "b.toml", "afterimage.toml"];
    assert_eq!(opened(Some("a.toml"), Some("b.toml"), &all), "a.toml");
    assert_eq!(opened(None, Some("b.toml"), &all), "b.toml");
    assert_eq!(opened(None, None, &all), "afterimage.toml");
    assert_eq!(opened(None, None, &[]), "Afterimage");
}

#[test]
fn a_file_that_was_named_has_to_be_there() {
    assert_eq!(opened(Some("gone.toml"), None, &["afterimage.toml"]), "--config");
    assert_eq!(
        opened(None, Some("gone.toml"), &["afterimage.toml"]),
        "AFTERIMAGE_CONFIG"
    );
}

#[test]
fn a_file_of_the_folder_that_cannot_be_read_is_a_problem() {
    let asked = RefCell::new(0);
    let locked = |_: &Path| {
        *asked.borrow_mut() += 1;
        Err(io::ErrorKind::PermissionDenied.into())
    };
    let result = open(None, &Environment::default(), &locked);
    assert_eq!(wrong(&result), ["afterimage.toml"]);
    assert_eq!(asked.into_inner(), 1);
}

#[test]
fn a_file_without_end_is_not_read_to_its_end() {
    let fault = read_file(Path::new("/dev/zero")).unwrap_err();
    assert_eq!(fault.kind(), io::ErrorKind::FileTooLarge);
}

#[test]
fn without_a_word_it_paints_on_loopback() {
    let loaded = read("", &[]).unwrap();
    assert_eq!(loaded.warnings, []);
    let config = loaded.config;
    assert_eq!(format!("{:?}", config.server.bind), "[127.0.0.1:8080]");
    assert_eq!(config.log.dir.as_deref(), Some(Path::new("logs")));
    assert_eq!(
        (config.rate.per_minute, config.rate.per_hour, config.rate.per_day),
        (4, 30, 100)
    );
    assert_eq!(config.picture.max_bytes, 16 * 1024 * 1024);
    let [painter] = config.providers.as_slice() else {
        panic!("one provider")
    };
    assert_eq!(painter.kind, Kind::Painter);
    assert!(
        painter
            .disclosure
            .as_ref()
            .is_some_and(|card| card.name.contains("no AI model"))
    );
}

#[test]
fn what_works_but_was_hardly_meant_is_said() {
    use Warning::{
        AdminReachable, EverybodyIsTheProxy, EverybodyIsTor, NoChallenge, NoContact, NoOperator, NotHttps,
    };
    for (text, warnings) in [
        ("server.bind = '0.0.0.0:80'", &[NotHttps][..]),
        ("server.bind = '192.168.0.2:80'", &[NotHttps]),
        ("server.bind = '[::ffff:127.0.0.1]:80'", &[]),
        (
            "server = { bind = '[::]:80', public_url = 'http://a.example' }",
            &[NotHttps, NoContact, NoOperator],
        ),
        (
            "server = { bind = '[::]:80', public_url = 'https://a.example' }",
            &[NoContact, NoOperator],
        ),
        (
            "server = { bind = '[::]:80', public_url = 'http://a.onion' }\nsite = { contact = 'a@a.example', operator = 'A' }",
            &[],
        ),
        (
            "server.public_url = 'https://a.example'\nsite = { contact = 'a@a.example', operator = 'A' }",
            &[EverybodyIsTheProxy],
        ),
        (
            "server = { public_url = 'https://a.example', trusted_proxies = ['::1'] }\nsite = { contact = 'a@a.example', operator = 'A' }",
            &[],
        ),
        ("server.admin_bind = '127.0.0.1:9464'", &[]),
        ("server.admin_bind = '10.0.0.7:9464'", &[]),
        ("server.admin_bind = ''", &[]),
        ("server.admin_bind = '0.0.0.0:9464'", &[AdminReachable]),
        ("server.admin_bind = '192.0.2.1:9464'", &[AdminReachable]),
        (
            "server.onion_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion'\n\
             site = { contact = 'a@a.example', operator = 'A' }",
            &[EverybodyIsTor],
        ),
        (
            "server = { bind = '[::]:1', proxy_protocol = '[::]:2', trusted_proxies = '::1', \
             onion_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion' }",
            &[NoContact, NoOperator],
        ),
        ("challenge.kinds = []", &[]),
        (
            "challenge.kinds = []\nserver.bind = '[::]:80'",
            &[NotHttps, NoChallenge],
        ),
    ] {
        assert_eq!(read(text, &[]).unwrap().warnings, warnings, "{text}");
    }
}
