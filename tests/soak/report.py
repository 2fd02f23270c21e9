"""The table at the end: what was measured, what it may be, and whether it is."""

import asyncio
import statistics

import limits

# A session is kept for fifteen minutes to thirty, and a count of visitors for a day: until the first end, so many KiB come
# with each session, and from then on the memory at rest may grow by so many KiB a minute.
EACH_SESSION, LATE = 1, 32
HALF_AN_HOUR = 30
# A script that is so many seconds late is no judge of time-outs.
LATE_BY = 0.5


class Report:
    def __init__(self, book, tally):
        self.book, self.tally = book, tally
        self.rows, self.over = [], asyncio.Event()
        # Of the service that runs from beginning to end, at rest: minutes, KiB, open files, part of a processor.
        self.rests = []
        self.ends = []
        self.lag = 0.0

    def row(self, name, figure, aim="", well=True):
        self.rows.append((well, name, figure, aim))

    def ended(self, program, code, seconds):
        self.ends.append((program.name, code, seconds))

    async def watch(self):
        """How late this script itself is, for what it measures is later by that."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + 0.05
            await asyncio.sleep(0.05)
            late = loop.time() - due
            self.lag = max(self.lag, late)
            if late > LATE_BY:
                self.tally.late = loop.time()

    def memory(self, main, group):
        settled = self.rests[len(self.rests) // 4 :]
        minutes = [minute for minute, *_ in settled]
        figure, aim, well = "too short to tell", "", True
        if len(settled) >= 6:
            late = minutes[-1] > 2 * HALF_AN_HOUR
            settled = [rest for rest in settled if rest[0] > HALF_AN_HOUR] if late else settled
            slope, error = fitted([rest[0] for rest in settled], [rest[1] for rest in settled])
            sessions = self.tally.sessions["steady"] / minutes[-1]
            bound = LATE + (0 if late else EACH_SESSION * sessions)
            figure = f"{slope:+.0f} ± {error:.0f} KiB and {sessions:.0f} sessions a minute"
            # A few looks, at memory that grows by steps: it has to be steeper by more than it is uncertain.
            aim, well = f"{bound:.0f} KiB", slope - 2 * error <= bound
        self.row("memory slope at rest", figure, aim, well)
        first, last = self.rests[0][1] / 1024, self.rests[-1][1] / 1024
        most, peak, kills = main["most"] / 1024, group.peak(), group.kills()
        inside = f", {peak / limits.MIB:.0f} MiB in its group" if peak else ""
        self.row(
            "memory at rest; most",
            f"{first:.1f}, then {last:.1f}; {most:.1f} MiB resident{inside}",
            "128 MiB",
            most < 128,
        )
        self.row("killed for want of memory", kills, "0", not kills)
        files = [rest[2] for rest in self.rests]
        counted = f"first {files[0]}, last {files[-1]}, most {max(files)}" if any(files) else "not counted"
        self.row("descriptors at rest", counted, "the first", files[-1] <= files[0])
        idle = max(rest[3] for rest in self.rests)
        self.row("processor at rest, most", f"{idle:.3f}", "0.05", idle <= 0.05)

    def visits(self, programs):
        book, tally = self.book, self.tally
        book.close()
        statuses = ", ".join(f"{count} × {status or 'none'}" for status, count in sorted(tally.answers.items()))
        self.row("answers", f"{tally.kinds.total()}: {statuses}", "", tally.kinds.total() > 0)
        self.row(
            "pictures",
            f"{book.count} ordered, {book.faults} to go wrong; {book.made} made, {book.delivered} delivered",
            "some",
            book.delivered > 0,
        )
        for order in book.lost:
            tally.wrong.append(f"{order.service}: order {order.number} ({order.fault}) was paid for and did not arrive")
        for order in book.doubled:
            tally.wrong.append(f"{order.service}: order {order.number} ({order.fault}) was paid for {order.paid} times")
        self.row(
            "lost pictures",
            f"{len(book.lost)}; {book.killed} to kill -9, {book.late} to this script's lateness",
            "0",
            not book.lost,
        )
        self.row("double charges", len(book.doubled), "0", not book.doubled)
        self.row("calls that nobody ordered", book.strangers, "0", not book.strangers)
        self.row("passes used", f"{tally.passes}; {tally.forgotten} forgotten with their memory meanwhile")
        self.row("answers without a reason", len(tally.wrong), "0", not tally.wrong)
        panics, torn = sum(p.heard("panic at") for p in programs), sum(p.torn_lines() for p in programs)
        self.row("panics", panics, "0", not panics)
        self.row("lines of the log that are none", torn, "0", not torn)
        well = bool(self.ends) and all(code == 0 and seconds <= 35 for _, code, seconds in self.ends)
        slowest = max((seconds for *_, seconds in self.ends), default=0)
        codes = sorted({code for _, code, _ in self.ends})
        self.row(
            "SIGTERM under load", f"{len(self.ends)} times, exit {codes}, slowest {slowest:.1f} s", "0, 35 s", well
        )
        for group, (seconds, kind) in sorted(tally.slowest.items()):
            self.row(f"slowest of {group}", f"{seconds:.2f} s ({kind})")
        self.row("this script late by, most", f"{self.lag:.2f} s")

    def show(self):
        """Prints it all; whether all is well."""
        print("\n# visits:", ", ".join(f"{count} × {kind}" for kind, count in self.tally.kinds.most_common()))
        for (kind, status, code), count in sorted(self.tally.refusals.items(), key=str):
            print(f"# {kind}: {count} × {status} {code or ''}")
        for number, what in enumerate(self.tally.wrong[:40], 1):
            print(f"# {number}. {what}")
        print()
        for well, name, figure, aim in self.rows:
            print(f"{'ok' if well else 'not ok'} - {name:<36} {figure}{f'  (aim: {aim})' if aim else ''}")
        for what in limits.missing:
            print(f"# NOT SHOWN: {what}")
        return all(row[0] for row in self.rows)


def fitted(xs, ys):
    """The slope by least squares, and its standard error."""
    slope, begin = statistics.linear_regression(xs, ys)
    rests = sum((y - begin - slope * x) ** 2 for x, y in zip(xs, ys))
    spread = sum((x - statistics.fmean(xs)) ** 2 for x in xs)
    return slope, (rests / max(1, len(xs) - 2) / spread) ** 0.5
