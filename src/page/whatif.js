// A what-if as a file that `opgave run` reads, and back; and as the tail of the page's address.

// Texts of YAML are those of JSON.
const quoted = (text) => JSON.stringify(text);

// Nested keys for dotted paths.
function nest(tree, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  let at = tree;
  for (const key of keys) at = at[key] = at[key] || {};
  at[last] = value;
}

function printTree(tree, indent, lines) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "object") {
      lines.push(indent + key + ":");
      printTree(value, indent + "  ", lines);
    } else {
      lines.push(indent + key + ": " + value);
    }
  }
}

// The scenario that says what the reader has set, on top of the base.
function whatifText(start, state) {
  const tree = {};
  const words = [];
  for (const { lever, value, text } of state.differences()) {
    words.push(lever.label + ": " + text);
    if (lever.cases) {
      lever.cases.forEach((one, i) => nest(tree, "cases." + lever.name + "." + one.name, i === value ? "1" : "0"));
    } else {
      nest(tree, lever.path, plainNumber(value));
    }
  }
  const lines = ["# " + say("PAGE_FILE_MADE", { version: data.version }).replace(/[\r\n]/g, " "),
    "opgave: 1", "extends: " + quoted(start.file),
    "title: " + quoted((words.join("; ") || start.title).slice(0, 200))];
  printTree(tree, "", lines);
  return lines.join("\n") + "\n";
}

// Reads what whatifText writes (nested keys with plain values); {settings} or {fault}.
function readWhatif(start, text) {
  const found = new Map();
  const path = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const parts = /^( *)([A-Za-z0-9_-]+):(?:\s+(.*?))?\s*$/.exec(line);
    if (!parts) return { fault: line.trim() };
    const depth = parts[1].length / 2;
    if (depth > path.length || depth !== Math.floor(depth)) return { fault: line.trim() };
    path.length = depth;
    path.push(parts[2]);
    if (parts[3] !== undefined) found.set(path.join("."), parts[3].replace(/\s+#.*$/, ""));
  }
  const settings = start.levers.map(() => null);
  for (const key of ["opgave", "extends", "title"]) found.delete(key);
  for (const [key, value] of found) {
    const group = start.levers.findIndex((l) => l.cases && key.startsWith("cases." + l.name + "."));
    if (group >= 0) {
      const lever = start.levers[group], name = key.slice(("cases." + lever.name + ".").length);
      const index = lever.cases.findIndex((one) => one.name === name);
      if (index < 0 || !["0", "1"].includes(value)) return { fault: key };
      if (value === "1") settings[group] = index;
      continue;
    }
    const lever = start.levers.findIndex((l) => !l.cases && l.path === key);
    const number = Number(value);
    if (lever < 0 || value === "" || !(number >= start.levers[lever].low && number <= start.levers[lever].high)) {
      return { fault: key + ": " + value };
    }
    settings[lever] = number === start.levers[lever].base ? null : number;
  }
  return { settings };
}

// "#azc_delay=12&case.kostenpeil=hoog"
function addressOf(start, state) {
  return state.differences().map(({ lever, value }) => lever.cases
    ? "case." + encodeURIComponent(lever.name) + "=" + encodeURIComponent(lever.cases[value].name)
    : encodeURIComponent(lever.name) + "=" + plainNumber(value)).join("&");
}

function readAddress(start, hash) {
  const settings = start.levers.map(() => null);
  for (const part of hash.replace(/^#/, "").split("&")) {
    let [name, value] = part.split("=");
    try {
      name = decodeURIComponent(name);
      value = decodeURIComponent(value || "");
    } catch (error) {
      continue; // not one of ours
    }
    start.levers.forEach((lever, i) => {
      if (lever.cases && name === "case." + lever.name) {
        const index = lever.cases.findIndex((one) => one.name === value);
        if (index >= 0) settings[i] = index;
      } else if (!lever.cases && name === lever.name && value !== "") {
        const number = Number(value);
        if (number >= lever.low && number <= lever.high) settings[i] = number;
      }
    });
  }
  return settings;
}
