//! The one frame around every page: head, header, main, footer.

use maud::{DOCTYPE, Markup, html};

use crate::icons;
use crate::site::Site;
use crate::text::{Lang, say, say_with};

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
    /// What programs can ask for.
    Api,
    /// What is held about one connection.
    YourData,
    /// What comes back to a form, with what was typed in it.
    Answer,
    /// A page that nothing links to.
    Elsewhere,
}

impl Here {
    /// The page's address, where it has one of its own that can be asked for again.
    const fn path(self) -> Option<&'static str> {
        match self {
            Self::Front => Some("/"),
            Self::Gallery => Some("/gallery"),
            Self::About => Some("/about"),
            Self::Privacy => Some("/privacy"),
            Self::Cookies => Some("/cookies"),
            Self::Terms => Some("/terms"),
            Self::Contact => Some("/contact"),
            Self::Api => Some("/api"),
            Self::YourData => Some("/your-data"),
            Self::Answer | Self::Elsewhere => None,
        }
    }

    /// What the navigation calls it.
    const fn name(self) -> &'static str {
        match self {
            Self::Front | Self::Answer | Self::Elsewhere => "nav-front",
            Self::Gallery => "nav-gallery",
            Self::About => "nav-about",
            Self::Privacy => "nav-privacy",
            Self::Cookies => "nav-cookies",
            Self::Terms => "nav-terms",
            Self::Contact => "nav-contact",
            Self::Api => "nav-api",
            Self::YourData => "nav-your-data",
        }
    }
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
            @if matches!(page.here, Here::Answer | Here::Elsewhere | Here::Gallery | Here::YourData) { meta name="robots" content="noindex"; }
            @if let (Some(path), Some(origin)) = (page.here.path(), &site.public_url) { (alternates(origin, path)) }
            meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf9f6";
            meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111314";
            link rel="manifest" href="/manifest.webmanifest";
            link rel="apple-touch-icon" href=(site.assets.url("img/touch-180.png"));
            link rel="icon" type="image/svg+xml" href=(site.assets.url("img/icon.svg"));
            link rel="stylesheet" href=(asset("css", "base", "css"));
            @for style in page.styles { link rel="stylesheet" href=(asset("css", style, "css")); }
            // A classic script that blocks, so that a remembered theme is there before anything is painted.
            script src=(asset("js", "theme-early", "js")) {}
            // Behind what the first sight of the page waits for, as the modules themselves are.
            @for name in EVERYWHERE.iter().chain(page.scripts.iter().skip(1)) {
                link rel="modulepreload" fetchpriority="low" href=(asset("js", name, "js"));
            }
            script type="module" src=(asset("js", "theme", "js")) {}
            @if let Some(entry) = page.scripts.first() { script type="module" src=(asset("js", entry, "js")) {} }
        }
    }
}

/// The same page in every language, for whoever searches; they take whole addresses only.
fn alternates(origin: &str, path: &str) -> Markup {
    html! {
        @for lang in Lang::ALL {
            link rel="alternate" hreflang=(lang.tag()) href={ (origin) (Site::page_in(lang, path)) };
        }
        link rel="alternate" hreflang="x-default" href={ (origin) (path) };
    }
}

fn header(site: &Site, here: Here) -> Markup {
    let lang = site.lang;
    html! {
        header.top {
            a.brand href=(site.page("/")) aria-current=[(here == Here::Front).then_some("page")] {
                (icons::brand()) bdi { (site.name) }
            }
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
                @if site.programs { (link(site, here, Here::Api)) }
            }
            (languages(site, here))
        }
    }
}

/// The same page in the other languages. What was typed cannot go along: such a page stays open beside the empty form.
fn languages(site: &Site, here: Here) -> Markup {
    let path = here.path().unwrap_or("/");
    let beside = (here == Here::Answer).then_some("_blank");
    let current = |lang| (lang == site.lang).then_some("true");
    html! {
        nav.languages aria-label=(say(site.lang, "nav-languages")) {
            @if beside.is_some() { p #languages-beside { (say(site.lang, "nav-languages-beside")) } }
            @for lang in Lang::ALL {
                a href=(Site::page_in(lang, path)) lang=(lang.tag()) hreflang=(lang.tag()) dir=(lang.direction())
                    aria-current=[current(lang)] target=[beside] aria-describedby=[beside.map(|_| "languages-beside")]
                    { (lang.own_name()) }
            }
        }
    }
}

/// A link to one of the pages the navigation names.
fn link(site: &Site, here: Here, there: Here) -> Markup {
    let address = site.page(there.path().unwrap_or("/"));
    html! {
        a href=(address) aria-current=[(here == there).then_some("page")] { (say(site.lang, there.name())) }
    }
}
