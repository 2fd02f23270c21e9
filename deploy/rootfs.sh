#!/bin/sh
# Builds the program as one static executable and lays out all that the container image holds:
# the program, the roots of trust for https providers, the licence, and an empty folder for access logs.
#
# usage: deploy/rootfs.sh FOLDER
# The Containerfile runs this in its first stage. Run outside, it gives the folder that stage can be replaced
# with: deploy/README.md says how.
set -eu

out=${1:?usage: deploy/rootfs.sh FOLDER}
cd "$(dirname "$0")/.."
host=$(rustc -vV | sed -n 's/^host: //p')

# With a named target the flags are for the program alone, and macros can still be loaded by the compiler. The
# paths of the build are mapped away, so that it does not matter where it was.
export RUSTFLAGS="-C target-feature=+crt-static --remap-path-prefix=$PWD=/afterimage --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
cargo build --release --locked --bin afterimage --target "$host"

install -D -m 0755 "${CARGO_TARGET_DIR:-target}/$host/release/afterimage" "$out/rootfs/afterimage"
install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$out/rootfs/etc/ssl/certs/ca-certificates.crt"
install -D -m 0644 LICENSE "$out/rootfs/LICENSE"
install -d -m 0755 "$out/rootfs/var/log" "$out/logs"
