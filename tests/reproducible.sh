#!/usr/bin/env bash
# The release is built twice, in two places that have nothing in common, and is the same; and what it says of itself is
# so (safety.md threat 40). Two release builds: a quarter of an hour on two processors. Needs cargo-auditable.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Where tests/run puts Python's tools and cargo-auditable.
tools=${CARGO_TARGET_DIR:-$PWD/target}/tools
export PATH=$tools/bin:$tools/python/bin:$PATH
readonly COMMIT=0123456789abcdef0123456789abcdef01234567
first=$scratch/first/image second=$scratch/a/second/place/image

# build IMAGE: from a copy of the files that git knows, with a target folder and a home of cargo's beside it.
build() {
    local place
    place=$(dirname "$1")
    mkdir -p "$place/source" "$place/home"
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$place/source"
    # Only the downloads themselves are shared.
    ln -s "${CARGO_HOME:-$HOME/.cargo}/registry" "$place/home/registry"
    env CARGO_HOME="$place/home" CARGO_TARGET_DIR="$place/target" BUILD_COMMIT=$COMMIT \
        nice "$place/source/deploy/rootfs.sh" "$1"
    rm -rf "$place/source" "$place/target"
}

is_the_same() {
    sha256sum "$first"/rootfs/afterimage* "$second"/rootfs/afterimage*
    if ! cmp "$first/rootfs/afterimage" "$second/rootfs/afterimage"; then
        diff <(strings "$first/rootfs/afterimage") <(strings "$second/rootfs/afterimage") | head -n 20
        return 1
    fi
    diff -r "$first" "$second"
}

says_its_commit() {
    local said
    said=$("$first/rootfs/afterimage" --version)
    echo "$said"
    [[ $said =~ ^afterimage\ [0-9.]+\ \($COMMIT\)$ ]]
}

tells_no_path() {
    ! strings "$first/rootfs/afterimage" | grep -F -e "$scratch" -e "$HOME/" || return 1
}

# What cargo-auditable wrote into the program, held against the list beside it.
is_made_of_what_is_listed() {
    objcopy --dump-section ".dep-v0=$scratch/crates" "$first/rootfs/afterimage" "$scratch/copy"
    python3 - "$scratch/crates" "$first/rootfs/afterimage.cdx.json" <<-'END'
	import json, sys, zlib
	held = json.loads(zlib.decompress(open(sys.argv[1], "rb").read()))["packages"]
	held = {(crate["name"], crate["version"]) for crate in held if not crate.get("root")}
	bill = json.load(open(sys.argv[2]))["components"]
	listed = {(crate["name"], crate["version"]) for crate in bill}
	print(len(held), "in the program,", len(listed), "listed")
	print("not listed:", sorted(held - listed), "not in the program:", sorted(listed - held))
	sys.exit(len(held) < 100 or held != listed)
	END
}

promise 'the release is built' build "$first"
promise 'and again, elsewhere' build "$second"
promise 'both are the same, byte by byte' is_the_same
promise 'it says the commit that it was told' says_its_commit
promise 'it tells no path of where it was built' tells_no_path
promise 'the list beside it names every crate in it, and no other' is_made_of_what_is_listed
all_kept
