// Files, on a click alone.

function offer(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// Rows of texts and numbers as CSV for spreadsheets of the page's language. A text that a
// spreadsheet would take for a formula gets an apostrophe before it.
function csvText(rows) {
  const comma = data.language === "en";
  const cell = (value) => {
    if (typeof value === "number") {
      return Number.isFinite(value) ? (comma ? String(value) : String(value).replace(".", ",")) : "";
    }
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",;\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  return "\ufeff" + rows.map((row) => row.map(cell).join(comma ? "," : ";")).join("\r\n") + "\r\n";
}

function svgText(svg) {
  const copy = svg.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(copy);
}

function offerSvg(name, svg) {
  offer(name + ".svg", "image/svg+xml", svgText(svg));
}

function offerPng(name, svg) {
  const width = Number(svg.getAttribute("width")), height = Number(svg.getAttribute("height"));
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  picture.onload = () => {
    const canvas = element("canvas", { width: 2 * width, height: 2 * height });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    context.drawImage(picture, 0, 0);
    URL.revokeObjectURL(address);
    canvas.toBlob((png) => offer(name + ".png", "image/png", png));
  };
  picture.src = address;
}
