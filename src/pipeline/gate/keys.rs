//! Who has a key: programs that are admitted without a challenge, each counted under a name of its own.

use std::sync::Arc;

use subtle::{Choice, ConditionallySelectable as _};
use time::Date;

use crate::error::{Code, Refusal};
use crate::key::{Fingerprint, Presented, is_mistyped};
use crate::ledger::{ClientKey, Quotas};
use crate::money::Money;
use crate::pipeline::model::Model;
use crate::telemetry::metrics::Counter;

use super::budget::Account;

/// All keys.
#[derive(Default)]
pub struct Keys(Vec<Arc<Holder>>);

/// What the operator says of one key.
#[derive(Clone)]
pub struct Terms {
    /// What it is called in figures.
    pub name: String,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// How many pictures it may have.
    pub quotas: Quotas,
    /// What may be spent on it in a day, of the money that is everybody's.
    pub budget_per_day: Option<Money>,
    /// The models it may ask for; all where none are named.
    pub models: Option<Vec<String>>,
    /// The last day on which it is good, UTC.
    pub last_day: Option<Date>,
    /// Whether its pictures come as links where a request does not say how.
    pub links: bool,
}

/// Proof that a key was shown and is good: only [`Keys::find`] hands one out.
pub struct Holder {
    terms: Terms,
    client: ClientKey,
    counts: Arc<Counts>,
}

/// What was done with a key since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Requests for pictures.
    pub requests: u64,
    /// Whole pictures that were made for them.
    pub pictures: u64,
    /// Requests that were refused, or that broke off.
    pub refused: u64,
    /// What was spent on them at the most, where money is counted.
    pub spent: Money,
}

#[derive(Default)]
struct Counts {
    requests: Counter,
    pictures: Counter,
    refused: Counter,
    /// In millionths of the prices' unit.
    spent: Arc<Counter>,
}

impl Keys {
    /// These keys.
    #[must_use]
    pub fn new(terms: impl IntoIterator<Item = Terms>) -> Self {
        Self::after(&Self::default(), terms)
    }

    /// These keys in the place of those before: one that stays keeps its figures and what it has used of its allowance.
    #[must_use]
    pub fn after(before: &Self, terms: impl IntoIterator<Item = Terms>) -> Self {
        let holder = |terms: Terms| {
            let same = |holder: &&Arc<Holder>| holder.terms.fingerprint == terms.fingerprint;
            let counts = before.0.iter().find(same).map(|holder| holder.counts.clone());
            Arc::new(Holder {
                client: client(&terms.fingerprint),
                counts: counts.unwrap_or_default(),
                terms,
            })
        };
        Self(terms.into_iter().map(holder).collect())
    }

    /// Whose key this is.
    ///
    /// It is held against every key there is, in the same time wherever and whether it is found.
    ///
    /// # Errors
    /// [`Code::KeyMistyped`], [`Code::KeyUnknown`] or, when its last day was before `today`, [`Code::KeyExpired`].
    pub fn find(&self, text: &str, today: Date) -> Result<Arc<Holder>, Refusal> {
        let presented = Presented::new(text);
        let mut found = u64::MAX;
        for (place, holder) in (0_u64..).zip(&self.0) {
            let is_it: Choice = presented.is(&holder.terms.fingerprint);
            found.conditional_assign(&place, is_it);
        }
        let holder = usize::try_from(found).ok().and_then(|place| self.0.get(place));
        match holder {
            None if is_mistyped(text) => Err(Code::KeyMistyped.into()),
            None => Err(Code::KeyUnknown.into()),
            Some(holder) if holder.terms.last_day.is_some_and(|last| last < today) => {
                Err(Code::KeyExpired.into())
            }
            Some(holder) => Ok(holder.clone()),
        }
    }

    /// What was done with each key, by its name.
    #[must_use]
    pub fn usage(&self) -> Vec<(String, Usage)> {
        let one = |holder: &Arc<Holder>| (holder.terms.name.clone(), holder.counts.read());
        self.0.iter().map(one).collect()
    }
}

/// The name a key is counted under: the same on every server that knows the key, and of no use to find it.
fn client(fingerprint: &Fingerprint) -> ClientKey {
    let name = blake3::derive_key("afterimage 2026-11 client with a key", fingerprint.hash());
    let mut current = [0; 16];
    for (place, byte) in current.iter_mut().zip(name) {
        *place = byte;
    }
    ClientKey::new(current, None)
}

impl Holder {
    /// The name its requests are counted under.
    #[must_use]
    pub fn client(&self) -> ClientKey {
        self.client
    }

    /// How many pictures it may have.
    pub(super) fn quotas(&self) -> Quotas {
        self.terms.quotas
    }

    /// From what its pictures are paid.
    pub(super) fn account(&self) -> Account {
        Account {
            client: self.client,
            per_day: self.terms.budget_per_day,
            spent: Some(self.counts.spent.clone()),
        }
    }

    /// Whether it may ask for this model.
    #[must_use]
    pub fn may_have(&self, model: &Model) -> bool {
        let named = |names: &Vec<String>| names.contains(&model.id);
        model.listed && self.terms.models.as_ref().is_none_or(named)
    }

    /// Whether its pictures come as links where a request does not say how.
    #[must_use]
    pub fn usually_links(&self) -> bool {
        self.terms.links
    }

    /// Counts a request.
    pub fn asked(&self) {
        self.counts.requests.add_one();
    }

    /// Counts a picture that was made.
    pub fn given(&self) {
        self.counts.pictures.add_one();
    }

    /// Counts a request that was refused or broke off.
    pub fn refused(&self) {
        self.counts.refused.add_one();
    }
}

impl Counts {
    fn read(&self) -> Usage {
        Usage {
            requests: self.requests.read(),
            pictures: self.pictures.read(),
            refused: self.refused.read(),
            spent: Money::from_micros(self.spent.read()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Entropy;
    use crate::key::Key;
    use std::num::NonZeroU32;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 20);

    fn terms(name: &str, key: &Key) -> Terms {
        let one = NonZeroU32::MIN;
        Terms {
            name: name.to_owned(),
            fingerprint: Fingerprint::of(key),
            quotas: Quotas::new(one, one, one),
            budget_per_day: None,
            models: None,
            last_day: None,
            links: false,
        }
    }

    fn key(seed: u64) -> Key {
        Key::new(&Entropy::seeded(seed)).unwrap()
    }

    fn found(keys: &Keys, key: &Key) -> Result<String, Code> {
        let holder = keys.find(key.expose(), TODAY);
        holder
            .map(|holder| holder.terms.name.clone())
            .map_err(|refusal| refusal.code)
    }

    #[test]
    fn each_key_is_found_wherever_it_stands_and_no_other_is() {
        let all: Vec<Key> = (0..20).map(key).collect();
        let keys = Keys::new((0..).zip(&all).map(|(n, key)| terms(&format!("k{n}"), key)));
        for (n, key) in (0..).zip(&all) {
            assert_eq!(found(&keys, key), Ok(format!("k{n}")));
        }
        assert_eq!(found(&keys, &key(99)), Err(Code::KeyUnknown));
        assert_eq!(keys.find("ai-1", TODAY).err().unwrap().code, Code::KeyMistyped);
        assert_eq!(keys.find("", TODAY).err().unwrap().code, Code::KeyUnknown);
    }

    #[test]
    fn a_key_is_good_on_its_last_day_and_not_after() {
        let key = key(1);
        let keys = Keys::new([Terms {
            last_day: Some(TODAY),
            ..terms("a", &key)
        }]);
        assert!(keys.find(key.expose(), TODAY).is_ok());
        let tomorrow = TODAY.next_day().unwrap();
        let late = keys.find(key.expose(), tomorrow).err().unwrap();
        assert_eq!(late.code, Code::KeyExpired);
    }

    #[test]
    fn a_key_that_stays_keeps_its_figures_and_one_that_goes_is_not_known() {
        let (stays, goes) = (key(1), key(2));
        let keys = Keys::new([terms("stays", &stays), terms("goes", &goes)]);
        let before = keys.find(stays.expose(), TODAY).ok().unwrap();
        before.asked();
        let keys = Keys::after(&keys, [terms("renamed", &stays)]);
        before.given();
        let usage = Usage {
            requests: 1,
            pictures: 1,
            refused: 0,
            spent: Money::ZERO,
        };
        assert_eq!(keys.usage(), [("renamed".to_owned(), usage)]);
        assert_eq!(found(&keys, &goes), Err(Code::KeyUnknown));
        let after = keys.find(stays.expose(), TODAY).ok().unwrap();
        assert!(before.client() == after.client(), "its allowance goes on");
    }

    #[test]
    fn no_two_keys_are_counted_as_one() {
        let (one, other) = (Fingerprint::of(&key(1)), Fingerprint::of(&key(2)));
        assert!(client(&one) != client(&other));
    }
}
