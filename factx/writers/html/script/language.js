// What the page says, in Vietnamese or English, and how each writes numbers.

const TEXTS = JSON.parse(byId("texts-data").textContent);
const LANGUAGE_KEY = "factx:language";

let language = storage.read(LANGUAGE_KEY);
if (!(language in TEXTS)) {
  language = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => tag in TEXTS) ?? "en";
}
const otherLanguage = () => (language === "vi" ? "en" : "vi");

/** The text `key` ("kind_names.money") with its {places} filled; `n` chooses between one and many. */
function say(key, values = {}) {
  let text = key.split(".").reduce((texts, part) => texts?.[part], TEXTS[language]);
  if (text !== null && typeof text === "object") text = text[new Intl.PluralRules(language).select(values.n)] ?? text.other;
  if (text === undefined) return key.split(".").slice(1).join(".");
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? grouped(String(values[name])) : values[name]));
}

/** Whether there is such a text; `say` gives back the last part of the key where there is none. */
const isSaid = (key) => key.split(".").reduce((texts, part) => texts?.[part], TEXTS[language]) !== undefined;

/** Fills the frame: every element that names its text. */
function sayFrame() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
  for (const element of document.querySelectorAll("[data-say-placeholder]")) element.placeholder = say(element.dataset.sayPlaceholder);
}

/** Small letters without their marks: what is typed on a plain keyboard finds Vietnamese words. */
function folded(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = TEXTS.vi.letters;
  return bare.replace(/[^\x00-\x7f]/g, (letter) => letters[letter] ?? letter);
}

/** An exact number, kept as its digits, with the marks of the language: 15000 is 15.000 in Vietnamese. */
function grouped(number) {
  const [, sign, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  if (whole === undefined) return number;
  const marks = Object.fromEntries(new Intl.NumberFormat(language).formatToParts(12345.6).map(({ type, value }) => [type, value]));
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, marks.group);
  return (sign ? "−" : "") + groups + (decimals === undefined ? "" : marks.decimal + decimals);
}

/** A large number in words: 15000000000 is "15 billion". */
const inWords = (number) =>
  new Intl.NumberFormat(language, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 }).format(number);

/** The same for the scale of a plot. */
const onScale = (number) => (Math.abs(number) >= 10000 ? inWords(number) : new Intl.NumberFormat(language).format(number));

