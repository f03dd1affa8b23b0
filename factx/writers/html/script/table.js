// All figures as a table that sorts; each row leads to its place.

const TABLE_ROW = 40;
const HEAD_ROW = 40;

const byLetters = new Intl.Collator("vi", { numeric: true }).compare;
const numberOf = (reading) => Number(reading.value ?? reading.low ?? NaN);

/** Amounts stand by kind and unit, for only those compare. */
function compareAmounts(a, b) {
  const [one, other] = [a.reading, b.reading];
  return (
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    byLetters(`${bare(one.unit)}/${one.per ?? ""}`, `${bare(other.unit)}/${other.per ?? ""}`) ||
    numberOf(one) - numberOf(other) ||
    byLetters(one.iso ?? "", other.iso ?? "")
  );
}

const byText = (cell) => (a, b) => {
  const [one, other] = [cell(a), cell(b)];
  return Number(!one) - Number(!other) || byLetters(one ?? "", other ?? "");
};

/** A date as it is said and as it is written. */
const bothWays = (iso) => iso && [...new Set([spoken(iso), iso])].join(" · ");

const COLUMNS = {
  kind: { cell: (figure) => say(`kind_names.${figure.reading.kind}`), compare: (a, b) => KINDS.indexOf(a.reading.kind) - KINDS.indexOf(b.reading.kind) },
  words: { cell: (figure) => figure.reading.text, lang: "vi" },
  value: { cell: (figure) => amount(figure.reading), compare: compareAmounts },
  modifier: { cell: (figure) => figure.reading.modifier && say(`modifiers.${figure.reading.modifier}`) },
  measure: { cell: (figure) => figure.reading.measure ?? (figure.concept && conceptName(figure.concept)), lang: "vi" },
  subject: { cell: (figure) => figure.reading.subject, lang: "vi" },
  period: { cell: (figure) => figure.reading.period && spoken(figure.reading.period), title: (figure) => bothWays(figure.reading.period), compare: byText((figure) => figure.reading.period) },
  change: { cell: (figure) => figure.reading.change && say(`changes.${figure.reading.change}`) },
  article: { cell: (figure) => figure.article.heading, compare: (a, b) => a.article.position - b.article.position, lang: "vi" },
  review: { cell: (figure) => (figure.correction ? say(`verdicts.${figure.verdict}`) : null) },
};

const sorting = { column: "article", descending: false };
let sorted = [];

const table = new Rows(byId("table-scroll"), byId("facts").tBodies[0], {
  height: () => TABLE_ROW,
  spacer: () => make("tr", { class: "spacer", "aria-hidden": "true" }, make("td")),
  row: (index) => {
    const figure = sorted[index];
    const cells = Object.entries(COLUMNS).map(([name, { cell, lang, title = cell }]) => {
      const text = cell(figure) ?? "";
      const content = name === "words" ? make("a", { href: addressOf(figure), "data-kind": figure.reading.kind }, text) : text;
      return make("td", { class: name, lang, title: title(figure) || null }, content);
    });
    return make(
      "tr",
      { "aria-rowindex": index + 2, "data-verdict": figure.verdict, click: (event) => event.target.closest("a") || go(addressOf(figure)) },
      ...cells,
    );
  },
});
table.margin = HEAD_ROW;

function drawTable() {
  const head = byId("facts").tHead.rows[0];
  const focused = head.contains(document.activeElement) ? document.activeElement.name : null;
  head.replaceChildren(
    ...Object.keys(COLUMNS).map((name) => {
      const way = sorting.column !== name ? "none" : sorting.descending ? "descending" : "ascending";
      const arrow = { none: "", ascending: " ↑", descending: " ↓" }[way];
      return make("th", { scope: "col", class: name, "aria-sort": way }, make("button", { type: "button", name, click: () => sortBy(name) }, say(name) + arrow));
    }),
  );
  if (focused) head.querySelector(`[name="${focused}"]`).focus();
  const { compare = byText(COLUMNS[sorting.column].cell) } = COLUMNS[sorting.column];
  sorted = sorting.column === "article" && !sorting.descending ? shown : [...shown].sort(compare);
  if (sorting.descending) sorted.reverse();
  byId("facts").setAttribute("aria-rowcount", sorted.length + 1);
  byId("table-count").textContent = shown.length ? countOf(shown) : say("no_figures");
  table.show(sorted.length);
}

function sortBy(column) {
  sorting.descending = sorting.column === column && !sorting.descending;
  sorting.column = column;
  byId("table-scroll").scrollTop = 0;
  drawTable();
  announce(say("sorted", { column: say(column), way: say(sorting.descending ? "descending" : "ascending") }));
}

const countOf = (some) =>
  say("figures_in", {
    figures: say("n_figures", { n: some.length }),
    articles: say("n_articles", { n: new Set(some.map((figure) => figure.article)).size }),
  });

