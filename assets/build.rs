//! Packs `assets/static` into the binary: one hash for the whole set, each file also brotli-compressed.
//! And names the commit that it is built from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from("assets/static");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut hash = blake3::Hasher::new();
    let mut table = String::from("&[\n");
    for (number, path) in files.iter().enumerate() {
        let bytes = fs::read(path)?;
        let name = path
            .strip_prefix(&root)
            .map_err(io::Error::other)?
            .to_string_lossy()
            .replace('\\', "/");
        hash.update(name.as_bytes())
            .update(&[0])
            .update(&(bytes.len() as u64).to_le_bytes())
            .update(&bytes);
        let compressed = out.join(format!("{number}.br"));
        fs::write(&compressed, brotli(&bytes)?)?;
        let source = fs::canonicalize(path)?;
        writeln!(
            table,
            "    Asset {{ name: {name:?}, plain: include_bytes!({source:?}), brotli: include_bytes!({compressed:?}) }},"
        )
        .map_err(io::Error::other)?;
    }
    table.push(']');
    fs::write(out.join("assets.rs"), table)?;
    let hash = hash.finalize().to_hex();
    println!(
        "cargo::rustc-env=AFTERIMAGE_ASSETS={}",
        hash.get(..16).unwrap_or_default()
    );
    println!("cargo::rustc-env=AFTERIMAGE_COMMIT={}", commit()?);
    Ok(())
}

/// The commit as whoever builds says it, else as git does, else `unknown`.
fn commit() -> io::Result<String> {
    println!("cargo::rerun-if-env-changed=BUILD_COMMIT");
    let handed = env::var("BUILD_COMMIT").ok().filter(|commit| !commit.is_empty());
    let commit = handed.or_else(asked).unwrap_or_else(|| "unknown".to_owned());
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    match commit.bytes().all(plain) {
        true => Ok(commit),
        false => Err(io::Error::other("BUILD_COMMIT is no name of a commit")),
    }
}

/// What git says of this folder itself, and of no folder around it; `-dirty` where files differ from their commit.
///
/// Only of a release: what tests run would be built anew after every commit.
fn asked() -> Option<String> {
    if env::var("PROFILE").ok()? != "release" {
        return None;
    }
    let git = |arguments: &[&str]| {
        let ran = Command::new("git")
            .args(["--git-dir=.git", "--work-tree=."])
            .args(arguments)
            .output();
        let said = ran.ok().filter(|output| output.status.success())?;
        Some(String::from_utf8(said.stdout).ok()?.trim().to_owned())
    };
    let commit = git(&["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"])?;
    // The log of where it was is written by every commit; files say when they differ from it.
    let moved = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    for watched in [
        moved.as_str(),
        "Cargo.toml",
        "Cargo.lock",
        "assets",
        "src",
        "templates",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Some(commit)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?
        } else {
            files.push(path)
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
