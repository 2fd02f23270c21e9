"""What happens to a service beside its visitors: each scene makes it happen, and says how it went."""

import asyncio
import collections
import signal
import socket
import statistics
import time

import limits
import wire
from visitors import Visitor

# How long an instance of the kill loop lives, in seconds; every fifth is told to end.
LIFE = 2.5
# Sockets that crowd the door, many times as many as there are descriptors.
AT_THE_DOOR = 300
GONE = ("upstream-un", "upstream-failed", "upstream-timeout")


async def until(condition, patience):
    """The seconds until something is so; none when it does not come to that."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > patience:
            return None
        await asyncio.sleep(0.01)
    return time.monotonic() - begun


async def asked(programs, path):
    """The statuses with which each of them answers."""
    return [(await wire.ask(program.place, wire.request("GET", path))).status for program in programs]


async def lives(program, report):
    """Starts it, lets it serve, kills it, and again; now and then it is told to end, under the same load."""
    starts, number = [], 0
    while not report.over.is_set():
        number += 1
        starts.append(await program.start())
        await asyncio.sleep(LIFE)
        if number % 5:
            await program.end(signal.SIGKILL)
        else:
            report.ended(program, *await program.end())
    program.ending = True
    left, torn = program.left_behind(), program.torn_lines()
    report.row(
        "kill -9 in a loop",
        f"{program.kills} times; {len(left)} files left, {torn} torn lines",
        "0, 0",
        not left and not torn,
    )
    middle = statistics.median(starts) * 1000
    report.row(
        "start after a kill",
        f"median {middle:.0f} ms, most {max(starts) * 1000:.0f} ms",
        "median 1 s",
        middle <= 1000,
    )


async def upstream_gone(upstream, services, report, seconds):
    for service in services:
        report.tally.expect(service.name, *GONE)
    await upstream.vanish()
    await asyncio.sleep(seconds)
    await upstream.start()
    delivered = report.book.delivered
    # Whoever was left alone for having failed is asked again after half a minute, then after a minute.
    back = await until(lambda: report.book.delivered > delivered, seconds * 2 + 60)
    report.row(
        f"upstream gone for {seconds:.0f} s",
        f"first picture {shown(back)} later",
        "breaker's rest, 90 s",
        back is not None and back <= 90,
    )
    await asyncio.sleep(seconds + 45)
    for service in services:
        report.tally.recover(service.name, *GONE)


async def store_gone(store, twins, report, seconds):
    for twin in twins:
        report.tally.expect(twin.name, "unavailable")
    await store.end(signal.SIGKILL)
    await asyncio.sleep(seconds)
    unready = await asked(twins, "/readyz")
    await store.start()
    begun = time.monotonic()
    while await asked(twins, "/readyz") != [200, 200] and time.monotonic() - begun < 30:
        await asyncio.sleep(0.1)
    back = time.monotonic() - begun
    await asyncio.sleep(2)
    for twin in twins:
        report.tally.recover(twin.name, "unavailable")
    well = unready == [503, 503] and back <= 10
    report.row(
        f"Valkey gone for {seconds:.0f} s", f"/readyz {unready}, 200 again after {back:.1f} s", "503, 10 s", well
    )


async def full_disk(program, crowd, report, seconds):
    if not limits.small_disk(program.logs, "256k"):
        return
    await program.start()
    await crowd.come(6)
    await asyncio.sleep(seconds / 4)
    limits.fill(program.logs)
    before, made = program.logged(), report.tally.services[program.name]
    await asyncio.sleep(seconds / 2)
    full, answered = program.logged(), report.tally.services[program.name] - made
    (program.logs / "full").unlink()
    back = await until(lambda: program.logged() > full, 90)
    await crowd.leave()
    code, _ = await program.end()
    torn = program.torn_lines()
    limits.remove_disk(program.logs)
    well = back is not None and code == 0 and torn == 0 and answered > 0
    report.row(
        f"log disk full for {seconds / 2:.0f} s",
        f"{answered} answers meanwhile, {full - before} lines; lines again after {shown(back)}; {torn} torn",
        "goes on, 0 torn",
        well,
    )


async def door_crowded(program, report, seconds):
    """Far more connections than descriptors, under load: some wait or are told so, what is under way goes on."""
    report.tally.expect(program.name, "silence", "unavailable")
    begun, cpu, opened, held = time.monotonic(), program.processor(), 0, []
    while time.monotonic() - begun < seconds:
        while len(held) < AT_THE_DOOR:
            held.append(at_door(program.place, f"127.99.{opened % 250}.9"))
            opened += 1
        await asyncio.sleep(0.1)
        held = [one for one in held if not is_closed(one)]
    files, used = program.open_files(), program.processor() - cpu
    for one in held:
        one.close()
    begun = time.monotonic()
    while await asked([program], "/healthz") != [200] and time.monotonic() - begun < 30:
        await asyncio.sleep(0.01)
    back = time.monotonic() - begun
    await asyncio.sleep(5)
    report.tally.recover(program.name, "silence", "unavailable")
    report.row(
        f"{AT_THE_DOOR} connections, {program.descriptors} descriptors",
        f"{opened} came in {seconds:.0f} s, {files} files open, {used / seconds:.2f} processors; answers again after {back:.2f} s",
        "2 s",
        back <= 2 and program.runs,
    )


def at_door(place, source):
    one = socket.socket()
    one.setblocking(False)
    one.bind((source, 0))
    one.connect_ex(place)
    return one


def is_closed(one):
    try:
        if one.recv(65536):
            return False
    except BlockingIOError:
        return False
    except OSError:
        pass
    one.close()
    return True


async def sixty_four(program, crowd, upstream, report):
    """So many pictures of 2 MiB under way at a time, to visitors who read slowly, and large files of others beside them."""
    await program.start()
    gate = upstream.gates[program.name] = asyncio.Event()
    orders = [asyncio.ensure_future(program_order(crowd, n, pause=0.02)) for n in range(64)]
    full = await until(lambda: upstream.waiting[program.name] == 64, 30)
    given = [asyncio.ensure_future(Visitor(crowd, f"127.98.{n}.1").gives_a_picture(1_400)) for n in range(8)]
    await asyncio.sleep(1)
    gate.set()
    answers = await asyncio.gather(*orders, *given)
    statuses = collections.Counter(answer.status if answer else None for answer in answers)
    now, most = program.resident()
    peak, kills = program.group.peak(), program.group.kills()
    code, _ = await program.end()
    del upstream.gates[program.name]
    report.row(
        "64 of 2 MiB and 8 files in flight",
        f"{dict(statuses)}; most {most / 1024:.0f} MiB resident, {mib(peak)} in its group, {now / 1024:.0f} after; "
        f"{kills} killed for memory",
        "72 × 200, 128 MiB, 0",
        statuses[200] == 72 and full is not None and code == 0 and not kills and most < 128 * 1024,
    )


async def program_order(crowd, number, pause):
    return await Visitor(crowd, f"127.97.{number}.1").program(side=836, pause=pause)


async def starved(program, crowd, report, seconds):
    await program.start()
    await crowd.come(8)
    await asyncio.sleep(seconds)
    await crowd.leave()
    answers, cpu = report.tally.services[program.name], program.processor()
    code, took = await program.end()
    report.row(
        "a tenth of a processor",
        f"{cpu:.1f} s of it in {seconds:.0f}; {answers} answers; ends with {code} after {took:.1f} s",
        "0",
        code == 0 and answers > 0,
    )


def shown(seconds):
    return "never" if seconds is None else f"{seconds:.1f} s"


def mib(size):
    return "unknown" if size is None else f"{size / limits.MIB:.0f} MiB"
