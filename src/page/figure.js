// The charts of the page, each with its title, its downloads and its numbers. A chart is drawn for
// the width that it has, and drawn anew when that changes.

// spec: {name, title, draw(width), csv() or null, below: element or null}
function figureOf(spec) {
  const holder = element("div", { class: "chart" });
  const downloads = element("p", { class: "downloads" },
    spec.csv ? button("CSV", () => offer(spec.name + ".csv", "text/csv", csvText(spec.csv())),
      { "aria-label": say("PAGE_SAVE_AS", { what: spec.title, format: "CSV" }) }) : null,
    button("SVG", () => offerSvg(spec.name, holder.firstElementChild),
      { "aria-label": say("PAGE_SAVE_AS", { what: spec.title, format: "SVG" }) }),
    button("PNG", () => offerPng(spec.name, holder.firstElementChild),
      { "aria-label": say("PAGE_SAVE_AS", { what: spec.title, format: "PNG" }) }));
  const figure = element("figure", { id: "figure-" + spec.name },
    element("figcaption", {}, element("h3", {}, spec.title)), holder, downloads, spec.below || null);
  return { figure, holder, draw: spec.draw, fill: spec.fill };
}

const chartWords = (extra = {}) => ({ outer: say("PAGE_IN_90"), inner: say("PAGE_IN_50"),
  median: say("PAGE_MEDIAN"), base: say("PAGE_BASE"), ...extra });

// What a fan shows at the end of its last year, for who cannot see it.
function fanDescription(view, series, format) {
  const last = series.periods.length - 1, { answer, base } = view;
  const told = say("PAGE_FAN_TOLD", { period: periodText(series.periods[last].key),
    median: format(answer.cell(series, last, "p50")), low: format(answer.cell(series, last, "p5")),
    high: format(answer.cell(series, last, "p95")) });
  return base ? told + " " + say("PAGE_FAN_BASE", { median: format(base.cell(series, last, "p50")) }) : told;
}

function fanFigure(getView, { name, title, series, second, words, euros, columns, caption }) {
  const format = euros ? (value) => numberText(value / 1e6, 1) : (value) => numberText(value);
  const holder = element("div");
  return figureOf({
    name, title,
    csv: () => csvRows(getView(), series).concat(second ? csvRows(getView(), second).slice(1) : []),
    below: element("details", {}, element("summary", {}, caption), holder),
    fill: () => holder.replaceChildren(yearTable(getView(), caption, columns)),
    draw: (width) => {
      const view = getView();
      return fanChart({ name, title, series, second, words: chartWords(words), format,
        description: fanDescription(view, series, format), answer: view.answer, base: view.base, settled: view.settled }, width);
    },
  });
}

function needFigure(getView) {
  const title = say("PAGE_CHART_NEED", { percent: percentText(data.starts[0].level / 100) });
  const rows = (view) => {
    const whole = { label: say("PAGE_ALL_FUTURES"), need: needOf(view.answer, view.level),
      base: view.base ? needOf(view.base, view.level) : null };
    return [whole, ...caseRows(view).flatMap((group) => group.cases.map((one) =>
      ({ ...one, label: group.label + ": " + one.label })))];
  };
  return figureOf({
    name: "need", title, fill: () => {},
    csv: () => [["future", "planned", "expected_deficit", "risk_buffer", "total", "base_total"],
      ...rows(getView()).map((row) => [row.label, row.need.planned, row.need.deficit, row.need.buffer,
        row.need.total, (row.base || row.need).total])],
    draw: (width) => {
      const view = getView(), all = rows(view);
      return needChart({ name: "need", title, rows: all, settled: view.settled,
        description: all.map((row) => row.label + ": " + euroText(row.need.total)).join("; "),
        format: (value) => numberText(value / 1e6, 0), amount: euroText,
        words: { planned: say("PAGE_PLANNED"), deficit: say("PAGE_DEFICIT"), buffer: say("PAGE_BUFFER"), base: say("PAGE_BASE") } }, width);
    },
  });
}

function locationFigure(getView, start) {
  const rows = start.series.filter((s) => s.role === "places").map((series) => ({ label: series.label, series }));
  if (!rows.length) return null;
  const title = say("PAGE_CHART_LOCATIONS");
  return figureOf({
    name: "locations", title, fill: () => {},
    csv: () => rows.flatMap((row, i) => csvRows(getView(), row.series).slice(i ? 1 : 0)),
    draw: (width) => {
      const view = getView(), last = rows[0].series.periods.length - 1;
      return locationChart({ title, rows, answer: view.answer, base: view.base,
        description: rows.map((row) => say("PAGE_LOCATION_TOLD", { location: row.label,
          percent: percentText(view.answer.cell(row.series, last, "share")), period: periodText(row.series.periods[last].key) })).join(" "),
        words: { chance: (percent) => say("PAGE_OPEN_CHANCE", { percent }), base: say("PAGE_BASE_OPEN") } }, width);
    },
  });
}

// All charts of a start, in the order of the page: {heading, figures}.
function figuresOf(getView, start) {
  const parts = [];
  for (const obligation of start.series.filter((s) => s.role === "obligation" && s.ownerKind === "reception")) {
    const stream = obligation.stream;
    const own = (role) => start.series.find((s) => s.role === role && s.stream === stream && s.ownerKind === "reception");
    const capacity = own("capacity"), shortfall = own("shortfall");
    parts.push(fanFigure(getView, { name: stream + "-places", title: say("PAGE_CHART_PLACES", { stream: obligation.label }),
      series: capacity, second: obligation, words: { second: say("PAGE_OBLIGATION") },
      caption: say("PAGE_TABLE_PLACES", { stream: obligation.label }),
      columns: [{ series: obligation, what: "p50", head: say("PAGE_OBLIGATION") }, { series: capacity, what: "p50", head: say("PAGE_CAPACITY") },
        { series: shortfall, what: "p50", head: say("PAGE_SHORTFALL") }, { series: shortfall, what: "share", head: say("PAGE_SHORTFALL_CHANCE") }] }));
  }
  for (const backlog of start.series.filter((s) => s.role === "backlog")) {
    const own = (role) => start.series.find((s) => s.role === role && s.stream === backlog.stream && s.ownerKind === "housing");
    parts.push(fanFigure(getView, { name: backlog.stream + "-backlog", title: say("PAGE_CHART_BACKLOG", { stream: backlog.label }),
      series: backlog, caption: say("PAGE_TABLE_BACKLOG", { stream: backlog.label }),
      columns: [{ series: backlog, what: "p50", head: say("PAGE_BACKLOG") }, { series: backlog, what: "p5", head: "5%" },
        { series: backlog, what: "p95", head: "95%" }, { series: backlog, what: "share", head: say("PAGE_BACKLOG_CHANCE") }] }));
    const target = own("taakstelling"), realised = own("realised");
    if (target && realised) {
      parts.push(fanFigure(getView, { name: backlog.stream + "-taakstelling", title: say("PAGE_CHART_TAAKSTELLING", { stream: backlog.label }),
        series: realised, second: target, words: { second: say("PAGE_TAAKSTELLING") },
        caption: say("PAGE_TABLE_TAAKSTELLING", { stream: backlog.label }),
        columns: [{ series: target, what: "mean", head: say("PAGE_TAAKSTELLING") }, { series: realised, what: "mean", head: say("PAGE_REALISED") }] }));
    }
  }
  const reserve = seriesOf(start, "balance") || seriesOf(start, "drawdown"), result = seriesOf(start, "result");
  if (reserve) {
    const isBalance = reserve.role === "balance";
    parts.push(fanFigure(getView, { name: "reserve", euros: true, series: reserve,
      title: say(isBalance ? "PAGE_CHART_BALANCE" : "PAGE_CHART_DRAWDOWN", { reserve: reserve.label }),
      caption: say("PAGE_TABLE_RESERVE"),
      columns: [["p50", say("PAGE_MEDIAN")], ["p5", "5%"], ["p95", "95%"]].map(([what, head]) =>
        ({ series: reserve, what, head, scale: 1e6, decimals: 1 })) }));
  }
  if (result) {
    parts.push(fanFigure(getView, { name: "result", euros: true, series: result, title: say("PAGE_CHART_RESULT"),
      caption: say("PAGE_TABLE_RESULT"),
      columns: [["mean", say("PAGE_MEAN")], ["p50", say("PAGE_MEDIAN")], ["p5", "5%"], ["p95", "95%"]].map(([what, head]) =>
        ({ series: result, what, head, scale: 1e6, decimals: 1 })) }));
  }
  parts.push(locationFigure(getView, start));
  return parts.filter(Boolean);
}
