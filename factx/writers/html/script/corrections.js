// What a person decides on a figure, and the figures that a person adds: kept in the browser, under the digest of the
// article's text, so that they outlast a new run; downloaded as annotations.

const CORRECTIONS_KEY = "factx:corrections:";
const PLAIN_VERDICTS = new Set(["accepted", "rejected"]); // those of what was read, as it was read
let isStored = true;

/** What tells a figure from the others of its article, also in a later run. */
const placeOf = (figure) => (figure.isAdded ? `added ${figure.start} ${figure.end}` : `${figure.raw.kind} ${figure.raw.start} ${figure.raw.end}`);

/** The decisions as they are kept; of a figure whose words were changed, `start` is where the new ones stand. */
function loadCorrections() {
  for (const article of articles) {
    const kept = storage.object(CORRECTIONS_KEY + article.key);
    if (!Object.keys(kept).length) continue;
    for (const figure of article.figures) {
      const correction = kept[placeOf(figure)];
      if (isSound(correction, article)) figure.correction = correction;
    }
    for (const correction of Object.values(kept)) {
      if (correction?.verdict === "added" && isSound(correction, article)) put(article, correction.start, correction.reading);
    }
  }
  gatherFigures();
}

/** Whether a decision is one of this page: anything else may have written there. */
function isSound(correction, article) {
  const { verdict, start, reading } = correction ?? {};
  if (PLAIN_VERDICTS.has(verdict)) return reading === undefined && start === undefined;
  if (verdict !== "edited" && verdict !== "added") return false;
  if (reading === null || typeof reading !== "object" || FIELDS.some(({ name }) => reading[name] === undefined)) return false;
  return Object.keys(faultsOf(reading, article)).length === 0 && article.text.startsWith(reading.text, start) && Number.isInteger(start);
}

/** Says that the words at `start` are a figure of this reading: the one that was found there, or else one to be added.
 *
 * False where that is not to be had, for the words are those of several figures. */
function put(article, start, reading) {
  const [figure, ...others] = article.overlapping(start, start + reading.text.length);
  if (others.length) return false;
  if (figure) figure.correction = correctionOf(figure, start, reading);
  else article.add({ verdict: "added", start, reading });
  article.order();
  return true;
}

/** The decision that a figure is read so: accepted, where that is how it was read. */
function correctionOf({ isAdded, raw, extracted }, start, reading) {
  if (isAdded) return { verdict: "added", start, reading };
  const isSame = start === raw.start && FIELDS.every(({ name }) => reading[name] === extracted[name]);
  return isSame ? { verdict: "accepted" } : { verdict: "edited", start, reading };
}

/** Sets the decision on a figure, or (with null) takes it back: of an added one, nothing is left then. */
function decide(figure, correction) {
  const { article } = figure;
  if (figure.isAdded && !correction) article.figures = article.figures.filter((each) => each !== figure);
  else figure.correction = correction;
  article.order();
  gatherFigures();
  keep(article);
}

/** Writes down what was decided in an article; whether the browser keeps it. */
function keep(article) {
  const kept = Object.fromEntries(article.figures.filter((each) => each.correction).map((each) => [placeOf(each), each.correction]));
  isStored = storage.write(CORRECTIONS_KEY + article.key, Object.keys(kept).length ? JSON.stringify(kept) : null);
  return isStored;
}

const decided = () => figures.filter((figure) => figure.correction);

/** Annotations, one a line, of every article in which something was decided.
 *
 * What was accepted, edited or added is a line of its kind. What nobody has looked at yet is `ignore`: neither extracting
 * nor skipping it counts. What was rejected is an `ignore` that covers no words, so that extracting it is an error. */
const annotations = () => [...new Set(decided().map((figure) => figure.article))].flatMap((article) => article.figures.map(annotation));

const NUMBERS = new Set(["value", "low", "high"]);

function annotation(figure) {
  const { reading, article, verdict } = figure;
  const [start, end] = [article.codePoints(figure.start), article.codePoints(figure.end)];
  if (verdict === "rejected") return written({ article: article.id, text: "", nth: 0, start, end: start, kind: "ignore", rejected: reading.text });
  const keys = { article: article.id, text: reading.text, nth: occurrence(article.text, reading.text, figure.start), start, end };
  if (verdict === "open") return written({ ...keys, kind: "ignore" });
  const { kind, value, low, high, unit, per, modifier: mod, iso } = reading;
  if (isTime(kind)) return written({ ...keys, kind, value, unit, iso, mod });
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
