// The panel of levers: the way back, the levers, what was changed, and files.

function createPanel(start, state, onStart) {
  const rows = start.levers.map((_, i) => leverRow(start, state, i));
  const undo = button(say("PAGE_UNDO"), () => state.undo());
  const redo = button(say("PAGE_REDO"), () => state.redo());
  const reset = button(say("PAGE_RESET_ALL"), () => state.reset(), { class: "apart" });
  const changes = element("ul", { class: "changes" });
  const trouble = element("p", { class: "fault", role: "alert", hidden: true });

  const open = element("input", { type: "file", id: "open", accept: ".yaml,.yml,text/plain", class: "unseen", tabindex: "-1",
    "aria-hidden": "true", onchange: async () => {
      const file = open.files[0];
      open.value = "";
      if (!file || file.size > 65536) return;
      const read = readWhatif(start, await file.text());
      trouble.hidden = !read.fault;
      if (read.fault) trouble.textContent = say("PAGE_OPEN_WRONG", { file: file.name, what: read.fault.slice(0, 120) });
      else state.replace(read.settings);
    } });
  const stem = start.name.replace(/[^\w-]+/g, "-");
  const save = button(say("PAGE_SAVE"), () =>
    offer(stem + "-wat-als.yaml", "text/yaml", whatifText(start, state)));
  const saveBase = button(say("PAGE_SAVE_BASE"), () => offer(start.file, "text/yaml", start.resolved));
  const copy = location.protocol === "file:" ? null : button(say("PAGE_COPY"), async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(say("PAGE_COPIED"));
    } catch (error) { // the address bar has it too
    }
  });

  const pick = data.starts.length < 2 ? null : element("p", { class: "starts" },
    element("label", { for: "start" }, say("PAGE_START")), " ",
    element("select", { id: "start", onchange: (event) => onStart(Number(event.target.value)) },
      data.starts.map((other, i) => element("option", { value: i, selected: other === start }, other.title))));

  const panel = element("section", { class: "levers", "aria-labelledby": "levers" },
    element("h2", { id: "levers" }, say("PAGE_LEVERS")), pick,
    element("p", { class: "note" }, start.levers.length ? say("PAGE_LEVERS_HELP") : say("PAGE_LEVERS_NONE")),
    element("div", { class: "tools", role: "group", "aria-label": say("PAGE_TOOLS") }, undo, redo, reset),
    rows.map(({ row }) => row),
    start.stuck.length ? element("p", { class: "note" }, say("PAGE_STUCK", { levers: start.stuck.join("; ") })) : null,
    element("h3", {}, say("PAGE_CHANGES")), changes,
    element("h3", {}, say("PAGE_FILES")),
    element("p", { class: "note" }, say("PAGE_FILES_HELP", { file: start.file })),
    element("div", { class: "tools" }, save, saveBase, button(say("PAGE_OPEN"), () => open.click()), copy), open, trouble);

  document.addEventListener("keydown", onKey);
  function onKey(event) {
    if (!panel.isConnected) return document.removeEventListener("keydown", onKey);
    const typing = event.target.matches && event.target.matches("input[type=text]");
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return undefined;
    event.preventDefault();
    return event.shiftKey ? state.redo() : state.undo();
  }

  return { panel, update() {
    rows.forEach((row) => row.update());
    undo.disabled = !state.canUndo;
    redo.disabled = !state.canRedo;
    reset.disabled = state.isBase;
    changes.replaceChildren(...(state.isBase ? [element("li", {}, say("PAGE_UNCHANGED"))]
      : state.differences().map(({ lever, text, base }) =>
        element("li", {}, say("PAGE_CHANGE", { lever: lever.label, value: text, base })))));
  } };
}
