// Draws a long list: only the rows that are in sight are in the page, so that ten thousand are as fast as ten.

const SPARE = 8;

export class List {
  // `source` has rows and places (id to index); `fill` makes the content of a row; rows are `height` pixels high.
  constructor(box, source, { fill, choose, height = 34 }) {
    this.box = box;
    this.reel = box.querySelector(".reel");
    this.source = source;
    this.fill = fill;
    this.height = height;
    this.current = null;
    box.addEventListener("scroll", () => this.draw(), { passive: true });
    box.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) choose(row.dataset.id);
    });
    new ResizeObserver(() => this.draw()).observe(box);
  }

  // Brings the row of an item into sight and marks it.
  point(id) {
    this.current = id;
    const place = this.source.places.get(id);
    if (place !== undefined) {
      const top = place * this.height;
      const { scrollTop, clientHeight } = this.box;
      if (top < scrollTop + this.height) this.box.scrollTop = top - this.height;
      else if (top + this.height > scrollTop + clientHeight) this.box.scrollTop = top + 3 * this.height - clientHeight;
    }
    this.draw();
  }

  draw() {
    const rows = this.source.rows;
    this.reel.style.height = `${rows.length * this.height}px`;
    const first = Math.max(0, Math.floor(this.box.scrollTop / this.height) - SPARE);
    const last = Math.min(rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / this.height) + SPARE);
    const drawn = [];
    for (let place = first; place < last; place += 1) drawn.push(this.row(rows[place], place));
    this.reel.replaceChildren(...drawn);
    const shown = this.current && document.getElementById(`row-${this.current}`);
    if (shown) this.box.setAttribute("aria-activedescendant", shown.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  row(row, place) {
    const made = document.createElement("div");
    made.style.transform = `translateY(${place * this.height}px)`;
    if (row.item) {
      made.className = `item state-${row.item.state ?? 1}`;
      made.id = `row-${row.item.id}`;
      made.dataset.id = row.item.id;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", String(row.item.id === this.current));
      made.setAttribute("aria-setsize", String(this.source.rows.length));
      made.setAttribute("aria-posinset", String(place + 1));
    } else {
      made.className = "head";
      made.setAttribute("role", "presentation");
    }
    made.append(...this.fill(row));
    return made;
  }
}

export function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}
