// The reading of the chosen figure: what each part is, and what a person makes of it.

function drawReading() {
  stopEditing();
  const panel = byId("reading");
  panel.classList.toggle("open", Boolean(selected));
  panel.replaceChildren(...(selected ? [heading(selected), parts(selected), verdictButtons(selected)] : [invitation()]));
}

const KEYS = [
  ["← →", "move"],
  ["Enter", "open"],
  ["A R E", "judge"],
  ["N", "add"],
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
    make("p", {}, say("choose_words")),
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
    (value || was) &&
    rows.push(
      make("dt", { "data-part": part && figure.place(part) ? part : null }, name),
      make(
        "dd",
        {},
        value || say("none"),
        words && words !== value && make("span", { class: "words", lang: "vi" }, words),
        was !== null && make("del", {}, say("was", { value: was || "—" })),
      ),
    );
  const before = (part) => (figure.verdict === "edited" && reading[part] !== extracted[part] ? (extracted[part] ?? "") : null);
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
  row(null, say("rule"), figure.raw.rule && make("code", {}, figure.raw.rule));
  const first = figure.article.figure(figure.raw.same_as);
  row(null, say("same_as"), first && make("a", { href: addressOf(first) }, first.reading.text));
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
  const edits = make("button", { type: "button", class: "edited", "aria-keyshortcuts": "E", click: () => edit(figure) }, say("edit"));
  if (figure.isAdded) {
    const removes = make("button", { type: "button", class: "remove", "aria-keyshortcuts": "Delete", click: remove }, say("remove"));
    return make("div", { class: "verdicts" }, edits, removes);
  }
  return make(
    "div",
    { class: "verdicts" },
    figure.verdict !== "edited" && button("accepted", say("accept"), "A"),
    button("rejected", say("reject"), "R"),
    edits,
    figure.correction && make("button", { type: "button", class: "quiet", click: () => judge(null) }, say("undo")),
  );
}

/** Accepts, rejects or (with null) leaves open the chosen figure. */
function judge(verdict) {
  const hadOtherWords = selected.start !== selected.raw.start || selected.end !== selected.raw.end;
  decide(selected, verdict && { verdict });
  if (hadOtherWords) showAnew();
  else redraw([selected]);
  showDecision(verdict ? say(`verdicts.${verdict}`) : say("undone"));
}

/** Takes an added figure away. */
function remove() {
  const next = neighbour(selected, 1) ?? neighbour(selected, -1);
  decide(selected, null);
  selected = null;
  showAnew();
  chooseFigure(null);
  (next ? markOf(next) : byId("article").querySelector("h2")).focus({ preventScroll: true });
  announceDecision(say("removed"));
}

/** Shows a decision on the chosen figure everywhere. */
function showDecision(told) {
  const focused = document.activeElement;
  const wasInPanel = byId("reading").contains(focused);
  const place = wasInPanel ? [...byId("reading").querySelectorAll("button")].indexOf(focused) : -1;
  drawReading();
  drawDownload();
  list.show(shownArticles.length);
  if (wasInPanel) (byId("reading").querySelectorAll("button")[place] ?? byId("reading")).focus();
  else markOf(selected)?.focus({ preventScroll: true });
  announceDecision(told);
}

const announceDecision = (told) => announce(isStored ? told : `${told}. ${say("not_stored")}`);
