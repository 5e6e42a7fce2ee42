// Numbers and dates as people read and write them, in the page's language.

const locale = data.language === "en" ? "en-GB" : "nl-NL";
const formats = new Map();

// 1234.5 as "1.234,5" or "1,234.5", with so many decimals.
function numberText(value, decimals = 0) {
  if (!Number.isFinite(value)) return "–";
  if (!formats.has(decimals)) {
    formats.set(decimals, new Intl.NumberFormat(locale,
      { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  }
  const text = formats.get(decimals).format(Math.abs(value));
  const isNought = !/[1-9]/.test(text);
  return (value < 0 && !isNought ? "−" : "") + text;
}

// With its sign also above nought: a change.
function changeText(value, decimals = 0) {
  const text = numberText(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

// As many decimals as the number was written with, at most six.
function exactText(value) {
  const decimals = Math.min(6, (String(Number(value.toPrecision(12))).split(".")[1] || "").length);
  return numberText(value, decimals);
}

// "€ 11,2 mln", "€ 684.000".
function euroText(value) {
  if (!Number.isFinite(value)) return "–";
  const sign = value < 0 ? "−" : "", size = Math.abs(value);
  if (size >= 999500) return sign + say("PAGE_MILLION", { amount: numberText(size / 1e6, 1) });
  return sign + "€ " + numberText(size >= 1000 ? Math.round(size / 1000) * 1000 : size);
}

// "90%", and at the ends what is not quite certain: ">99%", "<1%".
function percentText(share) {
  if (!Number.isFinite(share)) return "–";
  const percent = Math.round(100 * share);
  if (share > 0 && percent === 0) return "<1%";
  if (share < 1 && percent === 100) return ">99%";
  return percent + "%";
}

// Reads "12,5" and "12.5", "1.250" and "−3"; NaN for what is no number. A point or comma before
// three figures groups them where that is how the language writes thousands.
function readNumber(text) {
  let plain = text.trim().replace(/[\s\u00a0']/g, "").replace("−", "-");
  const thousands = locale === "nl-NL" ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/ : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
  if (thousands.test(plain)) plain = plain.replace(locale === "nl-NL" ? /\./g : /,/g, "");
  plain = plain.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

// A number as YAML has it, and as it was meant: 0.1 + 0.2 is 0.3.
function plainNumber(value) {
  return String(Number(value.toPrecision(12)));
}

// "2027-03" as "mrt 2027"; other keys as they are.
function periodText(key) {
  const month = /^(\d{4})-(\d{2})$/.exec(key);
  if (!month) return key;
  return new Date(Date.UTC(+month[1], +month[2] - 1, 1))
    .toLocaleDateString(locale, { month: "short", year: "numeric", timeZone: "UTC" });
}

// Days since 1970, as the engine counts, as a date.
function dateOf(day) {
  return new Date(day * 86400000);
}
