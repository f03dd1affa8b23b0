// An article's text with its figures marked in place, and the words of the chosen figure's parts lit up.

let current = null; // the article on show
let selected = null; // the figure whose reading is open
let paragraphs = []; // of the current article: {start, end, element}

function drawArticle() {
  const box = byId("article");
  paragraphs = [];
  if (!current) {
    box.replaceChildren(make("p", { class: "empty", lang: language }, say(articles.length ? "no_articles" : "empty")));
    return;
  }
  const headline = make("h2", { tabindex: "-1" });
  const rest = [];
  for (const { start, end } of linesOf(current.text)) {
    const stamp = paragraphs.length === 0 ? stampBefore(current, start, end) : null;
    const element = stamp === null ? make("p") : headline;
    paragraphs.push({ start, end, stamp: stamp ?? start, element });
    if (stamp === null) rest.push(element);
  }
  paragraphs.forEach(drawParagraph);
  if (!headline.hasChildNodes()) headline.append(current.heading);
  box.replaceChildren(headline, about(current), ...rest);
}

function about(article) {
  const facts = [
    article.published && say("published", { day: spoken(article.published) }),
    isFiltering()
      ? say("of", { shown: grouped(String(article.shown.length)), all: say("n_figures", { n: article.figures.length }) })
      : say("n_figures", { n: article.figures.length }),
    article.id,
  ];
  return make("p", { class: "about", lang: language }, facts.filter(Boolean).join(" · "));
}

/** Where the article's heading begins in its first line, maybe behind its day; null if that line is none. */
function stampBefore(article, start, end) {
  const line = article.text.slice(start, end).trimEnd();
  if (article.title) return line.endsWith(article.title) ? start + line.length - article.title.length : null;
  return line.length <= LONGEST_HEADING ? start : null;
}

function drawParagraph(paragraph) {
  const { start, end, stamp, element } = paragraph;
  const lit = litPlaces();
  const nodes = [];
  let at = stamp;
  if (stamp > start) nodes.push(make("span", { class: "stamp" }, current.text.slice(start, stamp)));
  for (const figure of current.shown) {
    if (figure.end <= at || figure.start >= end) continue;
    const from = Math.max(figure.start, at);
    const to = Math.min(figure.end, end);
    nodes.push(...litText(at, from, lit), mark(figure, litText(from, to, lit)));
    at = to;
  }
  nodes.push(...litText(at, end, lit));
  element.replaceChildren(...nodes);
}

function mark(figure, content) {
  const { reading } = figure;
  const isSelected = figure === selected;
  const state = figure.verdict === "open" ? "" : `, ${say(`verdicts.${figure.verdict}`)}`;
  return make(
    "mark",
    {
      role: "button",
      tabindex: isSelected || (!selected && figure === current.shown[0]) ? 0 : -1,
      "data-position": figure.position,
      "data-kind": reading.kind,
      "data-verdict": figure.verdict,
      "aria-pressed": String(isSelected),
      "aria-label": `${reading.text}, ${say(`kind_names.${reading.kind}`)}${state}`,
    },
    ...content,
  );
}

/** The places of the selected figure's parts, and of the words for which a form is open: {start, end, part}. */
function litPlaces() {
  if (editing?.place && editing.place !== editing.figure) return [{ ...editing.place, part: "draft" }];
  if (!selected || selected.article !== current) return [];
  return [...OWN_PARTS, ...PARTS].flatMap((part) => {
    const place = selected.place(part);
    return place ? [{ part, start: place.start, end: place.end }] : [];
  });
}

/** The text between two places, cut where a lit part begins or ends. */
function litText(start, end, lit) {
  const cuts = new Set([start, end]);
  for (const place of lit) for (const cut of [place.start, place.end]) if (cut > start && cut < end) cuts.add(cut);
  const ordered = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < ordered.length; i += 1) {
    const [from, to] = [ordered[i], ordered[i + 1]];
    const text = current.text.slice(from, to);
    const parts = lit.filter((place) => place.start <= from && to <= place.end).map((place) => place.part);
    if (parts.length === 0) {
      nodes.push(text);
      continue;
    }
    const begun = lit.filter((place) => place.start === from && PARTS.includes(place.part)).map((place) => say(place.part));
    nodes.push(make("span", { class: "part", "data-part": parts.at(-1), "data-label": begun.join(" · ") || null }, text));
  }
  return nodes;
}

/** Draws again the paragraphs that hold one of these places. */
function redraw(places) {
  for (const paragraph of paragraphs) {
    if (places.some((place) => place.start < paragraph.end && place.end > paragraph.start)) drawParagraph(paragraph);
  }
}

/** Chooses a figure of the current article (or, with null, none) and opens its reading. */
function select(figure, { focus = false } = {}) {
  const changed = [...litPlaces(), ...(selected ? [selected] : []), ...current.shown.slice(0, 1)];
  selected = figure;
  redraw([...changed, ...litPlaces(), ...(figure ? [figure] : [])]);
  drawReading();
  const element = figure && markOf(figure);
  if (!element) return;
  if (focus) element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

const markOf = (figure) => byId("article").querySelector(`mark[data-position="${figure.position}"]`);

/** The figure so many places on from this one (or, from none, the first or last), or null. */
function neighbour(figure, by) {
  const { shown } = current;
  if (!figure) return shown.at(by > 0 ? 0 : -1) ?? null;
  return shown[shown.indexOf(figure) + by] ?? null;
}

