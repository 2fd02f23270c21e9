"""What visitors met: counted, and judged by whether anybody had a reason to meet it."""

import collections
import re

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
# How long these take is up to the visitor.
LEISURELY = {"slow reader"}


def code_of(answer):
    """Why there is no picture, as the answer itself says it."""
    tail = answer.body[-65536:]
    found = CODE.search(tail) or NAMED.search(tail)
    return next((name.decode() for name in found.groups() if name), None) if found else None


class Tally:
    def __init__(self):
        self.answers = collections.Counter()
        self.kinds = collections.Counter()
        self.services = collections.Counter()
        # By kind of visit, status and code.
        self.refusals = collections.Counter()
        # What nobody had a reason to meet, with enough to look for it.
        self.wrong = []
        # By kind of answer, the slowest.
        self.slowest = {}
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
        if patient and answer.whole and kind not in LEISURELY:
            group = "pages" if order is None else "orders that the upstream fails" if order.fault else "pictures"
            self.slowest[group] = max(self.slowest.get(group, (0, "")), (answer.seconds, kind))
        code = code_of(answer) if answer.status >= 400 or order and not order.delivered else None
        if code or answer.status >= 400:
            self.refusals[kind, answer.status, code] += 1
        if patient and not killed and (why := self.judge(service, answer, order, code)):
            fault = f", an order with the fault {order.fault}" if order and order.fault else ""
            self.wrong.append(f"{service.name}: {kind}: {why}{fault}, after {answer.seconds:.1f} s")

    def judge(self, service, answer, order, code):
        """What is wrong with an answer; none when it is well, or there is a reason for it."""
        reasons = self.reasons[service.name] | ALWAYS | ({"shutting-down"} if service.ending else set())
        excused = code and (
            any(code.startswith(word) for word in reasons) or order and order.fault and code in UPSTREAM
        )
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
