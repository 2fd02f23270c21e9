//! The painter, by the suite and by what it alone promises.

use afterimage::form::Field;
use afterimage::pipeline::provider::painter::{Painter, capabilities};

use super::studio::Studio;
use super::suite::{self, Subject};

fn studio() -> Studio {
    Studio::of(Painter::new(vec![capabilities("painter")]))
}

#[tokio::test]
async fn the_painter_passes_the_suite() {
    let subject = Subject {
        studio: studio(),
        size: "512x512",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        sent: Box::new(Vec::new),
    };
    suite::run(&subject).await;
}

#[tokio::test]
async fn the_seed_that_is_told_makes_the_same_picture_again() {
    let studio = studio();
    let fields = [(Field::Prompt, "a red boat on a lake"), (Field::Size, "512x512")];
    let first = studio.work(1, &fields).await;
    let seed = first.seed.expect("the painter takes seeds").to_string();
    let again = studio
        .work(2, &[fields[0], fields[1], (Field::Seed, &seed)])
        .await;
    assert!(first.pictures[0].1 == again.pictures[0].1);
}

#[tokio::test]
async fn several_pictures_of_one_request_differ() {
    let fields = [
        (Field::Prompt, "a boat"),
        (Field::Size, "512x512"),
        (Field::Count, "3"),
        (Field::Seed, "7"),
    ];
    let work = studio().work(1, &fields).await;
    assert!(work.pictures[0].1 != work.pictures[1].1 && work.pictures[1].1 != work.pictures[2].1);
}

#[tokio::test]
async fn every_size_of_the_form_is_painted() {
    for size in capabilities("painter").sizes {
        let size = size.to_string();
        let work = studio()
            .work(1, &[(Field::Prompt, "a forest"), (Field::Size, &size)])
            .await;
        let (header, _) = &work.pictures[0];
        assert_eq!(format!("{}x{}", header.width, header.height), size);
    }
}
