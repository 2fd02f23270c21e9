//! Packs `assets/static` into the binary: one hash for the whole set, each file also brotli-compressed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
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
    Ok(())
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
