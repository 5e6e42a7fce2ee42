// The answer in words and tables. Beside every figure stands what it is in the base, and how much
// that differs: both are of the same futures, so the difference is what the levers do.

// "13,2" and below it "basis 10,8; +2,4", for a figure that has moved.
function besideBase(value, base, text, change) {
  if (base === null || !Number.isFinite(base)) return text(value);
  if (text(value) === text(base)) return text(value);
  return [text(value), element("span", { class: "beside" },
    say("PAGE_BESIDE", { base: text(base), change: change(value - base) }))];
}

const millions = (value) => numberText(value / 1e6, 1);
const millionsChange = (value) => changeText(value / 1e6, 1);
const pointsChange = (value) => changeText(Math.round(100 * value)) + " " + say("PAGE_POINTS");

// The headline: {text, short} of what is needed; of scenarios without a reserve of the result.
function headline(view) {
  const { start, answer, base, level } = view;
  const need = needOf(answer, level);
  const year = start.firstYear;
  if (!need) {
    const metric = start.metrics.find((m) => m.text === "result.sum");
    if (!metric) return [];
    return [say("PAGE_RESULT", { amount: euroText(answer.metric(metric, "mean")), first: start.firstYear, last: start.lastYear })];
  }
  const sentences = [say("PAGE_NEED", { amount: euroText(need.total), percent: percentText(level / 100), year, last: start.lastYear }),
    say("PAGE_NEED_PARTS", { planned: euroText(need.planned), deficit: euroText(need.deficit), buffer: euroText(need.buffer) })];
  if (base) {
    const before = needOf(base, level);
    const change = need.total - before.total;
    sentences.push(Math.abs(change) < 500 ? say("PAGE_NEED_SAME", { base: euroText(before.total) })
      : change > 0 ? say("PAGE_NEED_MORE", { base: euroText(before.total), change: euroText(change) })
        : say("PAGE_NEED_LESS", { base: euroText(before.total), change: euroText(-change) }));
  }
  return sentences;
}

// A sentence for every stream: whether the duty is met at the end of each year.
function streamSentences(view) {
  const { start, answer } = view;
  const sentences = [];
  for (const series of start.series.filter((s) => s.role === "shortfall" && s.ownerKind === "reception")) {
    const years = yearEnds(series).map(({ period, year }) => ({ year, share: answer.cell(series, period, "share"), places: answer.cell(series, period, "mean") }));
    const worst = years.reduce((a, b) => (b.share > a.share + 1e-9 || (Math.abs(b.share - a.share) < 1e-9 && b.places > a.places) ? b : a));
    sentences.push(worst.share === 0 ? say("PAGE_STREAM_ENOUGH", { stream: series.label })
      : say("PAGE_STREAM_SHORT", { stream: series.label, percent: percentText(worst.share), year: worst.year, places: numberText(worst.places) }));
  }
  for (const series of start.series.filter((s) => s.role === "backlog")) {
    const last = yearEnds(series).pop();
    sentences.push(say("PAGE_STREAM_BACKLOG", { stream: series.label, year: last.year,
      median: numberText(answer.cell(series, last.period, "p50")), percent: percentText(answer.cell(series, last.period, "share")) }));
  }
  return sentences;
}

// The periods of a series in which a year ends, or the horizon.
function yearEnds(series) {
  const ends = [];
  series.periods.forEach((period, i) => {
    const day = dateOf(period.last);
    if (i === series.periods.length - 1 || (day.getUTCMonth() === 11 && day.getUTCDate() === 31)) {
      ends.push({ period: i, year: day.getUTCFullYear() });
    }
  });
  return ends;
}

// The need at every level, with the council's.
function levelTable(view) {
  const { answer, base, level } = view;
  const levels = [...new Set([75, 80, 90, 95, 99, level])].sort((a, b) => a - b);
  const rows = levels.map((one) => {
    const need = needOf(answer, one), before = base ? needOf(base, one) : null;
    const part = (name) => besideBase(need[name], before ? before[name] : null, millions, millionsChange);
    return [percentText(one / 100) + (one === level ? " *" : ""), part("planned"), part("deficit"), part("buffer"), part("total")];
  });
  return table(say("PAGE_TABLE_NEED", { year: view.start.firstYear }),
    [say("PAGE_CERTAINTY"), say("PAGE_PLANNED"), say("PAGE_DEFICIT"), say("PAGE_BUFFER"), say("PAGE_TOTAL")], rows);
}

// The need in each case, by group; what decides most comes first.
function caseRows(view) {
  const { start, answer, base, level } = view;
  const rows = [];
  const order = start.groups.map((group, g) => ({ group, g })).sort((a, b) => b.group.explained - a.group.explained);
  for (const { group, g } of order) {
    const cases = group.cases.map((one, index) => {
      const of = { group: g, index };
      const share = answer.share(of);
      return share > 0 ? { label: one.label, share, need: needOf(answer, level, of),
        base: base && base.share(of) > 0 ? needOf(base, level, of) : null } : null;
    }).filter(Boolean);
    if (cases.length > 1) rows.push({ label: group.label, cases });
  }
  return rows;
}

function caseTable(view, groups) {
  const rows = groups.flatMap((group) => [{ group: group.label }, ...group.cases.map((one) => {
    const part = (name) => besideBase(one.need[name], one.base ? one.base[name] : null, millions, millionsChange);
    return { under: true, cells: [one.label, percentText(one.share), part("planned"), part("deficit"), part("buffer"), part("total")] };
  })]);
  return table(say("PAGE_TABLE_CASES", { percent: percentText(view.level / 100) }),
    [say("PAGE_FUTURE"), say("PAGE_CHANCE"), say("PAGE_PLANNED"), say("PAGE_DEFICIT"), say("PAGE_BUFFER"), say("PAGE_TOTAL")], rows);
}

// Year by year: the series of one owner beside each other.
function yearTable(view, caption, columns) {
  const { answer, base } = view;
  const years = yearEnds(columns[0].series);
  const rows = years.map(({ year }) => [String(year), ...columns.map(({ series, what, scale = 1, decimals = 0 }) => {
    const at = yearEnds(series).find((end) => end.year === year);
    if (!at) return "";
    const value = answer.cell(series, at.period, what), before = base ? base.cell(series, at.period, what) : null;
    return what === "share" ? besideBase(value, before, percentText, pointsChange)
      : besideBase(value, before, (v) => numberText(v / scale, decimals), (v) => changeText(v / scale, decimals));
  })]);
  return table(caption, ["", ...columns.map((column) => column.head)], rows);
}

// A series as rows for a CSV file, with the base beside it.
function csvRows(view, series) {
  const whats = ["mean", "p5", "p25", "p50", "p75", "p95"].concat(series.positive ? ["share"] : []);
  const heads = whats.map((what) => (what === "share" ? "p_positive" : what));
  return [["series", "period", ...heads, ...heads.map((head) => "base_" + head)],
    ...series.periods.map((period, i) => [series.id, period.key,
      ...whats.map((what) => view.answer.cell(series, i, what)),
      ...whats.map((what) => (view.base || view.answer).cell(series, i, what))])];
}
