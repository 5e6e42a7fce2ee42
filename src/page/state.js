// What the reader has set: of every lever a number, or null (as the scenario says); its history; and
// who wants to know when it changes.

function createState(start) {
  let settings = start.levers.map(() => null);
  const past = [], future = [], listeners = [];
  let moving = null; // the settings before a slider began to move: one step back for the whole of it

  const tell = (settled) => listeners.forEach((listener) => listener(settled));
  const same = (a, b) => a.every((value, i) => value === b[i]);

  function become(next, settled) {
    settings = next;
    tell(settled);
  }

  return {
    get settings() { return settings; },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    get isBase() { return settings.every((value) => value === null); },
    listen(listener) { listeners.push(listener); },

    // Sets one lever. While it moves, `settled` is false.
    set(lever, value, settled) {
      const next = settings.slice();
      next[lever] = value === start.levers[lever].base ? null : value;
      this.replace(next, settled);
    },

    replace(next, settled = true) {
      moving = moving || settings;
      if (settled && !same(moving, next)) {
        past.push(moving);
        future.length = 0;
      }
      if (settled) moving = null;
      become(next, settled);
    },

    reset() { this.replace(start.levers.map(() => null)); },

    undo() {
      if (!past.length) return;
      future.push(settings);
      become(past.pop(), true);
    },

    redo() {
      if (!future.length) return;
      past.push(settings);
      become(future.pop(), true);
    },

    // All that differs from the base, in words.
    differences() {
      return start.levers
        .map((lever, i) => ({ lever, index: i, value: settings[i] }))
        .filter(({ value }) => value !== null)
        .map((one) => ({ ...one, text: settingText(one.lever, one.value), base: one.lever.baseText }));
    },
  };
}

function settingText(lever, value) {
  return lever.cases ? lever.cases[value].label : exactText(value);
}
