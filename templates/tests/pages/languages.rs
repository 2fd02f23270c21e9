//! What holds of the pages as pages of a language.

use afterimage_templates::{Lang, text};

use crate::shown::{pages_of, sites, values};

/// The page without its list of languages, and the list.
fn apart(page: &str) -> Option<(String, &str)> {
    let (before, rest) = page.split_once("<nav class=\"languages\"")?;
    let (list, after) = rest.split_once("</nav>")?;
    Some((format!("{before}{after}"), list))
}

/// Where the server writes pages, and nothing else.
fn is_page(address: &str) -> bool {
    let machine = [
        "/static/",
        "/challenge/",
        "/.well-known/",
        "/privacy.json",
        "/privacy.atom",
        "/your-data.json",
        "/openapi.json",
    ];
    address.starts_with('/') && !machine.iter().any(|start| address.starts_with(start))
}

#[test]
fn a_page_says_its_language_and_direction_and_leads_to_every_other() {
    for site in sites() {
        for (name, page) in pages_of(&site) {
            let opening = format!(
                "<html lang=\"{}\" dir=\"{}\">",
                site.lang.tag(),
                site.lang.direction()
            );
            assert!(page.contains(&opening), "{name}");
            let (_, list) = apart(&page).expect("a list of languages");
            assert_eq!(values(list, "lang"), Lang::ALL.map(Lang::tag), "{name}");
            for (lang, address) in Lang::ALL.into_iter().zip(values(list, "href")) {
                assert!(
                    address.starts_with(&format!("/{}/", lang.folder())),
                    "{name}: {address}"
                );
                assert!(list.contains(lang.own_name()), "{name}: {}", lang.own_name());
            }
            assert_eq!(list.matches("aria-current").count(), 1, "{name}");
        }
    }
}

#[test]
fn whoever_chose_a_language_stays_in_it_and_whoever_did_not_is_not_pinned() {
    for site in sites() {
        let folder = format!("/{}/", site.lang.folder());
        for (name, page) in pages_of(&site) {
            let (page, _) = apart(&page).expect("a list of languages");
            let (_, body) = page.split_once("<body>").expect("a body");
            let addresses = [values(body, "href"), values(body, "action")].concat();
            for address in addresses.into_iter().filter(|address| is_page(address)) {
                assert_eq!(address.starts_with(&folder), site.named, "{name}: {address}");
            }
        }
    }
}

#[test]
fn a_page_with_an_address_says_where_it_lies_in_each_language_and_an_answer_does_not() {
    for site in sites() {
        let pages = pages_of(&site);
        let page = |name: &str| &pages.iter().find(|(page, _)| page == name).expect("a page").1;
        let privacy = page("privacy, painter");
        for lang in Lang::ALL {
            let link = format!(
                "<link rel=\"alternate\" hreflang=\"{}\" href=\"https://example.org/{}/privacy\">",
                lang.tag(),
                lang.folder()
            );
            assert!(privacy.contains(&link), "{link}");
        }
        assert!(privacy.contains("hreflang=\"x-default\" href=\"https://example.org/privacy\""));
        assert!(!page("privacy of nobody, painter").contains("rel=\"alternate\" hreflang"));
        for answer in ["challenge, several", "answer, painter", "error-not-found"] {
            assert!(!page(answer).contains("rel=\"alternate\""), "{answer}");
        }
    }
}

#[test]
fn what_was_typed_is_not_left_behind_unsaid() {
    for site in sites() {
        for (name, page) in pages_of(&site) {
            let (_, list) = apart(&page).expect("a list of languages");
            let holds_words = page.contains("<textarea") && !name.starts_with("front");
            let beside = list.matches("target=\"_blank\"").count();
            assert_eq!(beside, if holds_words { Lang::ALL.len() } else { 0 }, "{name}");
            assert_eq!(list.contains("id=\"languages-beside\""), holds_words, "{name}");
        }
    }
}

#[test]
fn no_language_leaves_a_sentence_unsaid() {
    for lang in Lang::ALL {
        for id in text::ids(Lang::DEFAULT) {
            let said = text::say(lang, id);
            assert!(!said.contains('\u{27e6}'), "{id} in {}", lang.tag());
            if !text::has(lang, id) {
                assert_eq!(said, text::say(Lang::DEFAULT, id), "{id} in {}", lang.tag());
            }
        }
    }
}

#[test]
fn the_sound_is_said_to_be_in_english_wherever_the_page_is_not() {
    for site in sites() {
        let pages = pages_of(&site);
        let (_, front) = pages
            .iter()
            .find(|(name, _)| name == "front, painter")
            .expect("the form");
        let hint = text::say(site.lang, "challenge-sound-language");
        assert_eq!(
            front.contains(&hint),
            site.lang != Lang::En,
            "{}",
            site.lang.tag()
        );
    }
}

#[test]
fn names_and_codes_keep_their_own_direction() {
    let mut sites = sites().into_iter();
    let site = sites.find(|site| site.lang == Lang::Ar).expect("Arabic");
    let pages = pages_of(&site);
    for (name, page) in &pages {
        assert!(page.contains("<bdi>Afterimage</bdi>"), "{name}");
    }
    let (_, front) = pages
        .iter()
        .find(|(name, _)| name == "front, several")
        .expect("the form");
    for element in [
        "<span dir=\"ltr\">1024\u{2009}×\u{2009}1024</span>",
        "id=\"code\" name=\"code\" type=\"text\" dir=\"ltr\"",
        "id=\"seed\" name=\"seed\" type=\"text\" dir=\"ltr\"",
        "id=\"prompt\" name=\"prompt\" rows=\"4\" dir=\"auto\"",
    ] {
        assert!(front.contains(element), "{element}");
    }
}
