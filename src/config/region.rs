//! Whether the region on a card lies inside the European Economic Area (GDPR, Chapter V).

/// What the region on a card says of the European Economic Area; never more than its words do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// Every place named is inside.
    Inside,
    /// A place named is outside.
    Outside,
    /// The words name no place that is known here.
    Unsaid,
}

/// The Area itself, its members in English, and as codes (ISO 3166-1) where those are no words.
const INSIDE: &[&str] = &[
    "european union",
    "eu",
    "european economic area",
    "eea",
    "austria",
    "belgium",
    "bulgaria",
    "croatia",
    "cyprus",
    "czechia",
    "czech republic",
    "denmark",
    "estonia",
    "finland",
    "france",
    "germany",
    "greece",
    "hungary",
    "iceland",
    "ireland",
    "italy",
    "latvia",
    "liechtenstein",
    "lithuania",
    "luxembourg",
    "malta",
    "netherlands",
    "norway",
    "poland",
    "portugal",
    "romania",
    "slovakia",
    "slovenia",
    "spain",
    "sweden",
];

/// Where providers of pictures sit outside of it.
const OUTSIDE: &[&str] = &[
    "united states",
    "united states of america",
    "usa",
    "us",
    "u.s.",
    "u.s.a.",
    "america",
    "united kingdom",
    "uk",
    "great britain",
    "england",
    "switzerland",
    "canada",
    "china",
    "hong kong",
    "taiwan",
    "japan",
    "south korea",
    "korea",
    "singapore",
    "india",
    "israel",
    "australia",
    "new zealand",
    "brazil",
    "russia",
    "turkey",
    "united arab emirates",
    "worldwide",
    "world-wide",
    "global",
    "globally",
    "anywhere",
    "everywhere",
];

impl Region {
    /// Reads words such as `Germany and the United States`.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let words = words.to_lowercase().replace(" and ", ",").replace(" or ", ",");
        let places: Vec<&str> = words
            .split([',', ';', '/', '(', ')', '&', '+'])
            .map(|place| place.trim().trim_start_matches("the "))
            .filter(|place| !place.is_empty())
            .collect();
        if places.iter().any(|place| OUTSIDE.contains(place)) {
            Self::Outside
        } else if !places.is_empty() && places.iter().all(|place| INSIDE.contains(place)) {
            Self::Inside
        } else {
            Self::Unsaid
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_inside_only_when_every_place_named_is() {
        for words in [
            "Germany",
            "European Union",
            "the Netherlands and Ireland",
            "EU (France)",
        ] {
            assert_eq!(Region::of(words), Region::Inside, "{words}");
        }
        for words in [
            "United States",
            "Germany and the United States",
            "EU, US",
            "Worldwide",
        ] {
            assert_eq!(Region::of(words), Region::Outside, "{words}");
        }
    }

    #[test]
    fn words_that_name_no_known_place_say_nothing() {
        for words in [
            "",
            "This server",
            "Our own machines in Georgia",
            "somewhere in Europe",
            "EU (Frankreich)",
        ] {
            assert_eq!(Region::of(words), Region::Unsaid, "{words}");
        }
    }
}
