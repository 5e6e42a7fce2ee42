// The sentences of the page, from the one catalogue that the whole program speaks from, and the
// elements that they are shown in. What comes from a scenario is only ever set as text.

const data = JSON.parse(document.getElementById("data").textContent);

// The sentence `name`, with the values for its {places}.
function say(name, places = {}) {
  const sentence = data.say[name];
  if (sentence === undefined) throw new Error("no sentence " + name);
  return sentence.replace(/\{\{|\}\}|\{([a-z_0-9]+)\}/g,
    (whole, place) => place ? String(places[place]) : whole[0]);
}

// An element with attributes, listeners (onclick: ...) and children, texts among them.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null));
  return made;
}

function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

// A table: heads, then rows of which the first cell names the row. A row may be {group: text}.
function table(caption, heads, rows) {
  const head = element("tr", {}, heads.map((text, i) =>
    text || i ? element("th", { scope: "col", class: i ? "n" : null }, text) : element("td")));
  const body = rows.map((row) => row.group !== undefined
    ? element("tr", { class: "group" }, element("th", { scope: "rowgroup", colspan: heads.length }, row.group))
    : element("tr", { class: row.under ? "under" : null }, (row.cells || row).map((text, i) =>
      element(i ? "td" : "th", i ? { class: "n" } : { scope: "row" }, text))));
  return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {}, element("caption", {}, caption), element("thead", {}, head),
      element("tbody", {}, body)));
}

// What a screen reader hears: one sentence a change, a while after the last.
let announcing = 0;
function announce(text) {
  const status = document.getElementById("status");
  clearTimeout(announcing);
  status.textContent = ""; // what is the same would not be heard again
  announcing = setTimeout(() => { status.textContent = text; }, 600);
}
