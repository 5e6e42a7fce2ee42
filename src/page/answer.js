// An answer's numbers by the names of what they are (their order: src/engine/answer.h).

const CELL = { mean: 0, p5: 1, p25: 2, p50: 3, p75: 4, p95: 5, share: 6, count: 7, size: 8 };
const METRIC = { count: 0, mean: 1, sd: 2, levels: 3 };
const LEVELS = [5, 25, 50, 75, 80, 90, 95, 99];
METRIC.share = METRIC.levels + LEVELS.length;
METRIC.council = METRIC.share + 1;
METRIC.size = METRIC.council + 1;

// Where things lie in the answers of a start.
function layOut(start) {
  let at = 0;
  for (const series of start.series) {
    series.at = at;
    at += CELL.size * series.periods.length;
  }
  let parts = 1;
  for (const group of start.groups) {
    group.at = parts;
    parts += group.cases.length;
  }
  for (const metric of start.metrics) {
    metric.at = at;
    at += METRIC.size * parts;
  }
  return at;
}

// `of`: {group, index} of a case, or null: all futures.
class Answer {
  constructor(start, numbers, replicates) {
    this.start = start;
    this.numbers = numbers;
    this.replicates = replicates;
  }

  cell(series, period, what) {
    return this.numbers[series.at + CELL.size * period + CELL[what]];
  }

  metricAt(metric, of) {
    return metric.at + METRIC.size * (of ? this.start.groups[of.group].at + of.index : 0);
  }

  metric(metric, what, of = null) {
    return this.numbers[this.metricAt(metric, of) + METRIC[what]];
  }

  // The quantile at a level in percent: one of LEVELS, else the council's.
  quantile(metric, level, of = null) {
    const known = LEVELS.findIndex((other) => Math.abs(other - level) < 1e-9);
    return this.numbers[this.metricAt(metric, of) + (known < 0 ? METRIC.council : METRIC.levels + known)];
  }

  // The mean of a series at the end of one of its periods, also of a case.
  meanAt(series, period, of) {
    const index = this.start.series.indexOf(series);
    const metric = this.start.metrics.find((m) => m.series === index && m.period === period);
    return metric ? this.metric(metric, "mean", of) : this.cell(series, period, "mean");
  }

  share(of) { // of the futures in which the case holds
    const metric = this.start.metrics[0];
    return metric ? this.metric(metric, "count", of) / this.replicates : NaN;
  }
}

function seriesOf(start, role, stream) {
  return start.series.find((s) => s.role === role && (stream === undefined || s.stream === stream));
}

// The reserve that is needed at the horizon's start, in its three parts (doc/model.md, section 5);
// null without a reserve.
function needOf(answer, level, of = null) {
  const start = answer.start;
  const metric = start.metrics.find((m) => m.text === "reserve.required_opening");
  const drawdown = seriesOf(start, "drawdown"), planned = seriesOf(start, "planned");
  if (!metric || !drawdown) return null;
  const most = (series) => series
    ? Math.max(0, ...series.periods.map((_, i) => answer.meanAt(series, i, of))) : 0;
  const structural = most(drawdown), decided = most(planned);
  const total = answer.quantile(metric, level, of);
  return { total, planned: decided, deficit: structural - decided, buffer: total - structural };
}
