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
    this.alikes = new Map();
    this.counts = new Map();
  }

  // Rows come in the order of the scan. What was decided here and is not yet on record stays decided.
  load(rows) {
    const before = this.all;
    this.all = new Map();
    this.alikes = new Map();
    this.counts = new Map();
    for (const row of rows) this.put(this.kept(named(row), before.get(row[0])));
  }

  // The same of what changed alone.
  merge(rows, gone) {
    for (const id of gone) if (!this.pending.has(id)) this.drop(id);
    for (const row of rows) this.put(this.kept(named(row), this.all.get(row[0])));
  }

  kept(item, before) {
    return this.pending.has(item.id) && before ? { ...item, state: before.state } : item;
  }

  update(rows, gone = []) {
    for (const id of gone) this.drop(id);
    for (const row of rows) this.put(named(row));
  }

  // Each item comes in and goes by these two, which keep the counts.
  put(item) {
    this.drop(item.id);
    this.all.set(item.id, item);
    this.tally(item, 1);
  }

  drop(id) {
    const item = this.all.get(id);
    if (!item) return;
    this.tally(item, -1);
    this.all.delete(id);
  }

  tally(item, by) {
    const question = this.question(item);
    this.alikes.set(question, (this.alikes.get(question) ?? 0) + by);
    const count = this.counts.get(item.sort) ?? { open: 0, doubts: 0, settled: 0 };
    count.open += item.state === 1 ? by : 0;
    count.doubts += item.state === 1 && item.doubt ? by : 0;
    count.settled += item.state === 2 ? by : 0;
    this.counts.set(item.sort, count);
  }

  // Marks items as settled, here and in the list as it is drawn up.
  settle(ids) {
    for (const id of ids) {
      const item = this.all.get(id);
      if (!item) continue;
      const done = { ...item, state: 2 };
      this.put(done);
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
    const chosen = [...this.all.values()].filter((item) => this.fits(item));
    const groups = new Map();
    for (const item of chosen) {
      item.group = this.group(item);
      const group = groups.get(item.group) ?? { name: item.group, count: 0, risk: 0 };
      group.count += 1;
      group.risk += item.risk;
      groups.set(item.group, group);
    }
    const weighed = {
      worst: (a, b) => b.risk - a.risk || PLACE.compare(a.name, b.name),
      pattern: (a, b) => b.count - a.count || PLACE.compare(a.name, b.name),
    }[this.order];
    // Groups are compared, and items by the rank of theirs: names are compared slowly, and there are many items.
    if (weighed) [...groups.values()].sort(weighed).forEach((group, rank) => Object.assign(group, { rank }));
    const byGroup = (a, b) => groups.get(a.group).rank - groups.get(b.group).rank || a.index - b.index;
    const orders = {
      worst: byGroup,
      pattern: byGroup,
      kind: (a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : b.risk - a.risk || a.index - b.index),
      page: (a, b) => a.index - b.index,
    };
    chosen.sort(orders[this.order]);
    this.shown = chosen;
    this.rows = this.headed(chosen, groups);
    this.places = new Map(this.rows.map((row, place) => [row.item?.id, place]));
    this.at = new Map(chosen.map((item, place) => [item.id, place]));
  }

  headed(chosen, groups) {
    if (this.order === "worst") return chosen.map((item) => ({ item }));
    const rows = [];
    let last = null;
    const sorts = new Map();
    for (const item of chosen) sorts.set(item.sort, (sorts.get(item.sort) ?? 0) + 1);
    for (const item of chosen) {
      const group = { pattern: item.group, kind: item.sort, page: item.page }[this.order];
      if (group !== last) {
        const count = { pattern: groups.get(item.group).count, kind: sorts.get(item.sort), page: "" }[this.order];
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
    const left = { open: 0, doubts: 0, settled: 0 };
    for (const [sort, count] of this.counts) {
      if (this.kind && sort !== this.kind) continue;
      for (const name of Object.keys(left)) left[name] += count[name];
    }
    return left;
  }

  // The next that can be stepped to, from a place in the list: settled ones are passed over where open ones are asked.
  step(id, by) {
    const at = this.at.get(id) ?? -1;
    for (let place = at + by; place >= 0 && place < this.shown.length; place += by) {
      if (this.show !== "open" || this.shown[place].state === 1) return this.shown[place];
    }
    return null;
  }

  // How many ask the same question.
  alike(item) {
    return this.alikes.get(this.question(item)) ?? 0;
  }

  // What an item asks, as the desk tells alike ones: by their words, those that are not about letters by their pattern.
  question({ sort, state, was, proposal, pattern }) {
    return JSON.stringify(sort === "word" || sort === "join" ? [sort, state, was, proposal] : [sort, state, pattern]);
  }
}
