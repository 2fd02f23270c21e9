"""What visitors met: counted, and judged by whether anybody had a reason to meet it."""

import collections
import math
import re
import time

CODE = re.compile(rb'"code":"([a-z-]+)"|urn:afterimage:problem:([a-z-]+)')
# So a refusal on a page names its code.
NAMED = re.compile(rb"Reference: (?:\d+ )?([a-z]+(?:-[a-z]+)*)")
# What the service may say when it is the upstream that fails.
UPSTREAM = {
    "upstream-unavailable",
    "upstream-busy",
    "upstream-unreachable",
    "upstream-failed",
    "upstream-not-an-image",
    "upstream-timeout",
    "upstream-too-large",
    "upstream-refused",
    "upstream-withheld",
    "upstream-not-accepted",
}

# One order in twenty is answered so by the upstream, which then is left alone for a moment; and the queue is short.
ALWAYS = {"upstream-busy", "queue-full"}
# What is told where an upstream, a visitor or the store comes late.
TIMED_OUT = {"upstream-timeout", "request-timeout", "unavailable"}
# So whoever sent no answer to a challenge is asked for one. The words of an order are declined with 422 as well.
ASKED = {"challenge-missing", "challenge-work-missing"}
# How long these take is up to the visitor.
LEISURELY = {"slow reader", "one of many"}


def code_of(answer):
    """Why there is no picture, as the answer itself says it."""
    tail = answer.body[-65536:]
    found = CODE.search(tail) or NAMED.search(tail)
    return next((name.decode() for name in found.groups() if name), None) if found else None


class Tally:
    def __init__(self):
        self.answers = collections.Counter()
        self.kinds = collections.Counter()
        self.services, self.sessions = collections.Counter(), collections.Counter()
        # By kind of visit, status and code.
        self.refusals = collections.Counter()
        # How often somebody who was told of a pass came with it, and how often it was gone with what remembered it.
        self.passes = self.forgotten = 0
        # What nobody had a reason to meet, with enough to look for it.
        self.wrong = []
        # By kind of answer, the slowest.
        self.slowest = {}
        # When this script was last late itself: whoever waited for it may have been given up.
        self.late = -math.inf
        # What may be met for now, by service: words of which the refusals' codes begin with one, or "silence".
        self.reasons = collections.defaultdict(set)

    def expect(self, service, *words):
        self.reasons[service].update(words)

    def recover(self, service, *words):
        self.reasons[service].difference_update(words)

    def note(self, service, kind, answer, order=None, patient=True, killed=False):
        """Takes in one answer; patient: the visitor read it to its end, and would have read on."""
        self.kinds[kind] += 1
        self.answers[answer.status] += 1
        self.services[service.name] += answer.status > 0
        self.sessions[service.name] += len(answer.cookies)
        if patient and answer.whole and kind not in LEISURELY:
            group = "pages" if order is None else "orders that the upstream fails" if order.fault else "pictures"
            self.slowest[group] = max(self.slowest.get(group, (0, "")), (answer.seconds, kind))
        code = code_of(answer) if answer.status >= 400 or order and not order.delivered else None
        if code or answer.status >= 400:
            self.refusals[kind, answer.status, code] += 1
        if patient and not killed and (why := self.judge(service, answer, order, code)):
            fault = f", an order with the fault {order.fault}" if order and order.fault else ""
            self.wrong.append(f"{service.name}: {kind}: {why}{fault}, after {answer.seconds:.1f} s")

    def use_pass(self, kind, answer, forgotten):
        """Takes in the answer to somebody with a pass; forgotten: what remembers passes has ended since it was given."""
        self.passes += 1
        self.forgotten += forgotten
        if (code := code_of(answer)) in ASKED and not forgotten:
            self.wrong.append(f"{kind}: a pass was given and not taken: {answer.status} {code}")

    def was_late(self, answer):
        """Whether this is a time-out, and this script was late itself meanwhile."""
        return code_of(answer) in TIMED_OUT and time.monotonic() - self.late < answer.seconds + 5

    def judge(self, service, answer, order, code):
        """What is wrong with an answer; none when it is well, or there is a reason for it."""
        reasons = self.reasons[service.name] | ALWAYS | ({"shutting-down"} if service.ending else set())
        excused = code and (
            any(code.startswith(word) for word in reasons) or order and order.fault and code in UPSTREAM
        )
        excused = excused or self.was_late(answer)
        if answer.status == 500 or code == "internal":
            return "500, for which there is never a reason"
        if not answer.whole and order and order.fault and answer.says("content-type").startswith("image/"):
            # A picture that stands alone can only be broken off, when that happens to the upstream's.
            return None
        if not answer.whole:
            refused = answer.status == 0 and (service.ending or "silence" in reasons)
            return None if refused else f"no whole answer (status {answer.status}, {len(answer.body)} bytes)"
        if answer.status == 503 and not answer.says("retry-after"):
            return "503 without Retry-After"
        if answer.status >= 500 and not excused:
            return f"{answer.status} {code}"
        if answer.status == 200 and order and not order.delivered and not excused:
            return f"200 without a picture, {code}"
        return None
