// Long lists: only the rows that can be seen are in the document.

const OVERSCAN = 8;

/** Rows of one height in a box that scrolls. `row(index)` makes one, `spacer()` what stands for those not made. */
class Rows {
  constructor(scroll, body, { height, row, spacer }) {
    Object.assign(this, { scroll, body, height, row, count: 0 });
    this.made = new Map();
    this.above = spacer();
    this.below = spacer();
    scroll.addEventListener("scroll", () => this.draw(), { passive: true });
    scroll.addEventListener("keydown", (event) => this.step(event));
    new ResizeObserver(() => this.draw()).observe(scroll);
  }

  /** Shows so many rows, made anew. */
  show(count) {
    this.count = count;
    this.made.clear();
    this.body.replaceChildren(this.above, this.below);
    this.draw();
  }

  draw() {
    const height = this.height();
    const first = Math.max(0, Math.floor(this.scroll.scrollTop / height) - OVERSCAN);
    const last = Math.min(this.count, Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / height) + OVERSCAN);
    for (const [index, row] of this.made) {
      if (index >= first && index < last) continue;
      if (row.contains(document.activeElement)) this.scroll.focus({ preventScroll: true });
      row.remove();
      this.made.delete(index);
    }
    let next = this.above.nextSibling;
    for (let index = first; index < last; index += 1) {
      let row = this.made.get(index);
      if (!row) {
        row = this.row(index);
        row.dataset.index = index;
        this.made.set(index, row);
        this.body.insertBefore(row, next);
      }
      next = row.nextSibling;
    }
    this.above.style.height = `${first * height}px`;
    this.below.style.height = `${Math.max(0, this.count - last) * height}px`;
  }

  /** Scrolls a row into sight. */
  reveal(index) {
    const height = this.height();
    const { scrollTop, clientHeight } = this.scroll;
    const room = clientHeight - (this.margin ?? 0);
    if (index * height < scrollTop) this.scroll.scrollTop = index * height;
    else if ((index + 1) * height > scrollTop + room) this.scroll.scrollTop = (index + 1) * height - room;
    this.draw();
  }

  /** Arrow keys go from row to row. */
  step(event) {
    const row = event.target.closest("[data-index]");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!row || !by || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Number(row.dataset.index) + by;
    if (index < 0 || index >= this.count) return;
    event.preventDefault();
    this.reveal(index);
    this.made.get(index)?.querySelector("a, button")?.focus({ preventScroll: true });
  }
}

