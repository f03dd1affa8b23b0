// Which figures are shown, in all three views alike.

const filter = { kinds: new Set(), concept: "", subject: "", text: "", review: "" };
const REVIEWS = ["", "open", "done", "accepted", "rejected", "edited", "added"];

let shown = []; // the figures that pass
let shownArticles = []; // the articles that have one, or all articles where nothing is filtered

const isFiltering = () => filter.kinds.size > 0 || Boolean(filter.concept || filter.subject || filter.text || filter.review);

/** Chooses anew what is shown. */
function applyFilter() {
  const text = folded(filter.text.trim());
  const concept = namesLike(filter.concept, conceptNames);
  const subject = namesLike(filter.subject, subjectNames);
  const passes = (figure) =>
    (filter.kinds.size === 0 || filter.kinds.has(figure.reading.kind)) &&
    (filter.review === "" || filter.review === figure.verdict || (filter.review === "done" && figure.correction !== null)) &&
    concept(figure) &&
    subject(figure) &&
    (text === "" || figure.searchable.includes(text));
  shown = figures.filter(passes);
  const passing = new Map();
  for (const figure of shown) {
    const list = passing.get(figure.article);
    if (list) list.push(figure);
    else passing.set(figure.article, [figure]);
  }
  for (const article of articles) article.shown = passing.get(article) ?? [];
  shownArticles = isFiltering() ? articles.filter((article) => article.shown.length > 0) : articles;
}

const conceptNames = (figure) =>
  figure.concept ? [conceptName(figure.concept, "vi"), conceptName(figure.concept, "en"), figure.concept] : [];

function subjectNames(figure) {
  const { country } = figure;
  const { subject } = figure.reading;
  return [...(subject ? [subject] : []), ...(country ? [countryName(country, "vi"), countryName(country, "en")] : [])];
}

/** A test for figures one of whose names is the wanted one, or, where no figure has that name, holds it. */
function namesLike(wanted, namesOf) {
  const sought = folded(wanted.trim());
  if (sought === "") return () => true;
  const verdicts = new Map();
  const judged = (test) => (figure) =>
    namesOf(figure).some((name) => {
      if (!verdicts.has(name)) verdicts.set(name, test(folded(name)));
      return verdicts.get(name);
    });
  const exactly = judged((name) => name === sought);
  if (figures.some(exactly)) return exactly;
  verdicts.clear();
  return judged((name) => name.includes(sought));
}

const SUGGESTIONS = 40;

/** Offers what can be typed: the most frequent names that hold what is typed already. */
function suggest(list, typed, names) {
  const sought = folded(typed.trim());
  const fitting = names.filter(([name]) => folded(name).includes(sought)).slice(0, SUGGESTIONS);
  list.replaceChildren(...fitting.map(([name]) => make("option", { value: name })));
}

function suggestConcepts() {
  suggest(byId("concepts"), filter.concept, counted(figures.map((figure) => figure.concept && conceptName(figure.concept))));
}

function suggestSubjects() {
  suggest(byId("subjects"), filter.subject, counted(figures.map((figure) => figure.subjectName)));
}

