//! The command line: what was asked for, and how it ended.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Arg::{Long, Short, Value};

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
  key new      make a key for a program, and the lines for the configuration

Options of key new:
  --name NAME    what the key is called: lower-case letters, digits, hyphens

Options:
  --config FILE  the configuration; else AFTERIMAGE_CONFIG, else ./afterimage.toml when it exists
  -h, --help     print this
  -V, --version  print the version

Exit codes: 0 good, 1 failure, 2 wrong usage, 78 bad configuration.
";

/// The commit that the program is built from, as whoever built it said; `unknown` where nobody did.
pub const COMMIT: &str = env!("AFTERIMAGE_COMMIT");

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
    /// Make a key of this name.
    KeyNew(String),
    /// Print [`HELP`].
    Help,
    /// Print [`VERSION`].
    Version,
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
            Value(_) if command.is_some() => return Err(Usage::Surplus),
            Value(verb) => command = Some(named(&verb, &mut parser)?),
            Short(_) | Long(_) => return Err(Usage::Option),
        }
    }
    Ok(match command.unwrap_or(Verb::Serve) {
        Verb::Serve => Command::Serve(config),
        Verb::Check => Command::Check(config),
        Verb::Healthcheck => Command::Healthcheck(config),
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
    KeyNew,
}

fn named(name: &OsString, parser: &mut lexopt::Parser) -> Result<Verb, Usage> {
    match name.to_str() {
        Some("serve") => Ok(Verb::Serve),
        Some("check") => Ok(Verb::Check),
        Some("healthcheck") => Ok(Verb::Healthcheck),
        Some("key") => match parser.next()? {
            Some(Value(what)) if what == "new" => Ok(Verb::KeyNew),
            _ => Err(Usage::Command),
        },
        _ => Err(Usage::Command),
    }
}

fn key_name(parser: &mut lexopt::Parser) -> Result<String, Usage> {
    let name = parser.value()?.into_string().ok();
    name.filter(|name| is_name(name)).ok_or(Usage::Value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Usage> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn no_command_serves() {
        assert_eq!(read(""), Ok(Command::Serve(None)));
        assert_eq!(read("--config a.toml"), Ok(Command::Serve(Some("a.toml".into()))));
    }

    #[test]
    fn the_configuration_is_named_before_or_after_the_command() {
        for line in ["check --config a.toml", "--config=a.toml check"] {
            assert_eq!(read(line), Ok(Command::Check(Some("a.toml".into()))), "{line}");
        }
        assert_eq!(read("healthcheck"), Ok(Command::Healthcheck(None)));
    }

    #[test]
    fn help_and_version_come_before_everything_else() {
        for line in ["--help", "serve -h", "check --help"] {
            assert_eq!(read(line), Ok(Command::Help), "{line}");
        }
        assert_eq!(read("-V"), Ok(Command::Version));
    }

    #[test]
    fn a_key_has_a_name_and_no_configuration() {
        for line in ["key new --name laptop-2", "key new --name=laptop-2"] {
            assert_eq!(read(line), Ok(Command::KeyNew("laptop-2".to_owned())), "{line}");
        }
    }

    #[test]
    fn a_new_key_is_shown_once_and_kept_as_a_hash() {
        let mut said = Vec::new();
        key_new("laptop", &Entropy::seeded(1), &mut said).unwrap();
        let said = String::from_utf8(said).unwrap();
        let key = said.lines().find(|line| line.starts_with("ai-")).unwrap();
        assert_eq!(said.matches(key).count(), 1);
        let (_, lines) = said.split_once("[[api.keys]]").unwrap();
        let lines: toml::Table = lines.parse().unwrap();
        assert_eq!(lines["name"].as_str(), Some("laptop"));
        assert!(key.ends_with(lines["last4"].as_str().unwrap()));
        let hash = Fingerprint::parse(lines["hash"].as_str().unwrap()).unwrap();
        assert!(bool::from(crate::key::Presented::new(key).is(&hash)));
    }

    #[test]
    fn what_is_not_there_is_wrong_usage() {
        for (line, usage) in [
            ("key", Usage::Command),
            ("key old", Usage::Command),
            ("key new", Usage::Value),
            ("key new --name", Usage::Value),
            ("key new --name My", Usage::Value),
            ("key new --name a --name b", Usage::Option),
            ("key new --name a --config b", Usage::Option),
            ("key new more", Usage::Surplus),
            ("--name a key new", Usage::Option),
            ("check --name a", Usage::Option),
            ("audit", Usage::Command),
            ("Serve", Usage::Command),
            ("serve check", Usage::Surplus),
            ("--port 80", Usage::Option),
            ("-x", Usage::Option),
            ("--config", Usage::Value),
            ("--config=", Usage::Value),
            ("--config a --config b", Usage::Repeated),
            ("check -- --config", Usage::Surplus),
        ] {
            assert_eq!(read(line), Err(usage), "{line}");
        }
    }
}
