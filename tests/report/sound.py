"""sound.py FILE.html...: a report needs nothing from elsewhere, runs nothing, and is sound HTML.

Elements are closed in order, identifiers occur once and what refers to one finds it, no level of
headings is skipped, tables and pictures have names. Prints what is wrong."""
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "link", "img", "input", "base"}
# What may fetch or run; none of it has a place in a report.
FORBIDDEN = {"script", "link", "base", "iframe", "frame", "object", "embed", "img", "image", "audio",
             "video", "source", "track", "form", "input", "button", "foreignobject", "animate", "set"}
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
POLICY = "default-src 'none'"


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.ids, self.refers, self.levels = [], [], set(), [], []
        self.style, self.policy, self.title, self.text = "", "", "", []
        self.seen = {}

    def say(self, what):
        self.wrong.append(f"line {self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        self.seen[tag] = self.seen.get(tag, 0) + 1
        if tag in FORBIDDEN:
            self.say(f"<{tag}>")
        if len(at) != len(attributes):
            self.say(f"an attribute twice in <{tag}>")
        for name, value in attributes:
            self.look_at(tag, name, value or "")
        if tag == "meta" and at.get("http-equiv") == "Content-Security-Policy":
            self.policy = at["content"]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "svg" and at.get("role") != "img":
            self.say("a picture without a role")
        if tag == "th" and "scope" not in at:
            self.say("a head without scope")
        if tag not in VOID:
            self.open.append(tag)

    def look_at(self, tag, name, value):
        if name.startswith("on"):
            self.say(f"{name} in <{tag}>")
        if name == "id":
            if value in self.ids:
                self.say(f"id {value} twice")
            self.ids.add(value)
        if name in ("href", "xlink:href"):
            if not value.startswith("#"):
                self.say(f"{name}={value}")
            self.refers.append(value[1:])
        if name in ("aria-labelledby", "aria-describedby"):
            self.refers += value.split()
        if name in ("src", "srcset", "action", "data", "poster", "background", "ping"):
            self.say(f"{name} in <{tag}>")
        if name.startswith("xmlns"):
            if value not in NAMESPACES:
                self.say(f"{name}={value}")
        elif name != "content" and name != "aria-label" and re.search(r"\b(https?|ftp|file):", value):
            self.say(f"an address in {name} of <{tag}>: {value}")
        for inside in re.findall(r"url\(\s*['\"]?([^)'\"]*)", value):
            if not inside.startswith("#"):
                self.say(f"url({inside}) in {name}")
            self.refers.append(inside[1:])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.say(f"</{tag}> closes {self.open[-3:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        elif self.open == ["html", "head", "title"]:
            self.title += data
        else:
            self.text.append(data)

    def handle_comment(self, data):
        self.say(f"a comment: {data[:40]}")


def check(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    r = Reader()
    r.feed(text)
    r.close()
    wrong = r.wrong
    if not text.startswith("<!DOCTYPE html>\n<html lang="):
        wrong.append("no DOCTYPE or language")
    if r.open:
        wrong.append(f"left open: {r.open}")
    wrong += [f"nothing is called {name}" for name in r.refers if name not in r.ids]
    if not r.policy.startswith(POLICY) or "script-src" in r.policy or "http" in r.policy:
        wrong.append(f"policy: {r.policy}")
    if re.search(r"@import|url\(|https?:|//", r.style, re.I):
        wrong.append("the style refers to something")
    if r.levels[:1] != [1] or r.levels.count(1) != 1:
        wrong.append(f"headings begin with {r.levels[:3]}")
    wrong += [f"h{b} after h{a}" for a, b in zip(r.levels, r.levels[1:]) if b > a + 1]
    if not r.title.strip():
        wrong.append("no title")
    for tag in ("main", "table", "caption", "nav"):
        if tag not in r.seen:
            wrong.append(f"no <{tag}>")
    return wrong


failed = False
for name in sys.argv[1:]:
    for line in check(name):
        print(f"{name}: {line}")
        failed = True
sys.exit(failed)
