// The levers: of each a slider, a field for its number, whether it is uncertain as in the scenario
// or fixed, and a way back. Of cases a list to choose from.

// 1, 2 or 5 times a power of ten, about a two-hundredth of the range.
function stepOf(lever) {
  if (lever.step) return lever.step;
  const fine = (lever.high - lever.low) / 200, power = 10 ** Math.floor(Math.log10(fine));
  const step = [1, 2, 5, 10].find((digit) => digit * power >= fine * 0.999) * power;
  const whole = Number.isInteger(lever.low) && Number.isInteger(lever.high) && lever.high - lever.low >= 10;
  return whole ? Math.max(1, step) : step;
}

// "Vertraging Paardenwei (maanden)": what stands in brackets at the end is the unit.
function nameAndUnit(label) {
  const parts = /^(.*\S)\s*\(([^()]+)\)\s*$/.exec(label);
  return parts ? { name: parts[1], unit: parts[2] } : { name: label, unit: "" };
}

// The row of a lever; `update()` shows what is set.
function leverRow(start, state, index) {
  return start.levers[index].cases ? caseRow(start, state, index) : numberRow(start, state, index);
}

function caseRow(start, state, index) {
  const lever = start.levers[index], id = "lever" + index;
  const shares = lever.cases.map((one) => one.label + " " + percentText(one.weight)).join(", ");
  const select = element("select", { id, onchange: () =>
    state.set(index, select.value === "" ? null : Number(select.value), true) },
    element("option", { value: "" }, say("PAGE_AS_SCENARIO", { base: shares })),
    lever.cases.map((one, i) => element("option", { value: i }, one.label)));
  const back = button(say("PAGE_RESET"), () => state.set(index, null, true),
    { "aria-label": say("PAGE_RESET_LEVER", { lever: lever.label }) });
  const row = element("div", { class: "lever", role: "group", "aria-labelledby": id + "n" },
    element("label", { id: id + "n", for: id }, say("PAGE_CASE", { group: lever.label })),
    element("div", { class: "entry" }, select, back));
  return { row, update() {
    const value = state.settings[index];
    select.value = value === null ? "" : String(value);
    back.disabled = value === null;
    row.classList.toggle("moved", value !== null);
  } };
}

function numberRow(start, state, index) {
  const lever = start.levers[index], id = "lever" + index, step = stepOf(lever);
  const { name, unit } = nameAndUnit(lever.label);
  const uncertain = lever.base === null;
  const rest = lever.mark === null ? (lever.low + lever.high) / 2 : lever.mark;

  const slider = element("input", { type: "range", id: id + "s", min: 0, max: 1000, step: "any",
    "aria-labelledby": id + "n", "aria-describedby": id + "b" });
  const toValue = (place) => {
    const value = lever.low + Math.round((place / 1000) * (lever.high - lever.low) / step) * step;
    return Number(Math.min(lever.high, Math.max(lever.low, value)).toPrecision(12));
  };
  const toPlace = (value) => 1000 * (value - lever.low) / (lever.high - lever.low || 1);
  slider.addEventListener("input", () => state.set(index, toValue(slider.value), false));
  slider.addEventListener("change", () => state.set(index, toValue(slider.value), true));
  slider.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const end = { Home: lever.low, End: lever.high }[event.key];
    if (steps === undefined && end === undefined) return;
    event.preventDefault();
    const now = state.settings[index] === null ? rest : state.settings[index];
    state.set(index, end !== undefined ? end : toValue(toPlace(now + steps * step)), true);
  });

  const fault = element("p", { class: "fault", id: id + "f", hidden: true });
  const field = element("input", { type: "text", inputmode: "decimal", id, autocomplete: "off",
    "aria-labelledby": id + "n", "aria-describedby": id + "b " + id + "f" });
  function take() {
    if (field.value.trim() === "") {
      if (state.settings[index] !== null) state.set(index, null, true);
      return;
    }
    const value = readNumber(field.value);
    const wrong = !(value >= lever.low && value <= lever.high);
    fault.hidden = !wrong;
    field.setAttribute("aria-invalid", wrong ? "true" : "false");
    if (wrong) {
      fault.textContent = say("PAGE_FIELD_WRONG", { low: exactText(lever.low), high: exactText(lever.high) });
    } else if (value !== state.settings[index] && value !== (state.settings[index] === null ? lever.base : undefined)) {
      state.set(index, value, true);
    }
  }
  field.addEventListener("change", take);

  const radio = (value, text) => {
    const input = element("input", { type: "radio", name: id + "r", value, onchange: () =>
      state.set(index, value === "scenario" ? null : toValue(toPlace(rest)), true) });
    return { input, label: element("label", {}, input, " " + text) };
  };
  const free = radio("scenario", say("PAGE_UNCERTAIN")), fixed = radio("fixed", say("PAGE_FIXED"));
  const choice = uncertain ? element("div", { class: "choice", role: "radiogroup", "aria-labelledby": id + "n" },
    free.label, fixed.label) : null;
  const back = button(say("PAGE_RESET"), () => state.set(index, null, true),
    { "aria-label": say("PAGE_RESET_LEVER", { lever: lever.label }) });
  const ends = element("div", { class: "ends", "aria-hidden": "true" },
    element("span", {}, exactText(lever.low)), element("span", {}, exactText(lever.high)));
  const mark = lever.mark === null ? null : element("span", { class: "mark", "aria-hidden": "true" });
  if (mark) mark.style.left = `calc(${toPlace(lever.mark) / 10}% + ${12 - 0.024 * toPlace(lever.mark)}px)`;

  const row = element("div", { class: "lever", role: "group", "aria-labelledby": id + "n" },
    element("span", { id: id + "n", class: "name" }, name),
    element("div", { class: "track" }, mark, slider), ends,
    element("div", { class: "entry" }, field, unit ? element("span", { class: "unit" }, unit) : null, back),
    fault, choice,
    element("p", { class: "base", id: id + "b" }, say("PAGE_BASE_IS", { base: lever.baseText })));

  return { row, update() {
    const value = state.settings[index];
    const shown = value === null ? rest : value;
    slider.value = toPlace(shown);
    slider.setAttribute("aria-valuetext", value === null && uncertain
      ? say("PAGE_UNCERTAIN") : (exactText(shown) + " " + unit).trim());
    if (value !== null || !uncertain) field.value = exactText(value === null ? lever.base : value);
    else field.value = "";
    field.placeholder = uncertain ? say("PAGE_UNCERTAIN_SHORT") : "";
    fault.hidden = true;
    field.removeAttribute("aria-invalid");
    free.input.checked = value === null;
    fixed.input.checked = value !== null;
    back.disabled = value === null;
    row.classList.toggle("moved", value !== null);
    row.classList.toggle("free", value === null && uncertain);
  } };
}
