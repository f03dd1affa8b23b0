// The reading of the chosen figure: what each part is, and what a person makes of it.

let isEditing = false;

function drawReading() {
  isEditing = false;
  const panel = byId("reading");
  panel.classList.toggle("open", Boolean(selected));
  panel.replaceChildren(...(selected ? [heading(selected), parts(selected), verdictButtons(selected)] : [invitation()]));
}

const KEYS = [
  ["← →", "move"],
  ["Enter", "open"],
  ["A R E", "judge"],
  ["J K", "article"],
  ["/", "search"],
  ["Esc", "close"],
];

function invitation() {
  const keys = KEYS.flatMap(([key, use]) => [
    make("dt", {}, ...key.split(" ").map((each) => make("kbd", {}, each))),
    make("dd", {}, say(`keys.${use}`)),
  ]);
  return make(
    "div",
    { class: "invitation" },
    make("p", {}, say("choose")),
    make("h3", {}, say("keys.title")),
    make("dl", { class: "keys" }, ...keys),
  );
}

function heading(figure) {
  const { reading } = figure;
  const bound = reading.modifier ? `${say(`modifiers.${reading.modifier}`)} ` : "";
  const number = Number(reading.value ?? reading.high);
  const scale = Math.abs(number) >= 1e6 && reading.value !== null ? inWords(number) : null;
  return make(
    "header",
    {},
    make(
      "div",
      { class: "line" },
      make("span", { class: "badge", "data-kind": reading.kind }, say(`kind_names.${reading.kind}`)),
      make("span", { class: "verdict", "data-verdict": figure.verdict }, say(`verdicts.${figure.verdict}`)),
      make("button", { type: "button", class: "quiet close", "aria-label": say("close"), click: () => leave() }, "✕"),
    ),
    make("h3", { id: "amount" }, make("small", {}, bound), amount(reading) || "—"),
    scale && make("p", { class: "scale" }, `${scale} ${unitName(reading.unit)}`),
    make("blockquote", { lang: "vi" }, reading.text),
  );
}

/** The parts as a list: name, value, and the words that say so. */
function parts(figure) {
  const { reading, extracted } = figure;
  const rows = [];
  const row = (part, name, value, { words = null, was = null } = {}) =>
    value &&
    rows.push(
      make("dt", { "data-part": part && figure.place(part) ? part : null }, name),
      make(
        "dd",
        {},
        value,
        words && words !== value && make("span", { class: "words", lang: "vi" }, words),
        was !== null && make("del", {}, say("was", { value: was || "—" })),
      ),
    );
  const before = (part) => (figure.correction?.reading && reading[part] !== extracted[part] ? (extracted[part] ?? "") : null);
  const own = (part) => {
    const place = figure.place(part);
    return place && figure.article.text.slice(place.start, place.end);
  };
  row("number", say("number"), reading.iso && reading.value === null ? null : numbers(reading), { words: own("number"), was: before("value") });
  row("unit", say("unit"), unitName(reading.unit), { words: own("unit"), was: before("unit") });
  row(null, say("per"), reading.per && perName(reading.per), { was: before("per") });
  row("modifier", say("modifier"), reading.modifier && say(`modifiers.${reading.modifier}`), { words: own("modifier"), was: before("modifier") });
  row(null, say("iso"), reading.iso && make("code", {}, reading.iso), { was: before("iso") });
  row("measure", say("measure"), reading.measure, { was: before("measure") });
  row(null, say("concept"), figure.concept && conceptName(figure.concept));
  row(null, say("change"), reading.change && say(`changes.${reading.change}`), { was: before("change") });
  row("period", say("period"), reading.period && periodOf(figure), { was: before("period") });
  row("subject", say("subject"), named(reading.subject, figure.country), { was: before("subject") });
  row("partner", say("partner"), named(reading.partner, reading.partner === extracted.partner ? figure.raw.partner?.id : null), { was: before("partner") });
  row("speaker", say("speaker"), reading.speaker, { was: before("speaker") });
  row(null, say("rule"), make("code", {}, figure.raw.rule));
  const first = figure.article.figures[figure.raw.same_as];
  row(null, say("same_as"), first && make("a", { href: addressOf(first) }, first.extracted.text));
  return make("dl", { class: "parts" }, ...rows);
}

const numbers = (reading) => [reading.value, reading.low, reading.high].filter((number) => number !== null).map(grouped).join(" – ");

/** A date as it is said and, where that differs, as it is written. */
function withCode(iso) {
  const said = spoken(iso);
  return said === iso ? [iso] : [said, " ", make("code", {}, iso)];
}

function periodOf(figure) {
  const place = figure.place("period");
  const words = place && make("span", { class: "words", lang: "vi" }, figure.article.text.slice(place.start, place.end));
  return make("span", {}, ...withCode(figure.reading.period), words);
}

function named(name, country) {
  if (!name || !country) return name;
  const full = countryName(country, language);
  return full === name ? name : make("span", {}, name, make("span", { class: "words" }, full));
}

function verdictButtons(figure) {
  const button = (verdict, label, key) =>
    make(
      "button",
      { type: "button", class: verdict, "aria-pressed": String(figure.verdict === verdict), "aria-keyshortcuts": key, click: () => judge(verdict) },
      label,
    );
  return make(
    "div",
    { class: "verdicts" },
    figure.verdict !== "edited" && button("accepted", say("accept"), "A"),
    button("rejected", say("reject"), "R"),
    make("button", { type: "button", class: "edited", "aria-keyshortcuts": "E", click: () => edit() }, say("edit")),
    figure.correction && make("button", { type: "button", class: "quiet", click: () => judge(null) }, say("undo")),
  );
}

/** Accepts, rejects or (with null) leaves open the chosen figure. */
function judge(verdict) {
  settle(verdict && { verdict });
}

/** Keeps a decision and shows it everywhere. */
function settle(correction) {
  const focused = document.activeElement;
  const wasInPanel = byId("reading").contains(focused);
  const place = wasInPanel ? [...byId("reading").querySelectorAll("button")].indexOf(focused) : -1;
  decide(selected, correction);
  redraw([selected]);
  drawReading();
  drawDownload();
  list.show(shownArticles.length);
  if (wasInPanel) (byId("reading").querySelectorAll("button")[place] ?? byId("reading")).focus();
  else markOf(selected)?.focus({ preventScroll: true });
  const told = correction ? say(`verdicts.${correction.verdict}`) : say("undone");
  announce(isStored ? told : `${told}. ${say("not_stored")}`);
}

// Editing

const CHANGES = ["up by", "up to", "up from", "down by", "down to", "down from"];
const MODIFIERS = ["approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "nearly", "order_of", "start", "mid", "end"];
const isTime = (kind) => kind === "date" || kind === "time";

/** The parts of a reading as a form asks for them. `for` tells of which kinds. */
const FIELDS = [
  { name: "kind", choices: () => KINDS, label: (kind) => say(`kind_names.${kind}`) },
  { name: "text", title: "words", check: "words" },
  { name: "value", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "low", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "high", check: "number", for: (kind) => NUMERIC.has(kind) },
  { name: "unit", for: (kind) => NUMERIC.has(kind) && kind !== "ordinal" },
  { name: "per", for: (kind) => NUMERIC.has(kind) && kind !== "ordinal" },
  { name: "iso", check: "iso", for: (kind) => !NUMERIC.has(kind) },
  { name: "modifier", choices: () => [null, ...MODIFIERS], label: (modifier) => say(modifier ? `modifiers.${modifier}` : "none") },
  { name: "measure", check: "words", for: (kind) => !isTime(kind) },
  { name: "change", choices: () => [null, ...CHANGES], label: (change) => say(change ? `changes.${change}` : "none"), for: (kind) => !isTime(kind) },
  { name: "period", check: "iso", for: (kind) => !isTime(kind) },
  { name: "subject", check: "words", for: (kind) => !isTime(kind) },
  { name: "partner", check: "words", for: (kind) => !isTime(kind) },
  { name: "speaker", check: "words", for: (kind) => !isTime(kind) },
];

const CHECKS = {
  words: (value) => (selected.article.text.includes(value) ? null : "not_in_article"),
  number: (value) => (/^-?\d+(\.\d+)?$/.test(value) ? null : "not_a_number"),
  iso: (value) => (/^(?=.*[\dX])[\dXQHWTSPUFAIMOEVNYD:./-]+$/.test(value) ? null : "not_an_iso"),
};

function edit() {
  isEditing = true;
  const { reading } = selected;
  const form = make(
    "form",
    { class: "edit", novalidate: true, submit: save, focusin: (event) => (form.wordsField = event.target.dataset.check === "words" ? event.target : null) },
    make("p", { class: "hint" }, say("edit_hint")),
    ...FIELDS.map((field) => fieldOf(field, reading[field.name])),
    make(
      "div",
      { class: "verdicts" },
      make("button", { type: "submit", class: "primary" }, say("save")),
      make("button", { type: "button", class: "quiet", click: cancelEdit }, say("cancel")),
    ),
  );
  const fit = () => {
    for (const field of FIELDS) form.elements[field.name].closest(".field").hidden = field.for?.(form.elements.kind.value) === false;
  };
  form.elements.kind.addEventListener("change", fit);
  fit();
  const panel = byId("reading");
  panel.classList.add("open");
  panel.replaceChildren(make("header", {}, make("h3", {}, say("edit")), make("blockquote", { lang: "vi" }, selected.extracted.text)), form);
  (form.elements.value.closest(".field").hidden ? form.elements.iso : form.elements.value).focus();
}

function fieldOf({ name, title, check, choices, label }, value) {
  const control = choices
    ? make("select", { name }, ...choices().map((choice) => make("option", { value: choice ?? "", selected: choice === value }, label(choice))))
    : make("input", { name, value: value ?? "", autocomplete: "off", spellcheck: "false", "data-check": check, "aria-describedby": `wrong-${name}` });
  return make("label", { class: "field" }, make("span", {}, say(title ?? name)), control, make("em", { id: `wrong-${name}`, class: "wrong" }));
}

function cancelEdit() {
  drawReading();
  byId("reading").querySelector("button.edited")?.focus();
}

function save(event) {
  event.preventDefault();
  const form = event.target;
  const reading = {};
  let firstWrong = null;
  for (const { name, check, for: isFor } of FIELDS) {
    const control = form.elements[name];
    const value = isFor?.(form.elements.kind.value) === false ? null : control.value.trim() || null;
    const wrong = name === "text" && value === null ? "not_in_article" : value !== null && check ? CHECKS[check](value) : null;
    byId(`wrong-${name}`)?.replaceChildren(wrong ? say(wrong) : "");
    control.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (wrong) firstWrong ??= control;
    reading[name] = value;
  }
  if (firstWrong) {
    firstWrong.focus();
    return;
  }
  const { extracted } = selected;
  const isSame = FIELDS.every(({ name }) => reading[name] === extracted[name]);
  byId("reading").focus();
  settle(isSame ? { verdict: "accepted" } : { verdict: "edited", reading });
}

/** Words selected in the article go into the active field of the form. */
function takeSelection() {
  const field = isEditing ? byId("reading").querySelector("form").wordsField : null;
  const words = String(getSelection()).trim();
  if (!field || !words) return false;
  field.value = words;
  field.focus();
  return true;
}

