// Which lever does most: each at its lowest and its highest, all others as they are set.

// `ask(settings)` resolves to an Answer, or null when something else came between.
async function influenceOf(start, state, level, ask) {
  const rows = [];
  for (const [i, lever] of start.levers.entries()) {
    if (lever.cases) continue;
    const ends = [];
    for (const value of [lever.low, lever.high]) {
      const settings = state.settings.slice();
      settings[i] = value;
      const answer = await ask(settings);
      if (!answer) return null;
      ends.push(needOf(answer, level).total);
    }
    rows.push({ lever, low: ends[0], high: ends[1], reach: Math.abs(ends[1] - ends[0]) });
  }
  return rows.sort((a, b) => b.reach - a.reach);
}

function influenceTable(rows, level) {
  return table(say("PAGE_TABLE_INFLUENCE", { percent: percentText(level / 100) }),
    [say("PAGE_LEVER"), say("PAGE_AT_LOW"), say("PAGE_AT_HIGH"), say("PAGE_REACH")],
    rows.map(({ lever, low, high, reach }) => [lever.label,
      say("PAGE_AT", { value: exactText(lever.low), amount: millions(low) }),
      say("PAGE_AT", { value: exactText(lever.high), amount: millions(high) }), millions(reach)]));
}
