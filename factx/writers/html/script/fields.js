// The parts of a reading, and what can be written in each: by a person, in a file that is loaded, in the browser.

const CHANGES = ["up by", "up to", "up from", "down by", "down to", "down from"];
const MODIFIERS = ["approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "nearly", "order_of", "start", "mid", "end"];
const OWN_UNITS = { percent: "%", ratio: "1" }; // what a figure of the kind has, unless something else is said
const ISO_EXAMPLES = { date: "2025-11-26", time: "T08:30", duration: "P12Y" };

const isTime = (kind) => kind === "date" || kind === "time";
const hasUnit = (kind) => NUMERIC.has(kind) && kind !== "ordinal";

/** The parts as a form asks for them. `for` tells of which kinds, `check` what its words must be. */
const FIELDS = [
  { name: "text", title: "words", check: "words" },
  { name: "kind", choices: KINDS, label: (kind) => say(kind ? `kind_names.${kind}` : "choose_kind") },
  { name: "value", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "low", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "high", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "unit", check: "unit", for: hasUnit, example: (kind) => (isSaid(`unit_examples.${kind}`) ? say(`unit_examples.${kind}`) : "") },
  { name: "per", for: hasUnit },
  { name: "iso", check: "iso", for: (kind) => !NUMERIC.has(kind), example: (kind) => ISO_EXAMPLES[kind] ?? "" },
  { name: "modifier", choices: MODIFIERS, label: (modifier) => say(modifier ? `modifiers.${modifier}` : "none"), for: () => true },
  { name: "change", choices: CHANGES, label: (change) => say(change ? `changes.${change}` : "none"), for: (kind) => !isTime(kind) },
  { name: "measure", check: "words", for: (kind) => !isTime(kind) },
  { name: "period", check: "iso", for: (kind) => !isTime(kind) },
  { name: "subject", check: "words", for: (kind) => !isTime(kind) },
  { name: "partner", check: "words", for: (kind) => !isTime(kind) },
  { name: "speaker", check: "words", for: (kind) => !isTime(kind) },
];

/** Whether a reading of this kind (null: not known yet) has the field. */
const isAsked = (field, kind) => !field.for || (kind !== null && field.for(kind));

/** What is wrong with a part's value: the name of the text that says so, or null. */
const CHECKS = {
  words: (value, { article }) => (article.text.includes(value) ? null : "not_in_article"),
  number: (value) => (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? null : "not_a_number"),
  iso: (value) => (/^(?=.*[\dX])[\dXQHWTSPUFAIMOEVNYD:./-]+$/.test(value) ? null : "not_an_iso"),
  unit: (value, { kind }) => (UNITS[kind]?.test(value) === false ? `not_a_unit.${kind}` : null),
};
const UNITS = { money: /^[A-Z]{3}$/, percent: /^(%|pp)$/, ratio: /^1$/, quantity: /./ }; // of the other kinds any, or none

/** What is wrong with a reading: by the name of a field, the name of the text that says so. */
function faultsOf(reading, article) {
  const faults = {};
  for (const { name, check, choices } of FIELDS) {
    const value = reading[name];
    if (value === null) continue;
    const isString = typeof value === "string";
    const fault = !isString || (choices && !choices.includes(value)) ? "not_a_choice" : check && CHECKS[check](value, { article, kind: reading.kind });
    if (fault) faults[name] = fault;
  }
  if (reading.kind === null) faults.kind ??= "choose_kind";
  else if (!NUMERIC.has(reading.kind)) reading.iso === null && (faults.iso ??= "not_an_iso");
  else if (reading.value === null && (reading.low === null || reading.high === null)) faults.value ??= "no_number";
  if (reading.kind in UNITS && reading.unit === null) faults.unit = `not_a_unit.${reading.kind}`;
  if (!reading.text) faults.text ??= "not_in_article";
  return faults;
}

/** The words in the letters of the article, for a person may type them composed otherwise; null where they are not in it. */
const asWritten = (words, article) => [words, words.normalize("NFC"), words.normalize("NFD")].find((form) => article.text.includes(form)) ?? null;
