//! Who counts as one visitor, whatever they say about themselves, and for how long that is remembered.

use std::time::Duration;

use afterimage::entropy::Entropy;
use afterimage::ledger::retention::{RATE_RECORD, RATE_WINDOW, SWEEP};

use crate::instance::{Service, Setup};
use crate::visitor::{JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// Nobody is challenged; three pictures a minute.
const THREE: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 3\n";

const HEADERS: [&str; 7] = [
    "x-forwarded-for",
    "forwarded",
    "x-real-ip",
    "cf-connecting-ip",
    "true-client-ip",
    "x-client-ip",
    "x-forwarded-host",
];

async fn makes(visitor: &Visitor<'_>) -> u16 {
    visitor.make(LAKE).await.status
}

/// An address of one /64.
fn host(low: u64) -> String {
    let [a, b, c, d] = [low >> 48, low >> 32 & 0xffff, low >> 16 & 0xffff, low & 0xffff];
    format!("2001:db8:1:2:{a:x}:{b:x}:{c:x}:{d:x}")
}

/// A forwarding header as a liar writes it.
fn lie(random: &Entropy) -> (&'static str, String) {
    let number = random.number().unwrap();
    let [a, b, c, d, ..] = number.to_be_bytes();
    let v4 = format!("{a}.{b}.{c}.{d}");
    let v6 = host(number.rotate_left(17));
    let value = match number % 6 {
        0 => v4,
        1 => v6,
        2 => format!("{v4}, 10.0.0.1, {v4}"),
        3 => format!("for={v4};proto=https, for=\"[{v6}]:80\""),
        4 => format!("::ffff:{v4}"),
        _ => "unknown, , garbage".to_owned(),
    };
    let header = HEADERS[usize::try_from(number >> 48).unwrap() % HEADERS.len()];
    (header, value)
}

// safety.md T7, tier: run
#[actix_web::test]
async fn ten_thousand_forged_headers_of_a_stranger_are_one_visitor() {
    let service = Setup::with(THREE).start().await;
    let random = Entropy::seeded(7);
    let mut made = 0;
    for _ in 0..10_000 {
        let (header, value) = lie(&random);
        let visitor = Visitor::new(&service).accepting(JSON).sending(header, &value);
        match makes(&visitor).await {
            200 => made += 1,
            status => assert_eq!(status, 429),
        }
    }
    assert_eq!((made, service.studio.calls()), (3, 3));
    assert_eq!(service.instance.ledger.records().rates, 1);
}

// safety.md T7, tier: run
#[actix_web::test]
async fn what_a_visitor_writes_before_a_trusted_proxy_is_not_believed() {
    let proxied = format!("{THREE}[server]\ntrusted_proxies = [\"10.0.0.0/8\"]\n");
    let service = Setup::with(&proxied).start().await;
    let random = Entropy::seeded(8);
    let mut made = 0;
    for _ in 0..10_000 {
        let (_, spoofed) = lie(&random);
        let chain = format!("{spoofed}, 203.0.113.9");
        let visitor = Visitor::new(&service).from("10.1.1.1:1").accepting(JSON);
        made += usize::from(makes(&visitor.sending("x-forwarded-for", &chain)).await == 200);
    }
    assert_eq!(made, 3);
    let other = Visitor::new(&service).from("10.1.1.1:1").accepting(JSON);
    let other = other.sending("x-forwarded-for", "203.0.113.10");
    assert_eq!(
        makes(&other).await,
        200,
        "the neighbour behind the same proxy has an allowance of its own"
    );
    assert_eq!(service.instance.ledger.records().rates, 2);
}

// safety.md T7, tier: run
#[actix_web::test]
async fn only_the_one_header_the_operator_named_is_believed() {
    let proxied =
        format!("{THREE}[server]\ntrusted_proxies = [\"10.0.0.0/8\"]\nforwarded_header = \"x-real-ip\"\n");
    let service = Setup::with(&proxied).start().await;
    for number in 0..200 {
        let forged = format!("198.51.100.{number}");
        let visitor = Visitor::new(&service)
            .from("10.1.1.1:1")
            .accepting(JSON)
            .sending("x-real-ip", "203.0.113.9");
        makes(&visitor.sending(HEADERS[number % 2], &forged)).await;
    }
    assert_eq!(service.studio.calls(), 3);
    assert_eq!(service.instance.ledger.records().rates, 1);
}

// safety.md T8, tier: run
#[actix_web::test]
async fn a_whole_64_is_one_visitor() {
    let service = Setup::with(THREE).start().await;
    let mut made = 0;
    for low in 0..65_536_u64 {
        // Spread over all 64 bits, as privacy extensions do.
        let address = host(low.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let visitor = Visitor::new(&service)
            .from(&format!("[{address}]:1"))
            .accepting(JSON);
        made += usize::from(makes(&visitor).await == 200);
    }
    assert_eq!((made, service.studio.calls()), (3, 3));
    assert_eq!(service.instance.ledger.records().rates, 1);
}

/// How many of these addresses' requests make a picture, three by each, and who is told to wait for how long.
async fn made(service: &Service, addresses: impl Iterator<Item = String>) -> usize {
    let mut made = 0;
    for address in addresses {
        let visitor = Visitor::new(service).from(&address).accepting(JSON);
        for _ in 0..3 {
            made += usize::from(makes(&visitor).await == 200);
        }
    }
    made
}

// safety.md T8, tier: run
#[actix_web::test]
async fn a_thousand_subnets_of_a_site_are_sixteen_visitors_and_those_of_a_home_four() {
    let service = Setup::with(THREE).start().await;
    let home = (0..256).map(|subnet| format!("[2001:db8:1:{subnet:x}::7]:1"));
    assert_eq!(made(&service, home).await, 3 * 4);
    // The same /48, the home above among them: a thousand subnets in four homes.
    let site = (0..1_000).map(|subnet| format!("[2001:db8:1:{subnet:x}::9]:1"));
    assert_eq!(made(&service, site).await, 3 * (16 - 4));
    let elsewhere = std::iter::once("[2001:db8:2::9]:1".to_owned());
    assert_eq!(made(&service, elsewhere).await, 3, "the next site has its own");
    service.time.advance(Duration::from_secs(60));
    let again = (0..1_000).map(|subnet| format!("[2001:db8:1:{subnet:x}::9]:1"));
    assert_eq!(
        made(&service, again).await,
        3 * 16,
        "a minute later the next minute's"
    );
}

// safety.md T8, tier: run
#[actix_web::test]
async fn all_addresses_of_an_ipv4_network_are_eight_visitors() {
    let service = Setup::with(THREE).start().await;
    let network = (0..256).map(|host| format!("198.51.100.{host}:1"));
    assert_eq!(made(&service, network).await, 3 * 8);
    assert_eq!(service.studio.calls(), 24);
    let refused = Visitor::new(&service)
        .from("198.51.100.255:1")
        .accepting(JSON)
        .make(LAKE)
        .await;
    assert_eq!(refused.refusal(), (429, "rate-limited".to_owned()));
    assert!(refused.header("retry-after").is_some());
    let neighbour = std::iter::once("198.51.101.1:1".to_owned());
    assert_eq!(made(&service, neighbour).await, 3);
}

// safety.md T36, tier: run
#[actix_web::test]
async fn a_site_cannot_ask_for_codes_without_end_from_ever_new_subnets() {
    let service = Service::start().await;
    let mut given = 0;
    for subnet in 0..1_000 {
        let visitor = Visitor::new(&service).from(&format!("[2001:db8:1:{:x}::7]:1", subnet * 64));
        given += usize::from(visitor.get("/challenge/code.png").await.status == 200);
    }
    assert_eq!(given, 30 * 16);
    Visitor::new(&service).from("[2001:db8:2::7]:1").question().await;
}

// safety.md T9, tier: run
#[actix_web::test]
async fn a_hundred_ipv4_clients_on_a_dual_stack_socket_are_a_hundred_visitors() {
    let service = Setup::with(THREE).start().await;
    for number in 0..100 {
        for spelling in [
            format!("[::ffff:198.18.{number}.7]:1"),
            format!("198.18.{number}.7:1"),
        ] {
            let visitor = Visitor::new(&service).from(&spelling).accepting(JSON);
            makes(&visitor).await;
            makes(&visitor).await;
        }
    }
    assert_eq!(
        service.studio.calls(),
        300,
        "three for each, whichever way its address is spelled"
    );
    assert_eq!(service.instance.ledger.records().rates, 100);
}

#[actix_web::test]
async fn waiting_as_long_as_told_is_enough() {
    let service = Setup::with(THREE).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..3 {
        assert_eq!(makes(&visitor).await, 200);
    }
    let refused = visitor.make(LAKE).await;
    assert_eq!(refused.refusal(), (429, "rate-limited".to_owned()));
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!(wait > 0 && wait.is_multiple_of(5) && wait <= 60, "{wait}");
    assert_eq!(refused.json()["retry_after"], wait);
    service.time.advance(Duration::from_secs(wait));
    assert_eq!(makes(&visitor).await, 200);
}

#[actix_web::test]
async fn more_pictures_than_are_left_take_none() {
    let service = Setup::with(THREE).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(
        visitor.make(&[("prompt", "a lake"), ("count", "2")]).await.status,
        200
    );
    for _ in 0..20 {
        assert_eq!(
            visitor.make(&[("prompt", "a lake"), ("count", "2")]).await.status,
            429
        );
    }
    assert_eq!(makes(&visitor).await, 200, "the one that was left is still there");
    assert_eq!(makes(&visitor).await, 429);
}

// safety.md T31, tier: run
#[actix_web::test]
async fn a_rate_record_is_gone_a_day_and_a_minute_after_the_last_request() {
    assert_eq!(RATE_WINDOW + SWEEP, Duration::from_secs(24 * 3_600 + 60));
    assert_eq!(RATE_RECORD, Duration::from_secs(48 * 3_600), "what is promised");
    let all = "[challenge]\nkinds = []\n[rate]\nper_minute = 100\nper_hour = 100\nper_day = 100\n";
    let service = Setup::with(all).start().await;
    for client in 0..50 {
        let visitor = Visitor::new(&service)
            .from(&format!("198.18.{client}.7:1"))
            .accepting(JSON);
        // The longest there is: a day's whole allowance at once.
        for _ in 0..25 {
            assert_eq!(
                visitor.make(&[("prompt", "a lake"), ("count", "4")]).await.status,
                200
            );
        }
    }
    assert_eq!(service.instance.ledger.records().rates, 50);
    let mut passed = Duration::ZERO;
    while passed < RATE_WINDOW - SWEEP {
        service.pass(SWEEP);
        passed += SWEEP;
    }
    assert_eq!(service.instance.ledger.records().rates, 50, "still counted");
    service.pass(SWEEP);
    service.pass(SWEEP);
    let records = service.instance.ledger.records();
    assert_eq!((records.rates, records.networks), (0, 0));
}

#[actix_web::test]
async fn the_key_that_hides_addresses_changes_and_nobody_gains_by_it() {
    let daily = "[challenge]\nkinds = []\n[rate]\nper_minute = 4\nper_hour = 4\nper_day = 4\n";
    let service = Setup::with(daily).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    service.time.advance(RATE_WINDOW - Duration::from_secs(3_600));
    for _ in 0..4 {
        assert_eq!(makes(&visitor).await, 200);
    }
    service.pass(Duration::from_secs(3_600));
    assert_eq!(makes(&visitor).await, 429, "the same visitor under the new key");
    assert_eq!(service.instance.ledger.records().rates, 1);
}

#[actix_web::test]
async fn a_new_key_gives_no_network_a_fresh_allowance() {
    let daily = "[challenge]\nkinds = []\n[rate]\nper_minute = 3\nper_hour = 3\nper_day = 3\n";
    for addresses in ["198.51.100.{}", "[2001:db8:1:{}::1]"] {
        let service = Setup::with(daily).start().await;
        let network = |from: usize| {
            let hosts = from..from + 100;
            hosts.map(|host| format!("{}:1", addresses.replace("{}", &host.to_string())))
        };
        service.time.advance(RATE_WINDOW - Duration::from_secs(60));
        let allowed = if addresses.starts_with('[') { 3 * 16 } else { 3 * 8 };
        let first = made(&service, network(0)).await;
        assert!(first <= allowed && first > 3, "{first}");
        service.pass(Duration::from_secs(60));
        assert_eq!(made(&service, network(0)).await, 0, "under the new key");
    }
}

#[actix_web::test]
async fn asking_for_codes_without_end_is_refused_and_costs_no_pictures() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    for _ in 1..30 {
        Visitor::new(&service).question().await;
    }
    let refused = visitor.get("/challenge/code.png").await;
    assert_eq!(refused.refusal(), (429, "challenge-flood".to_owned()));
    assert_eq!(service.codes.drawn(), 30);
    for _ in 0..4 {
        visitor.make(&question.beside(LAKE)).await;
    }
    assert_eq!(
        service.studio.calls(),
        1,
        "a code that was given out can still be answered"
    );
    let stranger = Visitor::new(&service).from("198.51.100.1:1");
    stranger.question().await;
}
