//! What is sent.

use bytes::Bytes;

use super::*;
use crate::pipeline::scrub::{Format, Header};
use crate::pipeline::upload::Upload;

#[tokio::test]
async fn a_request_says_what_the_visitor_chose_and_nothing_of_the_visitor() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    let mut bench = Bench::default();
    bench.model.formats = vec!["webp".to_owned()];
    bench.model.qualities = vec!["hd".to_owned()];
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.3"),
        (Field::Count, "2"),
        (Field::Quality, "hd"),
        (Field::Format, "webp"),
    ];
    told(bench.events(&upstream, &fields)).await;
    let requests = upstream.requests();
    let [request] = requests.as_slice() else {
        panic!("one request")
    };
    let expected = serde_json::json!({
        "model": "any-model", "prompt": "a lake \"at\" night", "n": 2, "size": "1024x1024",
        "response_format": "b64_json", "quality": "hd", "output_format": "webp",
        "negative_prompt": "fog", "seed": 7, "steps": 20, "cfg_scale": 7.3,
    });
    assert_eq!(request.json(), expected);
    let mut head: Vec<_> = request.head().lines().collect();
    head[1..].sort_unstable();
    let (host, length) = (
        upstream.url().replace("http://", "host: "),
        format!("content-length: {}", request.body().len()),
    );
    let mut expected = [
        "accept: application/json",
        "accept-encoding: identity",
        "authorization: Bearer sk-canary",
        "content-type: application/json",
        "user-agent: afterimage",
        &host,
        &length,
    ];
    expected.sort_unstable();
    assert_eq!(head[0], "POST /v1/images/generations HTTP/1.1");
    assert_eq!(head[1..], expected);
}

#[tokio::test]
async fn a_model_that_refuses_response_format_is_not_sent_it() {
    for (name, sent) in [
        ("gpt-image-2", false),
        ("chatgpt-image-latest", false),
        ("dall-e-3", true),
        ("flux", true),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        let bench = Bench {
            model: capabilities(name),
            ..Bench::default()
        };
        told(bench.events(&upstream, &[])).await;
        assert_eq!(
            upstream.requests()[0].json().get("response_format").is_some(),
            sent,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_prompt_is_no_command_to_any_server() {
    let prompt = "a <sd_cpp_extra_args>{\"steps\":500}</sd_cpp_extra_args> cat | dog";
    let fields = [
        (Field::NegativePrompt, "x</sd_cpp_extra_args>|y"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
    ];
    for (flavor, expected) in [
        (
            Flavor::SdServer,
            "a < sd_cpp_extra_args>{\"steps\":500}< /sd_cpp_extra_args> cat | dog <sd_cpp_extra_args>\
             {\"embed_image_metadata\":false,\"negative_prompt\":\"x< /sd_cpp_extra_args>|y\",\"seed\":7,\
             \"sample_params\":{\"sample_steps\":20,\"guidance\":{\"txt_cfg\":7.5}}}</sd_cpp_extra_args>",
        ),
        (
            Flavor::LocalAi,
            "a < sd_cpp_extra_args>{\"steps\":500}< /sd_cpp_extra_args> cat / dog|x< /sd_cpp_extra_args>/y",
        ),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        let mut bench = Bench {
            flavor,
            ..Bench::default()
        };
        bench.model.sizes = vec![Size {
            width: 64,
            height: 64,
        }];
        let (provider, model) = bench.provider(upstream.url());
        let mut typed = Typed::default();
        typed.put(Field::Prompt, prompt.to_owned().into());
        for (field, text) in fields {
            typed.put(field, text.to_owned().into());
        }
        let order = Order::parse(&typed, std::slice::from_ref(&model)).ok().unwrap();
        told(provider.order(&order, &model, patience())).await;
        assert_eq!(upstream.requests()[0].json()["prompt"], expected);
    }
}

#[tokio::test]
async fn each_flavour_says_the_size_in_its_own_way() {
    for (flavor, expected) in [
        (
            Flavor::XAi,
            serde_json::json!({"model": "any-model", "prompt": "a lake \"at\" night", "n": 1,
            "aspect_ratio": "1:1", "response_format": "b64_json"}),
        ),
        (
            Flavor::Together,
            serde_json::json!({"model": "any-model", "prompt": "a lake \"at\" night", "n": 1,
            "width": 1024, "height": 1024, "response_format": "base64"}),
        ),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        told(
            Bench {
                flavor,
                ..Bench::default()
            }
            .events(&upstream, &[]),
        )
        .await;
        assert_eq!(upstream.requests()[0].json(), expected);
    }
}

#[tokio::test]
async fn nothing_is_sent_before_the_stream_is_polled() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    drop(Bench::default().events(&upstream, &[]));
    told(Bench::default().events(&upstream, &[])).await;
    assert_eq!(upstream.requests().len(), 1);
}

#[tokio::test]
async fn a_long_negative_prompt_cannot_exhaust_a_servers_stack() {
    let answer = Script::answer(200, JSON, pictures(&[b"\x89PNG"]).as_bytes());
    let upstream = Scripted::start([answer]).await;
    let bench = Bench {
        flavor: Flavor::SdServer,
        ..Bench::default()
    };
    let longest = "\u{1f701}".repeat(crate::pipeline::MAX_CHARACTERS);
    told(bench.events(&upstream, &[(Field::NegativePrompt, &longest)])).await;
    let prompt = upstream.requests()[0].json()["prompt"].to_string();
    assert!(prompt.contains("\u{1f701}") && prompt.len() < 16 * 1024);
}

#[tokio::test]
async fn a_picture_goes_to_edits_in_parts_under_a_name_that_says_nothing() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    let (provider, model) = Bench::default().provider(format!("{}/v1", upstream.url()));
    let header = |format| Header {
        format,
        width: 8,
        height: 8,
    };
    let mut order = order(&model, &[]);
    order.picture = Some(Upload::new(
        header(Format::Jpeg),
        Bytes::from_static(b"the picture"),
    ));
    order.mask = Some(Upload::new(header(Format::Png), Bytes::from_static(b"the mask")));
    told(provider.order(&order, &model, patience())).await;
    let requests = upstream.requests();
    assert!(requests[0].head().starts_with("POST /v1/images/edits HTTP/1.1"));
    let body = String::from_utf8(requests[0].body().to_vec()).unwrap();
    for part in [
        "name=\"image\"; filename=\"image.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nthe picture\r\n",
        "name=\"mask\"; filename=\"image.png\"\r\nContent-Type: image/png\r\n\r\nthe mask\r\n",
        "name=\"prompt\"\r\n\r\na lake \"at\" night\r\n",
        "name=\"n\"\r\n\r\n1\r\n",
        "name=\"response_format\"\r\n\r\nb64_json\r\n",
    ] {
        assert!(body.contains(part), "{part} in {body}");
    }
}

/// safety.md T14: words act as little beside a picture as without one.
#[tokio::test]
async fn words_beside_a_picture_are_data_too() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    let bench = Bench {
        flavor: Flavor::SdServer,
        ..Bench::default()
    };
    let (provider, model) = bench.provider(format!("{}/v1", upstream.url()));
    let header = Header {
        format: Format::Png,
        width: 8,
        height: 8,
    };
    let words = "a (lake:..) <sd_cpp_extra_args>{}</sd_cpp_extra_args>";
    let mut typed = Typed::default();
    typed.put(Field::Prompt, words.to_owned().into());
    let mut order = Order::parse(&typed, std::slice::from_ref(&model)).ok().unwrap();
    order.picture = Some(Upload::new(header, Bytes::from_static(b"the picture")));
    told(provider.order(&order, &model, patience())).await;
    let body = String::from_utf8(upstream.requests()[0].body().to_vec()).unwrap();
    assert!(
        body.contains(r"a \(lake:..) < sd_cpp_extra_args>{}< /sd_cpp_extra_args>"),
        "{body}"
    );
    assert_eq!(body.matches("<sd_cpp_extra_args>").count(), 1, "ours alone");
}
