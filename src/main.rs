//! Afterimage: load the configuration, start, run, and say how it ended.

use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use afterimage::audit::Errand;
use afterimage::cli::{self, Command, Exit};
use afterimage::config::{self, Environment, Loaded, Problem};
use afterimage::entropy::Entropy;
use afterimage::serve::Begun;
use afterimage::{audit, healthcheck, sandbox, telemetry};
use zeroizing_alloc::ZeroAlloc;

/// Everything that is freed is wiped: what a visitor sent does not outlive its use.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    telemetry::install_panic_hook();
    // An instance that is audited lets its auditor open what there is to see; it has read nothing yet.
    let errand = match Errand::awaited(std::env::args_os().nth(1).as_deref()) {
        Ok(errand) => errand,
        Err(error) => return failed(&error).into(),
    };
    // First of all: what is read from here on may be secret.
    if let Err(error) = sandbox::harden() {
        return failed(&error).into();
    }
    // A library that cannot have what it takes for granted, a thread above all, panics: that is a failure like others.
    let ended = panic::catch_unwind(|| run(errand.as_ref()))
        .unwrap_or_else(|_| Err(io::Error::other("see the line above")));
    ended.unwrap_or_else(|error| failed(&error)).into()
}

fn run(errand: Option<&Errand>) -> io::Result<Exit> {
    match cli::parse(std::env::args_os().skip(1)) {
        Ok(Command::Serve(file)) => serve(file),
        Ok(Command::Check(file)) => cli::check(&load(file.as_deref()), &mut io::stdout(), &mut io::stderr()),
        Ok(Command::Healthcheck(file)) => healthcheck(file.as_deref()),
        Ok(Command::Audit(audit)) => loaded(audit.config.as_deref(), |loaded| {
            audit::run(&audit, &loaded.config, &mut io::stdout())
        }),
        Ok(Command::Audited(file)) => loaded(file.as_deref(), |loaded| match errand {
            Some(errand) => errand.serve(loaded),
            None => Ok(Exit::Usage),
        }),
        Ok(Command::KeyNew(name)) => cli::key_new(&name, &Entropy::system(), &mut io::stdout()),
        Ok(Command::Help) => write!(io::stdout(), "{}", cli::HELP).map(|()| Exit::Ok),
        Ok(Command::Version) => writeln!(io::stdout(), "{}", cli::VERSION).map(|()| Exit::Ok),
        Err(usage) => writeln!(io::stderr(), "{usage}\n\n{}", cli::HELP).map(|()| Exit::Usage),
    }
}

/// Says why the program cannot go on; where nobody listens to that, the exit code is left.
fn failed(error: &io::Error) -> Exit {
    let _ = writeln!(io::stderr(), "afterimage cannot run: {error}");
    Exit::Failure
}

fn load(file: Option<&Path>) -> Result<Loaded, Vec<Problem>> {
    config::open(file, &Environment::new(std::env::vars_os()), &config::read_file)
}

fn serve(file: Option<PathBuf>) -> io::Result<Exit> {
    // Before the configuration is read: whoever changes it from here on and says so is heard.
    let begun = Begun::new()?;
    let first = load(file.as_deref());
    run_with(first, |loaded| {
        // A warning that nobody can read is no reason not to serve.
        let _ = cli::warn(&loaded, &mut io::stderr());
        begun.serve(loaded, Box::new(move || load(file.as_deref())))
    })
}

/// Does something with the configuration, or says what is wrong with it.
fn loaded(file: Option<&Path>, act: impl FnOnce(Loaded) -> io::Result<Exit>) -> io::Result<Exit> {
    run_with(load(file), act)
}

fn run_with(
    loaded: Result<Loaded, Vec<Problem>>,
    act: impl FnOnce(Loaded) -> io::Result<Exit>,
) -> io::Result<Exit> {
    match loaded {
        Err(problems) => cli::complain(&problems, &mut io::stderr()).map(|()| Exit::Config),
        Ok(loaded) => act(loaded),
    }
}

fn healthcheck(file: Option<&Path>) -> io::Result<Exit> {
    loaded(file, |loaded| {
        Ok(healthcheck::ask(&loaded.config.server).map_or(Exit::Failure, |()| Exit::Ok))
    })
}
