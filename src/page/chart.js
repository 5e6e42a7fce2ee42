// Charts in SVG: scales, areas, lines and axes by d3; colours, widths and dashes those of the charts
// that the program draws (plots/common.gp). What they show stands in attributes, not in styles, so
// that a picture that is saved looks the same elsewhere.

const COLOUR = data.colours;
const TEXT = { "font-family": "DejaVu Sans, Verdana, sans-serif", "font-size": 13, fill: COLOUR.grey };
const GHOST = { fill: "none", stroke: "#333333", "stroke-width": 1.2, "stroke-dasharray": "5 3" };
const GHOST_EDGE = { ...GHOST, "stroke-width": 1, "stroke-dasharray": "1.5 3" };

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null));
  return made;
}

let charts = 0;

// An empty chart that says in words what it is and shows.
function canvasOf(width, height, title, description) {
  const id = "c" + ++charts;
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
    "aria-labelledby": id + "t " + id + "d" },
    svg("title", { id: id + "t" }, title), svg("desc", { id: id + "d" }, description),
    svg("rect", { width, height, fill: "#ffffff" }));
}

// While a lever moves, an axis only grows: lines can be compared as they move.
const domains = new Map();
function domainOf(name, low, high, settled) {
  const before = settled ? null : domains.get(name);
  const domain = [Math.min(0, low, before ? before[0] : 0), Math.max(high, before ? before[1] : 0, low + 1e-9)];
  domains.set(name, domain);
  return domain;
}

// What the marks mean, in a row above the chart that breaks where it must. Returns its height.
function addLegend(canvas, items, left, width) {
  let x = left, y = 16;
  for (const { label, mark } of items) {
    const long = 34 + 7.4 * label.length;
    if (x > left && x + long > width) {
      x = left;
      y += 19;
    }
    const at = mark(x, y - 4);
    canvas.append(...[at].flat(), svg("text", { ...TEXT, x: x + 28, y }, label));
    x += long + 12;
  }
  return y + 12;
}

const boxMark = (fill) => (x, y) => svg("rect", { x, y: y - 6, width: 22, height: 12, fill });
const lineMark = (attributes) => (x, y) => svg("line", { x1: x, x2: x + 22, y1: y, y2: y, ...attributes });
const MEDIAN = { fill: "none", stroke: COLOUR.blue, "stroke-width": 3 };
const SECOND = { fill: "none", stroke: COLOUR.pink, "stroke-width": 2.5, "stroke-dasharray": "9 4" };

function styleAxis(group) {
  group.querySelectorAll("text").forEach((text) => {
    for (const [key, value] of Object.entries(TEXT)) text.setAttribute(key, value);
  });
  group.querySelectorAll(".domain").forEach((line) => line.remove());
  group.querySelectorAll("line").forEach((line) => line.setAttribute("stroke", "#c9c9c9"));
}

// The fan of a series over time, another series as a line beside it, and the base as a ghost.
// spec: {name, title, description, series, second, answer, base, format, words, settled}
function fanChart(spec, width) {
  const height = width < 480 ? 260 : 320;
  const box = { left: 66, right: width - 14, bottom: height - 30 };
  const canvas = canvasOf(width, height, spec.title, spec.description);
  const { series, second, answer, base } = spec;
  const legend = [
    { label: spec.words.outer, mark: boxMark(COLOUR.outer) },
    { label: spec.words.inner, mark: boxMark(COLOUR.inner) },
    { label: spec.words.median, mark: lineMark(MEDIAN) },
    second ? { label: spec.words.second, mark: lineMark(SECOND) } : null,
    base ? { label: spec.words.base, mark: lineMark(GHOST) } : null,
  ].filter(Boolean);
  box.top = addLegend(canvas, legend, 8, width);

  const periods = series.periods.map((period, i) => ({ i, day: dateOf(period.last) }));
  const all = [answer, base].filter(Boolean).flatMap((a) => periods.flatMap(({ i }) =>
    [a.cell(series, i, "p5"), a.cell(series, i, "p95")].concat(second ? [a.cell(second, i, "p50")] : [])))
    .filter(Number.isFinite);
  const x = d3.scaleUtc().domain([dateOf(series.periods[0].first), periods[periods.length - 1].day]).range([box.left, box.right]);
  const y = d3.scaleLinear().domain(domainOf(spec.name, d3.min(all), d3.max(all), spec.settled)).nice(5)
    .range([box.bottom, box.top]);

  const left = svg("g", { transform: `translate(${box.left},0)` });
  const bottom = svg("g", { transform: `translate(0,${box.bottom})` });
  d3.select(left).call(d3.axisLeft(y).ticks(5).tickSize(-(box.right - box.left)).tickPadding(8).tickFormat(spec.format));
  d3.select(bottom).call(d3.axisBottom(x).ticks(d3.utcYear).tickSize(6).tickFormat((day) => day.getUTCFullYear()));
  styleAxis(left);
  styleAxis(bottom);
  canvas.append(left, bottom);

  const curve = (a, of, what) => d3.line().defined((p) => Number.isFinite(a.cell(of, p.i, what)))
    .x((p) => x(p.day)).y((p) => y(a.cell(of, p.i, what)))(periods);
  const area = (low, high) => d3.area().defined((p) => Number.isFinite(answer.cell(series, p.i, low)))
    .x((p) => x(p.day)).y0((p) => y(answer.cell(series, p.i, low))).y1((p) => y(answer.cell(series, p.i, high)))(periods);
  canvas.append(svg("path", { d: area("p5", "p95"), fill: COLOUR.outer }),
    svg("path", { d: area("p25", "p75"), fill: COLOUR.inner }));
  for (const edge of ["p5", "p95"]) {
    canvas.append(svg("path", { d: curve(answer, series, edge), fill: "none", stroke: COLOUR.blue, "stroke-width": 0.7 }));
  }
  if (y.domain()[0] < 0) {
    canvas.append(svg("line", { x1: box.left, x2: box.right, y1: y(0), y2: y(0), stroke: COLOUR.grey, "stroke-width": 1.2 }));
  }
  canvas.append(svg("path", { d: curve(answer, series, "p50"), ...MEDIAN }));
  if (second) canvas.append(svg("path", { d: curve(answer, second, "p50"), ...SECOND }));
  if (base) {
    canvas.append(svg("path", { d: curve(base, series, "p50"), ...GHOST }));
    for (const edge of ["p5", "p95"]) canvas.append(svg("path", { d: curve(base, series, edge), ...GHOST_EDGE }));
  }
  return canvas;
}

// The need as bars: the whole, and in each case. rows: {label, need, base}; need as needOf.
function needChart(spec, width) {
  const row = 44;
  const canvas = canvasOf(width, 10, spec.title, spec.description);
  const legend = [
    { label: spec.words.planned, mark: boxMark(COLOUR.grey) },
    { label: spec.words.deficit, mark: boxMark(COLOUR.blue) },
    { label: spec.words.buffer, mark: boxMark(COLOUR.inner) },
    spec.rows.some((r) => r.base) ? { label: spec.words.base, mark: lineMark(GHOST) } : null,
  ].filter(Boolean);
  const top = addLegend(canvas, legend, 8, width);
  const height = top + row * spec.rows.length + 30;
  canvas.setAttribute("height", height);
  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.querySelector("rect").setAttribute("height", height);
  const most = Math.max(...spec.rows.flatMap((r) => [r.need.total, r.base ? r.base.total : 0]).filter(Number.isFinite), 1);
  const x = d3.scaleLinear().domain(domainOf(spec.name, 0, most, spec.settled)).nice(5).range([12, width - 80]);
  const axis = svg("g", { transform: `translate(0,${height - 26})` });
  d3.select(axis).call(d3.axisBottom(x).ticks(width < 480 ? 3 : 5).tickSize(-(height - 26 - top)).tickPadding(8).tickFormat(spec.format));
  styleAxis(axis);
  canvas.append(axis);
  spec.rows.forEach(({ label, need, base }, i) => {
    const y = top + row * i;
    const clamp = (value) => Math.max(0, Math.min(value, need.total));
    const bar = (from, to, fill) => to > from
      ? svg("rect", { x: x(from), y: y + 20, width: x(to) - x(from), height: 16, fill }) : null;
    const decided = clamp(need.planned), expected = clamp(need.planned + need.deficit);
    canvas.append(...[svg("text", { ...TEXT, x: 12, y: y + 15, fill: "#1b1b1b" }, label),
      bar(0, need.total, COLOUR.inner), bar(0, expected, COLOUR.blue), bar(0, Math.min(decided, expected), COLOUR.grey),
      svg("text", { ...TEXT, x: x(Math.max(0, need.total)) + 6, y: y + 33, fill: "#1b1b1b" }, spec.amount(need.total)),
      base ? svg("line", { x1: x(base.total), x2: x(base.total), y1: y + 17, y2: y + 39, ...GHOST, "stroke-width": 2 }) : null,
    ].filter(Boolean));
  });
  return canvas;
}

// Where and when there are places: a row a location, as dark as it is likely that it is open.
// rows: {label, series}
function locationChart(spec, width) {
  const row = 36, { answer, base } = spec;
  const legend = [25, 50, 75, 100].map((percent) => ({ label: spec.words.chance(percent), mark: boxMark(shadeOf(percent / 100)) }));
  if (base) legend.push({ label: spec.words.base, mark: lineMark({ ...GHOST, "stroke-dasharray": null, "stroke-width": 2 }) });
  const canvas = canvasOf(width, 10, spec.title, spec.description);
  const top = addLegend(canvas, legend, 8, width), height = top + row * spec.rows.length + 26;
  canvas.setAttribute("height", height);
  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.querySelector("rect").setAttribute("height", height);
  const periods = spec.rows[0].series.periods;
  const x = d3.scaleUtc().domain([dateOf(periods[0].first), dateOf(periods[periods.length - 1].last + 1)]).range([12, width - 12]);
  const axis = svg("g", { transform: `translate(0,${height - 24})` });
  d3.select(axis).call(d3.axisBottom(x).ticks(d3.utcYear).tickSize(-(height - 24 - top)).tickPadding(8).tickFormat((day) => day.getUTCFullYear()));
  styleAxis(axis);
  canvas.append(axis);
  spec.rows.forEach(({ label, series }, i) => {
    const y = top + row * i;
    canvas.append(svg("text", { ...TEXT, x: 12, y: y + 13, fill: "#1b1b1b" }, label));
    runsOf(periods, (p) => shadeOf(answer.cell(series, p, "share"))).forEach(([from, to, fill]) => {
      if (fill) canvas.append(svg("rect", { x: x(dateOf(from)), y: y + 18, width: x(dateOf(to + 1)) - x(dateOf(from)), height: 11, fill }));
    });
    if (base) {
      runsOf(periods, (p) => base.cell(series, p, "share") >= 0.5).forEach(([from, to, open]) => {
        if (open) canvas.append(svg("line", { x1: x(dateOf(from)), x2: x(dateOf(to + 1)), y1: y + 31, y2: y + 31, stroke: "#333333", "stroke-width": 2 }));
      });
    }
  });
  return canvas;
}

function shadeOf(share) {
  if (!(share > 0)) return null;
  return share <= 0.25 ? COLOUR.outer : share <= 0.5 ? COLOUR.inner : share <= 0.75 ? "#5f8fc0" : COLOUR.blue;
}

// Periods that follow each other with the same value: [first day, last day, value].
function runsOf(periods, value) {
  const runs = [];
  periods.forEach((period, i) => {
    const now = value(i), last = runs[runs.length - 1];
    if (last && last[2] === now) last[1] = period.last;
    else runs.push([period.first, period.last, now]);
  });
  return runs;
}
