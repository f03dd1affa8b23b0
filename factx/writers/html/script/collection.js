// The articles and their figures, as the page's data block holds them.

const KINDS = ["money", "percent", "ratio", "count", "quantity", "date", "time", "duration", "ordinal"];
const NUMERIC = new Set(["money", "percent", "ratio", "count", "quantity", "ordinal"]);
const OWN_PARTS = ["modifier", "number", "unit"]; // these stand within the figure itself
const PARTS = ["measure", "period", "subject", "partner", "speaker"];

/** One figure: what was read (`raw`, with places in the text), and what a person made of it.
 *
 * Of one that a person added, nothing was read: its reading is all in the correction. */
class Figure {
  constructor(article, position, raw, correction = null) {
    this.article = article;
    this.position = position;
    this.raw = raw;
    this.correction = correction;
  }

  /** Where its words begin; a person may have chosen others than were read. */
  get start() {
    return this.correction?.start ?? this.raw.start;
  }

  get end() {
    return this.correction?.reading ? this.start + this.correction.reading.text.length : this.raw.end;
  }

  get isAdded() {
    return this.correction?.verdict === "added";
  }

  /** The reading as it stands now: the corrected one, if there is one. */
  get reading() {
    return this.correction?.reading ?? this.extracted;
  }

  /** The reading as extracted: every part as a string, or null. */
  get extracted() {
    return (this._extracted ??= this._read());
  }

  _read() {
    const { raw, article } = this;
    const words = (place) => (place ? article.text.slice(place.start, place.end) : null);
    return {
      kind: raw.kind ?? null,
      text: words(raw),
      value: raw.value ?? null,
      low: raw.low ?? null,
      high: raw.high ?? null,
      unit: raw.unit ?? null,
      per: raw.per ?? null,
      modifier: raw.modifier ?? null,
      iso: raw.iso ?? null,
      measure: words(raw.measure),
      change: raw.change ? `${raw.change.direction} ${raw.change.role}` : null,
      period: raw.period?.iso ?? null,
      subject: words(raw.subject),
      partner: words(raw.partner),
      speaker: words(raw.speaker),
    };
  }

  get verdict() {
    return this.correction?.verdict ?? "open";
  }

  /** Where its sentence stands; of an added figure, its paragraph. */
  get sentence() {
    return this.raw.sentence ?? this.article.lineAt(this.start);
  }

  /** What to look for when a person searches. */
  get searchable() {
    return (this._searchable ??= this.article.foldedSentence(this.sentence));
  }

  /** ISO 3166 code of the country that it is about, unless a person named another subject. */
  get country() {
    return this.reading.subject === this.extracted.subject ? (this.raw.subject?.id ?? null) : null;
  }

  /** What tells subjects apart: a country's code, else the letters of its name. */
  get subjectKey() {
    return this.country ?? (this.reading.subject ? folded(this.reading.subject) : null);
  }

  get subjectName() {
    return this.country ? countryName(this.country, language) : this.reading.subject;
  }

  get concept() {
    return this.raw.concept ?? null;
  }

  /** Where the words of a part stand, one of `PARTS` or of the figure's own: modifier, number, unit. */
  place(part) {
    const { raw } = this;
    if (OWN_PARTS.includes(part)) {
      const own = this.start === raw.start && this.end === raw.end && raw.words[part];
      return own ? { start: own[0], end: own[1] } : null;
    }
    const wanted = this.reading[part];
    if (!wanted) return null;
    if (wanted === this.extracted[part]) return raw[part] ?? null;
    const { text } = this.article;
    const within = text.indexOf(wanted, this.sentence.start);
    const start = within >= 0 ? within : text.indexOf(wanted);
    return part === "period" || start < 0 ? null : { start, end: start + wanted.length };
  }
}

/** Where each code point of a text begins, as JavaScript counts; null where both count alike.
 *
 * Positions in the file count code points; JavaScript counts some of those, such as emoji, as two. */
function codePointStarts(text) {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return null;
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  starts.push(unit);
  return starts;
}

/** Where the lines of a text stand that are not empty. */
function* linesOf(text) {
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim()) yield { start: line.index, end: line.index + line[0].length };
  }
}

const LONGEST_HEADING = 160;

class Article {
  constructor(raw, position) {
    Object.assign(this, { id: raw.id, title: raw.title, published: raw.published, key: raw.key, text: raw.text, position });
    this.starts = codePointStarts(raw.text);
    if (this.starts) raw.facts.forEach((fact) => this.fromCodePoints(fact));
    this.figures = raw.facts.map((fact, at) => new Figure(this, at, fact));
  }

  fromCodePoints(fact) {
    const shift = (place) => place && Object.assign(place, { start: this.starts[place.start], end: this.starts[place.end] });
    [fact, fact.sentence, fact.measure, fact.period, fact.subject, fact.partner, fact.speaker].forEach(shift);
    for (const place of Object.values(fact.words)) place.splice(0, 2, this.starts[place[0]], this.starts[place[1]]);
  }

  /** A position as the file counts it. */
  codePoints(position) {
    return this.starts ? this.starts.indexOf(position) : position;
  }

  /** A position of the file as JavaScript counts it. */
  units(position) {
    return this.starts ? this.starts[position] : position;
  }

  /** A sentence with the heading, as it is searched; the figures of a sentence share it. */
  foldedSentence({ start, end }) {
    this._heading ??= folded(this.heading);
    this._sentences ??= new Map();
    if (!this._sentences.has(start)) this._sentences.set(start, `${folded(this.text.slice(start, end))}\n${this._heading}`);
    return this._sentences.get(start);
  }

  /** The figure that addresses call by this number. */
  figure(position) {
    return this.figures.find((figure) => String(figure.position) === String(position)) ?? null;
  }

  /** A new figure; those that were read keep their numbers. */
  add(correction) {
    const position = 1 + Math.max(-1, ...this.figures.map((figure) => figure.position));
    const { start, reading } = correction;
    const figure = new Figure(this, position, { start, end: start + reading.text.length, words: {} }, correction);
    this.figures.push(figure);
    this.order();
    return figure;
  }

  /** Brings the figures into the order of the text. */
  order() {
    this.figures.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** The figures some of whose words stand there, the one that has most of them first. */
  overlapping(start, end) {
    const shared = (figure) => Math.min(figure.end, end) - Math.max(figure.start, start);
    return this.figures.filter((figure) => shared(figure) > 0).sort((a, b) => shared(b) - shared(a));
  }

  /** The line that a position is in. */
  lineAt(position) {
    return [...linesOf(this.text)].find(({ end }) => position < end);
  }

  /** A line that stands for the article: its title, its first line, or its id. */
  get heading() {
    return this.title || /\S.*/.exec(this.text)?.[0].slice(0, LONGEST_HEADING) || this.id;
  }
}

const data = byId("articles-data");
const articles = JSON.parse(data.textContent).map((raw, position) => new Article(raw, position));
data.textContent = ""; // the text is held twice otherwise
let figures = []; // of all articles, in the order of their texts

function gatherFigures() {
  figures = articles.flatMap((article) => article.figures);
}
gatherFigures();

const CONCEPTS = JSON.parse(byId("concepts-data").textContent);

const conceptName = (concept, tongue = language) => CONCEPTS[concept]?.[tongue === "vi" ? 0 : 1] ?? concept;

const countryNames = {};
function countryName(code, tongue) {
  countryNames[tongue] ??= new Intl.DisplayNames(tongue, { type: "region" });
  try {
    return countryNames[tongue].of(code);
  } catch {
    return code;
  }
}

/** What a figure comes to, for reading: number, unit and rate, or the date. */
function amount(reading) {
  const numbers = [reading.value, reading.low, reading.high].filter((number) => number !== null).map(grouped);
  if (!numbers.length) return reading.iso ? spoken(reading.iso) : "";
  const unit = unitName(reading.unit);
  const space = unit === "" || unit === "%" ? "" : "\u00a0";
  return numbers.join("–") + space + unit + (reading.per ? `/${perName(reading.per)}` : "");
}

const bare = (unit) => (unit ?? "").replace(/^\{|\}$/g, "");
const unitName = (unit) => (isSaid(`units.${unit}`) ? TEXTS[language].units[unit] : bare(unit));
const perName = (per) => TEXTS[language].pers[per] ?? bare(per);

/** What comes first stands first: by number of figures, then by name. */
function counted(items) {
  const counts = new Map();
  for (const item of items) if (item !== null && item !== undefined) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0]), "vi"));
}

