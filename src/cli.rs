//! The command line: what was asked for, and how it ended.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Arg::{Long, Short, Value};

use crate::config::{Loaded, Problem};

/// What `--help` prints.
pub const HELP: &str = "\
An AI image generator for people who do not want to be known.

Usage: afterimage [COMMAND] [--config FILE]

Commands:
  serve        serve the pages and make pictures (the default)
  check        read the configuration, name everything that is wrong with it, and exit
  healthcheck  ask the running instance whether it is well

Options:
  --config FILE  the configuration; else AFTERIMAGE_CONFIG, else ./afterimage.toml when it exists
  -h, --help     print this
  -V, --version  print the version

Exit codes: 0 good, 1 failure, 2 wrong usage, 78 bad configuration.
";

/// What `--version` prints.
pub const VERSION: &str = concat!("afterimage ", env!("CARGO_PKG_VERSION"));

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Serve, with the configuration named on the command line.
    Serve(Option<PathBuf>),
    /// Only read the configuration.
    Check(Option<PathBuf>),
    /// Ask the running instance.
    Healthcheck(Option<PathBuf>),
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
    let (mut command, mut config) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("config") if config.is_some() => return Err(Usage::Repeated),
            Long("config") => {
                let path = Some(parser.value()?).filter(|path| !path.is_empty());
                config = Some(PathBuf::from(path.ok_or(Usage::Value)?));
            }
            Value(_) if command.is_some() => return Err(Usage::Surplus),
            Value(name) => command = Some(named(&name)?),
            Short(_) | Long(_) => return Err(Usage::Option),
        }
    }
    let command = command.unwrap_or(Command::Serve);
    Ok(command(config))
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

fn named(name: &OsString) -> Result<fn(Option<PathBuf>) -> Command, Usage> {
    match name.to_str() {
        Some("serve") => Ok(Command::Serve),
        Some("check") => Ok(Command::Check),
        Some("healthcheck") => Ok(Command::Healthcheck),
        _ => Err(Usage::Command),
    }
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
    fn what_is_not_there_is_wrong_usage() {
        for (line, usage) in [
            ("key new", Usage::Command),
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
