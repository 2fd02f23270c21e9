#!/usr/bin/env bash
# A real image engine behind the service: stable-diffusion.cpp's sd-server, which writes the whole prompt into its
# pictures. usage: tests/engine.sh URL      (tests/run --full starts the engine)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

engine=${1:?usage: tests/engine.sh URL} site=http://127.0.0.1:18092
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

main() {
    mkdir "$scratch/logs"
    configure >"$scratch/afterimage.toml"
    promise 'the engine runs' within 10 curl -fs "$engine/v1/models"
    "$(program)" --config "$scratch/afterimage.toml" >"$scratch/service.log" 2>&1 &
    promise 'the service starts' within 10 curl -fs "$site/healthz"

    promise 'the engine itself writes the prompt into its picture' engine_tells
    for model in asked native web; do
        promise "$model: its picture comes through the service" picture_comes "$model"
        promise "$model: with the same pixels" same_pixels
        promise "$model: without a word of the prompt" holds_no_canary "$scratch/picture"
        promise "$model: and with the mark of an AI model" grep -aq trainedAlgorithmicMedia "$scratch/picture"
    done
    promise 'two pictures come as JSON, without a word of the prompt' two_come
    promise 'nothing of the prompt is in what the service writes' nothing_is_written
    all_kept
}

configure() {
    cat <<-END
	[server]
	bind = ["127.0.0.1:18092"]
	[rate]
	per_minute = 60
	per_hour = 60
	[challenge]
	kinds = []
	[log]
	dir = "$scratch/logs"
	[[provider]]
	id = "engine"
	kind = "openai"
	flavor = "sd-server"
	base_url = "$engine/v1"
	models = [{ id = "asked", sizes = ["64x64"], seed = true, qualities = [], formats = ["png"] }]
	[[provider]]
	id = "own-interface"
	kind = "sd-server"
	base_url = "$engine"
	models = [{ id = "native", sizes = ["64x64"], formats = ["png"] }]
	[[provider]]
	id = "web-interface"
	kind = "automatic1111"
	base_url = "$engine"
	exclusive = true
	models = [{ id = "web", upstream = "default", sizes = ["64x64"] }]
	# Not known for what it is, the engine is not asked to leave the prompt out.
	[[provider]]
	id = "unknown"
	kind = "openai"
	base_url = "$engine/v1"
	api_key = "none"
	models = [{ id = "unasked", sizes = ["64x64"], count = 2, qualities = [], formats = ["png"] }]
	END
}

engine_tells() {
    curl -fsS "$engine/v1/images/generations" -H 'Content-Type: application/json' -d "$(asked_directly)" |
        python3 -c 'import base64, json, sys
sys.stdout.buffer.write(base64.b64decode(json.load(sys.stdin)["data"][0]["b64_json"]))' >"$scratch/direct"
    grep -aq 'canary of the mine' "$scratch/direct"
}

# What the service asks it for, so that the pixels can be compared.
asked_directly() {
    printf '{"model":"tiny","prompt":"%s","n":1,"size":"64x64","response_format":"b64_json","output_format":"png"}' \
        'a canary of the mine <sd_cpp_extra_args>{\"seed\":7}</sd_cpp_extra_args>'
}

picture_comes() {
    curl -fsS -o "$scratch/picture" -H 'Accept: image/*' --data-urlencode 'prompt=a canary of the mine' \
        -d "model=$1" -d seed=7 "$site/generate"
    file "$scratch/picture" | grep 'PNG image data, 64 x 64'
}

two_come() {
    curl -fsS -o "$scratch/two" -H 'Accept: application/json' --data-urlencode 'prompt=a canary of the mine' \
        -d model=unasked -d count=2 "$site/generate"
    python3 - "$scratch/two" <<-'END'
	import base64, json, sys
	pictures = [base64.b64decode(each["b64_json"]) for each in json.load(open(sys.argv[1]))["pictures"]]
	assert len(pictures) == 2 and pictures[0] != pictures[1]
	assert all(each.startswith(b"\x89PNG") and b"canary" not in each for each in pictures)
	END
}

holds_no_canary() {
    local found
    found=$(grep -arcH canary "$@" | grep -v ':0$' || true)
    echo "$found"
    [ -z "$found" ]
}

nothing_is_written() {
    within 10 grep -rqs 'POST /generate' "$scratch/logs"
    holds_no_canary "$scratch/service.log" "$scratch/logs"
}

same_pixels() {
    python3 - "$scratch/direct" "$scratch/picture" <<-'END'
	import sys
	def pixels(path):
	    data, at, found = open(path, "rb").read(), 8, b""
	    while at < len(data):
	        length, kind = int.from_bytes(data[at:at + 4]), data[at + 4:at + 8]
	        found += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
	        at += 12 + length
	    return found
	direct, through = map(pixels, sys.argv[1:])
	assert direct and direct == through, (len(direct), len(through))
	END
}

main
