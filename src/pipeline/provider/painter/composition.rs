//! What the words ask for: all that is left of a prompt once it has been read.

/// A kind of word that the painter knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aspect {
    /// A place: what the ground, the water and the horizon are.
    Scene,
    /// Something to be seen in it.
    Thing,
    /// What the air does.
    Weather,
    /// The time of day.
    Time,
    /// The season of the year.
    Season,
    /// A colour, of the whole or of the noun after it.
    Colour,
    /// How it feels.
    Mood,
    /// What it is made with.
    Medium,
    /// How many of the things named next.
    Quantity,
}

/// A place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scene {
    Mountain,
    Hill,
    Sea,
    Lake,
    River,
    Forest,
    Jungle,
    Desert,
    City,
    Village,
    Meadow,
    Island,
    Beach,
    Waterfall,
    Canyon,
    Volcano,
    Cliff,
    Garden,
    Tundra,
    Road,
    Space,
    Abstract,
}

/// Something to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Boat,
    Ship,
    House,
    Castle,
    Lighthouse,
    Bridge,
    Windmill,
    Church,
    Tower,
    Pyramid,
    Tent,
    Balloon,
    Train,
    Rocket,
    Lantern,
    Campfire,
    Tree,
    Pine,
    Palm,
    Birch,
    Cactus,
    Flower,
    Mushroom,
    Rock,
    Bird,
    Butterfly,
    Whale,
    Person,
    Horse,
    Cat,
    Dog,
    Deer,
    Sheep,
    Moon,
    Sun,
    Star,
    Planet,
    Comet,
    Aurora,
    Rainbow,
    Fence,
    Pier,
    /// Named only to be coloured.
    Sky,
}

/// What the air does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weather {
    Rain,
    Snow,
    Fog,
    Storm,
    Lightning,
    Cloud,
    Clear,
    Wind,
}

/// The time of day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    GoldenHour,
    Sunset,
    Evening,
    Dusk,
    Night,
    Midnight,
}

/// The season of the year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// How it feels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Calm,
    Dark,
    Bright,
    Dreamy,
    Melancholic,
    Lonely,
    Cheerful,
    Mysterious,
    Dramatic,
    Warm,
    Cold,
    Vivid,
    Pale,
    Vintage,
    Monochrome,
}

/// What it is made with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    Oil,
    Watercolour,
    Ink,
    Pencil,
    Charcoal,
    Pastel,
    Woodcut,
    Etching,
    PixelArt,
    Poster,
    Mosaic,
    StainedGlass,
    Impressionist,
    Pointillist,
    Comic,
    Blueprint,
    Photograph,
}

/// What a word means to the painter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Scene(Scene),
    Thing(Thing),
    Weather(Weather),
    Time(Time),
    Season(Season),
    /// A web colour number.
    Colour(u32),
    Mood(Mood),
    Medium(Medium),
    Quantity(u8),
}

/// A place that was named, and the colour that stood before it.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct NamedScene {
    pub(super) scene: Scene,
    pub(super) colour: Option<u32>,
}

/// A thing that was named, how many of it, and the colour that stood before it.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct NamedThing {
    pub(super) thing: Thing,
    pub(super) count: u8,
    pub(super) colour: Option<u32>,
}

/// What the words ask for, in the order in which they asked.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Composition {
    pub(super) scenes: Vec<NamedScene>,
    pub(super) things: Vec<NamedThing>,
    pub(super) weather: Vec<Weather>,
    pub(super) time: Option<Time>,
    pub(super) season: Option<Season>,
    pub(super) colours: Vec<u32>,
    pub(super) moods: Vec<Mood>,
    pub(super) medium: Option<Medium>,
    /// What must not be there.
    pub(super) banned: Vec<Meaning>,
    /// The hash of all words that the painter does not know; 0 when there are none.
    pub(super) stray: u64,
}

impl Composition {
    pub(super) fn has_scene(&self, scene: Scene) -> bool {
        self.scenes.iter().any(|named| named.scene == scene)
    }

    /// The colour that was asked for a place.
    pub(super) fn scene_colour(&self, scene: Scene) -> Option<u32> {
        self.scenes
            .iter()
            .find(|named| named.scene == scene)
            .and_then(|named| named.colour)
    }

    pub(super) fn thing(&self, thing: Thing) -> Option<NamedThing> {
        self.things.iter().find(|named| named.thing == thing).copied()
    }

    pub(super) fn has(&self, thing: Thing) -> bool {
        self.thing(thing).is_some()
    }

    pub(super) fn has_any(&self, things: &[Thing]) -> bool {
        things.iter().any(|&thing| self.has(thing))
    }

    pub(super) fn feels(&self, mood: Mood) -> bool {
        self.moods.contains(&mood)
    }

    pub(super) fn air(&self, weather: Weather) -> bool {
        self.weather.contains(&weather)
    }

    /// What the unknown words add to the seed: all of it when no known word says where or what, else nothing.
    pub(super) fn guess(&self) -> u64 {
        if self.scenes.is_empty() && self.things.is_empty() {
            self.stray
        } else {
            0
        }
    }

    pub(super) fn bans(&self, meaning: Meaning) -> bool {
        self.banned.contains(&meaning)
    }
}
