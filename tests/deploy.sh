#!/usr/bin/env bash
# Every file that somebody deploys with is read by the tool it is written for.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

# As tests/run: the tools are below the target folder.
PATH=${CARGO_TARGET_DIR:-$PWD/target}/tools/python/bin:$PATH

scripts_are_clean() {
    git ls-files -z | xargs -0 awk 'FNR == 1 && /^#!.*sh$/ { print FILENAME } FNR == 1 { nextfile }' | xargs shellcheck -x
}

containerfile_is_clean() {
    hadolint --config deploy/hadolint.yaml deploy/Containerfile
}

compose_file_is_valid() {
    check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
}

caddyfile_is_valid() {
    SITE_ADDRESS=pictures.example caddy validate --adapter caddyfile --config deploy/Caddyfile &&
        SITE_ADDRESS=pictures.example caddy fmt --diff deploy/Caddyfile
}

promise 'scripts pass shellcheck' scripts_are_clean
promise 'the Containerfile passes hadolint' containerfile_is_clean
promise 'compose.yaml is what the specification of Compose says' compose_file_is_valid
promise 'Caddy takes its Caddyfile' caddyfile_is_valid
