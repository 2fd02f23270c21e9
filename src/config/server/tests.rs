use super::*;

#[test]
fn a_proxy_is_an_address_or_a_network_in_one_spelling() {
    for (text, network) in [
        ("10.0.0.1", "10.0.0.1/32"),
        ("10.1.2.3/8", "10.0.0.0/8"),
        ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
        ("2001:db8::1", "2001:db8::1/128"),
        ("fc00::/7", "fc00::/7"),
    ] {
        assert_eq!(proxy(text).map(|net| net.to_string()), Ok(network.to_owned()));
    }
}

#[test]
fn nobody_can_be_believed_who_is_everybody() {
    for text in [
        "0.0.0.0/0",
        "::/0",
        "::ffff:0.0.0.0/96",
        "::/80",
        "128.0.0.0/1",
        "2000::/3",
        "1.2.3.4/0",
    ] {
        assert_eq!(proxy(text), Err(Wrong::TooWide), "{text}");
    }
}

#[test]
fn the_metrics_are_never_where_visitors_are_served() {
    for (public, admin, together) in [
        ("127.0.0.1:8080", "127.0.0.1:9464", false),
        ("127.0.0.1:8080", "127.0.0.2:8080", false),
        ("127.0.0.1:0", "127.0.0.1:0", false),
        ("127.0.0.1:8080", "127.0.0.1:8080", true),
        ("127.0.0.1:8080", "[::ffff:127.0.0.1]:8080", true),
        ("0.0.0.0:8080", "127.0.0.1:8080", true),
        ("10.0.0.1:8080", "[::]:8080", true),
    ] {
        assert_eq!(
            meet(public.parse().unwrap(), admin.parse().unwrap()),
            together,
            "{public} {admin}"
        );
    }
}

#[test]
fn the_service_is_asked_on_loopback_when_it_listens_everywhere() {
    for (bind, own) in [
        ("0.0.0.0:80", "127.0.0.1:80"),
        ("[::]:80", "[::1]:80"),
        ("192.168.0.2:80", "192.168.0.2:80"),
    ] {
        let server = Server {
            bind: vec![bind.parse().unwrap()],
            admin_bind: None,
            public_url: None,
            onion_url: None,
            proxy_protocol: Vec::new(),
            trusted_proxies: Vec::new(),
            forwarded_header: ForwardedHeader::Forwarded,
            connections: 1,
            connections_per_client: 1,
            sandbox: Sandbox::On,
        };
        assert_eq!(server.own_address().to_string(), own);
    }
}
