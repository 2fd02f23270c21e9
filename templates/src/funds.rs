//! What is left of the hour's money, and when there is more.

use maud::{Markup, html};

use crate::site::Site;
use crate::text::{Value, say_with};

/// What everybody is told of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Funds {
    /// Nothing: pictures cost nothing here, or nobody counts it.
    Unlimited,
    /// So many percent of an hour's pictures are left, in steps of ten.
    Left {
        /// 10 to 100.
        percent: u8,
    },
    /// None is left for now.
    Spent {
        /// When the next one can be made, UTC: the hour.
        hour: u8,
        /// The minute.
        minute: u8,
        /// It is the day's that are used up.
        day: bool,
    },
}

/// Said before anything else when there is nothing to be had.
pub(crate) fn closed(site: &Site, funds: Funds) -> Markup {
    let Funds::Spent { hour, minute, day } = funds else {
        return html! {};
    };
    let opens = [("opens", Value::Clock { hour, minute })];
    let id = if day {
        "funds-day-spent"
    } else {
        "funds-hour-spent"
    };
    html! { p.fault role="status" { (say_with(site.lang, id, &opens)) } }
}

/// Said among the limits.
pub(crate) fn left(site: &Site, funds: Funds) -> Markup {
    let Funds::Left { percent } = funds else {
        return html! {};
    };
    html! { (say_with(site.lang, "funds-left", &[("percent", u32::from(percent).into())])) (site.lang.gap()) }
}
