//! What holds for every page, whatever it shows.

use std::collections::BTreeSet;

use crate::shown::{pages, values};

#[test]
fn no_page_misses_a_sentence_or_a_number() {
    for (name, page) in pages() {
        assert!(
            !page.contains('⟦'),
            "{name}: {:?}",
            page.split('⟦').nth(1).map(|rest| rest.split('⟧').next())
        );
        assert!(
            !page.contains("{$"),
            "{name}: {:?}",
            page.split("{$").nth(1).map(|rest| rest.split('}').next())
        );
    }
}

#[test]
fn no_page_holds_inline_script_or_style() {
    for (name, page) in pages() {
        assert!(!page.contains("<style") && !page.contains(" style=\""), "{name}");
        assert!(!page.contains("javascript:"), "{name}");
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(
                !tag.starts_with("script") || tag.contains(" src=\"/static/0/js/"),
                "{name}: {tag}"
            );
            let outside_values: String = tag.split('"').step_by(2).collect();
            assert!(
                !outside_values
                    .split(' ')
                    .any(|word| word.starts_with("on") && word.ends_with('=')),
                "{name}: {tag}"
            );
        }
    }
}

#[test]
fn every_reference_inside_a_page_has_its_target_and_no_id_stands_twice() {
    for (name, page) in pages() {
        let ids = values(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for attribute in ["for", "aria-describedby", "aria-labelledby"] {
            for target in values(&page, attribute)
                .into_iter()
                .flat_map(str::split_whitespace)
            {
                assert!(unique.contains(target), "{name}: {attribute} names {target}");
            }
        }
    }
}

#[test]
fn no_page_asks_another_origin_for_anything() {
    for (name, page) in pages() {
        for attribute in ["src", "action", "srcset", "poster"] {
            for address in values(&page, attribute) {
                assert!(
                    address.starts_with('/') || address.starts_with("data:image/"),
                    "{name}: {address}"
                );
            }
        }
        for link in page
            .split("<link ")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
        {
            // Where else a page lies is for programs that search; a browser loads nothing from there.
            assert!(
                link.contains(" href=\"/static/0/")
                    || link == "rel=\"manifest\" href=\"/manifest.webmanifest\""
                    || link.starts_with("rel=\"alternate\" hreflang="),
                "{name}: {link}"
            );
        }
    }
}
