// A download taken up again: another browser's, or a colleague's. What it says becomes data, and is shown as text only.

const COUNTED = ["loaded", "replaced", "elsewhere", "misfits", "broken"];

/** Takes up the decisions of a file of annotations.
 *
 * They win over those that were here. Tells how many were `loaded` (and `replaced` another decision), and how many lines
 * are of articles `elsewhere`, do not fit the article (`misfits`) or are `broken`, with the number of the first of those;
 * null for a file that the browser cannot read. */
async function load(file) {
  let text;
  try {
    text = await file.text();
  } catch {
    return null;
  }
  const taken = { ...Object.fromEntries(COUNTED.map((name) => [name, 0])), touched: new Set(), firstBroken: 0 };
  const find = finder();
  text.split("\n").forEach((line, at) => {
    if (!line.trim()) return;
    const outcome = takeLine(line, find, taken);
    if (outcome === "broken") taken.firstBroken ||= at + 1;
    if (outcome) taken[outcome] += 1;
  });
  gatherFigures();
  isStored = [...taken.touched].map(keep).every(Boolean);
  return taken;
}

/** Articles by the id that a line names, or else by the name of its file: a colleague's folder has another path. */
function finder() {
  const byName = new Map();
  const nameOf = (id) => id.split(/[/\\]/).at(-1).replace(/(.)\.[^.]*$/, "$1");
  for (const article of articles) {
    for (const name of [`id ${article.id}`, `name ${nameOf(article.id)}`]) {
      if (!byName.has(name)) byName.set(name, []);
      byName.get(name).push(article);
    }
  }
  return (id) => byName.get(`id ${id}`) ?? byName.get(`name ${nameOf(id)}`) ?? [];
}

/** JSON with its numbers as strings, for they are exact. */
function exactly(line) {
  return JSON.parse(line.replace(/"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*/g, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

/** What becomes of a line: one of `COUNTED`, or null where it decides nothing. */
function takeLine(line, find, taken) {
  let row;
  try {
    row = exactly(line);
  } catch {
    return "broken";
  }
  const isPlace = /^\d{1,9}$/.test(row?.start) && typeof row.article === "string" && typeof row.text === "string";
  if (!isPlace || !(row.kind === "ignore" || KINDS.includes(row.kind))) return "broken";
  const wasRejected = row.kind === "ignore" && typeof row.rejected === "string";
  const words = wasRejected ? row.rejected : row.text;
  const named = find(row.article);
  if (!named.length) return "elsewhere";
  const article = named.find((each) => each.text.startsWith(words, each.units(Number(row.start)) ?? Infinity));
  if (!article) return "misfits";
  const start = article.units(Number(row.start));
  return row.kind === "ignore" && !wasRejected ? null : takeDecision(article, start, wasRejected ? words : readingIn(row), taken);
}

/** Sets what a line says of the words at `start`: their reading, or (as words alone) that they are no figure. */
function takeDecision(article, start, said, taken) {
  const isRejection = typeof said === "string";
  const [figure] = isRejection
    ? article.figures.filter(({ isAdded, raw, extracted }) => !isAdded && raw.start === start && extracted.text === said)
    : article.overlapping(start, start + said.text.length);
  const before = JSON.stringify(figure?.correction ?? null);
  if (isRejection) {
    if (!figure) return null; // nobody takes it for a figure here
    figure.correction = { verdict: "rejected" };
    article.order();
  } else if (Object.keys(faultsOf(said, article)).length) return "broken";
  else if (!put(article, start, said)) return "misfits";
  if (before !== "null" && before !== JSON.stringify(figure.correction)) taken.replaced += 1;
  taken.touched.add(article);
  return "loaded";
}

/** The reading that an annotation gives; what it does not state is null. */
function readingIn(row) {
  const { mod: modifier, change } = row;
  const parts = { ...row, modifier, change: change && `${change.dir} ${change.role}` };
  return Object.fromEntries(FIELDS.map(({ name }) => [name, parts[name] ?? null]));
}

/** In one line, what was loaded and what could not be used. */
function tellLoaded(taken) {
  const unused = ["elsewhere", "misfits", "broken"].filter((name) => taken[name]).map((name) => say(`unused.${name}`, { n: taken[name], line: taken.firstBroken }));
  return [
    `${say("loaded", { n: taken.loaded })}${taken.replaced ? say("replaced", { n: taken.replaced }) : ""}.`,
    unused.length > 0 && `${say("not_used")} ${unused.join("; ")}.`,
    !isStored && say("not_stored"),
  ]
    .filter(Boolean)
    .join(" ");
}
