//! Who may stand in for whom.

use afterimage::form::Field;
use afterimage::pipeline::provider::{Fault, Maker, Model};

use super::super::studio::{Studio, Work};
use super::player::{Play, Player, lake, maker, sized, studio, terms};

/// What a model lacks.
type Change = fn(&mut Model);

/// The first of two always fails; the other is under these terms.
async fn elsewhere(region: Option<&str>, fields: &[(Field, &str)]) -> (usize, Work) {
    let first = Player::new("a", &["b"], &[Play::Fail(Fault::Unreachable)]);
    let second = Player::new("b", &[], &[]);
    let other = Maker {
        terms: region.map(terms),
        ..maker(&second)
    };
    let studio = Studio::among(vec![maker(&first), other]);
    let fields = [&[(Field::Prompt, "a lake")], fields].concat();
    let work = studio.work(1, &fields).await;
    (second.calls(), work)
}

#[tokio::test]
async fn who_says_the_same_of_itself_stands_in_and_the_answer_says_so() {
    let (calls, work) = elsewhere(Some("here"), &[]).await;
    assert_eq!((calls, work.pictures.len()), (1, 1));
    assert_eq!(work.made_by, Some(("b".to_owned(), true)));
}

#[tokio::test]
async fn who_made_it_is_said_also_when_nobody_stood_in() {
    let player = Player::new("a", &[], &[]);
    assert_eq!(
        lake(&studio(&[&player])).await.made_by,
        Some(("a".to_owned(), false))
    );
}

#[tokio::test]
async fn words_go_under_other_terms_only_when_the_visitor_says_so() {
    for region in [Some("elsewhere"), None] {
        assert_eq!(elsewhere(region, &[]).await.0, 0);
        assert_eq!(elsewhere(region, &[(Field::StandIn, "yes")]).await.0, 1);
    }
}

#[tokio::test]
async fn two_that_say_nothing_of_themselves_are_not_the_same() {
    let first = Player::new("a", &["b"], &[Play::Fail(Fault::Unreachable)]);
    let second = Player::new("b", &[], &[]);
    let silent = |player| Maker {
        terms: None,
        ..maker(player)
    };
    lake(&Studio::among(vec![silent(&first), silent(&second)])).await;
    assert_eq!(second.calls(), 0);
}

#[tokio::test]
async fn another_model_of_the_same_provider_needs_no_tick_but_helps_only_when_the_model_was_at_fault() {
    for (fault, calls) in [
        (Fault::Gone, 2),
        (Fault::Overloaded(Some(std::time::Duration::from_secs(60))), 1),
    ] {
        let models = vec![
            Model {
                stand_ins: vec!["b".to_owned()],
                ..sized("a")
            },
            sized("b"),
        ];
        let player = Player::offering(models, &[Play::Fail(fault)]);
        let studio = Studio::among(vec![Maker::plain("only", player.clone())]);
        lake(&studio).await;
        assert_eq!(player.calls(), calls, "{}", fault.name());
    }
}

#[tokio::test]
async fn who_does_not_take_what_was_asked_for_does_not_stand_in() {
    let able = || Model {
        negative_prompt: true,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(10..=100),
        qualities: vec!["high".to_owned()],
        formats: vec!["png".to_owned()],
        styles: vec!["vivid".to_owned()],
        backgrounds: vec!["opaque".to_owned()],
        prompt_characters: Some(100),
        ..sized("b")
    };
    let everything = [
        (Field::Size, "1024x1024"),
        (Field::Count, "3"),
        (Field::NegativePrompt, "people"),
        (Field::Seed, "7"),
        (Field::Steps, "40"),
        (Field::Guidance, "7.5"),
        (Field::Quality, "high"),
        (Field::Format, "png"),
        (Field::Style, "vivid"),
        (Field::Background, "opaque"),
    ];
    let unable: [(&str, Change); 12] = [
        ("size", |model| model.sizes.truncate(1)),
        ("count", |model| model.count = 2),
        ("negative", |model| model.negative_prompt = false),
        ("seed", |model| model.seed = false),
        ("steps", |model| model.steps = Some(1..=30)),
        ("no steps", |model| model.steps = None),
        ("guidance", |model| model.guidance = Some(10..=74)),
        ("quality", |model| model.qualities.clear()),
        ("format", |model| model.formats = vec!["webp".to_owned()]),
        ("style", |model| model.styles.clear()),
        ("background", |model| model.backgrounds.clear()),
        ("length", |model| model.prompt_characters = Some(5)),
    ];
    for (lack, change) in std::iter::once(("nothing", (|_| {}) as Change)).chain(unable) {
        let asked = Model {
            id: "a".to_owned(),
            stand_ins: vec!["b".to_owned()],
            ..able()
        };
        let mut model = able();
        change(&mut model);
        let first = Player::of(asked, &[Play::Fail(Fault::Unreachable)]);
        let second = Player::of(model, &[]);
        let fields = [&[(Field::Prompt, "a lake")], &everything[..]].concat();
        studio(&[&first, &second]).work(1, &fields).await;
        assert_eq!(second.calls(), usize::from(lack == "nothing"), "{lack}");
    }
}

#[tokio::test]
async fn a_seed_that_nobody_chose_keeps_nobody_from_standing_in() {
    let seeded = Model {
        seed: true,
        stand_ins: vec!["b".to_owned()],
        ..sized("a")
    };
    let first = Player::of(seeded, &[Play::Fail(Fault::Unreachable)]);
    let second = Player::new("b", &[], &[]);
    let studio = studio(&[&first, &second]);
    let work = lake(&studio).await;
    assert_eq!(
        (work.pictures.len(), work.seed),
        (1, None),
        "no seed is told that was not used"
    );
    assert!(lake(&studio).await.seed.is_some());
}

#[tokio::test]
async fn a_model_that_only_stands_in_cannot_be_chosen() {
    let hidden = Model {
        listed: false,
        ..sized("a")
    };
    let player = Player::offering(vec![hidden, sized("b")], &[]);
    let studio = studio(&[&player]);
    let named = studio
        .order(1, &[(Field::Prompt, "a lake"), (Field::Model, "a")])
        .await;
    assert_eq!(named.err().map(|refusal| refusal.field), Some(Some(Field::Model)));
    assert_eq!(
        lake(&studio).await.made_by,
        Some(("b".to_owned(), false)),
        "nor is it the usual one"
    );
}
