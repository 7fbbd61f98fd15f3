// The questions as the page knows them: what is shown, in which order, and how many are left. It draws nothing.

const SHORT = { open: [1], all: [0, 1], settled: [2] };
const PLACE = new Intl.Collator(undefined, { numeric: true });

// A row as the desk sends it, by name; `index` is where the words begin in the scan.
const named = ([id, sort, pattern, was, proposal, page, line, risk, state, other, doubt, index]) => ({
  id, sort, pattern, was, proposal, page, line, risk, state, other, doubt, index,
});

export class Items {
  constructor() {
    this.all = new Map();
    this.order = "worst";
    this.show = "open";
    this.kind = "";
    this.search = "";
    this.shown = [];
    this.rows = [];
    this.places = new Map();
    this.at = new Map();
    this.pending = new Set();
    this.alikes = null;
  }

  // Rows come in the order of the scan. What was decided here and is not yet on record stays decided.
  load(rows) {
    const before = this.all;
    this.alikes = null;
    this.all = new Map();
    for (const row of rows) {
      const item = named(row);
      const mine = this.pending.has(item.id) ? (before.get(item.id)?.state ?? item.state) : item.state;
      this.all.set(item.id, { ...item, state: mine });
    }
  }

  update(rows, gone = []) {
    this.alikes = null;
    for (const id of gone) this.all.delete(id);
    for (const row of rows) this.all.set(row[0], named(row));
  }

  // Marks items as settled, here and in the list as it is drawn up.
  settle(ids) {
    this.alikes = null;
    for (const id of ids) {
      const item = this.all.get(id);
      if (!item) continue;
      const done = { ...item, state: 2 };
      this.all.set(id, done);
      const place = this.places.get(id);
      if (place !== undefined) this.rows[place] = { ...this.rows[place], item: done };
      const shown = this.at.get(id);
      if (shown !== undefined) this.shown[shown] = done;
    }
  }

  group(item) {
    return `${item.sort} ${item.pattern}`;
  }

  // Draws up the list: chosen, ordered, with a head before each group where groups are asked for.
  arrange() {
    this.alikes = null;
    const chosen = [...this.all.values()].filter((item) => this.fits(item));
    const counts = new Map();
    const risks = new Map();
    for (const item of chosen) {
      const group = this.group(item);
      counts.set(group, (counts.get(group) ?? 0) + 1);
      risks.set(group, (risks.get(group) ?? 0) + item.risk);
    }
    const worth = (item) => risks.get(this.group(item));
    const orders = {
      worst: (a, b) => worth(b) - worth(a) || PLACE.compare(this.group(a), this.group(b)) || a.index - b.index,
      pattern: (a, b) =>
        counts.get(this.group(b)) - counts.get(this.group(a)) ||
        PLACE.compare(this.group(a), this.group(b)) ||
        a.index - b.index,
      kind: (a, b) => PLACE.compare(a.sort, b.sort) || b.risk - a.risk || a.index - b.index,
      page: (a, b) => a.index - b.index,
    };
    chosen.sort(orders[this.order]);
    this.shown = chosen;
    this.rows = this.headed(chosen, counts);
    this.places = new Map(this.rows.map((row, place) => [row.item?.id, place]));
    this.at = new Map(chosen.map((item, place) => [item.id, place]));
  }

  headed(chosen, counts) {
    if (this.order === "worst") return chosen.map((item) => ({ item }));
    const rows = [];
    let last = null;
    const sorts = new Map();
    for (const item of chosen) sorts.set(item.sort, (sorts.get(item.sort) ?? 0) + 1);
    for (const item of chosen) {
      const group = { pattern: this.group(item), kind: item.sort, page: item.page }[this.order];
      if (group !== last) {
        const count = { pattern: counts.get(group), kind: sorts.get(item.sort), page: "" }[this.order];
        rows.push({ head: group, item: null, of: item, count });
        last = group;
      }
      rows.push({ item });
    }
    return rows;
  }

  fits(item) {
    if (!SHORT[this.show].includes(item.state)) return false;
    if (this.kind && item.sort !== this.kind) return false;
    if (!this.search) return true;
    const page = /^p\s?(\d+)$/.exec(this.search);
    if (page) return item.page === Number(page[1]);
    const sought = this.search.toLowerCase();
    return `${item.was}\n${item.proposal}\n${item.pattern}`.toLowerCase().includes(sought);
  }

  // How many wait, how many of these are doubts, and how many have been settled, among those of the chosen kind.
  get left() {
    let open = 0;
    let doubts = 0;
    let settled = 0;
    for (const item of this.all.values()) {
      if (this.kind && item.sort !== this.kind) continue;
      open += item.state === 1;
      doubts += item.state === 1 && item.doubt;
      settled += item.state === 2;
    }
    return { open, doubts, settled };
  }

  // The next that can be stepped to, from a place in the list: settled ones are passed over where open ones are asked.
  step(id, by) {
    const at = this.at.get(id) ?? -1;
    for (let place = at + by; place >= 0 && place < this.shown.length; place += by) {
      if (this.show !== "open" || this.shown[place].state === 1) return this.shown[place];
    }
    return null;
  }

  // How many ask the same question, counted once for all of them until something changes.
  alike(item) {
    if (!this.alikes) {
      this.alikes = new Map();
      for (const other of this.all.values()) {
        const question = this.question(other);
        this.alikes.set(question, (this.alikes.get(question) ?? 0) + 1);
      }
    }
    return this.alikes.get(this.question(item)) ?? 0;
  }

  // What an item asks, as the desk tells alike ones: by their words, those that are not about letters by their pattern.
  question({ sort, state, was, proposal, pattern }) {
    return JSON.stringify(sort === "word" || sort === "join" ? [sort, state, was, proposal] : [sort, state, pattern]);
  }
}
