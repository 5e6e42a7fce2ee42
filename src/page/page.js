// The whole: what is asked of the engine when a lever moves, and what is shown of its answer.

const QUICK = 2000; // replicates while a lever moves; the first of a longer run are the same
const live = document.getElementById("live");

function refuse(text) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = text;
  trouble.hidden = false;
}

// The page of one start. Two engines, so that a question of few replicates never waits for one of many.
async function openStart(index) {
  const start = data.starts[index];
  layOut(start);
  const state = createState(start);
  const [quick, exact] = await Promise.all([createEngine("plan" + index), createEngine("plan" + index)]);
  const ask = (engine, settings, replicates) =>
    engine.ask({ number: 0, settings, replicates, seed: start.seed, level: start.level / 100 });
  const nothing = start.levers.map(() => null);

  // The page reckons its base again and compares: other bytes than the program's, and it says so.
  const few = Math.min(QUICK, start.replicates);
  const first = await ask(quick, nothing, few);
  if (first.hash !== start.hash) throw new Error(say("PAGE_SELF_TEST"));
  const bases = new Map([[few, new Answer(start, first.numbers, few)]]);

  const view = { start, level: start.level, answer: bases.get(few), base: null, settled: true };
  const getView = () => view;
  const { panel, update: updatePanel } = createPanel(start, state, (other) => begin(other));
  const shown = createAnswer(getView, start, () => influenceOf(start, state, start.level, async (settings) => {
    const answer = await ask(exact, settings, few);
    return answer && new Answer(start, answer.numbers, few);
  }));
  live.replaceChildren(element("div", { class: "columns" }, panel, shown.section));
  live.hidden = false;
  new ResizeObserver(() => shown.draw()).observe(shown.section);

  function show(answer, settled) {
    if (!answer) return; // overtaken
    const base = bases.get(answer.replicates);
    view.answer = answer;
    view.base = state.isBase ? null : base || null;
    view.settled = settled;
    shown.update();
    document.body.dataset.shown = String(answer.replicates);
  }

  let asked = 0;
  async function answerTo(settled) {
    const number = ++asked, settings = state.settings;
    const read = async (engine, replicates) => {
      if (settings.every((value) => value === null) && bases.has(replicates)) return bases.get(replicates);
      const answer = await ask(engine, settings, replicates);
      return answer && new Answer(start, answer.numbers, replicates);
    };
    try {
      const provisional = await read(quick, few);
      if (number === asked || !settled) show(number >= asked - 1 ? provisional : null, few === start.replicates && settled);
      if (!settled || number !== asked || few === start.replicates) return finish(number);
      if (!bases.has(start.replicates)) await readBase();
      const whole = await read(exact, start.replicates);
      if (number === asked) show(whole, true);
      return finish(number);
    } catch (error) {
      return refuse(say("PAGE_RUN_FAILED"));
    }
  }

  function finish(number) {
    if (number === asked) document.body.dataset.settled = String(number);
  }

  let reading = null;
  function readBase() {
    reading = reading || ask(exact, nothing, start.replicates).then((answer) => {
      if (answer) bases.set(start.replicates, new Answer(start, answer.numbers, start.replicates));
      reading = null;
    });
    return reading;
  }

  let address = 0;
  state.listen((settled) => {
    updatePanel();
    delete document.body.dataset.settled;
    answerTo(settled).then(() => {
      if (!settled) return;
      announce(headline(view).join(" "));
    });
    if (settled && location.protocol !== "file:") {
      clearTimeout(address);
      address = setTimeout(() => history.replaceState(null, "", "#" + addressOf(start, state)), 300);
    }
  });

  updatePanel();
  show(view.answer, true);
  await readBase();
  const from = readAddress(start, location.hash);
  if (index === 0 && from.some((value) => value !== null)) state.replace(from);
  else {
    show(bases.get(start.replicates), true);
    finish(asked);
  }
}

// The answer: words, tables, charts.
function createAnswer(getView, start, influence) {
  const lead = element("div", { class: "headline" });
  const streams = element("ul");
  const note = element("p", { class: "note" });
  const needs = element("div");
  const figures = figuresOf(getView, start);
  const needChartFigure = start.metrics.some((m) => m.text === "reserve.required_opening") ? needFigure(getView) : null;
  const all = [needChartFigure, ...figures].filter(Boolean);
  const most = element("div");
  const find = button(say("PAGE_INFLUENCE"), async () => {
    most.replaceChildren(element("p", { class: "note" }, say("PAGE_INFLUENCE_BUSY")));
    const rows = await influence().catch(() => null);
    most.replaceChildren(...(rows ? [influenceTable(rows, start.level)] : []));
    if (rows && rows.length) announce(say("PAGE_INFLUENCE") + " " + rows[0].lever.label);
  });
  const asksMost = needChartFigure && start.levers.some((lever) => !lever.cases);
  const section = element("div", { class: "answer" },
    element("h1", { dir: "auto" }, start.title),
    element("p", { class: "note" }, say("PAGE_HEAD", { municipality: start.municipality, first: start.firstYear, last: start.lastYear })),
    element("h2", {}, say("PAGE_ANSWER")), lead, streams, note,
    needChartFigure ? [element("h2", {}, say("PAGE_NEED_HEAD")), needs, needChartFigure.figure] : null,
    asksMost ? [element("p", {}, find), most] : null,
    element("h2", {}, say("PAGE_CHARTS")), figures.map(({ figure }) => figure));

  let width = 0, pending = false;
  function drawAll() {
    const now = Math.floor(section.clientWidth);
    width = Math.max(280, Math.min(now, 960));
    for (const { holder, draw } of all) holder.replaceChildren(draw(width));
  }
  return {
    section,
    draw() { // once a frame, when the width changed
      if (pending || Math.abs(Math.max(280, Math.min(Math.floor(section.clientWidth), 960)) - width) < 2) return;
      pending = true;
      requestAnimationFrame(() => { pending = false; drawAll(); });
    },
    update() {
      const view = getView();
      const [first, ...rest] = headline(view);
      lead.replaceChildren(element("p", { class: "lead" }, first || ""), ...rest.map((text) => element("p", {}, text)));
      streams.replaceChildren(...streamSentences(view).map((text) => element("li", {}, text)));
      const runs = numberText(view.answer.replicates);
      note.textContent = (view.answer.replicates === start.replicates ? say("PAGE_FINAL", { runs })
        : say("PAGE_PROVISIONAL", { runs })) + (view.base ? " " + say("PAGE_PAIRED") : "");
      if (needChartFigure) {
        const groups = caseRows(view), tables = [levelTable(view)];
        if (groups.length) tables.unshift(caseTable(view, groups));
        needs.replaceChildren(...tables);
      }
      figures.forEach((figure) => figure.fill());
      drawAll();
    },
  };
}

function begin(index) {
  delete document.body.dataset.settled;
  return openStart(index).then(() => {
    const report = document.getElementById("static");
    if (!report.closest("details")) {
      const fold = element("details", { id: "report" }, element("summary", {}, say("PAGE_REPORT")));
      report.before(fold);
      fold.append(report);
      report.querySelectorAll("h1").forEach((heading) => { // one of them is enough
        const lower = element("h2", { dir: "auto" }, heading.textContent);
        heading.replaceWith(lower);
      });
    }
  }).catch((error) => {
    live.hidden = true;
    refuse(error.message === say("PAGE_SELF_TEST") ? error.message : say("PAGE_NO_ENGINE"));
    document.body.dataset.failed = String(error.message || error);
  });
}

for (const when of ["beforeprint", "afterprint"]) {
  window.addEventListener(when, () => document.querySelectorAll("figure details").forEach((fold) => {
    fold.open = when === "beforeprint";
  }));
}
begin(0);
