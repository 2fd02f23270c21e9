//! What the operator wants: read at the start and at each reload, checked whole, and never changed after.
//!
//! A TOML file says it, and every key also as `AFTERIMAGE_<SECTION>__<KEY>`; a variable wins over the file.
//! Reading stops at nothing: every problem is found and named at once, and no value is ever shown.

mod api;
mod budget;
mod challenge;
mod comfyui;
mod content;
mod disclosure;
mod fixed;
mod kind;
mod ledger;
mod log;
mod model;
mod moderation;
mod picture;
mod problem;
mod programs;
mod provider;
mod rate;
mod reader;
mod region;
mod secret;
mod server;
mod site;
mod source;
mod stand_ins;
mod urls;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use toml::Table;
use toml::de::DeTable;

pub use api::Api;
pub use budget::Budget;
pub use challenge::{Challenge, ChallengeKind};
pub use comfyui::ComfyUi;
pub use content::Content;
pub use disclosure::Disclosure;
pub use fixed::Fixed;
pub use kind::Kind;
pub use ledger::{Ledger, Store};
pub use log::{Log, LogAddress};
pub use model::ModelSettings;
pub use moderation::Moderation;
pub use picture::Picture;
pub use problem::{Problem, Warning, Wrong};
pub use programs::{KeySettings, Programs};
pub use provider::{OpenAi, Options, Provider};
pub use rate::Rate;
pub use region::Region;
pub use secret::Secret;
pub use server::{ForwardedHeader, Sandbox, Server, is_private, is_private_host};
pub use site::{Change, Contact, Site};
pub use source::{DEFAULT_FILE, Environment, FILE_VARIABLE, read_file};
pub use urls::{BaseUrl, Link, PublicUrl};

use reader::{Reader, Reading};

/// The whole configuration, free of contradictions.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where we listen.
    pub server: Server,
    /// How the service calls itself.
    pub site: Site,
    /// What a visitor answers first.
    pub challenge: Challenge,
    /// How many pictures a client may have.
    pub rate: Rate,
    /// How much may be spent, and is under way at a time.
    pub budget: Budget,
    /// Where is remembered what has to be.
    pub ledger: Ledger,
    /// What is not made.
    pub content: Content,
    /// Where access is logged.
    pub log: Log,
    /// The largest picture.
    pub picture: Picture,
    /// What programs with a key may do.
    pub api: Programs,
    /// Who makes the pictures, never empty; the first is the one a form without a model means.
    pub providers: Vec<Provider>,
}

/// A configuration that can be run, and what is odd about it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The configuration.
    pub config: Config,
    /// What works, but hardly as it was meant.
    pub warnings: Vec<Warning>,
    /// Every key that was looked for, such as `provider.models.sizes`: what example and README have to name.
    pub keys: BTreeSet<String>,
    /// Every file that was read: the configuration, and those it names.
    pub files: BTreeSet<PathBuf>,
}

/// Reads the file named on the command line, else in [`FILE_VARIABLE`], else [`DEFAULT_FILE`] when it exists,
/// and the variables over it.
///
/// # Errors
/// Everything that is wrong, in the order of the sections.
pub fn open(
    flag: Option<&Path>,
    environment: &Environment,
    read: &dyn Fn(&Path) -> io::Result<String>,
) -> Result<Loaded, Vec<Problem>> {
    let files = RefCell::default();
    let text = source::find(flag, environment, &noting(&files, read)).map_err(|problem| vec![problem])?;
    let mut loaded = load(&text.unwrap_or_default(), environment, read)?;
    loaded.files.extend(files.take());
    Ok(loaded)
}

/// Reads a configuration from the text of a file, which may be empty, and the variables over it.
///
/// # Errors
/// Everything that is wrong, in the order of the sections; only a text that is no TOML hides the rest.
pub fn load(
    text: &str,
    environment: &Environment,
    read: &dyn Fn(&Path) -> io::Result<String>,
) -> Result<Loaded, Vec<Problem>> {
    let files = RefCell::default();
    let reading = Reading {
        problems: RefCell::new(environment.problems().collect()),
        keys: RefCell::default(),
        read: &noting(&files, read),
    };
    let config = Config::read(Reader::root(&reading, parse(text)?, environment.keys()));
    let keys = reading.keys.into_inner();
    let mut problems = reading.problems.into_inner();
    problems.extend(environment.misspelled(&keys));
    match config {
        Some(config) if problems.is_empty() => Ok(Loaded {
            warnings: config.warnings(),
            config,
            keys,
            files: files.take(),
        }),
        _ => Err(problems),
    }
}

/// Reads as it is told to, and notes what could be read.
fn noting<'a>(
    files: &'a RefCell<BTreeSet<PathBuf>>,
    read: &'a dyn Fn(&Path) -> io::Result<String>,
) -> impl Fn(&Path) -> io::Result<String> + 'a {
    |path| {
        let text = read(path)?;
        files.borrow_mut().insert(path.to_owned());
        Ok(text)
    }
}

impl Config {
    fn read(mut root: Reader<'_>) -> Option<Self> {
        let (server, public) = Server::read(root.section("server"));
        let picture = Picture::read(root.section("picture"));
        let budget = Budget::read(root.section("budget"));
        let rate = Rate::read(root.section("rate"));
        let api = Programs::read(root.section("api"), rate);
        Some(Self {
            site: Site::read(root.section("site")),
            challenge: Challenge::read(root.section("challenge")),
            rate,
            budget,
            ledger: Ledger::read(root.section("ledger")),
            content: Content::read(root.section("content"), public),
            log: Log::read(root.section("log")),
            providers: Provider::read_all(root, public, picture, budget, &api.keys)?,
            api,
            server,
            picture,
        })
    }

    fn warnings(&self) -> Vec<Warning> {
        let public = self.server.is_public();
        let open = public || self.server.is_reachable();
        let doubts = [
            (open && self.challenge.kinds.is_empty(), Warning::NoChallenge),
            (public && self.site.contact.is_none(), Warning::NoContact),
            (public && self.site.operator.is_none(), Warning::NoOperator),
            (self.api.enabled && self.api.keys.is_empty(), Warning::NoKey),
            (
                public && self.providers.iter().any(Provider::is_unpriced),
                Warning::NoPrice,
            ),
        ];
        let doubts = doubts
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, warning)| warning);
        self.server.warnings().into_iter().chain(doubts).collect()
    }
}

/// Reads TOML; of what is wrong only the place is told, for the parser's own words quote the file.
fn parse(text: &str) -> Result<Table, Vec<Problem>> {
    let (_, faults) = DeTable::parse_recoverable(text);
    let mut places: BTreeSet<_> = faults.iter().map(|fault| place(text, fault)).collect();
    if places.is_empty() {
        match toml::from_str(text) {
            Ok(table) => return Ok(table),
            Err(fault) => places.insert(place(text, &fault)),
        };
    }
    let problem = |line| {
        Problem::new(
            format!("line {line}"),
            Wrong::Syntax,
            "TOML 1.0, see https://toml.io",
        )
    };
    Err(places.into_iter().map(problem).collect())
}

/// The line of a fault, counted from one.
fn place(text: &str, fault: &toml::de::Error) -> usize {
    let start = fault.span().map_or(0, |span| span.start);
    let before = text.as_bytes().iter().take(start);
    1 + before.filter(|byte| **byte == b'\n').count()
}
