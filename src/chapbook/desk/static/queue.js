// The queue: one card in the middle, settled by single keys. What is decided shows at once and is written behind it.

import { openConcordance } from "./alike.js";
import { complain, get, isTyping, isWaiting, key, on, post, say, words } from "./frame.js";
import { Items } from "./items.js";
import { Latest } from "./latest.js";
import { offerLetters } from "./letters.js";
import { List, span } from "./list.js";
import { goToRules, isRuled, showRules } from "./rules.js";
import { openSheet } from "./sheet.js";

const AHEAD = 3;
const box = document.getElementById("card");
const search = document.getElementById("search");
const items = new Items();
const list = new List(document.getElementById("list"), items, { fill, choose: (id) => open(id) });
const cards = new Map();
// With all changes, or those an editor has to settle alone: by pattern all are counted.
const latest = new Latest(() => (items.show === "all" || items.order === "pattern" ? "/items?all=1" : "/items"));
let current = null;
let opening = 0;
let isStale = false;
let reading = false;

// What a row of the list shows.
function fill({ item, of, count: times }) {
  if (!item) {
    const name = { pattern: of.pattern, kind: words[of.sort], page: `${words.page} ${of.page}` }[items.order];
    return [span("what", name), span("times", String(times))];
  }
  const what = span("what", "");
  what.lang = "fr";
  if (item.sort !== "word" && item.sort !== "join") what.append(span("sort", words[item.sort]), " ", item.was);
  else if (item.was === item.proposal) what.append(item.was, span("other", item.other && item.state === 1 ? ` ${item.other} ?` : ""));
  else what.append(item.was, span("arrow", " → "), span("come", item.proposal));
  const alikes = items.order === "worst" ? items.alike(item) : 1;
  const place = span("place", `${words.page[0]}. ${item.page}`);
  return alikes > 1 ? [what, span("times", `×${alikes}`), place] : [what, place];
}

// Cards are fetched before they are needed.
function card(id) {
  if (!cards.has(id)) {
    const fetched = get(`/card/${encodeURIComponent(id)}`);
    fetched.catch(() => cards.delete(id));
    cards.set(id, fetched);
  }
  return cards.get(id);
}

function fetchAhead() {
  let next = current;
  for (let count = 0; next && count < AHEAD; count += 1) {
    next = items.step(next.id, 1);
    if (next) card(next.id).catch(() => {});
  }
}

const plural = new Intl.PluralRules(document.documentElement.lang);
const isOne = (number) => plural.select(number) === "one";

// What waits, in words: doubts, and changes that are made but not sure.
function waitingNow() {
  const { open: waiting, doubts } = items.left;
  const unsure = waiting - doubts;
  const told = [];
  if (doubts || !unsure) told.push(`${doubts} ${isOne(doubts) ? words.doubt : words.doubts}`);
  if (unsure) told.push(`${unsure} ${isOne(unsure) ? words.unsure_change : words.unsure_changes}`);
  return told.join(" + ");
}

function count() {
  const { open: waiting, settled } = items.left;
  const left = document.getElementById("left");
  left.textContent = waitingNow();
  left.dataset.count = String(waiting);
  const progress = document.getElementById("progress");
  progress.max = Math.max(1, waiting + settled);
  progress.value = settled;
}

function finished() {
  current = null;
  list.point(null);
  const made = document.createElement("div");
  made.className = "finished";
  const title = document.createElement("h2");
  title.tabIndex = -1;
  title.textContent = items.search ? words.nothing_found : reading ? words.reading_none : words.none_left;
  const more = document.createElement("p");
  more.textContent = reading ? words.reading : words.none_left_more;
  made.append(title, more);
  box.replaceChildren(made);
  if (!isAway()) title.focus({ preventScroll: true });
}

export async function open(id, { focus = true } = {}) {
  const item = items.all.get(id);
  if (!item) return finished();
  const turn = (opening += 1);
  current = item;
  list.point(id);
  try {
    const html = await card(id);
    if (turn !== opening) return undefined;
    if (!html) return pass(item);
    show(html, item, focus);
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
    fetchAhead();
  } catch {
    gone();
  }
  return undefined;
}

// A question that another decision has settled meanwhile is passed over.
function pass(item) {
  const next = nextAfter([item.id]);
  items.settle([item.id]);
  count();
  return next ? open(next.id) : finished();
}

function show(html, item, focus) {
  box.innerHTML = html;
  const same = items.alike(item);
  const all = box.querySelector("[data-count]");
  if (all) {
    all.append(` (${same})`);
    all.hidden = same < 2;
  }
  const field = box.querySelector("#edited");
  if (field) offerLetters(field, box.querySelector(".palette"));
  if (focus && !isAway()) box.querySelector(".kicker").focus({ preventScroll: true });
}

// The editor is typing elsewhere, or looks at a sheet: the focus is not taken from him.
const isAway = () => isTyping({ target: document.activeElement }) || Boolean(document.querySelector("dialog[open]"));

function start(focus = true) {
  items.arrange();
  count();
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = items.places.has(wanted) ? items.all.get(wanted) : items.shown[0];
  if (first) open(first.id, { focus });
  else finished();
  list.draw();
}

async function load(focus = true) {
  const found = await latest.ask();
  if (!found) return;
  take(found);
  start(focus);
}

function take(found) {
  isStale = false;
  reading = found.reading;
  document.getElementById("first-reading").hidden = !reading;
  complain(found.problem ? `${words.broken}: ${found.problem}` : "");
  cards.clear();
  latest.isTaken(found);
  if (found.whole) items.load(found.rows);
  else items.merge(found.rows, found.gone);
}

// The stages have run: the list is fetched anew, the card stays where it is.
// Not while something is being edited, looked at or written: what was fetched before would undo it on the page.
async function refresh() {
  isStale = true;
  if (busy() || isWaiting()) return;
  const found = await latest.ask();
  if (!found || busy() || isWaiting()) return;
  const here = current;
  const place = here ? (items.at.get(here.id) ?? -1) : -1;
  take(found);
  items.arrange();
  count();
  if (here && items.all.has(here.id)) {
    current = items.all.get(here.id);
    list.point(here.id);
    fetchAhead();
  } else if (items.shown.length) {
    open(items.shown[Math.max(0, Math.min(place, items.shown.length - 1))].id, { focus: !isAway() });
  } else {
    finished();
  }
}

const catchUp = () => {
  if (isStale) refresh();
};
const busy = () => Boolean(document.querySelector("dialog[open], .edit:not([hidden])"));

function settle(ids, act, value, told) {
  const before = ids.map((id) => items.all.get(id)).filter(Boolean);
  const next = ids.includes(current?.id) ? nextAfter(ids) : current;
  for (const id of ids) items.pending.add(id);
  items.settle(ids);
  count();
  say(`${told}. ${waitingNow()} ${words.left}.`);
  if (next) open(next.id);
  else finished();
  const address = act === "word" ? "/word" : "/decide";
  const body = act === "word" ? { id: ids[0] } : { ids, act, value };
  return post(address, body).then(
    (answer) => {
      for (const item of before) items.pending.delete(item.id);
      taken(answer);
      if (ids.some((id) => answer.gone.includes(id))) {
        say(words.said_gone);
        refresh();
      } else catchUp();
    },
    () => {
      for (const item of before) {
        items.pending.delete(item.id);
        items.put(item);
      }
      start();
    },
  );
}

// What an answer to a writing tells: a list from before it is not taken any more.
function taken(answer) {
  latest.isDecided(answer.version);
  items.update(answer.rows, answer.gone);
  for (const [id] of answer.rows) cards.delete(id);
  count();
  list.draw();
}

// Says what the line of a question is. A question about a word stays: that is not answered by it.
async function tag(kind) {
  const told = `${words.said_tag} ${words[kind]}`;
  if (!["word", "join"].includes(current.sort)) return settle([current.id], "tag", kind, told);
  say(told);
  taken(await post("/decide", { ids: [current.id], act: "tag", value: kind }));
  return catchUp();
}

function nextAfter(ids) {
  let next = current;
  do next = items.step(next.id, 1);
  while (next && ids.includes(next.id));
  if (next) return next;
  next = current;
  do next = items.step(next.id, -1);
  while (next && ids.includes(next.id));
  return next;
}

async function undo() {
  const answer = await post("/undo");
  if (!answer.decisions.length) return say(words.said_nothing);
  cards.clear();
  taken(answer);
  items.arrange();
  count();
  say(`${words.said_undo}. ${waitingNow()} ${words.left}.`);
  const back = answer.rows[0]?.[0];
  if (back && items.places.has(back)) open(back);
  else list.draw();
  return catchUp();
}

function edit(isOn) {
  const form = box.querySelector("#edit");
  if (!form) return;
  form.hidden = !isOn;
  box.querySelector(".question").classList.toggle("editing", isOn);
  const field = form.querySelector("#edited");
  if (isOn) {
    field.focus();
    field.select();
  } else {
    box.querySelector(".kicker").focus({ preventScroll: true });
    catchUp();
  }
}

const showAlike = () => {
  const settled = (ids, act, value, told) => settle(ids, act, value, `${told}: ${ids.length}`);
  return openConcordance(`/alike/${encodeURIComponent(current.id)}`, settled, back).catch(gone);
};
const showPage = () => openSheet(`/page/${current.page}?item=${encodeURIComponent(current.id)}`, back).catch(gone);
const gone = () => say(words.said_gone);

function move(by) {
  const next = current ? items.step(current.id, by) : items.shown[0];
  if (next) open(next.id);
}

function go(place) {
  const rows = items.shown.filter((item) => items.show !== "open" || item.state === 1);
  const item = rows.at(place);
  if (item) open(item.id);
}

const ACTS = {
  // A picture is accepted by the words that say what is on it.
  accept: () => (box.querySelector('[data-act="edit"][data-also="accept"]') ? edit(true) : settle([current.id], "accept", "", words.said_accept)),
  keep: () => settle([current.id], "keep", "", words.said_keep),
  choose: (value) => settle([current.id], "choose", value, words.said_choose),
  word: () => settle([current.id], "word", "", words.said_word),
  note: () => tag("note"),
  heading: () => tag("heading"),
  edit: () => edit(true),
  cancel: () => edit(false),
  alike: showAlike,
  page: showPage,
  rules: goToRules,
  undo,
  next: () => move(1),
  previous: () => move(-1),
};
const KEYS = {
  x: "keep", e: "edit", a: "alike", g: "word", n: "note", h: "heading", u: "undo", p: "page", r: "rules",
  j: "next", k: "previous", ArrowDown: "next", ArrowUp: "previous", Enter: "accept",
};

function isOffered(name) {
  if (name === "rules") return isRuled();
  return ["undo", "next", "previous"].includes(name) || (current && box.querySelector(`[data-act="${name}"], [data-also="${name}"]`));
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const onButton = event.target instanceof HTMLElement && event.target.closest("button, a, summary");
  if (!pressed || (onButton && (pressed === "Enter" || pressed === " "))) return;
  if (pressed === "/") {
    search.focus();
    search.select();
  } else if (pressed === "Home" || pressed === "End") {
    go(pressed === "Home" ? 0 : -1);
  } else if (/^[1-5]$/.test(pressed)) {
    choose(pressed);
  } else if (KEYS[pressed] && isOffered(KEYS[pressed])) {
    ACTS[KEYS[pressed]]();
  } else {
    return;
  }
  event.preventDefault();
});

function choose(pressed) {
  const value = String(Number(pressed) - 1);
  if (box.querySelector(`[data-act="choose"][data-value="${value}"]`)) ACTS.choose(value);
  else if (box.querySelector(`[data-act="accept"][data-value="${value}"]`)) ACTS.accept();
}

box.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) ACTS[button.dataset.act]?.(button.dataset.value);
});
box.addEventListener("submit", (event) => {
  event.preventDefault();
  const caption = box.querySelector("#caption");
  const text = box.querySelector("#edited").value.replaceAll("↵", "\n");
  settle([current.id], "edit", caption ? `${text}\n${caption.value}` : text, words.said_edit);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && box.querySelector(".edit:not([hidden])")) {
    event.preventDefault();
    edit(false);
  }
});

function back() {
  box.querySelector(".kicker, .finished h2")?.focus({ preventScroll: true });
  catchUp();
}

for (const button of document.querySelectorAll("[data-order]")) {
  button.addEventListener("click", async () => {
    items.order = button.dataset.order;
    for (const other of document.querySelectorAll("[data-order]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    if (items.order === "pattern" && items.show === "open") document.getElementById("show").value = items.show = "all";
    await load(false);
  });
}
document.getElementById("show").addEventListener("change", async (event) => {
  items.show = event.target.value;
  await load(false);
});
document.getElementById("kind").addEventListener("change", (event) => {
  items.kind = event.target.value;
  start(false);
});
search.addEventListener("input", () => {
  items.search = search.value.trim();
  start(false);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    search.value = items.search = "";
    start();
  } else if (event.key !== "Enter" && event.key !== "ArrowDown") return;
  event.preventDefault();
  box.querySelector(".kicker, .finished h2")?.focus({ preventScroll: true });
});

on("book", () => {
  refresh();
  showRules();
});
load();
showRules();
