// Numbers and times as people read them. Times are UTC.

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A count or a mean: 1,204 or 3.7. */
export function count(value) {
  return (Math.abs(value) >= 100 || Number.isInteger(value) ? whole : short).format(value).replace('-', '−');
}

/** A score or a significance, one decimal as long as that says something, with a true minus sign. */
export function one(value) {
  return (Math.abs(value) >= 1000 ? whole.format(value) : value.toFixed(1)).replace('-', '−');
}

/** A duration: 0.8 s, 42 s, 3 min, 2 h 05. */
export function duration(ms) {
  const s = Math.max(0, ms) / 1000;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.floor(s)} s`;
  if (s < 7200) return `${Math.floor(s / 60)} min`;
  return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, '0')}`;
}

/** A size: 812 B, 34 kB, 1.2 MB. */
export function bytes(n) {
  if (n < 1000) return `${n} B`;
  return n < 1e6 ? `${whole.format(n / 1e3)} kB` : `${short.format(n / 1e6)} MB`;
}

/** Time of day, UTC: 07:12:33. */
export function timeOfDay(date) {
  return date.toISOString().slice(11, 19);
}

/** A range of bins: 12 or 12–16. */
export function range([from, to]) {
  return from === to ? `${from}` : `${from}–${to}`;
}

/** A person at a console without the console: Zoë Weber of “Zoë Weber via local”. */
export function person(by) {
  const via = by.lastIndexOf(' via ');
  return via < 0 ? by : by.slice(0, via);
}
