//! Where in a document something is: a set of paths, walked together while the document is read.

/// What a value says, when it is not a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// The kind of a server-sent event.
    Event,
    /// The number of a preview.
    Partial,
    /// An error: an object, or a sentence.
    Error,
    /// The name of an error or of its kind.
    Code,
    /// An address where the picture lies, instead of the picture.
    Link,
    /// Whether the picture passed the upstream's moderation.
    Respects,
    /// How far a job has come, by name.
    Status,
    /// How many are before a job in the upstream's queue.
    Position,
    /// Why the upstream stopped, by name.
    Finish,
    /// Whether what stands beside it is a draft of the upstream's own, not the picture.
    Thought,
    /// Whether the upstream blanked the picture.
    Censored,
    /// Whether the upstream is at the work that was asked for.
    Active,
    /// The done part of the work.
    Progress,
    /// How long the upstream wants to be left alone, in seconds.
    Wait,
    /// What the upstream says in words, where a picture was asked for.
    Words,
}

/// What to do with the value at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Decode it: base64, or a data URL.
    Picture,
    /// Say that it begins: an element of the list of pictures.
    Item,
    /// Tell it.
    Value(Tag),
}

/// A place in the set: the way from the root that has been matched so far.
pub(super) type Place = Option<u8>;

/// A set of paths such as `data[].b64_json`; `[]` is any element of a list.
pub struct Paths(Vec<Node>);

#[derive(Default)]
struct Node {
    take: Option<Take>,
    element: Place,
    keys: Vec<(&'static str, u8)>,
}

impl Paths {
    /// The set of these paths; of two takes at the same path the last holds.
    #[must_use]
    pub fn new(paths: &[(&'static str, Take)]) -> Self {
        let mut set = Self(vec![Node::default()]);
        for (path, take) in paths {
            let mut place = Some(0);
            for step in path.split('.') {
                let (key, lists) = strip(step);
                place = set.grow(place, Some(key));
                for _ in 0..lists {
                    place = set.grow(place, None);
                }
            }
            if let Some(node) = place.and_then(|place| set.0.get_mut(usize::from(place))) {
                node.take = Some(*take);
            }
        }
        set
    }

    /// The root of every document.
    pub(super) const ROOT: Place = Some(0);

    /// What to do with the value at this place.
    pub(super) fn take(&self, place: Place) -> Option<Take> {
        self.node(place)?.take
    }

    /// The place of a list's elements.
    pub(super) fn element(&self, place: Place) -> Place {
        self.node(place)?.element
    }

    /// The place under this key, and the key's number among its siblings, under 32.
    pub(super) fn key(&self, place: Place, is: impl Fn(&str) -> bool) -> Option<(u8, u32)> {
        let keys = &self.node(place)?.keys;
        let found = keys.iter().position(|(key, _)| is(key))?;
        let (_, child) = keys.get(found)?;
        Some((*child, u32::try_from(found).ok()? % u32::BITS))
    }

    fn node(&self, place: Place) -> Option<&Node> {
        self.0.get(usize::from(place?))
    }

    /// The place one step on, made when it is not there; `None` as key is any element.
    fn grow(&mut self, place: Place, key: Option<&'static str>) -> Place {
        let fresh = u8::try_from(self.0.len()).ok()?;
        let node = self.0.get_mut(usize::from(place?))?;
        let there = match key {
            None => node.element,
            Some(key) => node
                .keys
                .iter()
                .find(|(have, _)| *have == key)
                .map(|(_, child)| *child),
        };
        if there.is_some() {
            return there;
        }
        match key {
            None => node.element = Some(fresh),
            Some(key) => node.keys.push((key, fresh)),
        }
        self.0.push(Node::default());
        Some(fresh)
    }
}

/// A step's key, and how many lists lie under it: `parts[]` is one.
fn strip(step: &'static str) -> (&'static str, usize) {
    let mut key = step;
    let mut lists = 0;
    while let Some(rest) = key.strip_suffix("[]") {
        key = rest;
        lists += 1;
    }
    (key, lists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_leads_to_its_take_and_to_nothing_else() {
        let paths = Paths::new(&[
            ("data[].b64_json", Take::Picture),
            ("data[]", Take::Item),
            ("error", Take::Value(Tag::Error)),
            ("error.code", Take::Value(Tag::Code)),
        ]);
        let key = |place, name: &str| paths.key(place, |key| key == name).map(|(child, _)| child);
        let data = key(Paths::ROOT, "data");
        let item = paths.element(data);
        assert_eq!(paths.take(item), Some(Take::Item));
        assert_eq!(paths.take(key(item, "b64_json")), Some(Take::Picture));
        assert_eq!(paths.take(data), None);
        assert_eq!(key(data, "b64_json"), None);
        assert_eq!(paths.element(Paths::ROOT), None);
        let error = key(Paths::ROOT, "error");
        assert_eq!(paths.take(error), Some(Take::Value(Tag::Error)));
        assert_eq!(paths.take(key(error, "code")), Some(Take::Value(Tag::Code)));
    }
}
