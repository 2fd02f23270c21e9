"""The proof of work as a visitor's browser does it: ALTCHA, version 2, one round of SHA-256 (altcha.org)."""

import base64
import hashlib
import json


def bits(task):
    return task["parameters"]["data"]["bits"]


def solve(task):
    """Tries counters from 0; the answer as the form carries it."""
    asked = task["parameters"]
    begun = hashlib.sha256(bytes.fromhex(asked["salt"] + asked["nonce"]))
    wanted = bytes.fromhex(asked["keyPrefix"])
    for counter in range(2 << bits(task)):
        hashed = begun.copy()
        hashed.update(counter.to_bytes(4, "big"))
        if hashed.digest().startswith(wanted):
            return written(task, counter, hashed.hexdigest())
    raise ValueError("a challenge without a solution")


def written(task, counter, key):
    solved = {"challenge": task, "solution": {"counter": counter, "derivedKey": key}}
    return base64.b64encode(json.dumps(solved).encode()).decode()
