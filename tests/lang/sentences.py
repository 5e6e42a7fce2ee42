"""sentences.py ROOT: the catalogue holds what it promises.

Both languages of a sentence have the places that it declares, every sentence is used, and every
call gives a value to each place (the compiler has refused those that the sentence does not have).
"""

import pathlib
import re
import sys

CALLS = ("OG_SAY", "OG_SAY_LIKE", "OG_SAID", "OG_FAIL", "OG_ERROR_AT", "OG_ADVICE_AT", "OG_HINT",
         "OG_QUERY_FAIL", "FAULT", "OG_DIST_FAULT", "OG_DRAFT_SAY", "OG_DRAFT_SAY_LIKE",
         "OG_DRAFT_SAID", "OG_DRAFT_GUIDE")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
PLACE = re.compile(r"(?<!\{)\{([a-z_0-9]+)\}")


def entries(text):
    """(name, places, Dutch, English) of every SENTENCE(...) in a file of the catalogue."""
    for match in re.finditer(r"^SENTENCE\(\s*(\w+),((?:\s*ARG\(\w+\))*)\s*,", text, re.M):
        literals, at = [], match.end()
        while len(literals) < 2:
            parts = []
            while piece := re.match(r'\s*"((?:[^"\\]|\\.)*)"', text[at:]):
                parts.append(piece.group(1))
                at += piece.end()
            literals.append("".join(parts))
            at += re.match(r"\s*[,)]", text[at:]).end()
        yield match.group(1), re.findall(r"ARG\((\w+)\)", match.group(2)), *literals


def arguments(text, start):
    """The top-level arguments of the call whose opening bracket stands before `start`."""
    depth, quote, parts, part = 1, None, [], ""
    at = start
    while depth:
        c = text[at]
        if quote:
            part += c
            if c == "\\":
                at += 1
                part += text[at]
            elif c == quote:
                quote = None
        elif c in "\"'":
            quote = c
            part += c
        elif c == "," and depth == 1:
            parts.append(part.strip())
            part = ""
        else:
            depth += (c in "([{") - (c in ")]}")
            if depth:
                part += c
        at += 1
    return [*parts, part.strip()]


def main(root):
    faults, places = [], {}
    for path in sorted(root.glob("src/lang/sentences/*.def")):
        for name, declared, dutch, english in entries(path.read_text()):
            if name in places:
                faults.append(f"{path.name}: {name} stands twice")
            places[name] = declared
            for language, sentence in (("Dutch", dutch), ("English", english)):
                if not sentence:
                    faults.append(f"{path.name}: {name} has no {language}")
                if set(PLACE.findall(sentence)) != set(declared):
                    faults.append(f"{path.name}: {name}: the {language} one has other places")

    used = set()
    for path in sorted(root.glob("src/page/*.js")):
        text = path.read_text()
        for match in re.finditer(r'\bsay\((?:\w+ \? )?((?:"\w+"(?: : |, |\)))+)', text):
            names = re.findall(r'"(\w+)"', match.group(1))
            used |= set(names)
            faults += [f"{path.name}: {n} is no sentence" for n in names if n not in places]
            given = arguments(text, text.index("(", match.start()) + 1)
            keys = {part.split(":")[0].strip(" {}") for part in arguments(given[1].strip()[1:-1] + ")", 0)} \
                if len(given) > 1 and given[1].startswith("{") else set()
            for name in names:
                for place in places.get(name, []):
                    if place not in keys:
                        faults.append(f"{path.name}: {name} lacks a value for {{{place}}}")
    sources = [f for f in root.glob("src/**/*.[ch]") if "lang/catalogue" not in str(f)]
    for path in sorted(sources):
        text = COMMENT.sub("", path.read_text())
        used |= set(re.findall(r"\w+", text)) & places.keys()
        used |= {w.removeprefix("OG_SENTENCE_") for w in re.findall(r"OG_SENTENCE_\w+", text)}
        for match in re.finditer(r"(?<!define )\b(" + "|".join(CALLS) + r")\(", text):
            given = arguments(text, match.end())
            if "__VA_ARGS__" in given:
                continue
            name = next((a for a in given if a in places), None)
            if name is None:
                if path.parent.name != "lang":
                    faults.append(f"{path}: {match.group(1)} with an unknown sentence: {given}")
                continue
            values = {a.split("=")[0].strip(" .") for a in given if a.startswith(".")}
            for place in places[name]:
                if place not in values:
                    faults.append(f"{path}: {name} lacks a value for {{{place}}}")
    faults += [f"{name} is used nowhere" for name in places if name not in used]

    print("\n".join(faults) or f"{len(places)} sentences")
    return 1 if faults or not places else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
