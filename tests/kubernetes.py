"""Reads manifests of Kubernetes, for tests/deploy.sh.

same ONE OTHER     names what differs between what kustomize and Helm make
restricted FILE    names what a namespace with the restricted pod security standard would refuse
variables FILE     prints what the pods of the program have in their environment
"""

import sys

from ruamel.yaml import YAML

# What each tool adds by itself, and the image and configuration that are somebody's own.
OWN = {
    "annotations",
    "app.kubernetes.io/instance",
    "app.kubernetes.io/managed-by",
    "app.kubernetes.io/version",
    "configMap",
    "image",
    "imagePullPolicy",
    "namespace",
}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(below) for key, below in value.items() if key not in OWN}
    if isinstance(value, list):
        return [plain(below) for below in value]
    return value.replace("afterimage-valkey", "valkey") if isinstance(value, str) else value


def resources(file):
    documents = [plain(document) for document in YAML(typ="safe").load_all(open(file)) if document]
    found = {(one["kind"], one["metadata"]["name"]): one for one in documents if one["kind"] != "ConfigMap"}
    assert found, "there is nothing in it"
    return found


def differences(one, other, path=""):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from differences(one.get(key), other.get(key), f"{path}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, pair in enumerate(zip(one, other)):
            yield from differences(*pair, f"{path}/{place}")
    elif one != other:
        yield f"{path}: {one!r} is not {other!r}"




def same(one, other):
    first, second = resources(one), resources(other)
    yield from (f"{kind} {name}: only in one" for kind, name in first.keys() ^ second.keys())
    for kind, name in first.keys() & second.keys():
        found = differences(first[kind, name], second[kind, name])
        yield from (f"{kind} {name} {path}" for path in found)


def pods(file):
    deployments = (one for (kind, _), one in resources(file).items() if kind == "Deployment")
    return [(one["metadata"]["name"], one["spec"]["template"]["spec"]) for one in deployments]


# https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
VOLUMES = {"name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}


def restricted(file):
    for name, pod in pods(file):
        context = pod["securityContext"]
        containers = pod["containers"] + pod.get("initContainers", [])
        each = [one["securityContext"] for one in containers]
        held = {
            "no namespace of the host": not pod.keys() & {"hostNetwork", "hostPID", "hostIPC"},
            "not root": context["runAsNonRoot"] is True and context["runAsUser"] > 0,
            "the default seccomp profile": context["seccompProfile"]["type"] == "RuntimeDefault",
            "no volume of the host": all(one.keys() <= VOLUMES for one in pod["volumes"]),
            "no port of the host": not any("hostPort" in port for one in containers for port in one["ports"]),
            "no way to privileges": all(one["allowPrivilegeEscalation"] is False for one in each),
            "no capability": all(one["capabilities"] == {"drop": ["ALL"]} for one in each),
            "nothing to write to": all(one["readOnlyRootFilesystem"] is True for one in each),
            "no token of the cluster": pod["automountServiceAccountToken"] is False,
        }
        yield from (f"{name}: {promise}" for promise, kept in held.items() if not kept)


def variables(file):
    (pod,) = (pod for name, pod in pods(file) if name == "afterimage")
    (container,) = pod["containers"]
    print("\n".join(f"{one['name']}={one['value']}" for one in container["env"]))
    return ()


command, *files = sys.argv[1:]
found = list({"same": same, "restricted": restricted, "variables": variables}[command](*files))
for line in found:
    print(line)
sys.exit(bool(found))
