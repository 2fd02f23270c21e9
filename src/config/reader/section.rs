//! The parts of a section: tables, lists of tables, and the variables that belong to each.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::raw::{Raw, names};
use super::{Problem, Reader, Wrong};

/// An entry of a list that takes names as well as tables.
pub(in crate::config) enum Item<'a> {
    Name(String),
    Section(Reader<'a>),
}

impl<'a> Reader<'a> {
    /// The part of it called `[key]`.
    pub(in crate::config) fn section(&mut self, key: &'static str) -> Self {
        self.asked.insert(key, None);
        let table = match self.table.remove(key) {
            None => Table::new(),
            Some(Value::Table(table)) => table,
            Some(_) => {
                self.problem(key, Wrong::Type, "a table");
                Table::new()
            }
        };
        let prefix = format!("{}__", key.to_uppercase());
        let variables = split_off(&mut self.variables, &prefix);
        let prefix = self.prefix.as_ref().map(|start| format!("{start}{prefix}"));
        Self::new(
            self.reading,
            format!("{}{key}.", self.path),
            prefix,
            table,
            variables,
        )
    }

    /// The parts of it called `[[key]]`, each with the variables that carry its `id`.
    ///
    /// Variables that give a `kind` for an id the file does not have make a section of their own, after the
    /// file's and in the order of their names.
    pub(in crate::config) fn sections(&mut self, key: &'static str) -> Vec<Self> {
        self.asked.insert(key, None);
        let start = format!("{}__", key.to_uppercase());
        let mut variables = split_off(&mut self.variables, &start);
        let mut tables = self.tables(key);
        for name in variables.keys().filter_map(|name| name.strip_suffix("__KIND")) {
            if !name.contains("__")
                && !tables
                    .iter()
                    .any(|table| variable_of(table).as_deref() == Some(name))
            {
                let id = name.to_lowercase().replace('_', "-");
                tables.push(Table::from_iter([("id".to_owned(), Value::String(id))]));
            }
        }
        let mut sections = Vec::with_capacity(tables.len());
        for (index, table) in (1..).zip(tables) {
            let own = variable_of(&table).map(|id| format!("{id}__"));
            let taken = own
                .as_ref()
                .map(|own| split_off(&mut variables, own))
                .unwrap_or_default();
            let prefix = own.map(|own| format!("AFTERIMAGE_{start}{own}"));
            let path = format!("{}{key}[{index}].", self.path);
            sections.push(Self::new(self.reading, path, prefix, table, taken));
        }
        for name in variables.keys() {
            let allowed = "variables of a [[provider]] that the file has, or that has a …__KIND variable";
            self.note(Problem::new(
                format!("AFTERIMAGE_{start}{name}"),
                Wrong::Unknown,
                allowed,
            ));
        }
        sections
    }

    /// The entries of a list that takes names as well as tables.
    pub(in crate::config) fn items(
        &mut self,
        key: &'static str,
        allowed: &'static str,
    ) -> Option<Vec<Item<'a>>> {
        let values = match self.raw(key)? {
            Raw::Variable(text) => names(&text).map(Value::String).collect(),
            Raw::File(Value::Array(values)) => values,
            Raw::File(_) => {
                self.problem(key, Wrong::Type, allowed);
                return None;
            }
        };
        let mut items = Vec::with_capacity(values.len());
        for (index, value) in (1..).zip(values) {
            match value {
                Value::String(name) => items.push(Item::Name(name)),
                Value::Table(table) => {
                    let path = format!("{}{key}[{index}].", self.path);
                    let variables = BTreeMap::new();
                    items.push(Item::Section(Self::new(
                        self.reading,
                        path,
                        None,
                        table,
                        variables,
                    )));
                }
                _ => self.problem_at(key, index, Wrong::Type, allowed),
            }
        }
        Some(items)
    }

    fn tables(&mut self, key: &'static str) -> Vec<Table> {
        let stated = match self.table.remove(key) {
            None => Some(Vec::new()),
            Some(Value::Array(values)) => values.into_iter().map(table).collect(),
            Some(_) => None,
        };
        stated.unwrap_or_else(|| {
            self.problem(
                key,
                Wrong::Type,
                "tables in double brackets, such as [[provider]]",
            );
            Vec::new()
        })
    }
}

fn table(value: Value) -> Option<Table> {
    match value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// Moves the variables that begin with `start` out, without it.
fn split_off(variables: &mut BTreeMap<String, String>, start: &str) -> BTreeMap<String, String> {
    let all = std::mem::take(variables);
    let (own, others) = all.into_iter().partition(|(name, _)| name.starts_with(start));
    *variables = others;
    let own: BTreeMap<String, String> = own;
    let strip = |(name, value): (String, String)| Some((name.strip_prefix(start)?.to_owned(), value));
    own.into_iter().filter_map(strip).collect()
}

/// How a table's `id` is written in the name of a variable: `my-server` is `MY_SERVER`.
fn variable_of(table: &Table) -> Option<String> {
    let id = table.get("id")?.as_str()?;
    Some(id.to_uppercase().replace('-', "_"))
}
