//! From the configuration to the providers whose work is a job in somebody else's queue.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{ModelSettings, Options};
use crate::pipeline::provider::aihorde::{AiHorde, AiHordeSettings};
use crate::pipeline::provider::bfl::{Bfl, BflSettings};
use crate::pipeline::provider::fal::{self, Fal, FalSettings};
use crate::pipeline::provider::inputs::Inputs;
use crate::pipeline::provider::replicate::{self, Replicate, ReplicateSettings};
use crate::pipeline::provider::upstream::Upstream;
use crate::pipeline::provider::{Model, Pace, Provider};

use super::registry::changed;

/// The AI Horde.
pub(super) fn aihorde(models: Vec<Model>, max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    let settings = AiHordeSettings {
        models,
        pace: AiHordeSettings::pace(),
        max_bytes,
    };
    Arc::new(AiHorde::new(settings, client))
}

/// Replicate.
pub(super) fn replicate(said: &[ModelSettings], max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    let (models, inputs) = with_inputs(said, replicate::inputs, replicate::capabilities);
    let settings = ReplicateSettings {
        models,
        inputs,
        pace: Pace::default(),
        max_bytes,
    };
    Arc::new(Replicate::new(settings, client))
}

/// Black Forest Labs.
pub(super) fn bfl(
    options: &Options,
    models: Vec<Model>,
    max_bytes: u64,
    client: Upstream,
) -> Arc<dyn Provider> {
    let settings = BflSettings {
        models,
        safety_tolerance: match options {
            Options::Bfl { safety_tolerance } => *safety_tolerance,
            _ => 2,
        },
        pace: BflSettings::pace(),
        max_bytes,
    };
    Arc::new(Bfl::new(settings, client))
}

/// fal.
pub(super) fn fal(said: &[ModelSettings], max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    let (models, inputs) = with_inputs(said, fal::inputs, fal::capabilities);
    let settings = FalSettings {
        models,
        inputs,
        pace: Pace::default(),
        max_bytes,
    };
    Arc::new(Fal::new(settings, client))
}

/// The models of a marketplace, and what each calls its inputs: as the operator says, else as their names tell.
fn with_inputs(
    said: &[ModelSettings],
    known: fn(&str) -> Inputs,
    takes: fn(&str, &Inputs) -> Model,
) -> (Vec<Model>, BTreeMap<String, Inputs>) {
    let of = |said: &ModelSettings| {
        let upstream = said.upstream.as_deref().unwrap_or(&said.id);
        let mut inputs = known(upstream);
        for (part, name) in &said.inputs {
            inputs.name(*part, name);
        }
        for (name, value) in &said.constants {
            inputs.always(name, value.clone());
        }
        let model = inputs.limit(changed(takes(upstream, &inputs), said));
        (model, (said.id.clone(), inputs))
    };
    said.iter().map(of).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, load, read_file};

    #[test]
    fn the_hosts_of_every_kind_are_hosts() {
        use crate::pipeline::provider::bfl;
        use crate::pipeline::provider::upstream::Origins;
        for hosts in [replicate::PICTURE_HOSTS, fal::PICTURE_HOSTS, bfl::KEYED_HOSTS] {
            assert!(Origins::parse(hosts.iter().copied()).is_some(), "{hosts:?}");
        }
    }

    fn models(text: &str) -> (Vec<Model>, BTreeMap<String, Inputs>) {
        let text = format!("[[provider]]\nid = 'a'\nkind = 'replicate'\napi_key = 'k'\nmodels = {text}");
        let loaded = load(&text, &Environment::default(), &read_file).unwrap();
        let said = &loaded.config.providers[0].models;
        with_inputs(said, replicate::inputs, replicate::capabilities)
    }

    #[test]
    fn a_model_takes_what_the_operator_gives_a_name_to() {
        let (models, _) = models(
            "['somebody/plain', { id = 'named', upstream = 'somebody/named', edit = true, seed = true, count = 3, \
             inputs = ['image=photo', 'seed=rng', 'ratio=shape'] }]",
        );
        let [plain, named] = models.as_slice() else {
            panic!("two models")
        };
        assert_eq!((plain.seed, plain.edit, plain.sizes.len()), (false, None, 1));
        assert!(named.seed && named.edit.is_some() && named.sizes.len() > 1);
        // There is no name to say the number by.
        assert_eq!(named.count, 1);
    }

    #[test]
    fn a_picture_is_taken_only_where_the_operator_allows_it() {
        let name = "black-forest-labs/flux-dev";
        let (models, inputs) = models(&format!(
            "['{name}', {{ id = 'open', upstream = '{name}', edit = true }}]"
        ));
        assert_eq!((models[0].edit, models[1].edit.is_some()), (None, true));
        assert_eq!(inputs.len(), 2);
    }
}
