#!/usr/bin/env python3
"""Recomputes the tables of growth.md from the inputs that stand in it.

usage: deploy/growth.py [--check]

With --check nothing is written: it names every table that does not say what the inputs come to, and every measured input
that README.md does not have.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "growth.md"
README = HERE.parent / "README.md"
MIB, GB, HOUR, DAY = 1 << 20, 10**9, 3600, 86_400
MILLION = 10**6
BASE64 = 4 / 3


def inputs(text):
    """Each input's number by its name, and what is written of those that were measured."""
    numbers, measured = {}, []
    for name, value, source in re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \| ([^|]*) \|$", text, re.MULTILINE):
        numbers[name] = float(value.split()[0].replace(",", ""))
        if "cargo bench" in source:
            measured.append(value.strip())
    return numbers, measured


def replicas(n):
    """What so many replicas carry and need."""
    each = n["in_flight"] / n["seconds"]
    share = (n["full_resident"] - n["rest_resident"]) / n["full_in_flight"]
    memory = n["rest_resident"] + n["in_flight"] * share
    yield "Replicas", "pictures/s", "a day", "processors", "memory, each", "out", "in", "scripts/s", "of one Valkey"
    for count in (1, 10, 1000):
        rate = count * each
        out = rate * (n["picture"] * MIB + n["page"] * 1000) * 8 / 1e9
        yield (
            f"{count:,}",
            short(rate),
            f"{short(rate * DAY / MILLION)} million",
            short(rate * n["processor"] / 1000),
            f"{memory:.0f} MiB",
            f"{short(out)} Gbit/s",
            f"{short(rate * n['picture'] * MIB * BASE64 * 8 / 1e9)} Gbit/s",
            f"{short(rate * n['scripts'])}",
            f"{short(rate * n['store'] / 1e6 * 100)} %",
        )


def full(n):
    """How many pictures a second fill each thing, and how many replicas that is."""
    each = n["in_flight"] / n["seconds"]
    yield "Full is", "at pictures/s", "replicas", "because"
    for name, rate, why in (
        ("the upstream's own limit", n["upstream_rate"] / 60, "`upstream_rate` ÷ 60"),
        ("a port of the proxy", n["port"] * 1e9 / 8 / (n["picture"] * MIB), "`port` ÷ 8 ÷ `picture`"),
        ("one processor of a replica", 1000 / n["processor"], "1 s ÷ `processor`"),
        ("one Valkey", n["busy"] / 100 / (n["store"] / 1e6), "`busy` ÷ `store`: it has one thread"),
        ("the purse in it", n["purse"] * n["busy"] / 100, "`busy` × `purse`: it is one key"),
    ):
        yield name, short(rate), short(rate / each), why


def cost(n):
    """What a million pictures cost."""
    hours = MILLION * n["processor"] / 1000 / HOUR
    store = MILLION * n["store"] / 1e6 / HOUR
    traffic = MILLION * (n["picture"] * MIB + n["page"] * 1000) / GB
    rows = [
        ("processor of the program", f"{short(hours)} hours", hours * n["price_hour"]),
        ("processor of Valkey", f"{short(store)} hours", store * n["price_hour"]),
        ("traffic out", f"{short(traffic)} GB", traffic * n["price_gb"]),
    ]
    yield "A million pictures", "take", "and cost"
    for name, takes, money in rows:
        yield name, takes, f"${short(money)}"
    yield "all of that", "", f"${short(sum(money for *_, money in rows))}"
    yield "the provider", "a million calls", f"${short(MILLION * n['price_picture'])}"


def short(number):
    """Two digits that count, or all before the point."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.2g}" if number < 1 else f"{number:.1f}"


def table(rows):
    head, *rest = rows
    lines = [head, ("---",) * len(head), *rest]
    return (
        "\n".join("| " + " | ".join(cells) + " |" for cells in lines).replace("| ---", "|---").replace("--- |", "---|")
    )


def filled(text, name, rows):
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, begun, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not (begun and ended):
        raise SystemExit(f"growth.md has no place for {name}")
    return f"{before}{begin}{table(rows)}\n{end}{after}"


def main(check):
    text = PAGE.read_text()
    numbers, measured = inputs(text)
    now = text
    for rows in (replicas, full, cost):
        now = filled(now, rows.__name__, rows(numbers))
    if not check:
        PAGE.write_text(now)
        return 0
    wrong = [f"README.md has no {value}" for value in measured if value not in README.read_text()]
    wrong += [f"{was!r} is {new!r}" for was, new in zip(text.splitlines(), now.splitlines()) if was != new]
    print(len(numbers), "inputs,", len(measured), "of them measured;", wrong or "all is as it was computed")
    return 1 if wrong or len(measured) < 5 else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
