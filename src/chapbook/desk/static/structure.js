// The structure view: every block of the book with its kind; one key says what it is.

import { complain, get, key, on, post, say, words } from "./frame.js";
import { last } from "./latest.js";
import { List, span } from "./list.js";
import { openSheet } from "./sheet.js";

const why = document.getElementById("why");
const source = { rows: [], places: new Map() };
const list = new List(document.getElementById("list"), source, { fill, choose: point, height: 58 });
const KINDS = new Map([...document.querySelectorAll("[data-kind]")].map((one) => [one.dataset.key, one.dataset.kind]));
const ask = last(() => get("/blocks"));
let current = null;

const weighed = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, signDisplay: "always" });

const named = (kind) => words[kind.replaceAll(" ", "_")] ?? kind;

function fill({ item }) {
  const kind = span("kind", named(item.kind));
  if (item.rival) kind.append(span("rival", `${named(item.rival)} ?`));
  const text = span("text", item.text);
  text.lang = "fr";
  return [kind, text, span("place", `${words.page[0]}. ${item.page}`)];
}

function point(id) {
  const item = source.rows[source.places.get(id)]?.item;
  if (!item) return;
  current = item;
  list.point(id);
  why.replaceChildren(line(named(item.kind), "sort"), ...item.reasons.map(reason));
  say(`${named(item.kind)}: ${item.text.slice(0, 80)}`);
}

function line(text, name = "") {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
}

// A piece of evidence: how heavy it is, for what or against it, and what was seen.
function reason([weight, kind, text]) {
  const made = line("");
  made.append(span("weight", weighed.format(weight)), " ", span("kind", named(kind)), " ", text);
  return made;
}

async function load() {
  const found = await ask();
  if (!found) return;
  complain(found.problem);
  const kept = new Map(source.rows.map(({ item }) => [item.id, item]));
  source.rows = found.rows.map(([id, kind, number, line, text, reasons, rival]) => {
    const mine = kept.get(id)?.waiting;
    return { item: { id, kind: mine ?? kind, page: number, line, text, reasons, rival } };
  });
  source.places = new Map(source.rows.map(({ item }, place) => [item.id, place]));
  list.draw();
  if (source.rows.length) point(source.places.has(current?.id) ? current.id : source.rows[0].item.id);
}

function move(by) {
  const next = source.rows[(source.places.get(current?.id) ?? -1) + by];
  if (next) point(next.item.id);
}

async function tag(kind) {
  if (!current) return;
  const item = current;
  const before = item.kind;
  item.kind = item.waiting = kind;
  item.rival = "";
  list.draw();
  say(`${words.said_tag} ${named(kind)}`);
  move(1);
  try {
    await post("/retag", { span: item.id, kind });
  } catch {
    item.kind = before;
    list.draw();
  }
  item.waiting = undefined;
}

async function undo() {
  const answer = await post("/undo");
  say(answer.decisions.length ? words.said_undo : words.said_nothing);
}

function showPage() {
  if (current) openSheet(`/page/${current.page}?span=${current.id}`);
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[pressed];
  if (by) move(by);
  else if (pressed === "u") undo();
  else if (pressed === "p") showPage();
  else if (KINDS.has(pressed)) tag(KINDS.get(pressed));
  else return;
  event.preventDefault();
});
document.querySelector(".side").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.kind) tag(button.dataset.kind);
  else if (button.dataset.act === "undo") undo();
  else if (button.dataset.act === "page") showPage();
});
on("book", load);
load();
