//! The prompt as an upstream shall read it: data, whatever commands the upstream looks for in it.

use serde::Serializer as _;
use serde::ser::SerializeMap;
use serde_json::Serializer;
use zeroize::Zeroizing;

use super::super::plain_words::{Reader, plain};
use super::flavor::Flavor;
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// The element in a prompt from which `sd-server` takes its own arguments (its `api.md`).
const ARGUMENTS: &str = "sd_cpp_extra_args";

/// The most bytes of a negative prompt inside that element, far more than any model reads: `sd-server` takes the
/// element out with a `std::regex` that recurses for each byte and ran out of stack between 20 and 40 KB.
const LONGEST: usize = 8 * 1024;

/// What goes into the field `prompt`.
pub(super) fn words(order: &Order, flavor: Flavor) -> Zeroizing<String> {
    let prompt = order.prompt.expose();
    let negative = order.negative.as_ref().map(Prompt::expose);
    Zeroizing::new(match flavor {
        Flavor::SdServer => with_arguments(prompt, negative, order),
        Flavor::LocalAi => with_bar(prompt, negative),
        Flavor::OpenAi | Flavor::XAi | Flavor::Together | Flavor::OpenRouter => prompt.to_owned(),
    })
}

/// `sd-server` obeys the first such element in a prompt and drops the others: in a visitor's words it is none.
fn with_arguments(prompt: &str, negative: Option<&str>, order: &Order) -> String {
    let plain = |text: &str| plain(text, Reader::SdCpp);
    let negative = negative.map(|text| text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default());
    let negative = negative.map(plain);
    let arguments = arguments(negative.as_ref().map(|text| text.as_str()), order);
    format!("{} <{ARGUMENTS}>{}</{ARGUMENTS}>", *plain(prompt), *arguments)
}

/// `LocalAI` splits a prompt at its bars, and reads what follows the first as the negative prompt; the rest may be read
/// by stable-diffusion.cpp, which it brings along.
fn with_bar(prompt: &str, negative: Option<&str>) -> String {
    let plain = |text: &str| Zeroizing::new(plain(text, Reader::SdCpp).replace('|', "/"));
    match negative {
        None => plain(prompt).to_string(),
        Some(negative) => format!("{}|{}", *plain(prompt), *plain(negative)),
    }
}

/// What an order wants beyond OpenAI's fields, as `sd-server` reads it; the words are not to be written into
/// the picture.
fn arguments(negative: Option<&str>, order: &Order) -> Zeroizing<String> {
    let mut json = Zeroizing::new(Vec::new());
    // Writing plain fields to memory cannot fail; were it to, the upstream would refuse what is not JSON.
    let _: serde_json::Result<()> = write_arguments(negative, order, &mut json);
    Zeroizing::new(String::from_utf8(std::mem::take(&mut json)).unwrap_or_default())
}

fn write_arguments(negative: Option<&str>, order: &Order, out: &mut Vec<u8>) -> serde_json::Result<()> {
    let mut json = Serializer::new(out);
    let mut map = json.serialize_map(None)?;
    map.serialize_entry("embed_image_metadata", &false)?;
    if let Some(negative) = negative {
        map.serialize_entry("negative_prompt", negative)?;
    }
    if let Some(seed) = order.seed {
        map.serialize_entry("seed", &seed)?;
    }
    let sampling = Sampling {
        steps: order.steps,
        guidance: order.guidance,
    };
    map.serialize_entry("sample_params", &sampling)?;
    map.end()
}

/// How the picture is sampled.
struct Sampling {
    steps: Option<u32>,
    guidance: Option<u32>,
}

impl serde::Serialize for Sampling {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(steps) = self.steps {
            map.serialize_entry("sample_steps", &steps)?;
        }
        if let Some(tenths) = self.guidance {
            let scale = std::collections::BTreeMap::from([("txt_cfg", f64::from(tenths) / 10.0)]);
            map.serialize_entry("guidance", &scale)?;
        }
        map.end()
    }
}
