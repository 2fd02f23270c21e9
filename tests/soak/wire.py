"""HTTP/1.1 as plain bytes (RFC 9112): a visitor may read slowly, hang up, or write what no library would."""

import asyncio
import time
from dataclasses import dataclass, field

# The longest that anybody waits for an answer, in seconds: the service promises less.
PATIENCE = 90
PIECE = 65536


class Torn(Exception):
    """The other side ended before what it had to say was whole."""


@dataclass
class Answer:
    status: int = 0
    headers: dict = field(default_factory=dict)
    cookies: list = field(default_factory=list)
    body: bytes = b""
    whole: bool = False
    seconds: float = 0.0

    def says(self, name):
        return self.headers.get(name, "")


async def head(reader):
    """The first line and the fields of a message."""
    try:
        text = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise Torn from error
    first, *lines = text.decode("latin-1").rstrip("\r\n").split("\r\n")
    return first, [(name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]


async def pieces(reader, headers):
    """The body of a message as it comes; ends early by Torn."""
    if "chunked" in headers.get("transfer-encoding", ""):
        while size := int((await exactly(reader.readline())).split(b";")[0] or b"0", 16):
            yield await exactly(reader.readexactly(size))
            await exactly(reader.readexactly(2))
        await exactly(reader.readline())
        return
    left = int(headers["content-length"]) if "content-length" in headers else None
    while left != 0:
        piece = await reader.read(PIECE if left is None else min(PIECE, left))
        if not piece and left is not None:
            raise Torn
        if not piece:
            return
        left = None if left is None else left - len(piece)
        yield piece


async def exactly(reading):
    try:
        read = await reading
    except (asyncio.IncompleteReadError, ValueError) as error:
        raise Torn from error
    if not read:
        raise Torn
    return read


def request(method, path, headers=(), body=b""):
    fields = [("Host", "soak.test"), *headers]
    if body:
        fields.append(("Content-Length", str(len(body))))
    return (
        f"{method} {path} HTTP/1.1\r\n".encode()
        + b"".join(f"{n}: {v}\r\n".encode() for n, v in fields)
        + b"\r\n"
        + body
    )


async def connect(place, source=None):
    local = (source, 0) if source else None
    return await asyncio.wait_for(asyncio.open_connection(*place, limit=PIECE, local_addr=local), PATIENCE)


def hang_up(writer):
    writer.transport.abort()


async def ask(place, text, source=None, pause=0.0, leave=None):
    """Sends one request on a connection of its own, and reads the answer as fast as the visitor reads.

    pause: seconds between two pieces; leave: bytes after which the visitor hangs up, or seconds when negative.
    """
    begun, answer, writer = time.monotonic(), Answer(), None
    try:
        reader, writer = await connect(place, source)
        await asyncio.wait_for(
            speak(reader, writer, text, answer, pause, leave), -leave if leave and leave < 0 else PATIENCE
        )
    except (TimeoutError, OSError, Torn):
        pass
    finally:
        if writer:
            hang_up(writer)
    answer.seconds = time.monotonic() - begun
    return answer


async def speak(reader, writer, text, answer, pause, leave):
    writer.write(text)
    # Whoever refuses may do so before all has been said, and that is read too.
    saying = asyncio.ensure_future(writer.drain())
    try:
        first, lines = await head(reader)
        answer.status = int(first.split(" ")[1])
        answer.headers = dict(lines)
        answer.cookies = [value.split(";")[0] for name, value in lines if name == "set-cookie"]
        got = []
        try:
            async for piece in pieces(reader, answer.headers):
                got.append(piece)
                if pause:
                    await asyncio.sleep(pause)
                if leave and 0 < leave < sum(map(len, got)):
                    return
            answer.whole = True
        finally:
            answer.body = b"".join(got)
    finally:
        saying.cancel()
