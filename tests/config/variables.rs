//! Every key is also a variable, and a variable wins over the file.

use std::collections::BTreeSet;

use super::{read, wrong};

/// A variable, a value, and what the configuration shows of it then.
const VARIABLES: &[(&str, &str, &str)] = &[
    (
        "SERVER__BIND",
        "127.0.0.1:1, [::1]:2",
        "bind: [127.0.0.1:1, [::1]:2]",
    ),
    (
        "SERVER__PUBLIC_URL",
        "https://v.example",
        "origin: \"https://v.example\"",
    ),
    (
        "SERVER__ONION_URL",
        "http://vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvd.onion",
        "origin: \"http://vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvd.onion\"",
    ),
    (
        "SERVER__PROXY_PROTOCOL",
        "127.0.0.1:3, [::1]:4",
        "proxy_protocol: [127.0.0.1:3, [::1]:4]",
    ),
    (
        "SERVER__TRUSTED_PROXIES",
        "10.0.0.0/8,::1",
        "trusted_proxies: [10.0.0.0/8, ::1/128]",
    ),
    (
        "SERVER__FORWARDED_HEADER",
        "Forwarded",
        "forwarded_header: Forwarded",
    ),
    (
        "SERVER__ADMIN_BIND",
        "127.0.0.1:9464",
        "admin_bind: Some(127.0.0.1:9464)",
    ),
    ("SERVER__CONNECTIONS", "77", "connections: 77"),
    ("SERVER__CONNECTIONS_PER_CLIENT", "7", "connections_per_client: 7"),
    ("SERVER__SANDBOX", "require", "sandbox: Require"),
    ("SITE__NAME", "Pictures", "name: \"Pictures\""),
    ("SITE__CONTACT", "v@v.example", "uri: \"mailto:v@v.example\""),
    ("SITE__OPERATOR", "V", "operator: Some(\"V\")"),
    ("SITE__HOSTING", "H", "hosting: Some(\"H\")"),
    ("SITE__PROXY", "P", "proxy: Some(\"P\")"),
    (
        "SITE__SOURCE_URL",
        "https://s.example/",
        "host: Some(Domain(\"s.example\"))",
    ),
    ("SITE__CHANGES", "2026-12-01 C", "date: 2026-12-01, text: \"C\""),
    ("CHALLENGE__KINDS", "work", "kinds: [Work]"),
    ("CHALLENGE__PICTURES_PER_SOLVE", "7", "pictures_per_solve: 7"),
    ("RATE__PER_MINUTE", "9", "per_minute: 9"),
    ("RATE__PER_HOUR", "99", "per_hour: 99"),
    ("RATE__PER_DAY", "999", "per_day: 999"),
    ("BUDGET__PER_HOUR", "0.0123", "per_hour: Money(12300)"),
    ("BUDGET__PER_DAY", "0.0456", "per_day: Some(Money(45600)"),
    ("BUDGET__IN_FLIGHT", "3", "in_flight: 3"),
    ("LEDGER__STORE", "redis://10.0.0.9:6379", "redis"),
    ("LEDGER__PASSWORD", "p", "password: Some([secret])"),
    (
        "LEDGER__KEY",
        "0123456789abcdef0123456789abcdef",
        "key: Some([secret])",
    ),
    ("API__ENABLED", "true", "enabled: true"),
    (
        "API__KEYS",
        "v:sha256:0000000000000000000000000000000000000000000000000000000000000000:v4v4",
        "last4: \"v4v4\"",
    ),
    ("API__ORIGINS", "https://v.example:444", "https://v.example:444"),
    ("CONTENT__WORDS", "a, b c,d", "words: 3"),
    ("CONTENT__PATTERNS", "a+,b", "patterns: 2"),
    ("CONTENT__MODERATION__BASE_URL", "http://10.0.0.2/m", "10.0.0.2"),
    (
        "CONTENT__MODERATION__API_KEY",
        "k",
        "api_key: Some([secret]), ca_file: None",
    ),
    ("CONTENT__MODERATION__MODEL", "guard", "model: \"guard\""),
    (
        "CONTENT__MODERATION__CATEGORIES",
        "x/y, z=0.25",
        "name: \"z\", least: Some(0.25)",
    ),
    ("CONTENT__MODERATION__DEADLINE", "17", "deadline: 17s"),
    ("CONTENT__MODERATION__ON_FAILURE", "allow", "on_failure: Allow"),
    ("CONTENT__MODERATION__DISCLOSURE__NAME", "N8", "name: \"N8\""),
    ("CONTENT__MODERATION__DISCLOSURE__REGION", "R8", "region: \"R8\""),
    (
        "CONTENT__MODERATION__DISCLOSURE__RETENTION",
        "K8",
        "retention: \"K8\"",
    ),
    (
        "CONTENT__MODERATION__DISCLOSURE__TRAINING",
        "T8",
        "training: \"T8\"",
    ),
    (
        "CONTENT__MODERATION__DISCLOSURE__TERMS_URL",
        "https://v.example/t8",
        "t8",
    ),
    (
        "CONTENT__MODERATION__DISCLOSURE__TRANSFER",
        "G8",
        "transfer: Some(\"G8\")",
    ),
    ("LOG__DIR", "", "dir: None"),
    ("LOG__ADDRESS", "none", "address: None"),
    ("API__WAITING_BYTES", "2 MiB", "waiting_bytes: 2097152"),
    ("PICTURE__MAX_BYTES", "2 MiB", "max_bytes: 2097152"),
    ("PICTURE__MAX_UPLOAD_BYTES", "3 MiB", "max_upload_bytes: 3145728"),
    ("PICTURE__MAX_PIXELS", "2048x1024", "width: 2048, height: 1024"),
    ("PROVIDER__A_B__ID", "other", "id: \"other\""),
    ("PROVIDER__A_B__KIND", "openai", "OpenAi("),
    ("PROVIDER__A_B__BASE_URL", "http://10.0.0.1/v2", "10.0.0.1"),
    ("PROVIDER__A_B__API_KEY", "k", "api_key: Some([secret])"),
    ("PROVIDER__A_B__MODELS", "x,y", "id: \"y\""),
    ("PROVIDER__A_B__FLAVOR", "localai", "flavor: LocalAi"),
    ("PROVIDER__A_B__PARTIAL_IMAGES", "2", "partial_images: 2"),
    (
        "PROVIDER__A_B__PICTURE_HOSTS",
        "*.v.example",
        "Below(\".v.example\")",
    ),
    ("PROVIDER__A_B__DEADLINE", "6", "deadline: 6s"),
    ("PROVIDER__A_B__PRICE", "0.0987", "Money(98700)"),
    ("PROVIDER__A_B__BILLS_REFUSALS", "false", "bills_refusals: false"),
    ("PROVIDER__A_B__BILLS_5XX", "false", "bills_5xx: false"),
    ("PROVIDER__A_B__DISCLOSURE__NAME", "N9", "name: \"N9\""),
    ("PROVIDER__A_B__DISCLOSURE__REGION", "R9", "region: \"R9\""),
    ("PROVIDER__A_B__DISCLOSURE__RETENTION", "K9", "retention: \"K9\""),
    ("PROVIDER__A_B__DISCLOSURE__TRAINING", "T9", "training: \"T9\""),
    ("PROVIDER__A_B__BILLS_5XX", "false", "bills_5xx: false"),
    (
        "PROVIDER__A_B__DISCLOSURE__TERMS_URL",
        "https://v.example/t9",
        "t9",
    ),
    (
        "PROVIDER__A_B__DISCLOSURE__TRANSFER",
        "G9",
        "transfer: Some(\"G9\")",
    ),
];

const FILE: &str = "
[server]
trusted_proxies = '192.0.2.7'

[ledger]
key = 'a-key-of-at-least-32-characters-'

[content.moderation]
base_url = 'http://127.0.0.1/m'
disclosure = { name = 'n', region = 'r', retention = 'r', training = 't', terms_url = 'https://a.example' }
[[provider]]
id = 'a-b'
kind = 'openai'
base_url = 'http://127.0.0.1/v1'
models = ['m', { id = 'n' }]
disclosure = { name = 'n', region = 'r', retention = 'r', training = 't', terms_url = 'https://a.example' }
";

#[test]
fn a_variable_wins_over_the_file() {
    for (name, value, shown) in VARIABLES {
        let loaded = read(FILE, &[(&format!("AFTERIMAGE_{name}"), value)]);
        let config = format!(
            "{:?}",
            loaded
                .unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
                .config
        );
        assert!(config.contains(shown), "{name}: {config}");
        let before = format!("{:?}", read(FILE, &[]).unwrap().config);
        assert!(
            ["PROVIDER__A_B__KIND", "LEDGER__KEY"].contains(name) || !before.contains(shown),
            "{name} shows nothing"
        );
    }
}

#[test]
fn every_key_but_those_of_a_models_table_is_a_variable() {
    let variables: BTreeSet<String> = VARIABLES
        .iter()
        .map(|(name, ..)| name.replace("A_B__", ""))
        .collect();
    let keys = read(FILE, &[]).unwrap().keys;
    let keys = keys
        .iter()
        .filter(|key| !key.starts_with("provider.models.") && !key.ends_with("_file"));
    let keys: BTreeSet<String> = keys.map(|key| key.to_uppercase().replace('.', "__")).collect();
    assert_eq!(variables, keys);
}

#[test]
fn a_provider_can_be_made_of_variables_alone() {
    let loaded = read(
        "[[provider]]\nid = 'first'\nkind = 'painter'",
        &[
            ("AFTERIMAGE_PROVIDER__SD_SERVER__KIND", "openai"),
            ("AFTERIMAGE_PROVIDER__SD_SERVER__BASE_URL", "http://sd:7860/v1"),
            ("AFTERIMAGE_PROVIDER__SD_SERVER__MODELS", "sd"),
        ],
    );
    let config = loaded.unwrap().config;
    let ids: Vec<_> = config
        .providers
        .iter()
        .map(|provider| provider.id.as_str())
        .collect();
    assert_eq!(ids, ["first", "sd-server"]);
}

#[test]
fn a_kind_that_means_a_flavour_is_openai_with_it() {
    for (kind, flavor, url) in [
        ("together", "flavor: Together", "api.together.xyz"),
        ("xai", "flavor: XAi", "api.x.ai"),
        ("openrouter", "flavor: OpenRouter", "openrouter.ai"),
        ("localai", "flavor: LocalAi", "127.0.0.1"),
    ] {
        let place = if kind == "localai" {
            "base_url = 'http://127.0.0.1:8081/v1'"
        } else {
            "api_key = 'k'"
        };
        let file = format!("[[provider]]\nid = 'a'\nkind = '{kind}'\nmodels = ['m']\n{place}");
        let shown = format!("{:?}", read(&file, &[]).unwrap().config);
        assert!(shown.contains(flavor) && shown.contains(url), "{kind}: {shown}");
        // Whose ways it has is said by its kind, and nowhere else.
        assert!(
            read(&format!("{file}\nflavor = 'openai'"), &[]).is_err(),
            "{kind}"
        );
    }
}

#[test]
fn a_web_interface_can_be_told_by_variables_what_it_alone_can_be_told() {
    let file = "[[provider]]\nid = 'a-b'\nkind = 'automatic1111'\nmodels = ['m']";
    for (name, value, shown) in [
        ("SAMPLER", "DPM++ 2M", "sampler: Some(\"DPM++ 2M\")"),
        ("EXCLUSIVE", "true", "exclusive: true"),
        ("LIVE_PREVIEWS", "true", "live_previews: true"),
    ] {
        let loaded = read(file, &[(&format!("AFTERIMAGE_PROVIDER__A_B__{name}"), value)]);
        assert!(format!("{:?}", loaded.unwrap().config).contains(shown), "{name}");
        assert!(
            !format!("{:?}", read(file, &[]).unwrap().config).contains(shown),
            "{name}"
        );
    }
}

#[test]
fn variables_that_set_nothing_of_ours_are_left_alone() {
    for name in [
        "AFTERIMAGE_PORT",
        "AFTERIMAGE_PORT_8080_TCP_ADDR",
        "AFTERIMAGE_CONFIG",
        "OTHER__KEY",
        "PATH",
    ] {
        assert_eq!(wrong(&read("", &[(name, "x")])), [""; 0], "{name}");
    }
}
