//! The few drawings that take their colour from the text around them.

use maud::{Markup, html};

/// The mark of the house: a ring and what is left of it in the eye.
pub(crate) fn brand() -> Markup {
    html! {
        svg.mark viewBox="0 0 32 32" aria-hidden="true" {
            circle.echo cx="18.5" cy="17.5" r="9.5" {}
            circle.ring cx="14" cy="14.5" r="9.5" {}
        }
    }
}

/// A disc, half light and half dark.
pub(crate) fn theme() -> Markup {
    html! {
        svg viewBox="0 0 24 24" aria-hidden="true" {
            circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" {}
            path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" {}
        }
    }
}

/// An arrow that turns back on itself.
pub(crate) fn renew() -> Markup {
    line("M20 12a8 8 0 1 1-2.6-5.9M20 3v5h-5")
}

/// A loudspeaker.
pub(crate) fn sound() -> Markup {
    line("M4 10v4h4l5 4V6l-5 4zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11")
}

/// An arrow down to a tray.
pub(crate) fn download() -> Markup {
    line("M12 4v11m-5-5 5 5 5-5M5 20h14")
}

/// A bin.
pub(crate) fn delete() -> Markup {
    line("M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13")
}

/// Two arrows against each other.
pub(crate) fn swap() -> Markup {
    line("M7 4v13m-4-4 4 4 4-4M17 20V7m4 4-4-4-4 4")
}

/// A brush.
pub(crate) fn brush() -> Markup {
    line("M20 4 10 14M7 14c2.5 0 4 1.5 4 3.5S9.5 21 7 21c-1.5 0-3-.5-4-1.5C4.5 19 4 14 7 14z")
}

/// A padlock.
pub(crate) fn lock() -> Markup {
    line("M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3")
}

/// A picture and an arrow to it.
pub(crate) fn back_to() -> Markup {
    line("M9 8H4V3M4.5 8A8.5 8.5 0 1 1 3.6 13")
}

/// A die that shows five.
pub(crate) fn dice() -> Markup {
    line("M4 4h16v16H4zM8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01")
}

/// A clock.
pub(crate) fn history() -> Markup {
    line("M12 4a8 8 0 1 0 .01 0M12 8v4l3 2")
}

/// Two links of a chain.
pub(crate) fn link() -> Markup {
    line(
        "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.4-1.4",
    )
}

/// A sheet on a sheet.
pub(crate) fn again() -> Markup {
    line("M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5")
}

/// A star.
pub(crate) fn star() -> Markup {
    line("M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z")
}

/// Two halves.
pub(crate) fn compare() -> Markup {
    line("M4 5h16v14H4zM12 3v18")
}

/// A picture before another.
pub(crate) fn copy() -> Markup {
    line("M9 9h11v11H9zM15 9V4H4v11h5")
}

/// Lines of words.
pub(crate) fn words() -> Markup {
    line("M5 6h14M5 11h14M5 16h8")
}

/// An arrow out of a box.
pub(crate) fn share() -> Markup {
    line("M12 15V4m-4 4 4-4 4 4M6 11v9h12v-9")
}

/// A cross.
pub(crate) fn close() -> Markup {
    line("M6 6l12 12M18 6 6 18")
}

/// A chevron against the reading direction.
pub(crate) fn back() -> Markup {
    line("M15 5l-7 7 7 7")
}

/// A chevron in the reading direction.
pub(crate) fn forward() -> Markup {
    line("M9 5l7 7-7 7")
}

/// The outline of a picture of this shape, drawn into a square of 24 units.
pub(crate) fn shape(width: u32, height: u32) -> Markup {
    let longest = width.max(height).max(1);
    let side = |length: u32| (f64::from(length) / f64::from(longest) * 18.0).max(4.0);
    let (wide, high) = (side(width), side(height));
    html! {
        svg.shape viewBox="0 0 24 24" aria-hidden="true" {
            rect x=(places(12.0 - wide / 2.0)) y=(places(12.0 - high / 2.0)) width=(places(wide)) height=(places(high))
                rx="2" fill="none" stroke="currentColor" stroke-width="2" {}
        }
    }
}

fn places(number: f64) -> String {
    format!("{number:.1}")
}

fn line(path: &str) -> Markup {
    html! {
        svg viewBox="0 0 24 24" aria-hidden="true" {
            path d=(path) fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {}
        }
    }
}
