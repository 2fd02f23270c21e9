#!/bin/sh
# Builds the program as one static executable and lays out all that the container image holds:
# the program, the list of what it is made of (CycloneDX), the roots of trust for https providers, the licence, and an
# empty folder for access logs.
#
# usage: deploy/rootfs.sh FOLDER
# The Containerfile runs this in its first stage. Run outside, it gives the folder that stage can be replaced
# with: deploy/README.md says how. It needs cargo-auditable and python3.
set -eu

out=${1:?usage: deploy/rootfs.sh FOLDER}
cd "$(dirname "$0")/.."
host=$(rustc -vV | sed -n 's/^host: //p')
cargo=${CARGO_HOME:-$HOME/.cargo}
mkdir -p "${CARGO_TARGET_DIR:=target}"
CARGO_TARGET_DIR=$(cd "$CARGO_TARGET_DIR" && pwd)
export CARGO_TARGET_DIR

# The paths and the time of the build are mapped away, so that it does not matter where and when it was.
mapped="--remap-path-prefix=$PWD=/afterimage --remap-path-prefix=$cargo=/cargo"
mapped="$mapped --remap-path-prefix=$CARGO_TARGET_DIR=/target"
export CFLAGS="-ffile-prefix-map=$cargo=/cargo -ffile-prefix-map=$CARGO_TARGET_DIR=/target"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-0}"
# With a named target the flags are for the program alone, and macros can still be loaded by the compiler.
# Packed, the addresses to be moved at the start take a few kilobytes instead of half a megabyte.
export RUSTFLAGS="-C target-feature=+crt-static -C link-arg=-Wl,-z,pack-relative-relocs $mapped"
cargo auditable build --profile image --locked --bin afterimage --target "$host"

install -D -m 0755 "$CARGO_TARGET_DIR/$host/image/afterimage" "$out/rootfs/afterimage"
python3 deploy/sbom.py "$host" >"$CARGO_TARGET_DIR/afterimage.cdx.json"
install -D -m 0644 "$CARGO_TARGET_DIR/afterimage.cdx.json" "$out/rootfs/afterimage.cdx.json"
install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$out/rootfs/etc/ssl/certs/ca-certificates.crt"
install -D -m 0644 LICENSE "$out/rootfs/LICENSE"
install -d -m 0755 "$out/rootfs/var/log" "$out/logs"
