"""Pictures that belong to one order: its mark stands among their pixels, where no filter may touch it."""

import base64
import functools
import json
import os
import re
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MARK = 24


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@functools.cache
def noise(side):
    # Each row begins with its filter, and none is used.
    return b"".join(b"\0" + os.urandom(side * 3) for _ in range(side))


def png(mark, side):
    """A whole PNG of so many pixels each way, of noise, with the words of nobody in a comment that has to go."""
    rows = b"\0" + mark + noise(side)[1 + MARK :]
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    comment = chunk(b"tEXt", b"parameters\0what an upstream writes of the prompt")
    return SIGNATURE + chunk(b"IHDR", header) + comment + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


def is_whole(file, mark):
    """Whether this is a PNG from its first byte to its last, and the one with this mark."""
    if not file.startswith(SIGNATURE) or mark not in file:
        return False
    at, kind = len(SIGNATURE), b""
    while at < len(file):
        size, kind = struct.unpack(">I4s", file[at : at + 8]) if at + 8 <= len(file) else (len(file), b"")
        if chunk(kind, file[at + 8 : at + 8 + size]) != file[at : at + 12 + size]:
            return False
        at += 12 + size
    return kind == b"IEND"


def pictures(answer):
    """The files in an answer, in whichever form it came."""
    kind, body = answer.says("content-type"), answer.body
    if kind.startswith("image/"):
        return [body]
    if kind.startswith("application/json"):
        document = json.loads(body or b"{}")
        made = document.get("pictures") or document.get("data") or []
        return [base64.b64decode(one["b64_json"]) for one in made if not one.get("broken")]
    if kind.startswith("multipart/mixed"):
        parts = body.split(b"\r\n--" + kind.partition("boundary=")[2].encode())
        return [part.split(b"\r\n\r\n", 1)[1] for part in parts if b'name="picture"' in part[:400]]
    return [base64.b64decode(text) for text in re.findall(rb'src="data:image/png;base64,([^"]*)"', body)]
