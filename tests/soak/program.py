"""The program itself, as a process of its own behind the machine's walls: started, watched, told to end, and killed."""

import asyncio
import os
import re
import signal
import time
from pathlib import Path

import limits

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\dZ (-|[0-9a-f.:]+/\d\d) (GET|HEAD|POST|OTHER) (-|/\S*) [1-5]\d\d (<\d+m?s|>=120s) (<\d+[KM]iB|>=16MiB)"
)
TICKS = os.sysconf("SC_CLK_TCK")
# One provider may stand in for the other without being asked, for it says the same of itself.
CARD = """\
disclosure = { name = "Soak", region = "loopback", retention = "none", training = "none", terms_url = "https://soak.test/" }
"""
CONFIG = """\
[server]
bind = ["127.0.0.1:{port}"]
[rate]
per_minute = 60
per_hour = 3600
per_day = 86400
[budget]
in_flight = {in_flight}
{more}
[[provider]]
id = "up"
kind = "openai"
base_url = "http://127.0.0.1:{upstream}/v1"
deadline = {deadline}
{card}
models = [
  {{ id = "lake", upstream = "sketch", sizes = ["512x512"], stand_ins = ["spare"] }},
  {{ id = "edits", upstream = "gpt-image-1", sizes = ["1024x1024"], edit = true, stand_ins = ["spare-edits"] }},
]
[[provider]]
id = "other"
kind = "openai"
base_url = "http://127.0.0.1:{upstream}/spare/v1"
deadline = {deadline}
{card}
models = [
  {{ id = "spare", upstream = "sketch", sizes = ["512x512"], listed = false }},
  {{ id = "spare-edits", upstream = "gpt-image-1", sizes = ["1024x1024"], edit = true, listed = false }},
]
"""


class Program:
    def __init__(self, name, binary, scratch, upstream, **settings):
        self.name, self.binary = name, binary
        self.folder = scratch / name
        self.logs = self.folder / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.place = ("127.0.0.1", limits.free_port())
        self.file = self.folder / "afterimage.toml"
        self.said = self.folder / "said"
        self.words = self.said.open("ab")
        settings = {"in_flight": 16, "deadline": 8, "more": ""} | settings
        text = CONFIG.format(port=self.place[1], upstream=upstream.port, card=CARD, **settings)
        self.file.write_text(f'{text}\n[log]\ndir = "{self.logs}"\n')
        self.group = self.process = None
        self.descriptors, self.before = 1024, []
        # While it is told to end, or ended, nobody is surprised by silence.
        self.ending, self.turns, self.kills = False, 0, 0

    def walled(self, memory=128, descriptors=1024, processors=None):
        self.group = limits.Group(self.name, memory * limits.MIB, processors)
        self.descriptors = descriptors
        return self

    async def start(self):
        """Starts it, and gives the seconds until it says that it listens."""
        begun = time.monotonic()
        start = self.said.stat().st_size
        self.process = await asyncio.create_subprocess_exec(
            *self.before,
            self.binary,
            "--config",
            self.file,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=self.words,
            stderr=self.words,
            cwd=self.folder,
            preexec_fn=self.enter,
        )
        while b"listening on" not in self.said_since(start):
            if self.process.returncode is not None or time.monotonic() - begun > 30:
                raise SystemExit(f"{self.name} does not start:\n{self.said.read_text()}")
            await asyncio.sleep(0.002)
        self.ending = False
        self.turns += 1
        return time.monotonic() - begun

    def said_since(self, start):
        with self.said.open("rb") as said:
            said.seek(start)
            return said.read()

    def enter(self):
        limits.end_with_parent()
        limits.descriptors(self.descriptors)
        if self.group:
            self.group.enter()

    async def end(self, how=signal.SIGTERM):
        """Tells it to end, or ends it; how it ended, and after how many seconds."""
        begun, self.ending = time.monotonic(), True
        self.turns += 1
        self.kills += how == signal.SIGKILL
        self.process.send_signal(how)
        try:
            code = await asyncio.wait_for(self.process.wait(), 60)
        except TimeoutError:
            self.process.kill()
            code = await self.process.wait()
        return code, time.monotonic() - begun

    def ended(self, before, answer):
        """Whether its end is why there is no whole answer to a request of before, which `history` was then."""
        return self.kills != before[1] or answer.status == 0 and self.turns != before[0]

    @property
    def history(self):
        return self.turns, self.kills

    @property
    def runs(self):
        return self.process is not None and self.process.returncode is None

    def proc(self, name):
        return Path(f"/proc/{self.process.pid}/{name}")

    def resident(self):
        """KiB of memory now, and the most there were."""
        status = self.proc("status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("VmRSS", "VmHWM"))

    def open_files(self):
        return len(list(self.proc("fd").iterdir()))

    def processor(self):
        """Seconds of processor time so far."""
        fields = self.proc("stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def log(self):
        """Every line of the access log."""
        for file in sorted(self.logs.glob("*.log")):
            with file.open() as lines:
                yield from lines

    def logged(self):
        return sum(1 for _ in self.log())

    def torn_lines(self):
        """How many lines are none of the log's."""
        return sum(not LINE.fullmatch(line.rstrip("\n")) for line in self.log())

    def panics(self):
        return self.said.read_text(errors="replace").count("panic at")

    def left_behind(self):
        """Files below its folder that are none of ours and no day's log."""
        known = {self.file, self.said}
        found = [path for path in self.folder.rglob("*") if path.is_file() and path not in known]
        return [path for path in found if path.parent != self.logs or path.suffix != ".log"]
