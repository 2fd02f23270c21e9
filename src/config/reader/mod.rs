//! Takes typed values out of one section, from its variables first and its table second.
//!
//! serde would stop at the first thing it dislikes. A `Reader` notes a problem, goes on, and at the end knows
//! every key that was asked for: whatever is left over is unknown.

mod raw;
mod section;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;
use std::str::FromStr;

use toml::{Table, Value};

use super::problem::{Problem, Wrong};
use super::secret::Secret;

pub(super) use raw::Expect;
use raw::{Raw, names};
pub(super) use section::Item;

/// What all readers of one configuration share.
pub(super) struct Reading<'a> {
    /// What is wrong so far.
    pub(super) problems: RefCell<Vec<Problem>>,
    /// Every key that was asked for, without the counts of lists.
    pub(super) keys: RefCell<BTreeSet<String>>,
    /// How a file is read.
    pub(super) read: &'a dyn Fn(&Path) -> io::Result<String>,
}

/// One section of a configuration.
pub(super) struct Reader<'a> {
    reading: &'a Reading<'a>,
    /// How the section is named in a problem, such as `provider[2].`.
    path: String,
    /// What its variables begin with, such as `AFTERIMAGE_SERVER__`; entries of some lists have none.
    prefix: Option<String>,
    table: Table,
    /// By what follows the prefix.
    variables: BTreeMap<String, String>,
    /// Every key that was asked for, and where its value was found.
    asked: BTreeMap<&'static str, Option<String>>,
}

impl<'a> Reader<'a> {
    /// The whole configuration.
    pub(super) fn root(reading: &'a Reading<'a>, table: Table, variables: BTreeMap<String, String>) -> Self {
        Self::new(
            reading,
            String::new(),
            Some("AFTERIMAGE_".to_owned()),
            table,
            variables,
        )
    }

    /// One value, if it is there and good.
    pub(super) fn take<T>(
        &mut self,
        key: &'static str,
        expect: Expect,
        allowed: impl Into<Cow<'static, str>>,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let raw = self.raw(key)?;
        let value = raw.text(expect).ok_or(Wrong::Type).and_then(|text| parse(&text));
        value.map_err(|wrong| self.problem(key, wrong, allowed)).ok()
    }

    /// One value that has to be there.
    pub(super) fn require<T>(
        &mut self,
        key: &'static str,
        expect: Expect,
        allowed: impl Into<Cow<'static, str>>,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let there = self.has(key);
        let allowed = allowed.into();
        let value = self.take(key, expect, allowed.clone(), parse);
        if !there {
            self.problem(key, Wrong::Missing, allowed);
        }
        value
    }

    /// Whether a key is there and not taken yet.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key) || self.variables.contains_key(&key.to_uppercase())
    }

    /// Whether anything of the section is there.
    pub(super) fn is_stated(&self) -> bool {
        !self.table.is_empty() || !self.variables.is_empty()
    }

    /// A list of values, if it is there and all of them are good; a single value is a list of one.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        expect: Expect,
        allowed: &'static str,
        parse: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<Vec<T>> {
        let raws: Vec<Raw> = match self.raw(key)? {
            Raw::Variable(text) => names(&text).map(Raw::Variable).collect(),
            Raw::File(Value::Array(values)) => values.into_iter().map(Raw::File).collect(),
            raw @ Raw::File(_) => vec![raw],
        };
        let mut values = Vec::with_capacity(raws.len());
        let count = raws.len();
        for (index, raw) in (1..).zip(raws) {
            match raw.text(expect).ok_or(Wrong::Type).and_then(|text| parse(&text)) {
                Ok(value) => values.push(value),
                Err(wrong) => self.problem_at(key, index, wrong, allowed),
            }
        }
        Some(values).filter(|values| values.len() == count)
    }

    /// A whole number.
    pub(super) fn number<T>(&mut self, key: &'static str, range: RangeInclusive<T>) -> Option<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let allowed = format!("a whole number from {} to {}", range.start(), range.end());
        self.take(key, Expect::Integer, allowed, |text| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let fault = if digits { Wrong::Range } else { Wrong::Invalid };
            text.parse()
                .ok()
                .filter(|number| range.contains(number))
                .ok_or(fault)
        })
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.take(key, Expect::Flag, "true or false", |text| {
            text.parse().map_err(|_| Wrong::Invalid)
        })
    }

    /// A secret: itself under `key`, or the file it lies in under `key_file`; a variable wins over the table.
    pub(super) fn secret(&mut self, key: &'static str, key_file: &'static str) -> Option<Secret> {
        let allowed = "visible ASCII characters, not empty";
        let (own, file) = (self.raw(key), self.raw(key_file));
        let (key, value) = match (own, file) {
            (None, None) => return None,
            (Some(Raw::Variable(_)), Some(Raw::Variable(_))) | (Some(Raw::File(_)), Some(Raw::File(_))) => {
                self.problem(
                    key_file,
                    Wrong::Conflict,
                    "the secret or the file it lies in, not both",
                );
                return None;
            }
            (Some(own), None) | (Some(own @ Raw::Variable(_)), Some(_)) => (key, own.text(Expect::Text)),
            (_, Some(file)) => (key_file, self.contents(key_file, &file)?),
        };
        let secret = value.ok_or(Wrong::Type);
        let secret = secret.and_then(|text| Secret::parse(&text).ok_or(Wrong::Invalid));
        secret.map_err(|wrong| self.problem(key, wrong, allowed)).ok()
    }

    /// The text of the file that a key names.
    pub(super) fn file(&mut self, key: &'static str, allowed: &'static str) -> Option<String> {
        let path = self.raw(key)?.text(Expect::Text).ok_or(Wrong::Type);
        let path = path.and_then(|path| Some(path).filter(|path| !path.is_empty()).ok_or(Wrong::Empty));
        let read = |path: String| (self.reading.read)(Path::new(&path));
        let text = path.and_then(|path| read(path).map_err(|fault| Wrong::Unreadable(fault.kind())));
        text.map_err(|wrong| self.problem(key, wrong, allowed)).ok()
    }

    /// The text of the file that a key names, which has to be there.
    pub(super) fn require_file(&mut self, key: &'static str, allowed: &'static str) -> Option<String> {
        if !self.has(key) {
            self.problem(key, Wrong::Missing, allowed);
        }
        self.file(key, allowed)
    }

    /// Notes that something is wrong with a key of this section.
    pub(super) fn problem(&self, key: &str, wrong: Wrong, allowed: impl Into<Cow<'static, str>>) {
        self.note(Problem::new(self.name(key), wrong, allowed));
    }

    /// Notes that something is wrong with an entry of a list, counted from one.
    pub(super) fn problem_at(&self, key: &str, index: usize, wrong: Wrong, allowed: &'static str) {
        self.note(Problem::new(
            format!("{}[{index}]", self.name(key)),
            wrong,
            allowed,
        ));
    }

    /// Ends the section: whatever nobody asked for is a problem.
    pub(super) fn finish(self) {
        let known: Vec<&str> = self.asked.keys().copied().collect();
        let allowed = known.join(", ");
        for key in self.table.keys() {
            self.note(Problem::new(
                format!("{}{key}", self.path),
                Wrong::Unknown,
                allowed.clone(),
            ));
        }
        for name in self.variables.keys() {
            let name = format!("{}{name}", self.prefix.as_deref().unwrap_or_default());
            self.note(Problem::new(name, Wrong::Unknown, allowed.to_uppercase()));
        }
    }

    fn new(
        reading: &'a Reading<'a>,
        path: String,
        prefix: Option<String>,
        table: Table,
        variables: BTreeMap<String, String>,
    ) -> Self {
        let asked = BTreeMap::new();
        Self {
            reading,
            path,
            prefix,
            table,
            variables,
            asked,
        }
    }
    /// Finds the value of a key: its variable, else its place in the table.
    fn raw(&mut self, key: &'static str) -> Option<Raw> {
        self.reading.keys.borrow_mut().insert(general(&self.path) + key);
        let variable = key.to_uppercase();
        let found = self.variables.remove(&variable);
        let name = found
            .as_ref()
            .and(self.prefix.as_ref())
            .map(|prefix| prefix.clone() + &variable);
        self.asked.insert(key, name);
        let stated = self.table.remove(key);
        found.map(Raw::Variable).or(stated.map(Raw::File))
    }

    /// What lies in the file that a key names.
    fn contents(&self, key: &'static str, path: &Raw) -> Option<Option<String>> {
        let path = path.text(Expect::Text);
        let read = path.map(|path| (self.reading.read)(Path::new(&path))).transpose();
        let allowed = "a readable file of at most 1 MiB that holds the secret";
        read.map_err(|fault| self.problem(key, Wrong::Unreadable(fault.kind()), allowed))
            .ok()
    }

    fn name(&self, key: &str) -> String {
        let variable = self.asked.get(key).cloned().flatten();
        variable.unwrap_or_else(|| format!("{}{key}", self.path))
    }

    fn note(&self, problem: Problem) {
        self.reading.problems.borrow_mut().push(problem);
    }
}

/// A path without the counts of its lists: `provider[2].` is `provider.`.
fn general(path: &str) -> String {
    let parts = path
        .split('[')
        .map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    parts.collect()
}
