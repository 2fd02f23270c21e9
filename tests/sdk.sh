#!/usr/bin/env bash
# The client libraries that programs use, as PyPI and npm have them, against the built program: each needs no more than
# a base URL and a key.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

readonly port=18093 upstream=18094 picture=tests/fixtures/pictures/wordy.png
site=http://127.0.0.1:$port
tools=${CARGO_TARGET_DIR:-$PWD/target}/tools/sdk
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

main() {
    promise 'the libraries are installed' install
    "$tools/bin/python" tests/sdk/upstream.py $upstream "$picture" &
    configure >"$scratch/afterimage.toml"
    "$(program)" --config "$scratch/afterimage.toml" >"$scratch/service.log" 2>&1 &
    promise 'the service starts with three keys' within 10 curl -fs "$site/healthz"
    promise 'the upstream answers' within 10 curl -fs "http://127.0.0.1:$upstream/counts/sketch"
    local at=("$site/v1" "$(key much)")
    # Its list of prices is not fetched from elsewhere.
    export LITELLM_LOCAL_MODEL_COST_MAP=True
    "$tools/bin/python" tests/sdk/python.py "${at[@]}" "$(key little)" "$(key links)" "$picture" \
        "http://127.0.0.1:$upstream" || broken=$((broken + 1))
    node tests/sdk/node.mjs "${at[@]}" "$picture" "http://127.0.0.1:$upstream" || broken=$((broken + 1))
    promise 'no key and no word is in what the service writes' silent
    all_kept
}

install() {
    python_packages tests/sdk/requirements.txt "$tools"
    npm ci --silent --prefix tests/sdk
}

configure() {
    "$(program)" key new --name much >"$scratch/much"
    "$(program)" key new --name little >"$scratch/little"
    "$(program)" key new --name links >"$scratch/links"
    cat <<-END
	[server]
	bind = ["127.0.0.1:$port"]
	[rate]
	per_minute = 1000
	per_hour = 1000
	per_day = 1000
	[log]
	dir = ""
	[api]
	enabled = true
	$(sed -n '/api.keys/,$p' "$scratch/much")
	$(sed -n '/api.keys/,$p' "$scratch/little")
	per_minute = 1
	$(sed -n '/api.keys/,$p' "$scratch/links")
	response_format = "url"
	[[provider]]
	id = "painter"
	kind = "painter"
	models = [{ id = "painter", label = "Painter" }]
	[[provider]]
	id = "upstream"
	kind = "openai"
	base_url = "http://127.0.0.1:$upstream/v1"
	partial_images = 2
	models = [{ id = "sketch", upstream = "gpt-image-1", sizes = ["512x512"], edit = true }]
	END
    # Each alone, for whoever fails often is left alone.
    for model in fails breaks declines; do
        cat <<-END
		[[provider]]
		id = "$model"
		kind = "openai"
		base_url = "http://127.0.0.1:$upstream/v1"
		models = [{ id = "$model" }]
		END
    done
}

key() {
    grep ^ai- "$scratch/$1"
}

silent() {
    ! grep -e "$(key much)" -e "$(key little)" -e "$(key links)" -e /v1/pictures -e 'a lake' "$scratch/service.log"
}

main
