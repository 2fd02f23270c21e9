#!/usr/bin/env bash
# The program behind nginx, HAProxy and Caddy as deploy/README.md sets them up, all real (safety.md section 2, "Proxy in
# front", and threat 7): each visitor has an allowance of their own and cannot take another's, progress arrives while the
# picture is made, whoever leaves ends the call, and the proxy writes nothing of anybody down.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh
# shellcheck source=tests/snippets.sh
. tests/snippets.sh

scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$scratch"' EXIT
readonly PROXY=127.0.0.1:18094 PROGRAM=127.0.0.1:18095 ANNOUNCED=127.0.0.1:18096 SILENT=127.0.0.1:18097

# A service that takes an order and never answers it; it says when it was asked and when it was left.
start_silence() {
    python3 -u - "$SILENT" >>"$scratch/calls" 2>/dev/null <<-'END' &
	import http.server, sys
	class Silence(http.server.BaseHTTPRequestHandler):
	    def do_GET(self):
	        self.send_response(200)
	        self.end_headers()
	        self.wfile.write(b'{"data": [{"id": "silent"}]}')
	    def do_POST(self):
	        self.rfile.read(int(self.headers["Content-Length"]))
	        print("asked")
	        try:
	            self.rfile.read(1)
	        except OSError:
	            pass
	        print("left")
	host, port = sys.argv[1].split(":")
	http.server.ThreadingHTTPServer((host, int(port)), Silence).serve_forever()
	END
}

# The program with the lines of the n-th block of TOML, but for where it listens, and with two services.
start_program() {
    {
        lines_of toml "$1" | sed "s#127.0.0.1:8081#$ANNOUNCED#; s#https://pictures.example#http://pictures.example#"
        printf 'bind = ["%s"]\n[challenge]\nkinds = []\n[log]\ndir = "%s"\n' "$PROGRAM" "$scratch/log"
        cat <<-END
		[[provider]]
		id = "painter"
		kind = "painter"
		[[provider]]
		id = "silent"
		kind = "openai"
		base_url = "http://$SILENT/v1"
		api_key = "none"
		models = [{ id = "silent" }]
		disclosure = { name = "Silence", region = "here", retention = "nothing", training = "no", terms_url = "https://silence.example" }
		END
    } >"$scratch/afterimage.toml"
    "$(program)" --config "$scratch/afterimage.toml" >"$scratch/program.log" 2>&1 &
    program=$!
    within 20 curl -fs "http://$PROGRAM/readyz"
}

start_nginx() {
    {
        echo "daemon off; pid $scratch/nginx.pid; events { } http { client_body_temp_path $scratch/body;"
        echo "proxy_temp_path $scratch/proxy; fastcgi_temp_path $scratch/fastcgi; uwsgi_temp_path $scratch/uwsgi;"
        echo "scgi_temp_path $scratch/scgi;"
        lines_of nginx 1 | sed "/listen \[::\]/d; /ssl_certificate/d; s#listen 443 ssl#listen $PROXY#; s#127.0.0.1:8080#$PROGRAM#"
        echo '}'
    } >"$scratch/nginx.conf"
    nginx -e stderr -c "$scratch/nginx.conf" >"$scratch/proxy.log" 2>&1 &
    proxy=$!
}

start_haproxy() {
    lines_of haproxy 1 | sed "s#bind :443 .*#bind $PROXY#; s#127.0.0.1:8080#$1#" >"$scratch/haproxy.cfg"
    haproxy -db -f "$scratch/haproxy.cfg" >"$scratch/proxy.log" 2>&1 &
    proxy=$!
}

start_caddy() {
    SITE=http://$PROXY UPSTREAM=$PROGRAM HOME=$scratch \
        caddy run --adapter caddyfile --config deploy/Caddyfile >"$scratch/proxy.log" 2>&1 &
    proxy=$!
}

# Asks for a picture from one of this machine's addresses, with more of curl's arguments, and says the status.
picture() {
    local from=$1
    shift
    curl -s -o "$scratch/picture" -w '%{http_code}' --interface "$from" --max-time 60 -A canary -H 'Accept: image/*' \
        "$@" --data prompt=a+lake "http://$PROXY/generate?canary"
}

is() {
    local expected=$1 status
    shift
    status=$(picture "$@")
    echo "$*: $status"
    [ "$status" = "$expected" ]
}

# Four a minute for one address; another has its own, and none is had by naming one.
visitors_are_apart() {
    local number
    for number in 1 2 3 4; do
        is 200 127.0.0.2
    done
    for number in 1 2 3; do
        is 429 127.0.0.2 -H "X-Forwarded-For: 192.0.2.$number" -H "Forwarded: for=192.0.2.$number" \
            -H "X-Real-IP: 192.0.2.$number" -H "CF-Connecting-IP: 192.0.2.$number"
    done
    is 200 127.0.0.3
}

# What is sent first, far too little to fill a buffer, is there before any picture can be; and the pictures are whole.
progress_arrives() {
    python3 - "$PROXY" <<-'END'
	import http.client, sys, time
	ask = http.client.HTTPConnection(sys.argv[1], source_address=("127.0.0.4", 0), timeout=60)
	began = time.monotonic()
	ask.request("POST", "/generate", "prompt=a+castle&count=4",
	    {"Accept": "multipart/mixed", "Content-Type": "application/x-www-form-urlencoded"})
	answer = ask.getresponse()
	body = answer.read1(65536)
	first = time.monotonic() - began
	body += answer.read()
	whole = time.monotonic() - began
	print(f"the first bytes after {first:.3f} s of {whole:.3f} s, {len(body)} in all, {answer.status}")
	sys.exit(answer.status != 200 or body.count(b"\x89PNG\r\n") != 4 or first > whole / 2)
	END
}

# A visitor who leaves while their picture is made ends the call.
leaving_ends_the_call() {
    local visitor
    : >"$scratch/calls"
    curl -s -o "$scratch/left" --max-time 120 --interface 127.0.0.5 -H 'Accept: multipart/mixed' \
        --data 'prompt=a+city&model=silent' "http://$PROXY/generate" &
    visitor=$!
    within 20 grep -q asked "$scratch/calls"
    kill "$visitor"
    within 20 grep -q left "$scratch/calls"
    within 20 nothing_under_way
}

nothing_under_way() {
    [ "$(curl -fs --interface 127.0.0.5 "http://$PROXY/your-data.json" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["under_way"])')" = 0 ]
}

gone() {
    ! kill -0 "$1" 2>/dev/null || [ "$(ps -o stat= "$1" | cut -c1)" = Z ]
}

# What a proxy has written anywhere, of the visits before.
nothing_is_written_down() {
    local found
    kill "$program"
    within 10 gone "$program"
    # The worst it can say: the program is gone.
    [ "$(picture 127.0.0.6)" -ge 500 ]
    kill "$proxy"
    within 10 gone "$proxy"
    cat "$scratch/proxy.log"
    found=$(grep -rlE 'canary|127\.0\.0\.[2-6]' "$scratch/proxy.log" "$scratch"/{body,proxy} /var/log/nginx /var/log/haproxy* \
        2>/dev/null || true)
    echo "$found"
    [ -z "$found" ]
}

behind() {
    within 20 curl -fs "http://$PROXY/readyz"
    promise "behind $1 each visitor has an allowance of their own, and nobody another's" visitors_are_apart
    promise "behind $1 progress arrives while the picture is made" progress_arrives
    promise "behind $1 who leaves is not worked for" leaving_ends_the_call
    promise "$1 writes nothing of a visitor down" nothing_is_written_down
    kill "$proxy" "$program" 2>/dev/null || true
    wait "$proxy" "$program" 2>/dev/null || true
}

start_silence
start_program 1 && start_nginx && behind nginx
start_program 1 && start_haproxy "$PROGRAM" && behind HAProxy
start_program 2 && start_haproxy "$ANNOUNCED send-proxy-v2" && behind 'HAProxy that announces'
start_program 1 && start_caddy && behind Caddy
all_kept
