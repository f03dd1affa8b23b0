// Puts the views together: what the address says is shown, what is filtered, and the keys.

const THEME_KEY = "factx:theme";
const THEMES = ["", "light", "dark"];
const VIEWS = ["articles", "table", "plots"];
const wide = matchMedia("(min-width: 900px)");
const besideList = matchMedia("(min-width: 1181px)");
const narrow = matchMedia("(max-width: 640px)");

/** Where an article or a figure is shown. */
function addressOf(target) {
  return target instanceof Figure ? `#articles/${target.article.position}/${target.position}` : `#articles/${target.position}`;
}

let view = "articles";

function go(address) {
  if (location.hash === address) follow();
  else location.hash = address;
}

/** Shows what the address names: #table, #plots, #articles/ARTICLE/FIGURE. */
function follow({ focus = true } = {}) {
  const [name, article, figure] = location.hash.slice(1).split("/");
  if (name === "main") return; // the way past the frame
  view = VIEWS.includes(name) ? name : "articles";
  for (const each of VIEWS) {
    byId(each).hidden = each !== view;
    const link = byId(`to-${each}`);
    if (each === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.view = view;
  if (view === "table") drawTable();
  else if (view === "plots") drawPlots();
  else showArticle(articles[article] ?? null, figure, focus);
}

/** Shows an article and, if one is named, a figure of it. Without one: the first, beside the list. */
function showArticle(article, position, focus) {
  byId("articles").classList.toggle("chosen", Boolean(article));
  const next = article ?? (shownArticles.includes(current) ? current : (shownArticles[0] ?? null));
  if (next !== current || !byId("article").hasChildNodes()) {
    current = next;
    selected = null;
    drawArticle();
    drawSteps();
    byId("reader").scrollTop = 0;
  }
  drawList();
  const index = shownArticles.indexOf(current);
  if (index >= 0) list.reveal(index);
  const figure = article && current.figure(position);
  if (figure && !current.shown.includes(figure)) clearFilter();
  if (current) select(figure ?? null, { focus: Boolean(figure) && focus });
  else drawReading();
  if (article && !figure && focus) byId("article").querySelector("h2")?.focus({ preventScroll: true });
}

/** Chooses a figure by hand: the address follows, without a step for the Back button. */
function chooseFigure(figure, options) {
  history.replaceState(null, "", figure ? addressOf(figure) : addressOf(current));
  byId("articles").classList.add("chosen");
  select(figure, options);
}

function leave() {
  const last = selected;
  if (editing) {
    cancelEdit();
    return;
  }
  chooseFigure(null);
  if (last) markOf(last)?.focus({ preventScroll: true });
}

function drawSteps() {
  const at = shownArticles.indexOf(current);
  for (const [id, by, arrow] of [["previous", -1, "↑"], ["next", 1, "↓"]]) {
    const button = byId(id);
    button.textContent = arrow;
    button.title = say(id);
    button.setAttribute("aria-label", say(id));
    button.disabled = at < 0 ? !shownArticles.length : !shownArticles[at + by];
  }
}

/** Draws anew all that the number and the places of figures have a say in. */
function showAnew() {
  applyFilter();
  drawFrame();
  if (selected && !current.shown.includes(selected)) clearFilter();
  drawArticle();
  drawList();
  drawSteps();
}

function step(by) {
  const next = shownArticles[shownArticles.indexOf(current) + by];
  if (next) go(addressOf(next));
}

// Filters

function setFilter(changes) {
  Object.assign(filter, changes);
  drawFilters();
  refilter();
}

function clearFilter() {
  setFilter({ kinds: new Set(), concept: "", subject: "", text: "", review: "" });
}

function refilter() {
  applyFilter();
  byId("clear").hidden = !isFiltering();
  byId("filters-set").textContent = isFiltering() ? `· ${say("n_figures", { n: shown.length })}` : "";
  if (view === "table") {
    byId("table-scroll").scrollTop = 0;
    drawTable();
  } else if (view === "plots") drawPlots();
  else {
    byId("list-scroll").scrollTop = 0;
    if (!shownArticles.includes(current)) current = shownArticles[0] ?? null;
    if (selected && !current?.shown.includes(selected)) selected = null;
    drawArticle();
    drawReading();
    drawList();
    drawSteps();
  }
  announce(shown.length ? countOf(shown) : say("no_figures"));
}

function drawFilters() {
  const form = byId("filter-form");
  for (const name of ["text", "concept", "subject"]) form.elements[name].value = filter[name];
  form.elements.review.replaceChildren(
    ...REVIEWS.map((review) => make("option", { value: review, selected: review === filter.review }, say(`reviews.${review}`))),
  );
  const counts = new Map(counted(figures.map((figure) => figure.reading.kind)));
  byId("kinds").replaceChildren(
    ...KINDS.filter((kind) => counts.has(kind)).map((kind) =>
      make(
        "button",
        { type: "button", class: "chip", "data-kind": kind, "aria-pressed": String(filter.kinds.has(kind)), click: () => toggleKind(kind) },
        say(`kind_names.${kind}`),
        make("small", {}, grouped(String(counts.get(kind)))),
      ),
    ),
  );
  byId("clear").hidden = !isFiltering();
}

function toggleKind(kind) {
  const kinds = new Set(filter.kinds);
  if (!kinds.delete(kind)) kinds.add(kind);
  setFilter({ kinds });
  byId("kinds").querySelector(`[data-kind="${kind}"]`).focus();
}

// The frame

function drawDownload() {
  const count = decided().length;
  const button = byId("download");
  const label = (key) => say(count ? `${key}_n` : key, { n: count });
  button.textContent = label(narrow.matches ? "download_short" : "download");
  button.title = label("download");
  button.disabled = count === 0;
  const loads = byId("load");
  loads.textContent = say(narrow.matches ? "load_short" : "load");
  loads.title = say("load");
}

function drawFrame() {
  sayFrame();
  const size = say("figures_in", { figures: say("n_figures", { n: figures.length }), articles: say("n_articles", { n: articles.length }) });
  byId("size").textContent = size;
  document.title = `factx · ${size}`;
  byId("to-list").textContent = say(narrow.matches ? "articles" : "to_list");
  const switcher = byId("language");
  switcher.textContent = narrow.matches ? otherLanguage().toUpperCase() : TEXTS[otherLanguage()].language;
  switcher.setAttribute("aria-label", TEXTS[otherLanguage()].language);
  switcher.lang = otherLanguage();
  drawTheme();
  drawDownload();
  drawFilters();
  suggestConcepts();
  suggestSubjects();
}

function drawTheme() {
  const theme = storage.read(THEME_KEY) ?? "";
  document.documentElement.style.colorScheme = theme || "light dark";
  const button = byId("theme");
  button.textContent = { "": "◐", light: "☀", dark: "☾" }[theme] ?? "◐";
  button.title = say(`theme.${theme}`);
  button.setAttribute("aria-label", button.title);
}

function switchTheme() {
  const at = THEMES.indexOf(storage.read(THEME_KEY) ?? "");
  storage.write(THEME_KEY, THEMES[(at + 1) % THEMES.length] || null);
  drawTheme();
}

function switchLanguage() {
  language = otherLanguage();
  storage.write(LANGUAGE_KEY, language);
  drawNotice();
  showAll();
}

/** Draws everything there is. */
function showAll() {
  drawFrame();
  current && drawArticle();
  follow({ focus: false });
}

/** What a file that was loaded came to, until it is closed. */
let notice = null;

function drawNotice() {
  const box = byId("notice");
  box.hidden = !notice;
  box.replaceChildren(...(notice ? [make("p", {}, notice()), make("button", { type: "button", class: "quiet", "aria-label": say("close"), click: closeNotice }, "✕")] : []));
}

function closeNotice() {
  notice = null;
  drawNotice();
  byId("load").focus();
}

/** Takes up the decisions of a file that a person chose. */
async function loadFile({ target }) {
  const [file] = target.files;
  if (!file) return;
  const taken = await load(file);
  target.value = ""; // the same file can be chosen again
  notice = () => (taken ? tellLoaded(taken) : say("unreadable"));
  applyFilter();
  showAll();
  drawNotice();
}

// What a person does

function listen() {
  addEventListener("hashchange", () => follow());
  byId("download").addEventListener("click", download);
  byId("load").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", loadFile);
  byId("add").addEventListener("click", () => startAdding());
  byId("offer").addEventListener("click", takeOffer);
  for (const button of [byId("add"), byId("offer")]) button.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection goes
  let offering = 0;
  const offerSoon = () => {
    clearTimeout(offering);
    offering = setTimeout(offerSelection, 150);
  };
  document.addEventListener("selectionchange", offerSoon);
  byId("reader").addEventListener("scroll", offerSoon, { passive: true });
  byId("theme").addEventListener("click", switchTheme);
  byId("language").addEventListener("click", switchLanguage);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  const form = byId("filter-form");
  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clearFilter();
    form.elements.text.focus();
  });
  form.addEventListener("input", ({ target }) => {
    filter[target.name] = target.value;
    if (target.name === "concept") suggestConcepts();
    if (target.name === "subject") suggestSubjects();
    clearTimeout(waiting);
    waiting = setTimeout(refilter, 150);
  });
  const article = byId("article");
  article.addEventListener("click", ({ target }) => {
    const place = selectedPlace();
    if (takeWords(place)) {
      getSelection().removeAllRanges();
      return;
    }
    const chosenMark = target.closest("mark");
    if (chosenMark && !place) chooseFigure(current.figure(chosenMark.dataset.position), { focus: true });
  });
  article.addEventListener("mousedown", ({ target }) => {
    const pressed = target.closest("mark"); // Chromium selects nothing from the first letter of what can have the focus
    const tabindex = pressed?.getAttribute("tabindex");
    pressed?.removeAttribute("tabindex");
    if (pressed) addEventListener("mouseup", () => pressed.setAttribute("tabindex", tabindex), { once: true });
  });
  addEventListener("keydown", keyInArticles);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !isTyping(event)) {
      event.preventDefault();
      byId("filters").open = true;
      form.elements.text.focus();
    }
  });
  const fitFilters = () => (byId("filters").open = wide.matches);
  wide.addEventListener("change", fitFilters);
  narrow.addEventListener("change", drawFrame);
  fitFilters();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (view === "plots" && innerWidth !== width) drawCharts();
    width = innerWidth;
  });
}

const isTyping = ({ target, ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey || target.matches("input, select, textarea");

/** Keys that go about work wherever one is, as long as an article is on show; those that decide, only in it. */
function keyInArticles(event) {
  if (!current || !byId("reader").checkVisibility()) return;
  if (event.key === "Escape" && (selected || editing) && !byId("filters").contains(event.target)) {
    leave();
    return;
  }
  if (isTyping(event)) return;
  const isInReader = byId("reader").contains(event.target) || byId("reading").contains(event.target);
  const isOnMark = event.target.matches("mark");
  const isOnControl = event.target.matches("a, button, summary");
  const from = isOnMark ? current.figure(event.target.dataset.position) : selected;
  const actions = {
    ArrowRight: () => moveTo(neighbour(from, 1)),
    ArrowLeft: () => moveTo(neighbour(from, -1)),
    j: () => step(1),
    k: () => step(-1),
    ...(!isOnControl && { Enter: () => openReading(from ?? neighbour(null, 1)) }),
    ...(isOnMark && { " ": () => openReading(from) }),
    n: () => startAdding(),
    ...(isInReader && selected && { e: () => edit(selected) }),
    ...(isInReader && selected && !selected.isAdded && {
      a: () => selected.verdict !== "edited" && judge("accepted"),
      r: () => judge("rejected"),
    }),
    ...(isInReader && selected?.isAdded && { Delete: remove }),
  };
  const action = actions[event.key];
  if (!action || editing) return;
  event.preventDefault();
  action();
}

function moveTo(figure) {
  if (figure) chooseFigure(figure, { focus: true });
}

function openReading(figure) {
  if (!figure) return;
  chooseFigure(figure);
  byId("reading").focus();
}

loadCorrections();
applyFilter();
drawFrame();
listen();
if (!location.hash && besideList.matches && articles.length) history.replaceState(null, "", addressOf(articles[0])); // for Back to lead to
follow({ focus: false });
