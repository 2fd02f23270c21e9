//! The words the painter knows in English, each with what it means and what else it is called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::composition::{Aspect, Meaning, Medium, Mood, Scene, Season, Thing, Time, Weather};
use super::foreign::FOREIGN;

/// Every word the painter knows, base form, grouped.
///
/// "Golden hour", "pixel art" and "stained glass" are two words each.
#[must_use]
pub const fn vocabulary() -> &'static [(Aspect, &'static [&'static str])] {
    &[
        (Aspect::Scene, SCENES.0),
        (Aspect::Thing, THINGS.0),
        (Aspect::Weather, WEATHER.0),
        (Aspect::Time, TIMES.0),
        (Aspect::Season, SEASONS.0),
        (Aspect::Colour, COLOURS.0),
        (Aspect::Mood, MOODS.0),
        (Aspect::Medium, MEDIA.0),
        (Aspect::Quantity, QUANTITIES.0),
    ]
}

/// What a word means when it is spelt just so: a base form, another name for it, or a foreign word.
pub(super) fn meaning_of(word: &str) -> Option<Meaning> {
    INDEX.get(word).copied()
}

static INDEX: LazyLock<BTreeMap<&'static str, Meaning>> = LazyLock::new(|| {
    let groups = [
        SCENES.1,
        THINGS.1,
        WEATHER.1,
        TIMES.1,
        SEASONS.1,
        COLOURS.1,
        MOODS.1,
        MEDIA.1,
        QUANTITIES.1,
    ];
    let entries = || groups.iter().copied().flatten();
    let mut index: BTreeMap<_, _> = entries().map(|entry| (entry.word, entry.meaning)).collect();
    let bases = index.clone();
    let foreign = FOREIGN
        .iter()
        .filter_map(|(words, base)| Some((*words, *bases.get(base)?)));
    for (words, meaning) in entries().map(|entry| (entry.also, entry.meaning)).chain(foreign) {
        for word in words {
            index.entry(word).or_insert(meaning);
        }
    }
    index
});

struct Entry {
    word: &'static str,
    meaning: Meaning,
    also: &'static [&'static str],
}

type Group = (&'static [&'static str], &'static [Entry]);

macro_rules! group {
    ($name:ident, $($word:literal $meaning:expr, [$($also:literal),*];)*) => {
        const $name: Group = (&[$($word),*], &[$(Entry { word: $word, meaning: $meaning, also: &[$($also),*] }),*]);
    };
}

group! { SCENES,
    "mountain" Meaning::Scene(Scene::Mountain), ["mount", "peak", "summit", "alps", "alp", "alpine", "himalaya", "ridge"];
    "hill" Meaning::Scene(Scene::Hill), ["valley", "highland", "tuscany", "slope"];
    "sea" Meaning::Scene(Scene::Sea), ["ocean", "seascape", "seaside", "wave", "maritime", "marine", "underwater"];
    "lake" Meaning::Scene(Scene::Lake), ["pond", "lagoon", "fjord", "reservoir", "water", "loch"];
    "river" Meaning::Scene(Scene::River), ["stream", "creek", "brook", "canal"];
    "forest" Meaning::Scene(Scene::Forest), ["wood", "woodland", "grove", "pinewood", "taiga"];
    "jungle" Meaning::Scene(Scene::Jungle), ["rainforest", "tropic", "tropical", "swamp"];
    "desert" Meaning::Scene(Scene::Desert), ["dune", "sahara", "wasteland", "mars"];
    "city" Meaning::Scene(Scene::City), ["town", "skyline", "skyscraper", "downtown", "metropolis", "urban", "cityscape", "cyberpunk", "street", "tokyo", "york", "building"];
    "village" Meaning::Scene(Scene::Village), ["hamlet", "settlement"];
    "meadow" Meaning::Scene(Scene::Meadow), ["field", "grass", "grassland", "prairie", "pasture", "plain", "steppe", "savanna", "savannah", "countryside", "farmland", "rural"];
    "island" Meaning::Scene(Scene::Island), ["isle", "islet", "archipelago"];
    "beach" Meaning::Scene(Scene::Beach), ["shore", "coast", "sand", "seashore", "coastline"];
    "waterfall" Meaning::Scene(Scene::Waterfall), ["cascade", "cataract", "falls"];
    "canyon" Meaning::Scene(Scene::Canyon), ["gorge", "ravine", "mesa", "butte", "badlands"];
    "volcano" Meaning::Scene(Scene::Volcano), ["lava", "eruption", "volcanic", "magma"];
    "cliff" Meaning::Scene(Scene::Cliff), ["crag", "precipice", "headland", "bluff"];
    "garden" Meaning::Scene(Scene::Garden), ["park", "orchard", "yard", "botanical"];
    "tundra" Meaning::Scene(Scene::Tundra), ["ice", "iceberg", "glacier", "arctic", "antarctic", "antarctica", "polar", "greenland"];
    "road" Meaning::Scene(Scene::Road), ["path", "highway", "trail", "lane", "route", "alley"];
    "space" Meaning::Scene(Scene::Space), ["cosmos", "universe", "galaxy", "nebula", "cosmic", "outer space", "astronaut"];
    "abstract" Meaning::Scene(Scene::Abstract), ["abstraction", "geometric", "shape", "pattern"];
}

group! { THINGS,
    "boat" Meaning::Thing(Thing::Boat), ["sailboat", "sail", "yacht", "dinghy", "canoe", "gondola", "rowboat", "kayak"];
    "ship" Meaning::Thing(Thing::Ship), ["galleon", "frigate", "vessel", "schooner", "pirate"];
    "house" Meaning::Thing(Thing::House), ["cabin", "cottage", "hut", "barn", "home", "farmhouse", "chalet", "lodge", "shack"];
    "castle" Meaning::Thing(Thing::Castle), ["fortress", "palace", "citadel", "fort"];
    "lighthouse" Meaning::Thing(Thing::Lighthouse), ["beacon"];
    "bridge" Meaning::Thing(Thing::Bridge), ["viaduct", "aqueduct", "footbridge"];
    "windmill" Meaning::Thing(Thing::Windmill), ["mill", "watermill"];
    "church" Meaning::Thing(Thing::Church), ["chapel", "cathedral", "monastery", "abbey", "temple", "steeple"];
    "tower" Meaning::Thing(Thing::Tower), ["spire", "turret", "pagoda", "obelisk"];
    "pyramid" Meaning::Thing(Thing::Pyramid), ["ziggurat", "egypt", "egyptian"];
    "tent" Meaning::Thing(Thing::Tent), ["camp", "tipi", "teepee", "yurt"];
    "balloon" Meaning::Thing(Thing::Balloon), ["airship", "zeppelin"];
    "train" Meaning::Thing(Thing::Train), ["locomotive", "railway", "tram"];
    "rocket" Meaning::Thing(Thing::Rocket), ["spaceship", "spacecraft", "starship", "shuttle"];
    "lantern" Meaning::Thing(Thing::Lantern), ["lamp", "streetlight", "lamppost", "candle"];
    "campfire" Meaning::Thing(Thing::Campfire), ["fire", "bonfire", "flame"];
    "tree" Meaning::Thing(Thing::Tree), ["oak", "maple", "willow", "beech", "bonsai", "blossom", "cherry"];
    "pine" Meaning::Thing(Thing::Pine), ["fir", "spruce", "conifer", "cedar", "larch", "evergreen"];
    "palm" Meaning::Thing(Thing::Palm), ["coconut"];
    "birch" Meaning::Thing(Thing::Birch), ["aspen", "poplar"];
    "cactus" Meaning::Thing(Thing::Cactus), ["cacti", "saguaro", "succulent"];
    "flower" Meaning::Thing(Thing::Flower), ["poppy", "tulip", "daisy", "wildflower", "sunflower", "rose", "bloom", "lily", "bouquet", "lotus"];
    "mushroom" Meaning::Thing(Thing::Mushroom), ["toadstool", "fungus", "fungi"];
    "rock" Meaning::Thing(Thing::Rock), ["boulder", "stone", "pebble"];
    "bird" Meaning::Thing(Thing::Bird), ["gull", "seagull", "swallow", "crow", "raven", "eagle", "hawk", "crane", "goose", "dove", "owl", "swan"];
    "butterfly" Meaning::Thing(Thing::Butterfly), ["moth", "dragonfly"];
    "whale" Meaning::Thing(Thing::Whale), ["orca", "dolphin", "fish"];
    "person" Meaning::Thing(Thing::Person), ["man", "woman", "girl", "boy", "figure", "traveller", "traveler", "wanderer", "child", "hiker", "monk", "knight", "wizard", "somebody"];
    "horse" Meaning::Thing(Thing::Horse), ["pony", "stallion", "mustang", "unicorn"];
    "cat" Meaning::Thing(Thing::Cat), ["kitten", "kitty"];
    "dog" Meaning::Thing(Thing::Dog), ["puppy", "hound", "wolf", "fox"];
    "deer" Meaning::Thing(Thing::Deer), ["stag", "elk", "moose", "reindeer", "antelope"];
    "sheep" Meaning::Thing(Thing::Sheep), ["lamb", "goat", "cow", "cattle"];
    "moon" Meaning::Thing(Thing::Moon), ["moonlight", "moonlit", "lunar", "crescent"];
    "sun" Meaning::Thing(Thing::Sun), ["sunshine", "sunlight", "sunny", "sunlit", "solar"];
    "star" Meaning::Thing(Thing::Star), ["starlight", "starlit", "constellation"];
    "planet" Meaning::Thing(Thing::Planet), ["saturn", "jupiter"];
    "comet" Meaning::Thing(Thing::Comet), ["meteor", "asteroid", "meteorite", "shooting star", "falling star"];
    "aurora" Meaning::Thing(Thing::Aurora), ["borealis", "northern lights", "polar lights"];
    "rainbow" Meaning::Thing(Thing::Rainbow), [];
    "fence" Meaning::Thing(Thing::Fence), ["gate", "hedge", "railing"];
    "pier" Meaning::Thing(Thing::Pier), ["jetty", "dock", "harbour", "harbor", "wharf", "quay"];
}

group! { WEATHER,
    "rain" Meaning::Weather(Weather::Rain), ["drizzle", "shower", "downpour", "wet"];
    "snow" Meaning::Weather(Weather::Snow), ["snowfall", "blizzard", "snowflake", "sleet"];
    "fog" Meaning::Weather(Weather::Fog), ["mist", "haze", "smoke", "smog"];
    "storm" Meaning::Weather(Weather::Storm), ["thunderstorm", "tempest", "hurricane", "typhoon", "tornado"];
    "lightning" Meaning::Weather(Weather::Lightning), ["thunder", "thunderbolt", "bolt"];
    "cloud" Meaning::Weather(Weather::Cloud), ["overcast", "cumulus", "cloudscape"];
    "clear" Meaning::Weather(Weather::Clear), ["cloudless"];
    "wind" Meaning::Weather(Weather::Wind), ["breeze", "gale", "gust"];
}

group! { TIMES,
    "dawn" Meaning::Time(Time::Dawn), ["sunrise", "daybreak"];
    "morning" Meaning::Time(Time::Morning), ["forenoon"];
    "noon" Meaning::Time(Time::Noon), ["midday", "daytime", "daylight"];
    "afternoon" Meaning::Time(Time::Afternoon), [];
    "golden hour" Meaning::Time(Time::GoldenHour), ["magic hour"];
    "sunset" Meaning::Time(Time::Sunset), ["sundown", "afterglow"];
    "evening" Meaning::Time(Time::Evening), [];
    "dusk" Meaning::Time(Time::Dusk), ["twilight", "nightfall", "gloaming", "blue hour"];
    "night" Meaning::Time(Time::Night), ["nighttime", "nocturnal", "nocturne"];
    "midnight" Meaning::Time(Time::Midnight), [];
}

group! { SEASONS,
    "spring" Meaning::Season(Season::Spring), ["springtime", "april"];
    "summer" Meaning::Season(Season::Summer), ["summertime", "june", "july", "august"];
    "autumn" Meaning::Season(Season::Autumn), ["fall", "autumnal", "october", "november"];
    "winter" Meaning::Season(Season::Winter), ["wintertime", "wintry", "christmas", "december", "january"];
}

group! { COLOURS,
    "red" Meaning::Colour(0xc82a22), ["scarlet", "ruby", "vermilion", "cherry red"];
    "crimson" Meaning::Colour(0x961034), ["maroon", "burgundy", "carmine"];
    "orange" Meaning::Colour(0xf0801e), ["tangerine", "amber", "rust"];
    "coral" Meaning::Colour(0xf2765c), ["salmon", "peach", "apricot"];
    "yellow" Meaning::Colour(0xf6d430), ["lemon", "saffron", "mustard"];
    "gold" Meaning::Colour(0xd8a02c), ["gilded", "ochre", "ocher"];
    "green" Meaning::Colour(0x3c903e), ["emerald", "verdant", "jade"];
    "olive" Meaning::Colour(0x7c8030), ["moss", "khaki"];
    "teal" Meaning::Colour(0x1a8c8c), ["turquoise", "cyan", "aqua", "aquamarine"];
    "blue" Meaning::Colour(0x2a62c4), ["azure", "cobalt", "sapphire", "navy", "cerulean"];
    "indigo" Meaning::Colour(0x3a2c90), ["ultramarine"];
    "purple" Meaning::Colour(0x843ca8), ["violet", "plum", "mauve", "amethyst"];
    "lavender" Meaning::Colour(0xac98da), ["lilac", "periwinkle"];
    "pink" Meaning::Colour(0xf08cb4), ["rosy", "blush"];
    "magenta" Meaning::Colour(0xd02890), ["fuchsia"];
    "brown" Meaning::Colour(0x784e30), ["chestnut", "umber", "chocolate", "bronze", "copper"];
    "beige" Meaning::Colour(0xdcc8a4), ["cream", "ivory", "tan"];
    "black" Meaning::Colour(0x16161a), ["ebony", "obsidian"];
    "white" Meaning::Colour(0xf6f6f4), [];
    "grey" Meaning::Colour(0x888a8e), ["gray", "slate", "ash"];
    "silver" Meaning::Colour(0xbcc6d0), ["pearl", "metallic"];
}

group! { MOODS,
    "calm" Meaning::Mood(Mood::Calm), ["peaceful", "quiet", "serene", "tranquil", "still", "gentle", "silent", "peace", "soft"];
    "dark" Meaning::Mood(Mood::Dark), ["gloom", "sombre", "somber", "shadow", "gothic", "sinister", "noir"];
    "bright" Meaning::Mood(Mood::Bright), ["luminous", "radiant", "shining", "glow"];
    "dreamy" Meaning::Mood(Mood::Dreamy), ["dream", "dreamlike", "surreal", "ethereal", "magical", "magic", "fairytale", "fantasy", "enchanted"];
    "melancholic" Meaning::Mood(Mood::Melancholic), ["melancholy", "sad", "sorrow", "nostalgic", "wistful"];
    "lonely" Meaning::Mood(Mood::Lonely), ["alone", "solitary", "solitude", "desolate", "abandoned", "empty"];
    "cheerful" Meaning::Mood(Mood::Cheerful), ["happy", "joy", "joyful", "merry", "playful", "fun"];
    "mysterious" Meaning::Mood(Mood::Mysterious), ["mystery", "mystic", "mystical", "haunted", "eerie", "spooky", "secret"];
    "dramatic" Meaning::Mood(Mood::Dramatic), ["epic", "majestic", "cinematic", "grand", "awe"];
    "warm" Meaning::Mood(Mood::Warm), ["warmth", "cozy", "cosy", "hot"];
    "cold" Meaning::Mood(Mood::Cold), ["cool", "chilly", "frost", "frozen", "freezing"];
    "vivid" Meaning::Mood(Mood::Vivid), ["vibrant", "colourful", "colorful", "saturated", "neon", "psychedelic"];
    "pale" Meaning::Mood(Mood::Pale), ["muted", "faded", "faint", "delicate"];
    "vintage" Meaning::Mood(Mood::Vintage), ["retro", "sepia", "antique", "old", "ancient"];
    "monochrome" Meaning::Mood(Mood::Monochrome), ["monochromatic", "greyscale", "grayscale", "black and white"];
}

group! { MEDIA,
    "oil" Meaning::Medium(Medium::Oil), ["oil painting", "impasto", "canvas", "acrylic"];
    "watercolour" Meaning::Medium(Medium::Watercolour), ["watercolor", "aquarelle", "gouache"];
    "ink" Meaning::Medium(Medium::Ink), ["sumi", "calligraphy", "ink wash"];
    "pencil" Meaning::Medium(Medium::Pencil), ["sketch", "drawing", "graphite", "crayon"];
    "charcoal" Meaning::Medium(Medium::Charcoal), ["coal", "chiaroscuro"];
    "pastel" Meaning::Medium(Medium::Pastel), ["chalk"];
    "woodcut" Meaning::Medium(Medium::Woodcut), ["linocut", "woodblock", "lino", "ukiyo"];
    "etching" Meaning::Medium(Medium::Etching), ["engraving", "engraved", "lithograph", "crosshatch"];
    "pixel art" Meaning::Medium(Medium::PixelArt), ["pixel", "pixelart", "8bit", "16bit", "pixelated"];
    "poster" Meaning::Medium(Medium::Poster), ["screenprint", "vector", "flat", "minimalist", "minimal", "silkscreen"];
    "mosaic" Meaning::Medium(Medium::Mosaic), ["tessera", "tile", "byzantine"];
    "stained glass" Meaning::Medium(Medium::StainedGlass), ["glass"];
    "impressionist" Meaning::Medium(Medium::Impressionist), ["impressionism", "impressionistic", "monet", "gogh", "brushstroke"];
    "pointillist" Meaning::Medium(Medium::Pointillist), ["pointillism", "seurat", "dot"];
    "comic" Meaning::Medium(Medium::Comic), ["cartoon", "manga", "anime", "halftone"];
    "blueprint" Meaning::Medium(Medium::Blueprint), ["cyanotype", "schematic"];
    "photograph" Meaning::Medium(Medium::Photograph), ["photo", "photography", "photorealistic", "realistic", "photographic"];
}

group! { QUANTITIES,
    "one" Meaning::Quantity(1), ["single", "lone", "1"];
    "two" Meaning::Quantity(2), ["pair", "couple", "2", "both"];
    "three" Meaning::Quantity(3), ["trio", "several", "3"];
    "four" Meaning::Quantity(4), ["4"];
    "five" Meaning::Quantity(5), ["5"];
    "six" Meaning::Quantity(6), ["half dozen", "6"];
    "seven" Meaning::Quantity(7), ["7", "8", "eight", "9", "nine", "10", "ten"];
    "few" Meaning::Quantity(2), [];
    "many" Meaning::Quantity(9), ["flock", "herd", "crowd", "dozen", "countless", "hundred", "fleet", "numerous"];
}
