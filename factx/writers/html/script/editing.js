// The form in which a person writes a figure's reading: of one that was found, or of a new one.

let editing = null; // the form's figure (null: a new one), the form, the place of its words, and near where they are sought
const MOST_PLACES = 100; // to choose from, of words that stand more than once
const CONTEXT = 28; // characters before and behind words, to know the place by

/** Opens the form: of the figure at this place, of a new one there, or of a new one whose words are still to be named. */
function startAdding(place = selectedPlace()) {
  const [taken] = place ? current.overlapping(place.start, place.end) : [];
  if (taken && !current.shown.includes(taken)) clearFilter();
  chooseFigure(taken ?? null);
  edit(taken ?? null, place);
}

function edit(figure, place = figure) {
  const { text } = current;
  const reading = { ...(figure?.reading ?? Object.fromEntries(FIELDS.map(({ name }) => [name, null]))) };
  if (place) reading.text = text.slice(place.start, place.end);
  const form = make(
    "form",
    { class: "edit", novalidate: true, "aria-labelledby": "edit-title", submit: save, focusin: ({ target }) => target.name && (form.wordsField = target.dataset.check === "words" ? target : null) },
    make("p", { class: "hint" }, say("edit_hint")),
    ...FIELDS.flatMap((field) => [fieldOf(field, reading[field.name]), field.name === "text" && placeField()]),
    make(
      "div",
      { class: "verdicts" },
      make("button", { type: "submit", class: "primary" }, say(figure ? "save" : "add_it")),
      make("button", { type: "button", class: "quiet", click: cancelEdit }, say("cancel")),
    ),
  );
  editing = { figure, form, place, near: place?.start ?? 0 };
  const { kind, unit, value } = form.elements;
  kind.addEventListener("change", () => {
    if (Object.values(OWN_UNITS).includes(unit.value)) unit.value = "";
    unit.value ||= OWN_UNITS[kind.value] ?? "";
    fitFields();
  });
  form.elements.text.addEventListener("input", offerPlaces);
  form.elements.at.addEventListener("change", ({ target }) => {
    editing.near = Number(target.value);
    pointOut();
  });
  for (const name of ["value", "low", "high"]) form.elements[name].addEventListener("input", ({ target }) => showScale(target));
  fitFields();
  offerPlaces();
  const panel = byId("reading");
  panel.classList.add("open");
  const quote = place && make("blockquote", { lang: "vi" }, reading.text);
  panel.replaceChildren(make("header", {}, make("h3", { id: "edit-title" }, say(figure ? "edit_figure" : "add")), quote ?? ""), form);
  panel.scrollTop = 0;
  if (!figure) (place ? kind : form.elements.text).focus();
  else (value.closest(".field").hidden ? form.elements.iso : value).focus();
}

function fieldOf({ name, title, check, choices, label }, value) {
  const told = check === "number" ? `scale-${name} wrong-${name}` : `wrong-${name}`;
  const common = { name, id: `edit-${name}`, "aria-describedby": told };
  const options = choices && (name === "kind" && value !== null ? choices : [null, ...choices]);
  const control = choices
    ? make("select", common, ...options.map((choice) => make("option", { value: choice ?? "", selected: choice === value }, label(choice))))
    : make("input", { ...common, value: value ?? "", autocomplete: "off", autocapitalize: "none", spellcheck: "false", "data-check": check });
  const remarks = told.split(" ").map((id) => make("em", { id, class: id.split("-")[0] }));
  return make("div", { class: "field" }, make("label", { for: common.id }, say(title ?? name)), control, ...remarks);
}

/** Which of the places of the words is meant; asked for where there are several. */
const placeField = () =>
  make("div", { class: "field" }, make("label", { for: "edit-at" }, say("position")), make("select", { name: "at", id: "edit-at" }));

/** Shows the fields that a figure of the chosen kind has. */
function fitFields() {
  const { elements } = editing.form;
  const kind = elements.kind.value || null;
  for (const field of FIELDS) {
    elements[field.name].closest(".field").hidden = !isAsked(field, kind);
    if (field.example) elements[field.name].placeholder = field.example(kind);
  }
}

/** A large number in words, beside its digits: so that a nought too many is seen. */
function showScale({ name, value }) {
  const isLarge = CHECKS.number(value.trim()) === null && Math.abs(Number(value)) >= 1000;
  byId(`scale-${name}`).textContent = isLarge ? inWords(Number(value)) : "";
}

const typedWords = ({ elements }) => asWritten(elements.text.value.trim(), current);

/** The places of the words in the text that are free, or this figure's own. */
function freePlaces(words) {
  const places = [];
  for (let at = words ? current.text.indexOf(words) : -1; at >= 0; at = current.text.indexOf(words, at + 1)) {
    if (current.overlapping(at, at + words.length).every((each) => each === editing.figure)) places.push(at);
  }
  return places;
}

/** Lets the place be chosen where the typed words stand more than once; the nearest to where they were is proposed. */
function offerPlaces() {
  const { form, near } = editing;
  const words = typedWords(form);
  const places = freePlaces(words).sort((a, b) => Math.abs(a - near) - Math.abs(b - near)).slice(0, MOST_PLACES);
  const [proposed] = places;
  const { at } = form.elements;
  const shown = (start, end) => current.text.slice(Math.max(0, start), end).replace(/\s+/g, " ");
  at.replaceChildren(
    ...places
      .sort((a, b) => a - b)
      .map((start) => {
        const end = start + words.length;
        return make("option", { value: start, selected: start === proposed, lang: "vi" }, `…${shown(start - CONTEXT, start)}[${shown(start, end)}]${shown(end, end + CONTEXT)}…`);
      }),
  );
  at.closest(".field").hidden = places.length < 2;
  pointOut();
}

/** Lights up in the text the words that are meant. */
function pointOut() {
  const { figure, form, place: before } = editing;
  const [option] = form.elements.at.selectedOptions;
  const start = Number(option?.value);
  const place = option ? { start, end: start + typedWords(form).length } : null;
  const isOwn = place && place.start === figure?.start && place.end === figure.end;
  editing.place = isOwn ? figure : place;
  redraw([before, place].filter(Boolean));
  byId("article").querySelector("[data-part=draft]")?.scrollIntoView({ block: "nearest" });
}

/** Ends the form without a word about it. */
function stopEditing() {
  const place = editing?.place;
  editing = null;
  if (place) redraw([place]);
}

function cancelEdit() {
  const { figure } = editing;
  drawReading();
  (figure ? byId("reading").querySelector("button.edited") : byId("add"))?.focus();
}

/** What the form says. */
function readingOf({ elements }) {
  const kind = elements.kind.value || null;
  const reading = Object.fromEntries(FIELDS.map((field) => [field.name, (isAsked(field, kind) && elements[field.name].value.trim()) || null]));
  for (const { name, check } of FIELDS) if (check === "words" && reading[name]) reading[name] = asWritten(reading[name], current) ?? reading[name];
  return reading;
}

function save(event) {
  event.preventDefault();
  const { figure, form } = editing;
  const reading = readingOf(form);
  const faults = faultsOf(reading, current);
  if (!faults.text && !form.elements.at.options.length) faults.text = "taken";
  for (const { name } of FIELDS) {
    byId(`wrong-${name}`).replaceChildren(faults[name] ? say(faults[name]) : "");
    form.elements[name].setAttribute("aria-invalid", String(name in faults));
  }
  const wrong = FIELDS.find(({ name }) => name in faults);
  if (wrong) {
    form.elements[wrong.name].focus();
    return;
  }
  const start = Number(form.elements.at.value);
  const chosenOne = figure ?? current.add({ verdict: "added", start, reading });
  decide(chosenOne, correctionOf(chosenOne, start, reading));
  byId("reading").focus();
  selected = chosenOne;
  showAnew();
  chooseFigure(chosenOne);
  showDecision(say(`verdicts.${chosenOne.verdict}`));
}

/** Puts the words at this place into the field of the form that asks for words, if one does. */
function takeWords(place) {
  const field = editing?.form.wordsField;
  if (!field || !place) return false;
  field.value = current.text.slice(place.start, place.end);
  if (field.name === "text") {
    editing.near = place.start;
    offerPlaces();
  }
  field.focus();
  return true;
}
