"""The image service: OpenAI's interface on loopback, which fails one order in twenty and counts every call."""

import asyncio
import base64
import collections
import json

import wire

COMPLAINTS = {
    "503": (503, [("Retry-After", "1")], "server_error"),
    "429": (429, [("Retry-After", "1")], "rate_limit_exceeded"),
    "500": (500, [], "server_error"),
    "refused": (400, [], "moderation_blocked"),
}
# Of these it says that no work was done.
REJECTED = {"503", "429", "refused"}
HUGE = 64 << 20


class Upstream:
    def __init__(self, book):
        self.book = book
        self.server, self.port, self.open = None, 0, set()
        self.calls = 0
        # Good answers for a service that is named here wait, so that as many are under way as somebody wants.
        self.gates, self.waiting = {}, collections.Counter()

    async def start(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", self.port, limit=wire.PIECE)
        self.port = self.server.sockets[0].getsockname()[1]

    async def vanish(self):
        """Nobody listens any more, and every call that is under way breaks off."""
        self.server.close()
        for writer in list(self.open):
            wire.hang_up(writer)

    async def serve(self, reader, writer):
        self.open.add(writer)
        try:
            first, lines = await wire.head(reader)
            body = b"".join([piece async for piece in wire.pieces(reader, {"content-length": "0"} | dict(lines))])
            if first.startswith("GET "):
                await say(writer, 404, {"error": {"code": "not_found"}})
            elif order := self.book.of(body):
                self.calls += 1
                await self.act(order, reader, writer)
        except (OSError, wire.Torn):
            pass
        finally:
            self.open.discard(writer)
            writer.close()

    async def act(self, order, reader, writer):
        # What was turned away may be tried again, and is served then.
        fault = order.fault if not (order.rejected or order.paid) or order.fault == "refused" else None
        order.rejected += fault in REJECTED
        order.paid += fault not in REJECTED
        if fault in COMPLAINTS:
            status, fields, code = COMPLAINTS[fault]
            await say(writer, status, {"error": {"code": code, "message": order.words}}, fields)
        elif fault not in (None, "slow"):
            await getattr(self, fault)(order, reader, writer)
        else:
            await self.make(order, reader, writer, slow=fault == "slow")

    async def make(self, order, reader, writer, slow):
        await asyncio.sleep(self.book.chance.uniform(0.05, 0.4))
        if gate := self.gates.get(order.service):
            self.waiting[order.service] += 1
            await gate.wait()
        text = message(200, document(order.file()))
        step = len(text) // 20 + 1 if slow else wire.PIECE
        for at in range(0, len(text), step):
            writer.write(text[at : at + step])
            await writer.drain()
            await asyncio.sleep(0.2 if slow else 0)
        # Whoever has read to the end hangs up by themselves; who had enough before resets the connection.
        await reader.read()
        order.made = True

    async def torn(self, order, _, writer):
        text = message(200, document(order.file()))
        writer.write(text[: len(text) // 2])
        await writer.drain()

    async def reset(self, _order, _reader, writer):
        wire.hang_up(writer)

    async def hang(self, _order, reader, _writer):
        await reader.read()

    async def huge(self, _order, _reader, writer):
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{"data":[')
        for _ in range(0, HUGE, wire.PIECE):
            writer.write(b'{"x":"' + b"A" * wire.PIECE + b'"},')
            await writer.drain()

    async def garbage(self, order, _, writer):
        await say(writer, 200, document(b"<html>" + order.file()))


def document(file):
    return b'{"created":1,"data":[{"b64_json":"' + base64.b64encode(file) + b'"}]}'


def message(status, body, fields=()):
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = [("Content-Type", "application/json"), ("Content-Length", len(text)), ("Connection", "close"), *fields]
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {status} Soak\r\n{head}\r\n".encode() + text


async def say(writer, status, body, fields=()):
    writer.write(message(status, body, fields))
    await writer.drain()
