#!/usr/bin/env bash
# What the shell tests share: a line "ok" or "not ok" for each promise, as the Test Anything Protocol has it.

broken=0

# Reads "promise NAME COMMAND…": the promise holds when the command succeeds; what it printed is shown when not.
promise() {
    local name=$1 output status
    shift
    # Not as a condition: there the shell would go on after the first thing that fails.
    set +e
    output=$(set -e; "$@" 2>&1)
    status=$?
    set -e
    if [ $status = 0 ]; then
        echo "ok - $name"
    else
        broken=$((broken + 1))
        echo "not ok - $name"
        printf '%s\n' "$output" | sed 's/^/# /'
    fi
}

# The last line of a test: fails when a promise was broken.
all_kept() {
    [ "$broken" = 0 ]
}

# Waits at most so many seconds for a command to succeed: "within 10 curl …".
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.05
    done
}

# Installs what a list of packages names into a folder, unless that list is there already.
python_packages() {
    cmp -s "$1" "$2/requirements.txt" ||
        { python3 -m venv "$2" && "$2/bin/pip" install -q -r "$1" && cp "$1" "$2/requirements.txt"; }
}

# The path of the program as the tests have built it, or else as it is built now: with the tests' own features of the
# crates, so that nothing is built twice.
program() {
    local path=${CARGO_TARGET_DIR:-target}/debug/afterimage
    [ -x "$path" ] || cargo test --quiet --locked --no-run >&2
    echo "$path"
}
