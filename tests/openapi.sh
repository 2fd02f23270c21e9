#!/usr/bin/env bash
# The built program against its own description: schemathesis (from PyPI) asks for whatever /openapi.json allows, and for
# what it does not, and holds each answer against it, with every check it has. It has to find nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

readonly port=18195 upstream=18196 picture=$PWD/tests/fixtures/pictures/wordy.png
# Where a request shall be good, its picture is this one: nothing makes up a file that is a picture.
export AFTERIMAGE_TEST_PICTURE=$picture SCHEMATHESIS_HOOKS=pictures PYTHONPATH=$PWD/tests/openapi
# For each operation and phase; the seed makes a failure come again.
readonly examples=100 seed=20261120
site=http://127.0.0.1:$port
tools=${CARGO_TARGET_DIR:-$PWD/target}/tools/openapi
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

main() {
    promise 'schemathesis is installed' python_packages tests/openapi/requirements.txt "$tools"
    python3 tests/sdk/upstream.py $upstream "$picture" &
    "$(program)" key new --name test >"$scratch/key"
    key=$(grep ^ai- "$scratch/key")
    started painter '[]' 'kind = "painter"'
    promise 'schemathesis finds nothing where the painter paints and nobody is challenged' \
        finds_nothing --exclude-path /v1/images/edits
    stopped
    started upstream '["code", "work"]' 'kind = "localai"' "base_url = \"http://127.0.0.1:$upstream/v1\""
    promise 'schemathesis finds nothing where a model takes pictures and visitors are challenged' \
        finds_nothing --include-path /v1/images/edits --include-path-regex '^/challenge/'
    stopped
    promise 'the service wrote nothing of a key' silent
    all_kept
}

# started NAME CHALLENGES LINE…: starts an instance whose one provider has these lines.
started() {
    local name=$1 kinds=$2
    shift 2
    {
        cat <<-END
		[server]
		bind = ["127.0.0.1:$port"]
		[challenge]
		kinds = $kinds
		[rate]
		per_minute = 1000000
		per_hour = 1000000
		per_day = 1000000
		[log]
		dir = ""
		[api]
		enabled = true
		$(sed -n '/api.keys/,$p' "$scratch/key")
		[[provider]]
		id = "$name"
		END
        printf '%s\n' "$@"
        echo 'models = [{ id = "sketch", upstream = "gpt-image-1", sizes = ["64x64"], count = 2, edit = true }]'
    } >"$scratch/$name.toml"
    if [ "$name" = painter ]; then sed -i 's/, upstream = "gpt-image-1"//; s/, edit = true//' "$scratch/$name.toml"; fi
    "$(program)" --config "$scratch/$name.toml" >>"$scratch/service.log" 2>&1 &
    service=$!
    promise "the service starts with $name" within 10 curl -fs "$site/healthz"
}

stopped() {
    kill $service
    wait $service || true
}

finds_nothing() {
    (cd "$scratch" && "$tools/bin/schemathesis" run "$site/openapi.json" --header "Authorization: Bearer $key" \
        --checks all --phases examples,coverage,fuzzing --max-examples $examples --seed $seed \
        --generation-database none --continue-on-failure --no-color --suppress-health-check all "$@")
}

silent() {
    ! grep -e "$key" "$scratch/service.log"
}

main
