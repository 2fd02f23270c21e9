"""A real store for the service with two servers: it keeps nothing on a disk, and can be killed and started again."""

import asyncio
import shutil

import limits
import wire


class Store:
    def __init__(self, scratch):
        self.port, self.process, self.scratch = limits.free_port(), None, scratch
        # How often it has ended, and with it all that it remembered.
        self.history = 0
        self.binary = shutil.which("valkey-server") or shutil.which("redis-server")

    async def start(self):
        command = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        nowhere = asyncio.subprocess.DEVNULL
        self.process = await asyncio.create_subprocess_exec(
            self.binary,
            *command,
            stdout=nowhere,
            stderr=nowhere,
            cwd=self.scratch,
            preexec_fn=limits.end_with_parent,
        )
        for _ in range(500):
            try:
                _, writer = await wire.connect(("127.0.0.1", self.port))
                return writer.close()
            except OSError:
                await asyncio.sleep(0.01)
        raise SystemExit("the store does not start")

    async def end(self, how):
        self.history += 1
        self.process.send_signal(how)
        await self.process.wait()
