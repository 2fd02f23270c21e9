"""What was ordered, and what came of each order: at the upstream, which is paid, and at the visitor."""

import collections
import os
import random
import re
from dataclasses import dataclass, field

import picture

# What an upstream does wrong with one order in twenty.
FAULTS = ("503", "429", "500", "slow", "torn", "reset", "hang", "huge", "garbage", "refused")
SHARE = 0.05
# The sides of the pictures, in pixels: 12 KiB most often, 0.8 and 2 MiB now and then.
SIDES = (64,) * 14 + (512,) * 5 + (836,)
# So many orders are remembered after their visitors are through.
REMEMBERED = 2_000


@dataclass
class Order:
    number: int
    service: str
    fault: str | None
    side: int
    mark: bytes = field(default_factory=lambda: os.urandom(picture.MARK))
    # Calls that did no work and were told so, and all others, which the upstream is paid for.
    rejected: int = 0
    paid: int = 0
    # The whole answer left the upstream; the visitor is still there, and has all of it.
    made: bool = False
    stayed: bool = True
    delivered: bool = False
    # The service was killed under it.
    killed: bool = False

    @property
    def words(self):
        return f"a lake at dawn, order-{self.number:09d}-"

    def file(self):
        return picture.png(self.mark, self.side)

    @property
    def lost(self):
        return self.made and self.stayed and not self.delivered and not self.killed


class Book:
    """Every order of a run; those that are settled are counted and let go, so that a day of them fits into memory."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.open, self.closed = {}, collections.OrderedDict()
        self.count = self.made = self.delivered = self.faults = self.strangers = 0
        self.lost, self.doubled, self.killed = [], [], 0

    def new(self, service, faults=SHARE, side=None):
        chance = self.chance
        fault = chance.choice(FAULTS) if chance.random() < faults else None
        self.count += 1
        self.faults += fault is not None
        order = Order(self.count, service, fault, side or chance.choice(SIDES))
        self.open[order.number] = order
        return order

    def of(self, body):
        """The order that a call is for; none is asked for what nobody ordered."""
        found = re.search(rb"order-(\d{9})-", body)
        number = int(found[1]) if found else 0
        order = self.open.get(number) or self.closed.get(number)
        self.strangers += order is None
        return order

    def settle(self, order):
        """The visitor is through with it; a call for it may still be on its way."""
        self.closed[order.number] = self.open.pop(order.number)
        self.delivered += order.delivered
        if len(self.closed) > REMEMBERED:
            self.judge(self.closed.popitem(last=False)[1])

    def close(self):
        while self.closed:
            self.judge(self.closed.popitem()[1])

    def judge(self, order):
        self.made += order.made
        self.killed += order.killed and order.paid > 0 and not order.delivered
        if order.paid > 1:
            self.doubled.append(order)
        if order.lost:
            self.lost.append(order)
