//! What the visitor typed, borrowed for as long as the page is written, and what is wrong with it.

use std::time::Duration;

use crate::text::Value;

/// The fields of the form as the visitor sent them; empty where nothing was sent.
///
/// It borrows and derives nothing: a prompt must not be copied, printed or compared by accident.
pub struct Draft<'a> {
    /// What the picture shall show.
    pub prompt: &'a str,
    /// What it shall not show.
    pub negative_prompt: &'a str,
    /// Id of the model.
    pub model: &'a str,
    /// Width and height as `1024x1024`.
    pub size: &'a str,
    /// How many pictures.
    pub count: &'a str,
    /// The number the chance is drawn from.
    pub seed: &'a str,
    /// How many steps the model takes.
    pub steps: &'a str,
    /// How closely the model follows the words.
    pub guidance: &'a str,
    /// The style.
    pub style: &'a str,
    /// How much work goes into it.
    pub quality: &'a str,
    /// What is behind things.
    pub background: &'a str,
    /// The file format.
    pub format: &'a str,
    /// `yes` when a service under other terms may stand in.
    pub stand_in: &'a str,
    /// How far to go from the visitor's picture.
    pub strength: &'a str,
    /// A picture came with the form, and has to be chosen again.
    pub had_image: bool,
    /// A mask came with the form, and has to be chosen again.
    pub had_mask: bool,
}

impl Draft<'_> {
    /// A form nobody has touched yet.
    pub const EMPTY: Draft<'static> = Draft {
        prompt: "",
        negative_prompt: "",
        model: "",
        size: "",
        count: "",
        seed: "",
        steps: "",
        guidance: "",
        style: "",
        quality: "",
        background: "",
        format: "",
        stand_in: "",
        strength: "",
        had_image: false,
        had_mask: false,
    };
}

/// One thing that is wrong, said beside its field, or above the form when it belongs to none.
pub struct Fault<'a> {
    /// The field's name in the form, such as `prompt`.
    pub field: Option<&'a str>,
    /// The code from the table of errors; the message is `error-<code>.detail`.
    pub code: &'a str,
    /// The numbers the message names.
    pub args: &'a [(&'a str, Value<'a>)],
    /// When trying again makes sense.
    pub retry_after: Option<Duration>,
}
