// Draws a long list: only the rows that are in sight are in the page, so that ten thousand are as fast as ten.

import { words } from "./frame.js";

const HEIGHT = 34;
const SPARE = 8;

export class List {
  constructor(box, items, choose) {
    this.box = box;
    this.reel = box.querySelector(".reel");
    this.items = items;
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
    const place = this.items.places.get(id);
    if (place !== undefined) {
      const top = place * HEIGHT;
      const { scrollTop, clientHeight } = this.box;
      if (top < scrollTop + HEIGHT) this.box.scrollTop = top - HEIGHT;
      else if (top + HEIGHT > scrollTop + clientHeight) this.box.scrollTop = top + 3 * HEIGHT - clientHeight;
    }
    this.draw();
  }

  draw() {
    const rows = this.items.rows;
    this.reel.style.height = `${rows.length * HEIGHT}px`;
    const first = Math.max(0, Math.floor(this.box.scrollTop / HEIGHT) - SPARE);
    const last = Math.min(rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / HEIGHT) + SPARE);
    const drawn = [];
    for (let place = first; place < last; place += 1) drawn.push(this.row(rows[place], place));
    this.reel.replaceChildren(...drawn);
    if (this.current && document.getElementById(`row-${this.current}`)) {
      this.box.setAttribute("aria-activedescendant", `row-${this.current}`);
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  row({ item, head, of, count }, place) {
    const row = document.createElement("div");
    row.style.transform = `translateY(${place * HEIGHT}px)`;
    if (!item) {
      row.className = "head";
      row.setAttribute("role", "presentation");
      const name = { pattern: of.pattern, kind: words[of.sort], page: `${words.page} ${of.page}` }[this.items.order];
      row.append(span("what", name), span("times", String(count)));
      return row;
    }
    row.className = `item state-${item.state}`;
    row.id = `row-${item.id}`;
    row.dataset.id = item.id;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(item.id === this.current));
    row.setAttribute("aria-setsize", String(this.items.shown.length));
    row.setAttribute("aria-posinset", String(place + 1));
    row.append(...this.words(item), span("place", `${words.page[0]}. ${item.page}`));
    return row;
  }

  words(item) {
    const what = span("what", "");
    what.lang = "fr";
    if (item.sort !== "word" && item.sort !== "join") {
      what.append(span("sort", words[item.sort]), " ", item.was);
    } else if (item.was === item.proposal) {
      what.append(item.was);
    } else {
      const gone = document.createElement("span");
      gone.textContent = item.was;
      what.append(gone, span("arrow", " → "), span("come", item.proposal));
    }
    const times = this.items.order === "worst" ? this.items.counts.get(this.items.group(item)) : 1;
    return times > 1 ? [what, span("times", `×${times}`)] : [what];
  }
}

function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}
