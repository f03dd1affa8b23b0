// The list of articles.

const LIST_ROW = 76;

const list = new Rows(byId("list-scroll"), byId("list-rows"), {
  height: () => LIST_ROW,
  spacer: () => make("li", { class: "spacer", "aria-hidden": "true" }),
  row: (index) => {
    const article = shownArticles[index];
    const checked = article.figures.filter((figure) => figure.correction).length;
    const about = [
      article.published && spoken(article.published),
      say("n_figures", { n: article.shown.length }),
      checked > 0 && `✓ ${checked}`,
    ];
    return make(
      "li",
      { "aria-setsize": shownArticles.length, "aria-posinset": index + 1 },
      make(
        "a",
        { href: addressOf(article), "aria-current": article === current ? "true" : null },
        make("strong", { lang: "vi" }, article.heading),
        make("small", {}, about.filter(Boolean).join(" · ")),
      ),
    );
  },
});

function drawList() {
  byId("list-count").textContent = say("n_articles", { n: shownArticles.length });
  list.show(shownArticles.length);
}

