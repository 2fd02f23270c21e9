#!/usr/bin/env bash
# What the shell tests share: a line "ok" or "not ok" for each promise, as the Test Anything Protocol has it.

# Reads "promise NAME COMMAND…": the promise holds when the command succeeds; what it printed is shown when not.
promise() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok - $name"
    else
        echo "not ok - $name"
        printf '%s\n' "$output" | sed 's/^/# /'
    fi
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
