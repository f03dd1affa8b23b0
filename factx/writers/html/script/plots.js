// What the collection is about, and the figures of one measure over time and by subject.

const TOP = 10; // bars of a list
const COLOURED = 7; // subjects with a colour of their own
const MOST_POINTS = 1500;
const MOST_SUBJECTS = 18;
const MOST_BARS = 60; // of articles over time

const chosen = { concept: null, unit: null }; // keys of what the plots of one measure show

function drawPlots() {
  const section = byId("plots");
  const top = section.scrollTop;
  section.replaceChildren(
    make("h2", {}, say("about")),
    make("p", { class: "count" }, shown.length ? countOf(shown) : say("no_figures")),
    ...(shown.length ? [aboutCollection(), ...measurePlots()] : []),
  );
  drawCharts();
  section.scrollTop = top;
}

function aboutCollection() {
  const kinds = counted(shown.map((figure) => figure.reading.kind));
  const concepts = counted(shown.map((figure) => figure.concept));
  const subjects = counted(shown.map((figure) => figure.subjectName));
  const cards = [
    bars(say("by_kind"), kinds, (kind) => say(`kind_names.${kind}`), (kind) => setFilter({ kinds: new Set([kind]) }), (kind) => kind),
    bars(say("by_concept"), concepts, (concept) => conceptName(concept), (concept) => setFilter({ concept: conceptName(concept) })),
    bars(say("by_subject"), subjects, (name) => name, (name) => setFilter({ subject: name })),
  ];
  const days = publicationDays();
  if (days.length > 2 && days[0] < days.at(-1)) {
    cards.push(make("section", { class: "card whole" }, make("h3", {}, say("by_day")), make("div", { class: "chart", id: "chart-days" })));
  }
  return make("div", { class: "cards" }, ...cards.filter(Boolean));
}

/** A list of bars, each of which filters by what it counts. */
function bars(title, counts, label, choose, kindOf = () => null) {
  if (!counts.length) return null;
  const most = counts[0][1];
  return make(
    "section",
    { class: "card" },
    make("h3", {}, title),
    make(
      "ul",
      { class: "bars" },
      ...counts.slice(0, TOP).map(([item, count]) => {
        const bar = make("i", { "data-kind": kindOf(item) });
        bar.style.width = `${(100 * count) / most}%`;
        return make(
          "li",
          {},
          make(
            "button",
            { type: "button", click: () => choose(item) },
            make("span", {}, label(item)),
            make("b", {}, grouped(String(count))),
            bar,
          ),
        );
      }),
    ),
  );
}

const publicationDays = () =>
  [...new Set(shown.map((figure) => figure.article))]
    .filter((article) => article.published)
    .map((article) => Date.parse(article.published))
    .sort((a, b) => a - b);

// One measure

/** What can stand on one axis: a measured figure with what it measures and the unit that it is told in. */
function pointOf(figure) {
  const { reading, verdict } = figure;
  if (!NUMERIC.has(reading.kind) || reading.kind === "ordinal" || verdict === "rejected") return null;
  const measured = figure.concept ?? (reading.measure && `words ${folded(reading.measure)}`) ?? (reading.kind === "count" ? `words ${folded(reading.unit ?? "")}` : null);
  if (!measured) return null;
  const isChange = reading.change?.endsWith("by") ?? false;
  const sign = isChange && reading.change.startsWith("down") ? -1 : 1;
  const ends = [reading.low, reading.high].map((number) => (number === null ? null : sign * Number(number)));
  const value = reading.value === null ? (ends[0] + ends[1]) / 2 : sign * Number(reading.value);
  if (!Number.isFinite(value)) return null;
  const time = interval(reading.period) ?? interval(figure.article.published);
  return {
    figure,
    measured,
    unit: [isChange ? "by" : "", reading.kind === "count" ? "" : (reading.unit ?? ""), reading.per ?? ""].join(" "),
    value,
    low: ends[0],
    high: ends[1],
    bound: boundOf(reading.modifier, sign),
    isAbout: reading.modifier === "approx" || reading.modifier === "order_of",
    isOfPublication: !interval(reading.period),
    from: time && new Date(time[0]),
    to: time && new Date(time[1]),
    at: time && new Date((time[0] + time[1]) / 2),
    subject: figure.subjectKey,
  };
}

/** 1 where the figure is told to lie above the number, -1 below it, 0 where it is the number. */
function boundOf(modifier, sign) {
  if (modifier === "more_than" || modifier === "equal_or_more") return sign;
  if (modifier === "less_than" || modifier === "equal_or_less" || modifier === "nearly") return -sign;
  return 0;
}

const measureName = (point) => (point.figure.concept ? conceptName(point.figure.concept) : point.figure.reading.measure ?? point.figure.reading.unit);

function unitLabel({ figure: { reading } }) {
  const unit = reading.kind === "count" ? say("kind_names.count") : reading.kind === "ratio" ? say("kind_names.ratio") : unitName(reading.unit);
  const rate = reading.per ? say("rate_per", { unit, per: perName(reading.per) }) : unit;
  return reading.change?.endsWith("by") ? say("change_of", { unit: rate }) : rate;
}

const by = (items, key) => {
  const groups = new Map();
  for (const item of items) {
    const list = groups.get(item[key]);
    if (list) list.push(item);
    else groups.set(item[key], [item]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
};

const MOST_CHOICES = 200;
const TELLING = new Set(["money", "percent"]);

/** Whether a measure is a good one to begin with: counts and quantities of many things share an axis by chance. */
const isTelling = ([, points]) => TELLING.has(points[0].figure.reading.kind);

let charted = null; // what the charts of one measure draw

function measurePlots() {
  const points = shown.map(pointOf).filter(Boolean);
  charted = null;
  if (!points.length) return [make("h2", {}, say("series")), make("p", { class: "count" }, say("no_series"))];
  const measures = by(points, "measured").slice(0, MOST_CHOICES);
  const [concept, ofConcept] = measures.find(([key]) => key === chosen.concept) ?? measures.find(isTelling) ?? measures[0];
  const units = by(ofConcept, "unit");
  const [unit, ofUnit] = units.find(([key]) => key === chosen.unit) ?? units[0];
  charted = { points: ofUnit.slice(0, MOST_POINTS), all: ofUnit, name: measureName(ofUnit[0]), unit: unitLabel(ofUnit[0]) };
  const select = (key, label, options, now, nameOf) =>
    make(
      "label",
      { class: "field" },
      make("span", {}, say(label)),
      make(
        "select",
        { name: key, change: (event) => choose(key, event.target.value) },
        ...options.map(([value, items]) => make("option", { value, selected: value === now }, `${nameOf(items[0])} (${grouped(String(items.length))})`)),
      ),
    );
  return [
    make("h2", {}, say("series")),
    make(
      "div",
      { class: "choice" },
      select("concept", "series_concept", measures, concept, measureName),
      select("unit", "series_unit", units, unit, unitLabel),
      make("button", { type: "button", class: "quiet", click: () => showInTable(ofUnit[0]) }, say("in_table")),
    ),
    ...legends(),
    chartCard("over_time", "chart-time"),
    chartCard("subjects_side_by_side", "chart-subjects"),
  ];
}

function choose(key, value) {
  chosen[key] = value;
  if (key === "concept") chosen.unit = null;
  drawPlots();
  byId("plots").querySelector(`select[name="${key}"]`).focus();
}

function showInTable(point) {
  const { reading, concept } = point.figure;
  setFilter(concept ? { concept: conceptName(concept), kinds: new Set([reading.kind]) } : { text: measureName(point), kinds: new Set([reading.kind]) });
  sorting.column = "value";
  sorting.descending = false;
  go("#table");
}

const chartCard = (title, id) =>
  make("section", { class: "card whole" }, make("h3", {}, say(title), make("small", {}, charted.unit)), make("div", { class: "chart", id }), make("p", { class: "note", id: `${id}-note` }));

/** What the marks mean, and which colour is whose. */
function legends() {
  const glyphs = ["exact", "about", "range", "above", "below", "span"].map((glyph) =>
    make("li", {}, make("i", { class: `glyph ${glyph}`, "aria-hidden": "true" }), say(`legend.${glyph}`)),
  );
  const { colours } = coloursOf(charted.points);
  const subjects = colours.map(({ name, colour }) => {
    const dot = make("i", { class: "glyph exact", "aria-hidden": "true" });
    dot.style.color = colour;
    return make("li", {}, dot, name);
  });
  return [...(subjects.length > 1 ? [make("ul", { class: "legend" }, ...subjects)] : []), make("ul", { class: "legend" }, ...glyphs)];
}

/** The colour of each point: one each for the most frequent subjects, one for all others. */
function coloursOf(points) {
  const groups = by(points.filter((point) => point.subject), "subject").slice(0, COLOURED);
  const colours = groups.map(([key, [first]], at) => ({ key, name: first.figure.subjectName, colour: `var(--series-${at + 1})` }));
  const known = new Map(colours.map(({ key, colour }) => [key, colour]));
  if (points.some((point) => !known.has(point.subject))) colours.push({ key: null, name: say("others"), colour: "var(--series-0)" });
  return { colours, colourOf: (point) => known.get(point.subject) ?? "var(--series-0)" };
}

function drawCharts() {
  const days = byId("chart-days");
  if (days) drawDays(days);
  if (charted) {
    drawOverTime(byId("chart-time"));
    drawBySubject(byId("chart-subjects"));
  }
}

const widthOf = (box) => Math.max(280, box.clientWidth);

/** Steps of the calendar, each so many days or months. */
const STEPS = [...[1, 2, 4, 7, 14].map((days) => ({ days })), ...[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map((months) => ({ months }))];
const LABEL = 60; // as wide as "12/2025" with room around it

/** The time between two moments in calendar steps, the finest of which there are at most so many.
 *
 * `starts` begins at or before `from` and ends behind `to`. */
function calendar(from, to, most) {
  const lasts = ({ days, months }) => DAY * (days ?? months * 30.44);
  const step = STEPS.find((each) => (to - from) / lasts(each) <= most) ?? STEPS.at(-1);
  const { days, months } = step;
  const first = new Date(from);
  const count = days ? Math.floor(from / (days * DAY)) : Math.floor((12 * first.getUTCFullYear() + first.getUTCMonth()) / months);
  const startOf = (at) => new Date(days ? at * days * DAY : day(Math.floor((at * months) / 12), 1 + ((at * months) % 12)));
  const starts = [startOf(count)];
  while (starts.at(-1) <= to) starts.push(startOf(count + starts.length));
  return { step, starts };
}

/** Ticks on an axis of time, as fine as there is room for their labels. */
function timeAxis(from, to, room) {
  const { step, starts } = calendar(from, to, Math.max(2, Math.floor(room / LABEL)));
  const tick = (time) => (step.months % 12 === 0 ? String(time.getUTCFullYear()) : dated(time, step.days ? "day_of_year" : "tick_month"));
  return { ticks: starts.filter((time) => time >= from && time <= to), tickFormat: tick, label: null };
}

function drawDays(box) {
  const days = publicationDays();
  const width = widthOf(box);
  const { starts } = calendar(days[0], days.at(-1), MOST_BARS);
  const counts = starts.slice(1).map((to, at) => ({ from: starts[at], to, count: days.filter((time) => time >= starts[at] && time < to).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  const [from, to] = [starts[0], starts.at(-1)];
  const margins = { marginLeft: 36, marginRight: 40 };
  box.replaceChildren(
    plotted({
      width,
      height: 150,
      ...margins,
      ariaLabel: say("by_day_label", { from: spoken(isoDay(days[0])), to: spoken(isoDay(days.at(-1))) }),
      x: { type: "utc", ...timeAxis(from, to, width - margins.marginLeft - margins.marginRight) },
      y: { label: null, grid: true, ticks: Math.min(3, most) }, // no more than that: articles are whole
      marks: [Plot.rectY(counts, { x1: "from", x2: "to", y: "count", fill: "var(--accent)", inset: 0.5 }), Plot.ruleY([0])],
    }),
  );
}

const isoDay = (time) => new Date(time).toISOString().slice(0, 10);

/** Linear, or logarithmic where the figures lie too far apart to be seen side by side. */
function scaleOf(points) {
  const values = points.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least > 0 && most / least > 500) return { type: "log", tickFormat: (value) => (Number.isInteger(Math.log10(value)) ? onScale(value) : ""), nice: true };
  return { type: "linear", nice: true, zero: least > 0 && most / least > 2, tickFormat: onScale };
}

function tipText({ figure }) {
  const { reading, article } = figure;
  return [reading.text, [figure.subjectName, reading.period ? spoken(reading.period) : article.published && spoken(article.published)].filter(Boolean).join(" · "), article.heading.slice(0, 90)]
    .filter(Boolean)
    .join("\n");
}

/** The marks of figures along one axis: ranges as bars, bounds as arrows, what is inexact hollow.
 *
 * `along` is the channel of the value (x or y), `across` that of time or subject. */
function figureMarks(points, along, across, position, colourOf) {
  const colour = { value: colourOf, scale: null };
  const ranges = points.filter((point) => point.low !== null);
  const single = points.filter((point) => point.low === null);
  const isUpright = along === "y";
  return [
    Plot.link(ranges, { [`${along}1`]: "low", [`${along}2`]: "high", [`${across}1`]: position, [`${across}2`]: position, className: "range", stroke: colour, strokeWidth: 7, strokeOpacity: 0.75, strokeLinecap: "round" }),
    Plot.vector(
      single.filter((point) => point.bound !== 0),
      { [along]: "value", [across]: position, className: "bound", stroke: colour, strokeWidth: 2, length: 20, anchor: "start", rotate: (point) => (isUpright ? 90 : 180) - 90 * point.bound },
    ),
    Plot.dot(single, { [along]: "value", [across]: position, className: "number", r: 4.5, stroke: colour, strokeWidth: 2, fill: { value: (point) => (point.isAbout ? "var(--surface)" : colourOf(point)), scale: null } }),
    Plot.tip(points, Plot.pointer({ [along]: "value", [across]: position, title: tipText, maxRadius: 30, lineHeight: 1.4, fill: "var(--surface)", stroke: "var(--line)" })),
  ];
}

/** A plot as one image with a name; the library names its layers, which says nothing to a person. */
function plotted(options) {
  const chart = Plot.plot({ className: "plot", style: { fontSize: "12px", overflow: "visible" }, ...options });
  chart.setAttribute("role", "img");
  for (const layer of chart.querySelectorAll("g[aria-label]")) layer.removeAttribute("aria-label");
  return chart;
}

/** Draws into the box; a click on a mark leads to its figure. */
function draw(box, options) {
  const chart = plotted({ width: widthOf(box), ...options });
  chart.addEventListener("click", () => chart.value && go(addressOf(chart.value.figure)));
  box.replaceChildren(chart);
}

function note(id, ...sentences) {
  byId(id).textContent = sentences.filter(Boolean).join(" ");
}

function drawOverTime(box) {
  const { points, all, name, unit } = charted;
  const dated = points.filter((point) => point.at);
  const undated = points.length - dated.length;
  const y = scaleOf(points);
  note(
    "chart-time-note",
    dated.some((point) => point.isOfPublication) && say("by_publication"),
    undated > 0 && say("undated", { n: undated }),
    y.type === "log" && say("log"),
    all.length > points.length && say("crowded", { n: points.length }),
  );
  box.parentElement.hidden = dated.length === 0;
  if (!dated.length) return;
  const { colourOf } = coloursOf(points);
  const from = Math.min(...dated.map((point) => point.from));
  const to = Math.max(...dated.map((point) => point.to));
  const spans = dated.filter((point) => point.to - point.from > DAY);
  const margins = { marginLeft: 88, marginRight: 40 };
  draw(box, {
    height: 340,
    ...margins,
    ariaLabel: say("over_time_label", { concept: name, unit, n: say("n_figures", { n: dated.length }) }),
    x: { type: "utc", ...timeAxis(from, to, widthOf(box) - margins.marginLeft - margins.marginRight) },
    y: { ...y, grid: true, label: null },
    marks: [
      Plot.link(spans, { x1: "from", x2: "to", y1: "value", y2: "value", stroke: { value: colourOf, scale: null }, strokeOpacity: 0.4, strokeWidth: 2 }),
      ...figureMarks(dated, "y", "x", "at", colourOf),
    ],
  });
}

function drawBySubject(box) {
  const { points, name, unit } = charted;
  const groups = by(points, "subject").slice(0, MOST_SUBJECTS);
  const kept = new Map(groups.map(([key, [first]]) => [key, first.figure.subjectName ?? say("no_subject")]));
  const placed = points.filter((point) => kept.has(point.subject));
  const { colourOf } = coloursOf(points);
  const narrow = widthOf(box) < 560;
  const letters = narrow ? 14 : 26;
  const x = scaleOf(placed);
  note("chart-subjects-note", x.type === "log" && say("log"));
  draw(box, {
    height: 56 + 30 * groups.length,
    marginLeft: Math.min(7.4 * letters, 24 + 7.4 * Math.max(...[...kept.values()].map((label) => Math.min(label.length, letters)))),
    marginRight: 44,
    ariaLabel: say("subjects_label", { concept: name, unit, n: say("n_figures", { n: placed.length }) }),
    x: { ...x, grid: true, label: null, tickSpacing: 110 },
    y: { type: "point", domain: [...kept.keys()].map(String), label: null, tickFormat: (key) => shortened(kept.get(key === "null" ? null : key), letters), tickSize: 0 },
    marks: [Plot.gridY({ strokeOpacity: 0.12 }), ...figureMarks(placed, "x", "y", (point) => String(point.subject), colourOf)],
  });
}

const shortened = (text, letters) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);

