"""Reads what watches the metrics, for tests/deploy.sh.

names PAGE         names what dashboard and rules ask for and the program does not have
rules              prints the dashboard's queries as rules, for promtool to read
shape              names what Grafana would not show, or not understand
openmetrics PAGE   reads a page as OpenMetrics, strictly
"""

import json
import re
import sys

from ruamel.yaml import YAML

DASHBOARD = json.load(open("deploy/grafana/dashboard.json"))
ALERTS = YAML(typ="safe").load(open("deploy/prometheus/alerts.yaml"))
# What Grafana puts in place of its variables.
VARIABLES = {"$job": "afterimage", "$instance": ".*", "$__rate_interval": "5m", "$datasource": "prometheus"}


def queries():
    for panel in DASHBOARD["panels"]:
        yield from ((panel["title"], target["expr"]) for target in panel.get("targets", ()))


def asked():
    for place, query in queries():
        yield f"the panel {place!r}", query
    for variable in DASHBOARD["templating"]["list"]:
        yield f"the variable {variable['name']!r}", variable.get("definition", "")
    for group in ALERTS["groups"]:
        yield from ((f"the rule {rule['alert']}", rule["expr"]) for rule in group["rules"])


def families(page):
    """Each name that a query can ask for, with its labels as far as there are figures to see them on."""
    found = {}
    for line in open(page):
        if kind := re.match(r"# TYPE (\w+) (\w+)$", line):
            endings = ("_bucket", "_sum", "_count") if kind[2] == "histogram" else ("",)
            found.update({kind[1] + ending: set() for ending in endings})
        elif figure := re.match(r"(\w+)(?:\{(.*)\})? ", line):
            found[figure[1]] |= set(re.findall(r'(\w+)="', figure[2] or ""))
    return found


def names(page):
    found = families(page)
    assert len(found) > 50, "there is nothing in it"
    used = set()
    for place, query in asked():
        wanted = re.findall(r"\b(?:afterimage|process)_\w+", query)
        used |= set(wanted)
        yield from (f"{place} asks for {name}" for name in wanted if name not in found)
        # Every name before an equals sign or in a "by (…)" is a label of something there.
        labels = set(re.findall(r"[{,]\s*(\w+)\s*(?:=|!)", query))
        for clause in re.findall(r"\bby \(([^)]*)\)", query):
            labels |= set(re.split(r",\s*", clause))
        known = {"job", "instance"}.union(*(found.get(name, set()) for name in wanted))
        if known - {"job", "instance"} or not wanted:
            yield from (f"{place} asks for the label {label}" for label in labels - known - {""})
    own = {name.removesuffix("_bucket") for name in found if not name.endswith(("_sum", "_count"))}
    shown = {re.sub(r"_(bucket|sum|count)$", "", name) for name in used}
    yield from (f"nobody looks at {name}" for name in sorted(own - shown))


def rules():
    def record(number, query):
        for variable, value in VARIABLES.items():
            query = query.replace(variable, value)
        return {"record": f"panel:{number}", "expr": query}

    every = [record(number, query) for number, (_, query) in enumerate(queries())]
    assert len(every) > 50, "there is nothing in it"
    YAML().dump({"groups": [{"name": "dashboard", "rules": every}]}, sys.stdout)
    return ()


def shape():
    variables = {variable["name"]: variable for variable in DASHBOARD["templating"]["list"]}
    source = {"type": "prometheus", "uid": "${datasource}"}
    if variables["datasource"]["type"] != "datasource" or variables["datasource"]["query"] != "prometheus":
        yield "the source of the data cannot be chosen"
    known = {f"${name}" for name in variables} | {"$__rate_interval"}
    taken, ids = set(), set()
    for panel in DASHBOARD["panels"]:
        title, at = panel["title"], panel["gridPos"]
        if panel["id"] in ids:
            yield f"{title}: another panel has its number"
        ids.add(panel["id"])
        cells = {(at["x"] + x, at["y"] + y) for x in range(at["w"]) for y in range(at["h"])}
        if cells & taken or at["x"] + at["w"] > 24:
            yield f"{title}: lies over another panel, or outside"
        taken |= cells
        if panel["type"] == "row":
            continue
        if panel["type"] not in ("timeseries", "stat") or panel["datasource"] != source:
            yield f"{title}: is of an unknown kind, or asks a source that nobody chose"
        if not panel["targets"] or not panel["fieldConfig"]["defaults"]["unit"]:
            yield f"{title}: asks for nothing, or says no unit"
        letters = [target["refId"] for target in panel["targets"]]
        if len(set(letters)) != len(letters):
            yield f"{title}: two queries have one letter"
        for target in panel["targets"]:
            strange = set(re.findall(r"\$\w+", target["expr"])) - known
            if strange or target["datasource"] != source:
                yield f"{title}: {strange or 'another source'}"
    for key in ("uid", "title", "schemaVersion", "time", "refresh"):
        if not DASHBOARD.get(key):
            yield f"the dashboard has no {key}"


def openmetrics(page):
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    found = list(text_string_to_metric_families(open(page).read()))
    if len(found) < 40:
        yield f"there are {len(found)} families"


command, *files = sys.argv[1:]
wrong = list({"names": names, "rules": rules, "shape": shape, "openmetrics": openmetrics}[command](*files))
for line in wrong:
    print(line)
sys.exit(bool(wrong))
