//! A provider that fails as it is told, and counts who called.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use afterimage::clock::Clock;
use afterimage::form::Field;
use afterimage::pipeline::provider::{
    Call, Event, Events, Fault, Maker, Model, Provider, Role, Size, Terms, painter,
};
use afterimage::pipeline::scrub::Source;
use bytes::Bytes;
use futures_util::stream;

use super::super::studio::{Studio, Work};

/// What a call comes to; without one it is a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Play {
    Fail(Fault),
    /// A whole preview, then a fault.
    AfterPreview(Fault),
    /// Half a picture, then a fault.
    AfterHalf(Fault),
    Panic,
}

/// Faults in the order of the calls, of one provider or of several together.
pub(super) type Script = Arc<Mutex<VecDeque<Play>>>;

pub(super) struct Player {
    models: Vec<Model>,
    plays: Mutex<Script>,
    calls: AtomicUsize,
}

static PICTURE: LazyLock<Bytes> = LazyLock::new(|| {
    let canvas = painter::paint("a lake", "", 1, 24, 16, &|| false).unwrap();
    Bytes::from(canvas.to_png().unwrap())
});

impl Player {
    /// One model of this name, with these stand-ins.
    pub(super) fn new(id: &str, stand_ins: &[&str], plays: &[Play]) -> Arc<Self> {
        let stand_ins = stand_ins.iter().map(|&id| id.to_owned()).collect();
        Self::of(
            Model {
                stand_ins,
                ..sized(id)
            },
            plays,
        )
    }

    pub(super) fn of(model: Model, plays: &[Play]) -> Arc<Self> {
        Self::offering(vec![model], plays)
    }

    pub(super) fn offering(models: Vec<Model>, plays: &[Play]) -> Arc<Self> {
        Arc::new(Self {
            models,
            plays: Mutex::new(Arc::new(Mutex::new(plays.iter().copied().collect()))),
            calls: AtomicUsize::new(0),
        })
    }

    pub(super) fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    pub(super) fn play(&self, play: Play) {
        self.plays.lock().unwrap().lock().unwrap().push_back(play);
    }

    /// Plays these faults, and hands the script out.
    pub(super) fn script(&self, faults: &[Fault]) -> Script {
        let script = Script::default();
        script
            .lock()
            .unwrap()
            .extend(faults.iter().copied().map(Play::Fail));
        self.share(&script);
        script
    }

    /// Plays the next of a script whenever it is called.
    pub(super) fn share(&self, script: &Script) {
        *self.plays.lock().unwrap() = script.clone();
    }
}

/// A model of two sizes that takes four pictures.
pub(super) fn sized(id: &str) -> Model {
    let size = |side| Size {
        width: side,
        height: side,
    };
    Model {
        sizes: vec![size(512), size(1024)],
        count: 4,
        ..Model::plain(id)
    }
}

impl Provider for Player {
    fn models(&self) -> &[Model] {
        &self.models
    }

    fn source(&self) -> Source {
        Source::Algorithm
    }

    fn generate(&self, _: &Call<'_>) -> Events {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let play = self.plays.lock().unwrap().lock().unwrap().pop_front();
        let whole = |role| {
            [
                Ok(Event::Start(role)),
                Ok(Event::Bytes(PICTURE.clone())),
                Ok(Event::End),
            ]
        };
        let half = PICTURE.slice(..PICTURE.len() / 2);
        let events: Vec<Result<Event, Fault>> = match play {
            None => whole(Role::Picture).into(),
            Some(Play::Fail(fault)) => vec![Err(fault)],
            Some(Play::AfterPreview(fault)) => whole(Role::Preview).into_iter().chain([Err(fault)]).collect(),
            Some(Play::AfterHalf(fault)) => vec![
                Ok(Event::Start(Role::Picture)),
                Ok(Event::Bytes(half)),
                Err(fault),
            ],
            Some(Play::Panic) => panic!("the provider broke"),
        };
        Box::pin(stream::iter(events))
    }
}

/// Terms that differ by their region.
pub(super) fn terms(region: &str) -> Terms {
    Terms {
        name: "Example Ltd".to_owned(),
        region: region.to_owned(),
        retention: "nothing".to_owned(),
        training: "never".to_owned(),
    }
}

/// A provider that does not bill a 5xx, under the same terms as all others here.
pub(super) fn maker(player: &Arc<Player>) -> Maker {
    let id = player.models[0].id.clone();
    Maker {
        terms: Some(terms("here")),
        bills_5xx: false,
        ..Maker::plain(&id, player.clone())
    }
}

pub(super) fn studio(players: &[&Arc<Player>]) -> Studio {
    Studio::among(players.iter().map(|player| maker(player)).collect())
}

/// A lake by the first model.
pub(super) async fn lake(studio: &Studio) -> Work {
    studio.work(1, &[(Field::Prompt, "a lake")]).await
}

/// How much time passes by the studio's clock while something is done.
pub(super) async fn passed<T>(studio: &Studio, work: impl Future<Output = T>) -> (Duration, T) {
    let clock = Clock::new(studio.time.clone());
    let before = clock.now();
    let done = work.await;
    (clock.now().since(before), done)
}
