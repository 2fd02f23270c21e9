//! What a server takes: what is usual before it was asked, and what it says of itself.

use serde::Deserialize;

use super::super::{Edit, Mask, Model, Size, shapes};

/// The most characters of a prompt: the server ends when a prompt is some 20 KB long, and models read less.
const CHARACTERS: u32 = 4_000;
/// The guidance that makes sense, in tenths.
const GUIDANCE: std::ops::RangeInclusive<u32> = 10..=200;
/// The most pictures of one job in its interface.
const COUNT: u32 = 8;

/// What any server of this kind takes.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    Model {
        sizes: shapes::around(1024, 1024, |size| Limits::default().admit(size)),
        count: 4,
        negative_prompt: true,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(GUIDANCE),
        formats: names(&["png", "jpeg"]),
        prompt_characters: Some(CHARACTERS),
        edit: Some(Edit {
            mask: Some(Mask::White),
            strength: true,
        }),
        ..Model::plain(upstream)
    }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// What the server says; where its files lie is not read.
#[derive(Deserialize)]
pub(super) struct Capabilities {
    supported_modes: Vec<String>,
    #[serde(default)]
    defaults_by_mode: Modes<Defaults>,
    #[serde(default)]
    output_formats_by_mode: Modes<Vec<String>>,
    #[serde(default)]
    features_by_mode: Modes<Features>,
    #[serde(default)]
    limits: Limits,
}

/// By mode, of which one makes pictures.
#[derive(Deserialize, Default)]
struct Modes<T: Default> {
    #[serde(default)]
    img_gen: T,
}

#[derive(Deserialize, Default)]
struct Defaults {
    #[serde(default)]
    width: u32,
    #[serde(default)]
    height: u32,
    #[serde(default)]
    sample_params: Sampling,
}

#[derive(Deserialize, Default)]
struct Sampling {
    #[serde(default)]
    sample_steps: i64,
}

#[derive(Deserialize, Default)]
struct Features {
    #[serde(default)]
    init_image: bool,
    #[serde(default)]
    mask_image: bool,
}

#[derive(Deserialize)]
#[serde(default)]
struct Limits {
    min_width: u32,
    max_width: u32,
    min_height: u32,
    max_height: u32,
    max_batch_count: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            min_width: 64,
            max_width: 4096,
            min_height: 64,
            max_height: 4096,
            max_batch_count: 4,
        }
    }
}

impl Limits {
    fn admit(&self, size: Size) -> bool {
        (self.min_width..=self.max_width).contains(&size.width)
            && (self.min_height..=self.max_height).contains(&size.height)
    }
}

impl Capabilities {
    /// The model under this name, when the server makes pictures at all.
    pub(super) fn model(&self, upstream: &str) -> Option<Model> {
        self.supported_modes.iter().find(|mode| *mode == "img_gen")?;
        let usual = capabilities(upstream);
        let defaults = &self.defaults_by_mode.img_gen;
        let sizes = shapes::around(defaults.width, defaults.height, |size| self.limits.admit(size));
        let steps = u32::try_from(defaults.sample_params.sample_steps).unwrap_or(0);
        let features = &self.features_by_mode.img_gen;
        Some(Model {
            sizes: if sizes.is_empty() { usual.sizes } else { sizes },
            count: self.limits.max_batch_count.clamp(1, COUNT),
            // Twice what its operator thought right, and what is usual.
            steps: Some(1..=steps.saturating_mul(2).clamp(50, 150)),
            formats: formats(&self.output_formats_by_mode.img_gen),
            edit: features.init_image.then_some(Edit {
                mask: features.mask_image.then_some(Mask::White),
                strength: true,
            }),
            ..usual
        })
    }
}

/// The formats we let through, in the server's order.
fn formats(said: &[String]) -> Vec<String> {
    let known = |name: &&String| matches!(name.as_str(), "png" | "jpeg" | "webp");
    said.iter().filter(known).cloned().collect()
}
