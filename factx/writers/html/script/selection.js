// Words that a person selects in the article: to be a figure, or to go into the field of the form that asks for words.

const AROUND = /^[\s"“”‘’'«([,;:!?…]+|[\s"“”‘’'»)\],;:!?….]+$/g; // what a hand selects along with the words

/** Where the selected words stand, or null where they are not words of one paragraph. */
function selectedPlace() {
  const selection = getSelection();
  if (!current || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const places = paragraphs.map((paragraph) => placeWithin(paragraph, range)).filter(Boolean);
  return places.length === 1 ? places[0] : null;
}

/** Where the words of a paragraph stand that are in the range. */
function placeWithin({ element, start }, range) {
  if (!range.intersectsNode(element)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(element);
  const before = whole.cloneRange();
  const within = range.cloneRange();
  if (within.compareBoundaryPoints(Range.START_TO_START, whole) < 0) within.setStart(whole.startContainer, whole.startOffset);
  if (within.compareBoundaryPoints(Range.END_TO_END, whole) > 0) within.setEnd(whole.endContainer, whole.endOffset);
  before.setEnd(within.startContainer, within.startOffset);
  const words = within.toString();
  const [lead = ""] = words.match(AROUND)?.filter((around) => words.startsWith(around)) ?? [];
  const bare = words.replace(AROUND, "");
  const from = start + before.toString().length + lead.length;
  return bare ? { start: from, end: from + bare.length } : null;
}

let offered = null; // the place that the button beside the selection is about
let withdrawing = 0;

/** Shows beside the selected words the button for what can be done with them. */
function offerSelection() {
  clearTimeout(withdrawing);
  const place = view === "articles" ? selectedPlace() : null;
  const button = byId("offer");
  if (!place || (editing && !editing.form.wordsField)) {
    withdrawing = setTimeout(() => (button.hidden = true), 300); // a touch on the button ends the selection before it clicks
    return;
  }
  offered = place;
  button.textContent = say(editing ? "take_words" : current.overlapping(place.start, place.end).length ? "edit_figure" : "add");
  button.hidden = false;
  const words = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
  const frame = byId("reader").getBoundingClientRect();
  const { offsetWidth, offsetHeight } = button;
  const isAbove = words.bottom + offsetHeight + 8 > frame.bottom;
  button.style.left = `${Math.max(frame.left + 8, Math.min(words.right - offsetWidth / 2, frame.right - offsetWidth - 16))}px`;
  button.style.top = `${isAbove ? words.top - offsetHeight - 6 : words.bottom + 6}px`;
}

function takeOffer() {
  const place = selectedPlace() ?? offered;
  byId("offer").hidden = true;
  if (editing) takeWords(place);
  else startAdding(place);
  getSelection().removeAllRanges();
}
