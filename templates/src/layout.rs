//! The one frame around every page: head, header, main, footer.

use maud::{DOCTYPE, Markup, html};

use crate::icons;
use crate::site::Site;
use crate::text::{say, say_with};

/// Which page it is, for the mark in the navigation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// The form.
    Front,
    /// The visitor's own pictures.
    Gallery,
    /// What this is.
    About,
    /// What is kept.
    Privacy,
    /// The cookie and the browser's storage.
    Cookies,
    /// The rules of use.
    Terms,
    /// Who to write to.
    Contact,
    /// What is held about one connection.
    YourData,
    /// A page the navigation does not name.
    Elsewhere,
}

/// A page before it is framed.
pub(crate) struct Page<'a> {
    pub(crate) here: Here,
    /// The title before the site's name; none on the front page.
    pub(crate) title: Option<String>,
    /// The class of `<main>`, which chooses the page's arrangement.
    pub(crate) kind: &'static str,
    /// Style sheets beyond the base, under `css/`.
    pub(crate) styles: &'a [&'a str],
    /// The entry module under `js/` and the modules it imports.
    pub(crate) scripts: &'a [&'a str],
    pub(crate) body: Markup,
}

/// Modules that every page runs: the theme button.
const EVERYWHERE: [&str; 2] = ["theme", "texts"];

/// Frames a page.
pub(crate) fn page(site: &Site, page: &Page<'_>) -> Markup {
    let lang = site.lang;
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) dir=(lang.direction()) {
            (head(site, page))
            body {
                a.skip href="#content" { (say(lang, "skip")) }
                (header(site, page.here))
                main #content .(page.kind) tabindex="-1" { (page.body) }
                (footer(site, page.here))
            }
        }
    }
}

fn head(site: &Site, page: &Page<'_>) -> Markup {
    let asset = |folder: &str, name: &str, end: &str| site.assets.url(&format!("{folder}/{name}.{end}"));
    html! {
        head {
            meta charset="utf-8";
            title {
                @if let Some(title) = &page.title { (title) " · " }
                (site.name)
            }
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="description" content=(say(site.lang, "description"));
            @if matches!(page.here, Here::Elsewhere | Here::Gallery | Here::YourData) { meta name="robots" content="noindex"; }
            link rel="icon" type="image/svg+xml" href=(site.assets.url("img/icon.svg"));
            link rel="stylesheet" href=(asset("css", "base", "css"));
            @for style in page.styles { link rel="stylesheet" href=(asset("css", style, "css")); }
            // A classic script that blocks, so that a remembered theme is there before anything is painted.
            script src=(asset("js", "theme-early", "js")) {}
            @for name in EVERYWHERE.iter().chain(page.scripts.iter().skip(1)) {
                link rel="modulepreload" href=(asset("js", name, "js"));
            }
            script type="module" src=(asset("js", "theme", "js")) {}
            @if let Some(entry) = page.scripts.first() { script type="module" src=(asset("js", entry, "js")) {} }
        }
    }
}

fn header(site: &Site, here: Here) -> Markup {
    let lang = site.lang;
    html! {
        header.top {
            a.brand href="/" aria-current=[(here == Here::Front).then_some("page")] { (icons::brand()) span { (site.name) } }
            nav aria-label=(say(lang, "nav-main")) {
                (link(site, here, Here::Gallery))
                (link(site, here, Here::Privacy))
            }
            button.icon type="button" hidden data-theme-switch
                data-dark=(say(lang, "theme-to-dark")) data-light=(say(lang, "theme-to-light")) { (icons::theme()) }
        }
    }
}

fn footer(site: &Site, here: Here) -> Markup {
    let lang = site.lang;
    html! {
        footer.bottom {
            p {
                @if site.operator.is_empty() { (say(lang, "footer-nobody")) }
                @else { (say_with(lang, "footer-operator", &[("operator", site.operator.as_str().into())])) }
            }
            nav aria-label=(say(lang, "nav-policies")) {
                @for there in [Here::About, Here::Privacy, Here::YourData, Here::Cookies, Here::Terms, Here::Contact] { (link(site, here, there)) }
            }
        }
    }
}

/// A link to one of the pages the navigation names.
fn link(site: &Site, here: Here, there: Here) -> Markup {
    let (address, id) = match there {
        Here::Front | Here::Elsewhere => ("/", "nav-front"),
        Here::Gallery => ("/gallery", "nav-gallery"),
        Here::About => ("/about", "nav-about"),
        Here::Privacy => ("/privacy", "nav-privacy"),
        Here::Cookies => ("/cookies", "nav-cookies"),
        Here::Terms => ("/terms", "nav-terms"),
        Here::Contact => ("/contact", "nav-contact"),
        Here::YourData => ("/your-data", "nav-your-data"),
    };
    html! {
        a href=(address) aria-current=[(here == there).then_some("page")] { (say(site.lang, id)) }
    }
}
