// What a person decides on a figure: kept in the browser, under the digest of the article's text, so that it
// outlasts a new run; downloaded as annotations.

const CORRECTIONS_KEY = "factx:corrections:";
let isStored = true;

/** What tells a figure from the others of its article, also in a later run. */
const placeOf = (figure) => `${figure.raw.kind} ${figure.start} ${figure.end}`;

function loadCorrections() {
  for (const article of articles) {
    const corrections = storage.object(CORRECTIONS_KEY + article.key);
    for (const figure of article.figures) figure.correction = corrections[placeOf(figure)] ?? null;
  }
}

/** Sets or (with null) takes back the decision on a figure: {verdict, reading for an edited one}. */
function decide(figure, correction) {
  figure.correction = correction;
  const { article } = figure;
  const kept = Object.fromEntries(article.figures.filter((each) => each.correction).map((each) => [placeOf(each), each.correction]));
  isStored = storage.write(CORRECTIONS_KEY + article.key, Object.keys(kept).length ? JSON.stringify(kept) : null);
}

const decided = () => figures.filter((figure) => figure.correction);

/** Annotations, one a line, of every article in which something was decided.
 *
 * What was accepted or edited is a line of its kind; what was rejected has none, so extracting it is an error;
 * what nobody has looked at yet is `ignore`: neither extracting nor skipping it counts. An article in which all was
 * rejected keeps an empty line, or it would not be among the annotated ones. */
function annotations() {
  return [...new Set(decided().map((figure) => figure.article))].flatMap((article) => {
    const left = article.figures.filter((figure) => figure.verdict !== "rejected");
    return left.length ? left.map(annotation) : [written({ article: article.id, text: "", nth: 0, start: 0, end: 0, kind: "ignore" })];
  });
}

const NUMBERS = new Set(["value", "low", "high"]);

function annotation(figure) {
  const { reading, article } = figure;
  const start = startOf(figure);
  const place = { start: article.codePoints(start), end: article.codePoints(start + reading.text.length) };
  const keys = { article: article.id, text: reading.text, nth: occurrence(article.text, reading.text, start), ...place };
  if (figure.verdict === "open") return written({ ...keys, kind: "ignore" });
  const { kind, value, low, high, unit, per, modifier: mod, iso } = reading;
  if (kind === "date" || kind === "time") return written({ ...keys, kind, value, unit, iso, mod });
  const { measure, period, subject, partner, speaker } = reading;
  const change = reading.change && Object.fromEntries(reading.change.split(" ").map((word, at) => [["dir", "role"][at], word]));
  const range = low === null ? {} : { low, high };
  const time = kind === "duration" ? { iso } : {};
  return written({ ...keys, kind, value, ...range, unit, per, ...time, mod, measure, change, period, subject, partner, speaker });
}

/** The object as JSON, its numbers digit for digit as they are. */
function written(object) {
  const entries = Object.entries(object).map(
    ([key, value]) => `${JSON.stringify(key)}: ${NUMBERS.has(key) && value !== null ? value : JSON.stringify(value)}`,
  );
  return `{${entries.join(", ")}}`;
}

/** Where the words of a figure begin; a person may have changed them. */
function startOf(figure) {
  const { text } = figure.reading;
  if (text === figure.extracted.text) return figure.start;
  return nearest(figure.article.text, text, figure.start);
}

/** Where `words` stand, nearest to `position`; -1 where they do not. */
function nearest(text, words, position) {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - position) < Math.abs(best - position)) best = at;
  }
  return best;
}

/** How many times `words` stand in the text before `position`. */
function occurrence(text, words, position) {
  let nth = 0;
  for (let at = text.indexOf(words); at >= 0 && at < position; at = text.indexOf(words, at + 1)) nth += 1;
  return nth;
}

function download() {
  const lines = annotations();
  const address = URL.createObjectURL(new Blob(lines.map((line) => `${line}\n`), { type: "application/jsonl" }));
  make("a", { href: address, download: "corrections.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(say("downloaded", { n: lines.length }));
}

