//! What the form shows, and that nothing typed is lost or believed.

use afterimage_templates::{Challenge, Draft, Funds, Lang, Offer, answer, challenge, front};

use crate::sample;
use crate::shown::{CODE, breakout, filled};

#[test]
fn what_was_typed_comes_back_and_never_becomes_markup() {
    let site = sample::site();
    let offer = sample::several();
    let page = challenge::page(&site, &filled(&offer, breakout(), CODE)).into_string();
    assert!(!page.contains("<script>"));
    assert!(
        page.contains("\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)"),
        "a leading line break is lost in a textarea"
    );
    let draft = sample::draft();
    let page = challenge::page(&site, &filled(&offer, sample::draft(), CODE)).into_string();
    assert!(page.contains(draft.prompt) && page.contains("value=\"42\""));
    assert!(page.contains("value=\"1216x832\" checked") && page.contains("value=\"2\" checked"));
}

#[test]
fn only_what_a_model_takes_is_in_the_form() {
    let site = sample::site();
    let mut offer = sample::painter();
    let page = front::page(&site, &offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    assert!(page.contains("name=\"seed\"") && page.contains("name=\"negative_prompt\""));
    assert!(!page.contains("name=\"steps\"") && !page.contains("<select"));
    for model in &mut offer.models {
        model.takes_seed = false;
        model.takes_negative_prompt = false;
        model.count_max = 1;
    }
    let page = front::page(&site, &offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    assert!(!page.contains("name=\"seed\"") && !page.contains("name=\"negative_prompt\""));
    assert!(!page.contains("name=\"count\""));
}

#[test]
fn a_file_can_be_given_only_where_a_model_takes_one_and_what_becomes_of_it_stands_beside() {
    let site = sample::site();
    let page =
        |offer: &Offer| front::page(&site, offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    let none = page(&sample::painter());
    assert!(!none.contains("multipart/form-data") && !none.contains("type=\"file\""));
    let some = page(&sample::several());
    assert!(some.contains("enctype=\"multipart/form-data\""));
    for name in ["image", "mask", "strength"] {
        assert!(some.contains(&format!(" name=\"{name}\"")), "{name}");
    }
    assert!(
        some.contains("place, time, camera and comments are taken out") && some.contains("at most 8 MiB")
    );
    assert!(some.contains(
        "data-takes=\"steps guidance style quality background format stand_in image mask strength\" "
    ));
    assert!(some.contains("data-mask-kind=\"transparent\"") && !some.contains("data-mask-kind=\"white\""));
}

#[test]
fn a_file_that_came_is_asked_for_again_and_one_that_did_not_is_not() {
    let (site, offer) = (sample::site(), sample::several());
    let again = "Choose yours again";
    let page = |draft| challenge::page(&site, &filled(&offer, draft, CODE)).into_string();
    assert!(!page(sample::draft()).contains(again));
    let draft = Draft {
        had_image: true,
        ..sample::draft()
    };
    // Beside the code, where the eye is, and beside the field.
    assert_eq!(page(draft).matches(again).count(), 2);
}

#[test]
fn one_answered_check_never_offers_more_pictures_than_it_admits() {
    let mut offer = sample::painter();
    offer.limits.pictures_per_solve = 2;
    let page = front::page(&sample::site(), &offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    assert!(page.contains("name=\"count\" value=\"2\"") && !page.contains("name=\"count\" value=\"3\""));
}

#[test]
fn the_label_says_whether_an_ai_model_is_at_work() {
    let site = sample::site();
    let page =
        |offer: &Offer| front::page(&site, offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    assert!(
        page(&sample::painter()).contains("no AI model")
            && !page(&sample::painter()).contains("AI-generated")
    );
    assert!(page(&sample::several()).contains("AI-generated"));
    assert!(page(&sample::several()).contains("Example Pictures Ltd"));
}

#[test]
fn another_service_stands_in_only_where_its_terms_were_shown_and_the_box_was_ticked() {
    let site = sample::site();
    let page =
        |offer: &Offer| front::page(&site, offer, Challenge::OnRequest, Funds::Unlimited).into_string();
    assert!(
        !page(&sample::painter()).contains("stand_in\""),
        "nobody would stand in"
    );
    let mut offer = sample::several();
    let shown = page(&offer);
    assert!(
        shown.contains("name=\"stand_in\" value=\"yes\" aria"),
        "and it is not ticked"
    );
    assert!(shown.contains(
        "data-takes=\"steps guidance style quality background format stand_in image mask strength\""
    ));
    assert!(shown.contains("data-for=\"example-image-2\"") && shown.contains("no AI model. Your words"));
    offer.models.swap(0, 1);
    offer.models.truncate(1);
    offer.models[0].stand_ins[0].provider = 1;
    let shown = page(&offer);
    for said in [
        "European Union",
        "up to 30 days, for abuse checks",
        "Example Pictures Ltd",
    ] {
        assert_eq!(
            shown.matches(said).count(),
            2,
            "{said}: on the card and beside the box"
        );
    }
    let ticked = Draft {
        stand_in: "yes",
        ..sample::draft()
    };
    let again = challenge::page(&site, &filled(&offer, ticked, CODE)).into_string();
    assert!(again.contains("name=\"stand_in\" value=\"yes\" checked"));
}

#[test]
fn the_answer_page_is_whole_when_its_halves_meet() {
    let (head, tail) = answer::frame(&sample::site(), &sample::painter());
    assert!(head.starts_with("<!DOCTYPE html>") && head.contains("<main") && !head.contains("</main>"));
    assert!(tail.contains("</main>") && tail.ends_with("</html>"));
    assert!(!head.contains("data-cut") && !tail.contains("data-cut"));
    let (open, close) = answer::picture(Lang::En, "image/webp", 1);
    assert!(open.ends_with("src=\"data:image/webp;base64,") && close.starts_with("\">"));
}

#[test]
fn what_is_left_is_said_with_the_limits_and_that_nothing_is_before_all_else() {
    let page =
        |funds| front::page(&sample::site(), &sample::painter(), Challenge::OnRequest, funds).into_string();
    assert!(page(Funds::Left { percent: 30 }).contains("about 30 % are left"));
    assert!(
        !page(Funds::Unlimited).contains("are left")
            && !page(Funds::Unlimited).contains("pictures are used up")
    );
    let spent = page(Funds::Spent {
        hour: 9,
        minute: 5,
        day: false,
    });
    let (before, _) = spent.split_once("09:05 UTC").expect("the time it opens");
    assert!(!before.contains("<textarea") && before.contains("role=\"status\""));
}
