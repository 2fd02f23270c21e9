"""Load and faults against the program, for minutes or a day. usage: tests/soak/run [--minutes N | --hours N | --quick]

It ends by itself with a table, and with 1 where something in it is not as it should be.
"""

import argparse
import asyncio
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

import scenes
from crowd import Crowd, Key
from orders import SHARE, Book
from program import Program
from report import Report
from store import Store
from tally import Tally
from upstream import Upstream

# One after the other all that can happen; a longer run repeats it.
CYCLE = 600
VISITORS = 20


class Soak:
    def __init__(self, binary, scratch, seed):
        self.binary, self.scratch = binary, scratch
        self.book, self.tally, self.key = Book(seed), Tally(), Key()
        self.report = Report(self.book, self.tally)
        self.upstream, self.programs = Upstream(self.book), []
        self.crowds = 0
        self.main = {"most": 0}

    def program(self, name, more="", **settings):
        program = Program(name, self.binary, self.scratch, self.upstream, more=self.key.config + more, **settings)
        self.programs.append(program)
        return program

    def crowd(self, *services, faults=SHARE, pause=1.0, keeper=None):
        self.crowds += 1
        return Crowd(services, self.book, self.tally, self.key, self.crowds % 90 + 1, faults, pause, keeper)

    async def run(self, seconds):
        self.begun = time.monotonic()
        await self.upstream.start()
        watch = asyncio.ensure_future(self.report.watch())
        steady = self.program("steady").walled(descriptors=128)
        mortal = self.program("mortal", in_flight=8).walled()
        self.store = Store(self.scratch)
        await self.store.start()
        twins = self.twins()
        for program in (steady, *twins):
            await program.start()
        loop = asyncio.ensure_future(scenes.lives(mortal, self.report))
        await scenes.until(lambda: mortal.runs, 10)
        crowds = [self.crowd(steady, pause=0.6), self.crowd(*twins, keeper=self.store), self.crowd(mortal, pause=0.5)]
        for crowd, count in zip(crowds, (VISITORS, 6, 4)):
            await crowd.come(count)
        self.resting = asyncio.Lock()
        pulse = asyncio.ensure_future(self.pulse(steady, crowds[0], 10 if seconds <= 60 else 30))
        while (left := seconds - (time.monotonic() - self.begun)) > 0:
            await self.cycle(steady, twins, min(left, CYCLE))
        pulse.cancel()
        await asyncio.gather(pulse, return_exceptions=True)
        await self.rest(steady, crowds[0])
        crowds[0].open.set()
        await self.last(steady, crowds, loop, watch)

    def twins(self):
        more = f'[ledger]\nstore = "redis://127.0.0.1:{self.store.port}"\nkey = "{self.key.text}"\n'
        twins = [self.program(name, more, in_flight=8).walled() for name in ("twin-one", "twin-two")]
        # Machines that share a store did not start at the same time.
        twins[1].before = scenes.limits.booted(40 * 86_400)
        return twins

    async def cycle(self, steady, twins, seconds):
        """Everything that can happen, each at its time, beside the visitors."""
        quick, gone = seconds <= 60, min(60, seconds / 10)
        begun = time.monotonic()

        async def at(part):
            await asyncio.sleep(max(0, begun + seconds * part - time.monotonic()))

        await at(0.1)
        await scenes.reloaded(steady, self.report)
        await at(0.2)
        full = self.program(f"full-{len(self.programs)}")
        await scenes.full_disk(full, self.crowd(full), self.report, min(40, seconds / 6))
        await at(0.35)
        async with self.resting:
            await scenes.door_crowded(steady, self.report, min(10, seconds / 12))
        if not quick:
            await at(0.4)
            await scenes.upstream_gone(self.upstream, self.programs, self.report, gone)
        await at(0.7)
        await scenes.store_gone(self.store, twins, self.report, gone)
        await at(0.82)
        many = self.program(f"many-{len(self.programs)}", in_flight=64, deadline=60).walled()
        await scenes.sixty_four(many, self.crowd(many, faults=0), self.upstream, self.report)
        many.group.remove()
        slow = self.program(f"starved-{len(self.programs)}", deadline=30).walled(processors=0.1)
        await scenes.starved(slow, self.crowd(slow, faults=0, pause=0.1), self.report, min(20, seconds / 10))
        slow.group.remove()
        await at(1)

    async def pulse(self, program, crowd, every):
        """Lets the visitors rest now and then, and looks what is left of them."""
        while True:
            await asyncio.sleep(every)
            self.main["most"] = max(self.main["most"], program.resident()[1])
            async with self.resting:
                await self.rest(program, crowd)
                crowd.open.set()

    async def rest(self, program, crowd):
        await crowd.rest()
        cpu, begun = program.processor(), time.monotonic()
        await asyncio.sleep(1)
        idle = (program.processor() - cpu) / (time.monotonic() - begun)
        minute = (time.monotonic() - self.begun) / 60
        memory, self.main["most"] = program.resident()
        self.report.rests.append((minute, memory, program.open_files(), idle))
        print(
            f"# {minute:6.1f} min: {memory} KiB, {program.open_files()} files, {self.book.delivered} pictures",
            flush=True,
        )

    async def last(self, steady, crowds, loop, watch):
        """The end, under load, for all that still runs."""
        await asyncio.sleep(3)
        self.report.ended(steady, *await steady.end())
        self.report.over.set()
        await loop
        for crowd in crowds:
            await crowd.leave()
        for twin in (program for program in self.programs if program.runs):
            self.report.ended(twin, *await twin.end())
        await self.store.end(signal.SIGKILL)
        watch.cancel()
        self.report.memory(self.main, steady.group)
        self.report.visits(self.programs)

    def tidy(self):
        for program in self.programs:
            if program.runs:
                os.kill(program.process.pid, signal.SIGKILL)
            if program.group:
                program.group.remove()


def seconds_of(arguments):
    if arguments.quick:
        return 60
    return (arguments.hours * 60 or arguments.minutes) * 60


def main():
    parser = argparse.ArgumentParser(prog="tests/soak/run", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--hours", type=float, default=0)
    parser.add_argument("--quick", action="store_true", help="one minute, with the scenes that fit into it")
    parser.add_argument("--seed", type=int, default=1, help="of who does what, and which orders go wrong")
    arguments = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65536), most))
    with tempfile.TemporaryDirectory(prefix="soak-") as scratch:
        soak = Soak(os.environ["SOAK_PROGRAM"], Path(scratch), arguments.seed)
        try:
            asyncio.run(soak.run(seconds_of(arguments)))
        finally:
            soak.tidy()
        return 0 if soak.report.show() else 1


if __name__ == "__main__":
    sys.exit(main())
