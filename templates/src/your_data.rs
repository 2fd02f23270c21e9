//! `/your-data`: what the server holds about one connection, what this browser holds, and the way to erase both.

use std::time::Duration;

use maud::{Markup, html};

use crate::layout::{self, Here, Page};
use crate::privacy::store;
use crate::prose::{section, sentence};
use crate::retention::Retention;
use crate::site::Site;
use crate::text::{Args, Lang, say, say_with};
use crate::wording;

/// The spans that everything is counted in, the shortest first.
pub const WINDOWS: [&str; 3] = ["minute", "hour", "day"];

/// Everything the server holds about one connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YourData {
    /// What its name is made of.
    pub known_by: KnownBy,
    /// What was counted.
    pub counts: Vec<Count>,
    /// What is remembered of its share of the money.
    pub share: Option<Share>,
    /// The session, when there is one.
    pub session: Option<Session>,
    /// How many of its requests wait or are being answered.
    pub under_way: u32,
}

/// What the name of a connection is a hash of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// An IPv4 address: so many leading bits of it.
    V4(u32),
    /// An IPv6 address: so many leading bits of it.
    V6(u32),
    /// The number of a circuit of Tor.
    Circuit,
}

/// How much of one allowance is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// `pictures`, `worked`, `checks` or `sounds`.
    pub what: &'static str,
    /// One for each of [`WINDOWS`].
    pub windows: [WindowUse; 3],
    /// The networks around it, which others use as well.
    pub networks: Vec<NetworkUse>,
}

/// What was counted in one span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowUse {
    /// What is allowed in it.
    pub allowed: u32,
    /// What this connection has used of it.
    pub used: u32,
    /// What can be asked for now, the networks around it taken into account.
    pub left: u32,
    /// How long until nothing of it is counted any more.
    pub ends_in: Duration,
}

/// What a network leaves to one connection: no more is told of it, for others use it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkUse {
    /// Its leading bits.
    pub bits: u32,
    /// In each of [`WINDOWS`], at most what one connection may have.
    pub left: [u32; 3],
}

/// What the purse remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// It waits for its turn.
    pub waits: bool,
    /// It has had more than its share.
    pub ahead: bool,
    /// How long until that is forgotten.
    pub ends_in: Duration,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// How long until it ends.
    pub ends_in: Duration,
    /// How long each open check can be answered, the oldest first.
    pub checks: Vec<Duration>,
    /// How long its next request needs no answer.
    pub pass: Option<Duration>,
}

/// The entry module of these pages and the modules it imports.
pub(crate) const SCRIPTS: [&str; 3] = ["your-data", "browser-data", "dom"];

/// The page.
#[must_use]
pub fn page(site: &Site, retention: &Retention, held: &YourData) -> Markup {
    let lang = site.lang;
    let sections = html! {
        (section(lang, "your-known", &known(lang, held)))
        (section(lang, "your-counts", &counts(lang, retention, held)))
        @if retention.shares { (section(lang, "your-share", &share(lang, retention, held))) }
        (section(lang, "your-session", &session(lang, retention, held)))
        (section(lang, "your-under-way", &under_way(lang, held)))
        (section(lang, "your-unfound", &unfound(lang, retention)))
        (section(lang, "your-browser", &browser(lang, retention, held)))
        (section(lang, "your-copy", &copy(lang)))
        (section(lang, "your-erase", &erase(site)))
    };
    framed(site, "your", &sections)
}

/// The frame of this page and of those that follow from it: `<name>-title` and `<name>-lead`, and the script that
/// looks into the browser.
pub(crate) fn framed(site: &Site, name: &str, sections: &Markup) -> Markup {
    let title = say(site.lang, &format!("{name}-title"));
    let body = html! {
        h1 { (title) }
        p.lead { (say(site.lang, &format!("{name}-lead"))) }
        (sections)
        (wording::BROWSER.template(site.lang))
    };
    layout::page(
        site,
        &Page {
            here: Here::YourData,
            title: Some(title),
            kind: "prose",
            styles: &["prose", "your-data"],
            scripts: &SCRIPTS,
            body,
        },
    )
}

fn known(lang: Lang, held: &YourData) -> Markup {
    html! {
        @match held.known_by {
            KnownBy::V4(_) => {
                (sentence(lang, "your-known-address", &[]))
                (sentence(lang, "your-known-shared", &[]))
            }
            KnownBy::V6(bits) => {
                (sentence(lang, "your-known-prefix", &[("bits", bits.into())]))
                (sentence(lang, "your-known-shared", &[]))
            }
            KnownBy::Circuit => { (sentence(lang, "your-known-circuit", &[])) }
        }
        (sentence(lang, "your-known-look", &[]))
    }
}

fn counts(lang: Lang, retention: &Retention, held: &YourData) -> Markup {
    let place = store(lang, retention);
    let networks = held.counts.iter().flat_map(|count| &count.networks);
    let widest = networks.map(|network| network.bits).min().unwrap_or_default();
    let untouched =
        |count: &&Count| count.what != "pictures" && count.windows.iter().all(|one| one.used == 0);
    html! {
        (sentence(lang, "your-counts-where", &[("store", place.as_str().into())]))
        @for count in held.counts.iter().filter(|count| !untouched(count)) { (table(lang, count)) }
        @for count in held.counts.iter().filter(untouched) {
            p { (say_with(lang, "your-count-none", &[("what", what(lang, count).as_str().into())])) }
        }
        @if held.known_by == KnownBy::Circuit { (sentence(lang, "your-counts-circuits", &[])) }
        @else { (sentence(lang, "your-counts-networks", &[("bits", widest.into())])) }
        (sentence(lang, "your-counts-ends", &[("window", retention.rate_window.into()), ("sweep", retention.sweep.into())]))
    }
}

/// What is counted, in a few words.
fn what(lang: Lang, count: &Count) -> String {
    let id = match count.what {
        "pictures" => "your-count-pictures",
        "worked" => "your-count-worked",
        "checks" => "your-count-checks",
        _ => "your-count-sounds",
    };
    say(lang, id)
}

/// One allowance, span by span; the roles repeat what the elements mean, for a narrow screen lays them out as cards.
fn table(lang: Lang, count: &Count) -> Markup {
    let heads = [
        "your-window",
        "your-allowed",
        "your-used",
        "your-left",
        "your-ends",
    ];
    let names = ["your-window-minute", "your-window-hour", "your-window-day"];
    let cell = |head: &str, said: &str| html! { td role="cell" data-label=(say(lang, head)) { (said) } };
    let number = |count: u32| say_with(lang, "your-number", &[("count", count.into())]);
    let ends = |one: &WindowUse| match one.used {
        0 => say(lang, "your-ends-none"),
        _ => say_with(lang, "your-ends-in", &[("time", rounded(one.ends_in).into())]),
    };
    html! {
        table.counts role="table" data-count=(count.what) {
            caption { (what(lang, count)) }
            thead role="rowgroup" {
                tr role="row" { @for head in heads { th scope="col" role="columnheader" { (say(lang, head)) } } }
            }
            tbody role="rowgroup" {
                @for ((one, name), id) in count.windows.iter().zip(names).zip(WINDOWS) {
                    tr role="row" data-window=(id) {
                        th scope="row" role="rowheader" { (say(lang, name)) }
                        (cell("your-allowed", &number(one.allowed)))
                        (cell("your-used", &number(one.used)))
                        (cell("your-left", &number(one.left)))
                        (cell("your-ends", &ends(one)))
                    }
                }
            }
        }
    }
}

fn share(lang: Lang, retention: &Retention, held: &YourData) -> Markup {
    let place = store(lang, retention);
    let Some(share) = held.share else {
        return sentence(lang, "your-share-none", &[]);
    };
    html! {
        @if share.waits { (sentence(lang, "your-share-waits", &[])) }
        @if share.ahead { (sentence(lang, "your-share-ahead", &[])) }
        (sentence(lang, "your-share-ends", &[("time", rounded(share.ends_in).into()), ("store", place.as_str().into())]))
    }
}

fn session(lang: Lang, retention: &Retention, held: &YourData) -> Markup {
    let place = store(lang, retention);
    let Some(session) = &held.session else {
        return sentence(lang, "your-session-none", &[]);
    };
    let there: Args<'_> = &[
        ("time", rounded(session.ends_in).into()),
        ("longest", retention.session_longest.into()),
        ("store", place.as_str().into()),
    ];
    let count = u32::try_from(session.checks.len()).unwrap_or(u32::MAX);
    let last = session.checks.iter().max().copied().unwrap_or_default();
    html! {
        (sentence(lang, "your-session-there", there))
        @if count == 0 { (sentence(lang, "your-session-no-checks", &[])) }
        @else { (sentence(lang, "your-session-checks", &[("count", count.into()), ("time", rounded(last).into())])) }
        @if let Some(pass) = session.pass { (sentence(lang, "your-session-pass", &[("time", rounded(pass).into())])) }
    }
}

fn under_way(lang: Lang, held: &YourData) -> Markup {
    match held.under_way {
        0 => sentence(lang, "your-under-way-none", &[]),
        count => sentence(lang, "your-under-way-count", &[("count", count.into())]),
    }
}

/// What is kept and cannot be found by whoever it is about.
fn unfound(lang: Lang, retention: &Retention) -> Markup {
    html! {
        @if let Some(life) = retention.access_log { (sentence(lang, "your-unfound-log", &[("life", life.into())])) }
        @else { (sentence(lang, "your-unfound-no-log", &[])) }
        @if retention.work { (sentence(lang, "your-unfound-work", &[("life", retention.challenge.into())])) }
        (sentence(lang, "your-unfound-words", &[]))
    }
}

/// The name of the cookie where this connection came in.
fn cookie(retention: &Retention, held: &YourData) -> &'static str {
    let onion = retention.onion.filter(|_| held.known_by == KnownBy::Circuit);
    onion.map_or(retention.cookie, |onion| onion.cookie)
}

fn browser(lang: Lang, retention: &Retention, held: &YourData) -> Markup {
    html! {
        (sentence(lang, "your-browser-cookie", &[("name", cookie(retention, held).into())]))
        noscript { (sentence(lang, "your-browser-noscript", &[])) }
        dl.facts data-browser hidden {}
        p.status data-browser-status role="status" {}
    }
}

fn copy(lang: Lang) -> Markup {
    html! {
        (sentence(lang, "your-copy-what", &[]))
        p { a.button href="/your-data.json?download" download="your-data.json" { (say(lang, "your-copy-file")) } }
    }
}

fn erase(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        (sentence(lang, "your-erase-connection-what", &[]))
        (act(site, "connection", "button", "your-erase-connection"))
        (sentence(lang, "your-erase-everything-what", &[]))
        (act(site, "everything", "danger", "your-erase-everything"))
    }
}

/// One act, as a form that needs no script.
fn act(site: &Site, what: &str, kind: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(site.page("/your-data/erase")) {
            button.(kind) type="submit" name="what" value=(what) { (say(site.lang, words)) }
        }
    }
}

/// A span as people say it: to the second when it is short, else to the whole minute or hour that it ends in.
pub(crate) fn rounded(span: Duration) -> Duration {
    let seconds = span.as_secs() + u64::from(span.subsec_nanos() > 0);
    let unit = match seconds {
        0..120 => 1,
        120..7_200 => 60,
        _ => 3_600,
    };
    Duration::from_secs(seconds.div_ceil(unit) * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_never_said_shorter_than_it_is() {
        let said = |seconds| rounded(Duration::from_secs(seconds)).as_secs();
        assert_eq!([said(0), said(119), said(120), said(121)], [0, 119, 120, 180]);
        assert_eq!([said(7_199), said(7_201), said(86_400)], [7_200, 10_800, 86_400]);
        assert_eq!(rounded(Duration::from_millis(1_001)).as_secs(), 2);
    }
}
