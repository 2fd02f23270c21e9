"""Many visitors at a time at one service, coming and going until they are told to rest."""

import asyncio
import hashlib
import re
import secrets
import zlib

import wire
from visitors import WAYS, Visitor


class Key:
    """A key for programs, as the service makes them, and what a configuration keeps of it."""

    def __init__(self):
        random = secrets.token_hex(32)
        self.text = f"ai-{random}{zlib.crc32(random.encode()):08x}"
        self.config = (
            "[api]\nenabled = true\n[[api.keys]]\nname = 'soak'\nper_minute = 1000000\nper_hour = 1000000\n"
            f"per_day = 1000000\nhash = 'sha256:{hashlib.sha256(self.text.encode()).hexdigest()}'\n"
            f"last4 = '{self.text[-4:]}'\n"
        )


class Crowd:
    """Visitors of a service, or of several that are one."""

    def __init__(self, services, book, tally, key, network, faults, pause, keeper=None):
        self.services, self.book, self.tally, self.key = services, book, tally, key.text
        # What remembers for them: when it ends, everything between two requests is forgotten.
        self.keeper = keeper or services[0]
        # Each visitor is in a network of their own: 127.network.N.7.
        self.network, self.faults, self.pause = network, faults, pause
        self.files, self.tasks, self.open = [], [], asyncio.Event()
        self.under_way = 0
        self.ways = WAYS

    @property
    def service(self):
        return self.services[0]

    def any(self):
        return self.book.chance.choice(self.services)

    async def come(self, count):
        page = await wire.ask(self.service.place, wire.request("GET", "/", [("Connection", "close")]))
        self.files = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.body.decode())))
        self.open.set()
        self.tasks = [asyncio.ensure_future(self.visit(f"127.{self.network}.{n}.7")) for n in range(count)]

    async def visit(self, address):
        while True:
            await self.open.wait()
            visitor = Visitor(self, address)
            self.under_way += 1
            try:
                # A visitor stays for a few things, with what they have been given.
                for way in self.book.chance.choices(list(self.ways), self.ways.values(), k=3):
                    await way(visitor)
                    await asyncio.sleep(self.book.chance.uniform(0, self.pause))
                    if not self.open.is_set():
                        break
            finally:
                self.under_way -= 1

    async def rest(self):
        """Lets everybody finish what they do, and nobody come."""
        self.open.clear()
        while self.under_way:
            await asyncio.sleep(0.05)
        # What was kept of them is closed: the service closes its ends a moment after ours.
        await asyncio.sleep(1.5)

    async def leave(self):
        """Ends all visits; one that broke by a mistake of this script's own ends the run."""
        await self.rest()
        for task in self.tasks:
            task.cancel()
        for ended in await asyncio.gather(*self.tasks, return_exceptions=True):
            if not isinstance(ended, asyncio.CancelledError):
                raise ended
