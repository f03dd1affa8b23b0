// The page's elements. Whatever comes from an article becomes a text node, never markup.

const byId = (id) => document.getElementById(id);

/** An element with attributes (functions are listeners, null and false leave one out) and children. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Tells a screen reader. */
function announce(text) {
  byId("announce").textContent = text;
}

/** What the browser keeps; where it keeps nothing (a locked-down profile, a full disk), that is told once. */
const storage = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** What was kept as JSON; without it, or where something else wrote there, an empty object. */
  object(key) {
    try {
      return JSON.parse(this.read(key)) ?? {};
    } catch {
      return {};
    }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
};

