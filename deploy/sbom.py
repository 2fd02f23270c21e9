#!/usr/bin/env python3
"""What the program is made of, as CycloneDX 1.6 in JSON: every crate that is built for it, and none of its tests'.

usage: deploy/sbom.py TARGET

The same for the same Cargo.lock and target, so it has neither a time nor a random number. A crate that runs only while
the program is built has the scope "excluded".
"""

import json
import subprocess
import sys
import tomllib


def main(target):
    command = ["cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={target}"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    with open("Cargo.lock", "rb") as file:
        locked = tomllib.load(file)["package"]
    hashes = {(crate["name"], crate["version"]): crate.get("checksum") for crate in locked}
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]

    linked = reached(root, nodes, lambda edge: runs(edge, packages))
    built = reached(root, nodes, lambda edge: edge["kinds"] & {None, "build"})
    crates = sorted((packages[id] for id in built - {root}), key=lambda crate: (crate["name"], crate["version"]))
    json.dump(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {"component": component(packages[root], "application", None)},
            "components": [
                component(crate, "library", hashes[crate["name"], crate["version"]])
                | {"scope": "required" if crate["id"] in linked else "excluded"}
                for crate in crates
            ],
            "dependencies": [
                {
                    "ref": purl(packages[id]),
                    "dependsOn": sorted(purl(packages[edge["id"]]) for edge in edges(nodes[id]) if edge["id"] in built),
                }
                for id in sorted(built, key=lambda id: purl(packages[id]))
            ],
        },
        sys.stdout,
        separators=(",", ":"),
    )
    print()


def edges(node):
    """The crates that a crate names in more than its tests, and what for."""
    found = ({"id": dep["pkg"], "kinds": {kind["kind"] for kind in dep["dep_kinds"]}} for dep in node["deps"])
    return [edge for edge in found if edge["kinds"] & {None, "build"}]


def runs(edge, packages):
    """Whether code of the crate can be in the program: a macro has run when that is built."""
    is_macro = any("proc-macro" in target["kind"] for target in packages[edge["id"]]["targets"])
    return None in edge["kinds"] and not is_macro


def reached(root, nodes, follow):
    found, waiting = {root}, [root]
    while waiting:
        for edge in edges(nodes[waiting.pop()]):
            if follow(edge) and edge["id"] not in found:
                found.add(edge["id"])
                waiting.append(edge["id"])
    return found


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, kind, hash):
    said = {
        "type": kind,
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
    }
    if package["license"]:
        # The old way to write "OR".
        said["licenses"] = [{"expression": " OR ".join(part.strip() for part in package["license"].split("/"))}]
    elif package["license_file"]:
        said["licenses"] = [{"license": {"name": f"its own, in its {package['license_file']}"}}]
    if hash:
        said["hashes"] = [{"alg": "SHA-256", "content": hash}]
    if package["repository"]:
        said["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return said


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: deploy/sbom.py TARGET")
    main(sys.argv[1])
