//! A visitor's own picture: what of it reaches the provider, what is refused, and that nothing of it stays.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use afterimage::instance::makers;
use afterimage::pipeline::scrub::{Limits, Scrubber, Source};
use bytes::Bytes;

use crate::answer::Answer;
use crate::file_form::{FileForm, NAME, editing};
use crate::hostile::with_text;
use crate::instance::{GENEROUS, Service, Setup, read};
use crate::studio::png;
use crate::upstream::{Upstream, pictures};
use crate::visitor::{HTML, JSON, Visitor};

const OPEN: &str = "[challenge]\nkinds = []\n";

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures");
    fs::read(folder.join(name)).unwrap()
}

/// EXIF as a telephone writes it: turned to the left, and taken at a place.
fn with_place(jpeg: &[u8]) -> Vec<u8> {
    let tiff: &[u8] = b"MM\0\x2a\0\0\0\x08\0\x02\
        \x01\x12\0\x03\0\0\0\x01\0\x06\0\0\
        \x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\
        \0\x01\0\x1d\0\x02\0\0\0\x11\0\0\0\x38\0\0\0\0canary 51.5007N\0\0";
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, b"Exif\0\0", tiff, &jpeg[2..]].concat()
}

/// A service whose provider is an image API, and what that API was sent.
async fn before_an_api() -> (Service, Arc<Mutex<Vec<Vec<u8>>>>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let kept = sent.clone();
    let upstream = Upstream::start(move |asked| {
        let head = asked.head.as_bytes();
        kept.lock().unwrap().push([head, &asked.bytes].concat());
        pictures(&png())
    });
    let config = format!(
        "{OPEN}{GENEROUS}[log]\ndir = \"\"\n[[provider]]\nid = \"up\"\nkind = \"openai\"\nbase_url = \"{}\"\n\
         api_key = \"k\"\nmodels = [{{ id = \"gpt-image-1\", edit = true }}]\n",
        upstream.url
    );
    let makers = Some(makers(&read(&config)).unwrap());
    let setup = Setup {
        config,
        makers,
        ..Setup::default()
    };
    (setup.start().await, sent)
}

/// The file in a part of a form.
fn part(form: &[u8], name: &str) -> Option<Vec<u8>> {
    let at = memchr::memmem::find(form, format!("name=\"{name}\"; filename=").as_bytes())?;
    let from = at + memchr::memmem::find(&form[at..], b"\r\n\r\n")? + 4;
    let to = from + memchr::memmem::find(&form[from..], b"\r\n--")?;
    Some(form[from..to].to_vec())
}

fn holds(bytes: &[u8], text: &str) -> bool {
    memchr::memmem::find(bytes, text.as_bytes()).is_some()
}

#[actix_web::test]
async fn what_a_camera_wrote_beside_the_picture_never_leaves_the_server() {
    let (service, sent) = before_an_api().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let html = "<script>canary</script><html>";
    let files = [
        with_place(&fixture("baseline.jpg")),
        [fixture("progressive.jpg"), html.into()].concat(),
        [fixture("lossy.webp"), html.into()].concat(),
        with_text(&png(), "canary of words").to_vec(),
        fixture("wordy.jpg"),
        fixture("wordy.png"),
        fixture("wordy.webp"),
        fixture("signed.jpg"),
        fixture("signed.png"),
        fixture("signed.webp"),
        fixture("signed_with_title.png"),
    ];
    for (number, file) in files.iter().enumerate() {
        let form = FileForm::of(&[("prompt", "a lake")]).file("image", file);
        let answer = form.untouched("mask").send(&visitor).await;
        assert_eq!(answer.status, 200, "{number}: {}", answer.text_lossy());
        let asked = sent.lock().unwrap().pop().unwrap();
        assert!(asked.starts_with(b"POST /v1/images/edits "), "{number}");
        for secret in [
            "canary",
            "51.5007",
            "c2pa",
            "jumb",
            "digitalsourcetype",
            NAME,
            "text/html",
        ] {
            assert!(!holds(&asked, secret), "{number}: {secret}");
        }
        let picture = part(&asked, "image").unwrap();
        assert!(picture.len() > 100, "{number}");
        // Whole, and nothing in it that could still go.
        let mut scrubber = Scrubber::new(Limits::default(), Source::Visitor);
        let mut out = Vec::new();
        scrubber.push(Bytes::from(picture.clone()), &mut out).unwrap();
        scrubber.finish(&mut out).unwrap();
        assert_eq!(out.concat(), picture, "{number}");
        assert!(part(&asked, "mask").is_none());
    }
    // How the picture is to be turned is no secret: without it the model would see it lying on its side.
    let form = FileForm::of(&[("prompt", "a lake")]).file("image", &files[0]);
    form.send(&visitor).await;
    assert!(holds(&sent.lock().unwrap().pop().unwrap(), "Exif\0\0"));
}

#[actix_web::test]
async fn two_visitors_with_the_same_picture_send_the_same_bytes() {
    let (service, sent) = before_an_api().await;
    for peer in ["192.0.2.1:1", "198.51.100.7:2"] {
        let visitor = Visitor::new(&service).accepting(JSON).from(peer);
        let form = FileForm::of(&[("prompt", "a lake")]).file("image", &fixture("wordy.jpg"));
        assert_eq!(form.send(&visitor).await.status, 200);
    }
    let sent = sent.lock().unwrap();
    assert_eq!((sent.len(), &sent[0]), (2, &sent[1]));
}

/// A service where pictures can be given to some models, and nobody is asked for a code.
async fn studio() -> Service {
    let setup = Setup {
        studio: editing(),
        ..Setup::with(&format!("{OPEN}{GENEROUS}"))
    };
    setup.start().await
}

fn form(model: &str) -> FileForm {
    FileForm::of(&[("prompt", "a lake"), ("model", model)])
}

async fn refused(service: &Service, form: FileForm) -> (u16, String, Option<String>) {
    let answer = form.send(&Visitor::new(service).accepting(JSON)).await;
    let (status, code) = answer.refusal();
    let field = answer.json()["field"].as_str().map(str::to_owned);
    (status, code, field)
}

fn told(status: u16, code: &str, field: &str) -> (u16, String, Option<String>) {
    (status, code.to_owned(), Some(field.to_owned()))
}

// safety.md T23, tier: run
#[actix_web::test]
async fn what_is_no_whole_picture_of_ours_is_refused_whatever_it_is_called() {
    let service = studio().await;
    let whole = fixture("baseline.jpg");
    let mut files: Vec<Vec<u8>> = [
        "GIF89a\x01\0\x01\0\0\0\0;",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<!DOCTYPE html><script>alert(1)</script>",
        "%PDF-1.7\n%\u{e2}\u{e3}",
        "PK\x03\x04",
        "x",
        "\u{89}PNG",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    files.push([b"<html>", whole.as_slice()].concat());
    files.push(fixture("cmyk.jpg"));
    files.push(fixture("animated.webp"));
    files.extend((2..whole.len() - 1).step_by(97).map(|end| whole[..end].to_vec()));
    for (number, file) in files.iter().enumerate() {
        let answer = refused(&service, form("plain").file("image", file)).await;
        assert_eq!(answer, told(422, "image-invalid", "image"), "{number}");
    }
    let mut bomb = png().to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let sum = crc32fast::hash(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let answer = refused(&service, form("plain").file("image", &bomb)).await;
    assert_eq!(answer, told(413, "image-too-large", "image"));
    assert_eq!(service.studio.calls(), 0);
}

/// A PNG of the least kind: grey or red, with or without transparency.
fn drawn(width: u32, height: u32, colour: png::ColorType, trns: Option<&'static [u8]>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(&[0_u8, 0, 0, 255, 255, 255][..]);
    }
    if let Some(trns) = trns {
        encoder.set_trns(trns);
    }
    let mut writer = encoder.write_header().unwrap();
    let pixels = vec![0; width as usize * height as usize * colour.samples()];
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    file
}

#[actix_web::test]
async fn a_mask_is_a_png_as_large_as_its_picture_and_of_the_kind_the_model_reads() {
    use png::ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    let service = studio().await;
    let image = fixture("lossy.webp");
    let clear = [
        drawn(48, 32, Rgba, None),
        drawn(48, 32, GrayscaleAlpha, None),
        drawn(48, 32, Indexed, Some(&[0, 255])),
    ];
    let solid = [
        drawn(48, 32, Rgb, None),
        drawn(48, 32, Grayscale, None),
        drawn(48, 32, Indexed, None),
    ];
    let masked = |model: &str, mask: &[u8]| form(model).file("image", &image).file("mask", mask);
    for (model, good, bad) in [("transparent", &clear, &solid), ("white", &solid, &clear)] {
        for mask in good {
            let answer = masked(model, mask)
                .send(&Visitor::new(&service).accepting(JSON))
                .await;
            assert_eq!(answer.status, 200, "{model}: {}", answer.text_lossy());
        }
        let calls = service.studio.calls();
        for mask in bad.iter().chain([&image, &fixture("baseline.jpg")]) {
            let answer = refused(&service, masked(model, mask)).await;
            assert_eq!(answer, told(422, "mask-invalid", "mask"), "{model}");
        }
        for (width, height) in [(32, 48), (48, 33), (47, 32)] {
            let colour = if model == "white" { Rgb } else { Rgba };
            let answer = refused(&service, masked(model, &drawn(width, height, colour, None))).await;
            assert_eq!(answer, told(422, "mask-size", "mask"), "{model}");
        }
        assert_eq!(service.studio.calls(), calls);
    }
}

#[actix_web::test]
async fn what_the_model_does_not_take_is_refused_by_its_name() {
    let service = studio().await;
    let (image, mask) = (fixture("baseline.jpg"), drawn(48, 32, png::ColorType::Rgba, None));
    let with = |model| form(model).file("image", &image);
    for (form, code, field) in [
        (with("painter"), "field-not-taken", "image"),
        (with("plain").file("mask", &mask), "field-not-taken", "mask"),
        (
            with("plain").text("strength", "0.5"),
            "field-not-taken",
            "strength",
        ),
        (
            with("white").text("strength", "1.01"),
            "number-out-of-range",
            "strength",
        ),
        (
            with("white").text("strength", "half"),
            "number-invalid",
            "strength",
        ),
        (
            form("transparent").file("mask", &mask),
            "mask-without-image",
            "mask",
        ),
        (
            form("white").text("strength", "0.5"),
            "strength-without-image",
            "strength",
        ),
        (with("plain").file("image", &image), "field-twice", "image"),
        (form("plain").text("image", "photo.jpg"), "image-invalid", "image"),
        (form("plain").text("mask", "photo.jpg"), "image-invalid", "mask"),
    ] {
        assert_eq!(refused(&service, form).await, told(422, code, field));
    }
    assert_eq!(service.studio.calls(), 0);
    let visitor = Visitor::new(&service).accepting(JSON);
    let answer = with("white").text("strength", "0.45").send(&visitor).await;
    assert_eq!(answer.status, 200);
    let left_alone = form("painter")
        .untouched("image")
        .untouched("mask")
        .text("strength", "");
    assert_eq!(left_alone.send(&visitor).await.status, 200);
    assert_eq!(service.studio.calls(), 2);
}

#[actix_web::test]
async fn words_and_settings_come_back_and_the_file_is_asked_for_again() {
    let service = studio().await;
    let visitor = Visitor::new(&service);
    let form = form("white").text("strength", "0.45").text("seed", "x");
    let answer = form.file("image", &fixture("wordy.jpg")).send(&visitor).await;
    assert_eq!(answer.refusal(), (422, "number-invalid".to_owned()));
    let page = answer.page();
    assert_eq!(page.prompt().as_deref(), Some("a lake"));
    let strength = page.one("input[name=strength]").unwrap();
    assert_eq!(strength.attr("value"), Some("0.45"));
    let image = page.words("[data-field=image]").unwrap();
    assert!(image.contains("Choose yours again"), "{image}");
    assert!(
        !page
            .words("[data-field=mask]")
            .unwrap()
            .contains("Choose yours again")
    );
    nothing_of_it_is_in(&answer);
}

fn nothing_of_it_is_in(answer: &Answer) {
    for secret in ["canary", NAME, "Exif"] {
        assert!(!holds(&answer.body, secret), "{secret}");
    }
}

#[actix_web::test]
async fn without_script_the_picture_is_given_beside_the_code() {
    let setup = Setup {
        studio: editing(),
        ..Setup::default()
    };
    let service = setup.start().await;
    let visitor = Visitor::new(&service);
    let front = visitor.get("/").await.page();
    assert!(
        front
            .one("form[enctype='multipart/form-data'] input[type=file][name=image]")
            .is_some()
    );
    assert!(
        front
            .words("[data-field=image] noscript")
            .unwrap()
            .contains("on the next page")
    );
    // Whoever did not read that loses nothing but the choice of the file.
    let image = fixture("wordy.jpg");
    let asked = form("plain")
        .file("image", &image)
        .untouched("mask")
        .send(&visitor)
        .await;
    assert_eq!(asked.status, 200);
    nothing_of_it_is_in(&asked);
    let page = asked.page();
    assert_eq!(page.all("form .fault").len(), 1, "said beside the code");
    assert_eq!(page.prompt().as_deref(), Some("a lake"));
    let question = page.question().unwrap();
    let fields = question.beside(&[("prompt", "a lake"), ("model", "plain")]);
    let made = FileForm::of(&fields).file("image", &image).send(&visitor).await;
    assert_eq!((made.status, service.studio.calls()), (200, 1));
    assert_eq!(made.page().pictures().len(), 1);
    nothing_of_it_is_in(&made);
}

#[actix_web::test]
async fn where_no_model_takes_a_picture_a_form_is_what_it_was() {
    let service = Setup::with(OPEN).start().await;
    let visitor = Visitor::new(&service);
    let page = visitor.get("/").await.page();
    assert!(page.one("input[type=file]").is_none() && page.one("form[enctype]").is_none());
    let form = FileForm::of(&[("prompt", "a lake")]).file("image", &fixture("baseline.jpg"));
    let answer = form.send(&Visitor::new(&service).accepting(HTML)).await;
    assert_eq!(answer.refusal(), (422, "field-not-taken".to_owned()));
    assert_eq!(answer.page().prompt().as_deref(), Some("a lake"));
    let large = FileForm::default().file("image", &vec![0; 200 << 10]);
    let answer = large.send(&Visitor::new(&service).accepting(JSON)).await;
    assert_eq!(answer.refusal(), (413, "payload-too-large".to_owned()));
}
