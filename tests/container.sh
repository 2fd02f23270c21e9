#!/usr/bin/env bash
# The image is built and run for real: what is in it, what it may do, and that it makes a picture
# (safety.md threats 28 and 29). Needs root, buildah, podman and runc; no registry is asked for anything.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/tap.sh
. tests/tap.sh

scratch=$(mktemp -d)
image=localhost/afterimage:test
container=afterimage-test-$$
commit=0123456789abcdef0123456789abcdef01234567
network=afterimage-test-$$
trap 'stop; ip netns delete "$network" || true; rm -rf "$scratch"' EXIT

main() {
    ip netns add "$network"
    ip -n "$network" link set lo up
    configure_podman
    build >"$scratch/build.log" 2>&1 || { sed 's/^/# /' "$scratch/build.log" && echo 'not ok - the image is built' && exit 1; }
    echo 'ok - the image is built'
    podman save --quiet --format docker-archive -o "$scratch/image.tar" $image
    promise 'the image is at most 15 MiB' image_is_small
    promise 'its labels say what it is and which commit it is of' labels_say_so
    promise 'it holds one executable, what that is made of, the roots of trust, the licence, a folder for logs, and no more' holds_no_more
    promise 'the same program and files give the same layers' second_build_is_the_same

    start -e AFTERIMAGE_CHALLENGE__KINDS= && site=$(published)
    promise 'it is healthy in 64 MiB, read-only, without capabilities, as nobody' is_healthy
    promise 'at rest less than 16 MiB are resident' rests_small
    promise 'it makes a picture' makes_a_picture
    promise 'no shell can be had in it' has_no_shell
    promise 'it runs as nobody, with no capability and no way to one' runs_as_nobody
    promise 'it has written no file' wrote_nothing
    promise 'it writes no log without a folder for it, and says so' says 'access log: none'
    promise 'it raises its own walls inside those of the container' says 'seccomp ('
    promise 'it ends with 0 when it is told to' ends_well

    install -d -m 0750 -o 65532 -g 65532 "$scratch/logs"
    start -e AFTERIMAGE_CHALLENGE__KINDS= -e AFTERIMAGE_LOG__DIR=/var/log/afterimage -v "$scratch/logs:/var/log/afterimage" &&
        site=$(published)
    promise 'it is healthy with a volume for logs' is_healthy
    promise 'it logs into the volume' logs_into_the_volume
    stop
    all_kept
}

# What forwards a published port stays in the kernel, and then has it follow every connection of the host. So Podman and
# whoever asks the container have a network of their own, which goes with the test.
podman() {
    nsenter --net="/run/netns/$network" podman "$@"
}

curl() {
    nsenter --net="/run/netns/$network" curl "$@"
}

# Everything of this test is below its own folder; crun fails on hybrid control groups, so runc runs.
configure_podman() {
    cat >"$scratch/containers.conf" <<-END
	[engine]
	runtime = "runc"
	cgroup_manager = "cgroupfs"
	events_logger = "file"
		END
    cat >"$scratch/storage.conf" <<-END
	[storage]
	driver = "overlay"
	graphroot = "$scratch/storage"
	runroot = "$scratch/run"
	END
    export CONTAINERS_CONF=$scratch/containers.conf CONTAINERS_STORAGE_CONF=$scratch/storage.conf
}

# Builds in two steps, for no base image can be had without a registry: what the first stage would do, from no more
# than .dockerignore lets it see, and then the last stage over that.
build() {
    printf 'FROM scratch\nCOPY . /\n' >"$scratch/Context"
    buildah bud --isolation chroot --output "type=local,dest=$scratch/context" -f "$scratch/Context" .
    mkdir "$scratch/build"
    BUILD_COMMIT=$commit CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target} "$scratch/context/deploy/rootfs.sh" "$scratch/build/image"
    last_stage
}

last_stage() {
    buildah bud --isolation chroot --format docker --timestamp 0 --build-context "build=$scratch/build" \
        --build-arg "COMMIT=$commit" -t "$image" -f deploy/Containerfile .
}

# start OPTIONS…: runs the image as deploy/ tells people to, in 64 MiB.
start() {
    stop
    podman run --detach --name "$container" --publish 127.0.0.1::8080 --read-only --read-only-tmpfs=false \
        --cap-drop=all --security-opt=no-new-privileges --memory=64m --memory-swap=64m --pids-limit=64 \
        --ulimit core=0 --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "$@" "$image" >"$scratch/run.log" 2>&1
}

stop() {
    podman rm --force --time 5 "$container" >/dev/null 2>&1 || true
}

published() {
    echo "http://$(podman port "$container" 8080)"
}

image_is_small() {
    local bytes
    bytes=$(podman image inspect --format '{{.Size}}' $image)
    echo "$bytes bytes"
    [ "$bytes" -le $((15 * 1024 * 1024)) ]
}

labels_say_so() {
    local version
    version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
    podman image inspect --format '{{range $name, $said := .Labels}}{{$name}}={{$said}}{{"\n"}}{{end}}' $image >"$scratch/labels"
    cat "$scratch/labels"
    grep -qxF "org.opencontainers.image.version=$version" "$scratch/labels"
    grep -qxF "org.opencontainers.image.revision=$commit" "$scratch/labels"
}

holds_no_more() {
    mkdir "$scratch/unpacked"
    local layer
    tar -xf "$scratch/image.tar" -C "$scratch/unpacked" --wildcards '*.tar'
    for layer in "$scratch"/unpacked/*.tar; do tar -tvf "$layer"; done | awk '{ print $1, $2, $NF }' | sort -k3 >"$scratch/held"
    sort -k3 >"$scratch/wanted" <<-END
	-rwxr-xr-x 0/0 afterimage
	-rw-r--r-- 0/0 afterimage.cdx.json
	-rw-r--r-- 0/0 LICENSE
	drwxr-xr-x 0/0 etc/
	drwxr-xr-x 0/0 etc/ssl/
	drwxr-xr-x 0/0 etc/ssl/certs/
	-rw-r--r-- 0/0 etc/ssl/certs/ca-certificates.crt
	drwxr-xr-x 0/0 var/
	drwxr-xr-x 0/0 var/log/
	drwxr-xr-x 65532/65532 var/log/afterimage/
	END
    diff "$scratch/held" "$scratch/wanted"
}

# The image's own id would not be: buildah writes the random name of its working container into Docker's format.
second_build_is_the_same() {
    local first second
    first=$(podman image inspect --format '{{.RootFS.Layers}}' $image)
    touch "$scratch/build/image/rootfs/afterimage"
    last_stage
    second=$(podman image inspect --format '{{.RootFS.Layers}}' $image)
    echo "$first $second"
    [ "$first" = "$second" ]
}

# The image's own health check, asked by hand: Podman's timers for it are systemd's.
is_healthy() {
    within 10 podman healthcheck run "$container" || { podman logs "$container" && false; }
    within 10 curl -fsS "$site/healthz"
}

rests_small() {
    local kib
    kib=$(awk '/^VmRSS:/ { print $2 }' "/proc/$(podman inspect --format '{{.State.Pid}}' "$container")/status")
    echo "$kib KiB"
    [ "$kib" -lt 16384 ]
}

makes_a_picture() {
    curl -fsS -o "$scratch/picture" -H 'Accept: image/*' --data-urlencode 'prompt=a lighthouse at dusk' "$site/generate"
    file "$scratch/picture"
    [ "$(head -c 8 "$scratch/picture" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
    [ "$(stat -c %s "$scratch/picture")" -gt 10000 ]
}

has_no_shell() {
    local shell
    podman exec "$container" /afterimage --version
    for shell in sh /bin/sh bash busybox ls env; do
        if podman exec "$container" "$shell" -c true; then return 1; fi
    done
}

runs_as_nobody() {
    local status
    status=$(cat "/proc/$(podman inspect --format '{{.State.Pid}}' "$container")/status")
    echo "$status"
    grep -qP '^Uid:\t65532\t65532\t65532\t65532$' <<<"$status"
    grep -qP '^Gid:\t65532\t65532\t65532\t65532$' <<<"$status"
    grep -qP '^NoNewPrivs:\t1$' <<<"$status"
    [ "$(grep -cP '^Cap(Inh|Prm|Eff|Bnd|Amb):\t0+$' <<<"$status")" = 5 ]
}

wrote_nothing() {
    local changes
    podman diff "$container" >"$scratch/diff"
    changes=$(grep -vE '^C /(etc|run|dev|proc|sys)?$' "$scratch/diff" | grep -vE '^A /(etc/(hosts|hostname|resolv.conf|mtab|passwd|group)|run(/.*)?|dev|proc|sys)$' || true)
    echo "$changes"
    [ -z "$changes" ]
}

says() {
    podman logs "$container" | grep -F "$1"
}

ends_well() {
    local status
    podman kill --signal TERM "$container"
    status=$(timeout 40 podman wait "$container")
    podman logs "$container"
    [ "$status" = 0 ]
}

logs_into_the_volume() {
    curl -fsS -o /dev/null "$site/privacy"
    within 10 grep -rqs '/privacy' "$scratch/logs" || { ls -lR "$scratch/logs" && podman logs "$container" && false; }
}

main
