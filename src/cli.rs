//! The command line: what was asked for, and how it ended.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Arg::{Long, Short, Value};
use url::Url;

use crate::config::{Loaded, Problem};
use crate::entropy::Entropy;
use crate::key::{Fingerprint, Key, is_name};

/// What `--help` prints.
pub const HELP: &str = "\
An AI image generator for people who do not want to be known.

Usage: afterimage [COMMAND] [--config FILE]

Commands:
  serve        serve the pages and make pictures (the default)
  check        read the configuration, name everything that is wrong with it, and exit
  healthcheck  ask the running instance whether it is well
  audit        plant words and pictures in an instance of its own, look for them everywhere, and say what holds
  key new      make a key for a program, and the lines for the configuration

Options of key new:
  --name NAME    what the key is called: lower-case letters, digits, hyphens

Options of audit:
  --json         print one line of JSON
  --pid N        look at this running instance, as far as that is allowed
  --url URL      where it is reached by plain HTTP; else at its first address
  --spend        ask it for pictures also where they cost money

Options:
  --config FILE  the configuration; else AFTERIMAGE_CONFIG, else ./afterimage.toml when it exists
  -h, --help     print this
  -V, --version  print the version

Exit codes: 0 good, 1 failure, 2 wrong usage, 3 an audit that could not check everything, 78 bad configuration.
";

/// The commit that the program is built from, as whoever built it said; `unknown` where nobody did.
pub const COMMIT: &str = env!("AFTERIMAGE_COMMIT");
/// The command of an instance that `audit` starts, for nobody else to give.
pub const AUDITED: &str = "audited-instance";

/// What `--version` prints.
pub const VERSION: &str = concat!(
    "afterimage ",
    env!("CARGO_PKG_VERSION"),
    " (",
    env!("AFTERIMAGE_COMMIT"),
    ")"
);

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Serve, with the configuration named on the command line.
    Serve(Option<PathBuf>),
    /// Only read the configuration.
    Check(Option<PathBuf>),
    /// Ask the running instance.
    Healthcheck(Option<PathBuf>),
    /// Prove the promises.
    Audit(Audit),
    /// Be the instance that is audited.
    Audited(Option<PathBuf>),
    /// Make a key of this name.
    KeyNew(String),
    /// Print [`HELP`].
    Help,
    /// Print [`VERSION`].
    Version,
}

/// What to audit, and how to say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// The configuration named on the command line.
    pub config: Option<PathBuf>,
    /// Whether it is said as JSON.
    pub json: bool,
    /// The process of a running instance; without one an instance is started.
    pub pid: Option<u32>,
    /// The host and port at which the running instance is asked.
    pub address: Option<String>,
    /// Whether a running instance may be asked for pictures that cost money.
    pub spend: bool,
}

/// How a command line can be wrong; what stood there is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// There is no such command.
    Command,
    /// There is no such option.
    Option,
    /// More than one command.
    Surplus,
    /// An option without its value, or with one it does not take.
    Value,
    /// An option twice.
    Repeated,
}

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// As it should.
    Ok = 0,
    /// Something failed while running.
    Failure = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Nothing is broken, and not everything could be checked.
    Incomplete = 3,
    /// The configuration is wrong (`EX_CONFIG` of sysexits(3)).
    Config = 78,
}

/// Reads the arguments after the program's own name.
///
/// # Errors
/// [`Usage`] says what is wrong with them.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Usage> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut command, mut config, mut name) = (None, None, None);
    let mut audit = Audit::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("config") if config.is_some() => return Err(Usage::Repeated),
            Long("config") => {
                let path = Some(parser.value()?).filter(|path| !path.is_empty());
                config = Some(PathBuf::from(path.ok_or(Usage::Value)?));
            }
            Long("name") if command == Some(Verb::KeyNew) && name.is_none() => {
                name = Some(key_name(&mut parser)?)
            }
            Long(option) if command == Some(Verb::Audit) => {
                let option = option.to_owned();
                audit_option(&option, &mut audit, &mut parser)?;
            }
            Value(_) if command.is_some() => return Err(Usage::Surplus),
            Value(verb) => command = Some(named(&verb, &mut parser)?),
            Short(_) | Long(_) => return Err(Usage::Option),
        }
    }
    Ok(match command.unwrap_or(Verb::Serve) {
        Verb::Serve => Command::Serve(config),
        Verb::Check => Command::Check(config),
        Verb::Healthcheck => Command::Healthcheck(config),
        // What is about a running instance is about none that is started.
        Verb::Audit if audit.pid.is_none() && (audit.address.is_some() || audit.spend) => {
            return Err(Usage::Option);
        }
        Verb::Audit => Command::Audit(Audit { config, ..audit }),
        Verb::Audited => Command::Audited(config),
        // No configuration is read or written for it.
        Verb::KeyNew if config.is_some() => return Err(Usage::Option),
        Verb::KeyNew => Command::KeyNew(name.ok_or(Usage::Value)?),
    })
}

/// Makes a key: it is shown this once, and the lines are for the configuration.
///
/// # Errors
/// What writing says, or that there is no randomness.
pub fn key_new(name: &str, entropy: &Entropy, out: &mut dyn Write) -> io::Result<Exit> {
    let key = Key::new(entropy).map_err(io::Error::other)?;
    writeln!(
        out,
        "The key, which is shown this once and kept nowhere:\n\n{}\n",
        key.expose()
    )?;
    writeln!(out, "For the configuration, beside api.enabled = true:\n")?;
    writeln!(
        out,
        "[[api.keys]]\nname = \"{name}\"\nhash = \"{}\"\nlast4 = \"{}\"",
        Fingerprint::of(&key),
        key.ending()
    )?;
    Ok(Exit::Ok)
}

/// Says whether a configuration is good: to `out` when it is, to `complaints` what is odd or wrong.
///
/// # Errors
/// What writing says.
pub fn check(
    loaded: &Result<Loaded, Vec<Problem>>,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> io::Result<Exit> {
    match loaded {
        Ok(loaded) => {
            warn(loaded, complaints)?;
            writeln!(out, "The configuration is good.")?;
            Ok(Exit::Ok)
        }
        Err(problems) => {
            complain(problems, complaints)?;
            Ok(Exit::Config)
        }
    }
}

/// Writes what is wrong with a configuration, a line for each problem.
///
/// # Errors
/// What writing says.
pub fn complain(problems: &[Problem], to: &mut dyn Write) -> io::Result<()> {
    match problems.len() {
        1 => writeln!(to, "The configuration has a problem:")?,
        count => writeln!(to, "The configuration has {count} problems:")?,
    }
    problems
        .iter()
        .try_for_each(|problem| writeln!(to, "  {problem}"))
}

/// Writes what is odd about a configuration, a line for each warning.
///
/// # Errors
/// What writing says.
pub fn warn(loaded: &Loaded, to: &mut dyn Write) -> io::Result<()> {
    let mut warnings = loaded.warnings.iter();
    warnings.try_for_each(|warning| writeln!(to, "Warning: {warning}"))
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Command => "There is no such command.",
            Self::Option => "There is no such option.",
            Self::Surplus => "There is one argument too many.",
            Self::Value => "An option lacks its value, or has one that it does not take.",
            Self::Repeated => "An option is there twice.",
        })?;
        f.write_str(" Try: afterimage --help")
    }
}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        match error {
            lexopt::Error::UnexpectedOption(_) => Self::Option,
            lexopt::Error::UnexpectedArgument(_) => Self::Surplus,
            _ => Self::Value,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Serve,
    Check,
    Healthcheck,
    Audit,
    Audited,
    KeyNew,
}

fn named(name: &OsString, parser: &mut lexopt::Parser) -> Result<Verb, Usage> {
    match name.to_str() {
        Some("serve") => Ok(Verb::Serve),
        Some("check") => Ok(Verb::Check),
        Some("healthcheck") => Ok(Verb::Healthcheck),
        Some("audit") => Ok(Verb::Audit),
        Some(AUDITED) => Ok(Verb::Audited),
        Some("key") => match parser.next()? {
            Some(Value(what)) if what == "new" => Ok(Verb::KeyNew),
            _ => Err(Usage::Command),
        },
        _ => Err(Usage::Command),
    }
}

fn audit_option(option: &str, audit: &mut Audit, parser: &mut lexopt::Parser) -> Result<(), Usage> {
    match option {
        "json" if !audit.json => audit.json = true,
        "spend" if !audit.spend => audit.spend = true,
        "pid" if audit.pid.is_none() => {
            let id = parser.value()?.to_str().and_then(|id| id.parse().ok());
            audit.pid = Some(id.filter(|id| *id > 0).ok_or(Usage::Value)?);
        }
        "url" if audit.address.is_none() => {
            let url = parser.value()?.to_str().and_then(|url| Url::parse(url).ok());
            audit.address = Some(url.as_ref().and_then(address).ok_or(Usage::Value)?);
        }
        "json" | "spend" | "pid" | "url" => return Err(Usage::Repeated),
        _ => return Err(Usage::Option),
    }
    Ok(())
}

/// The host and port of a URL that is reached by plain HTTP.
fn address(url: &Url) -> Option<String> {
    let host = url
        .host_str()
        .filter(|_| url.scheme() == "http" && url.path() == "/")?;
    Some(format!("{host}:{}", url.port_or_known_default()?))
}

fn key_name(parser: &mut lexopt::Parser) -> Result<String, Usage> {
    let name = parser.value()?.into_string().ok();
    name.filter(|name| is_name(name)).ok_or(Usage::Value)
}

#[cfg(test)]
mod tests;
