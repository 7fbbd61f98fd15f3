// The notes view: each note with its call and its continuation; joined, split and called elsewhere by keys.

import { get, key, on, post, say, words } from "./frame.js";
import { last } from "./latest.js";

const stage = document.querySelector(".notes");
// What stands there is some of the notes; those around a number are to be had by it.
const ask = last((number) => get(`/notes?note=${number}`));
let current = 0;

const notes = () => [...stage.querySelectorAll(".noted")];
const isTyping = () => Boolean(stage.querySelector(".reassign:not([hidden])"));

function move(to, { focus = true } = {}) {
  const note = notes()[to];
  if (!note) return;
  current = to;
  if (focus) {
    note.focus({ preventScroll: true });
    if (note.previousElementSibling) note.scrollIntoView({ block: "nearest" });
    else stage.scrollTo({ top: 0 });
  }
  history.replaceState(null, "", `/notes?note=${numberOf(note)}`);
}

const numberOf = (note) => Number(note?.dataset.number ?? 1);

// To the next note or the one before: at the end of those that stand there, to the ones behind them.
function step(by) {
  if (notes()[current + by]) move(current + by);
  else turn(by);
}

// To the notes before those that stand there, or behind them.
async function turn(by) {
  const number = by < 0 ? numberOf(notes()[0]) - 1 : numberOf(notes().at(-1)) + 1;
  if (number < 1 || number > Number(stage.dataset.count)) return;
  const found = await asked(number);
  if (!found) return;
  draw(found);
  move(notes().findIndex((note) => numberOf(note) === number));
}

async function retag(span, kind, told) {
  await post("/retag", { span, kind });
  say(told);
}

function act(name, note, button) {
  if (name === "join") retag(note.querySelector(".lines-of-note li").dataset.span, "note goes on", words.note_join);
  else if (name === "split") retag(button.dataset.span, "note", words.note_split);
  else if (name === "body") retag(button.dataset.span, "body", words.note_body);
  else if (name === "reassign") recall(note, true);
  else if (name === "cancel") recall(note, false);
}

function recall(note, isOn) {
  const form = note.querySelector(".reassign");
  form.hidden = !isOn;
  if (isOn) {
    form.elements.words.focus();
  } else {
    note.focus({ preventScroll: true });
    refresh();
  }
}

async function undo() {
  const answer = await post("/undo");
  say(answer.decisions.length ? words.said_undo : words.said_nothing);
}

// s goes from one place to split at to the next; Enter splits there.
function split(note) {
  const places = [...note.querySelectorAll('[data-act="split"]')];
  places[(places.indexOf(document.activeElement) + 1) % places.length]?.focus();
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const note = notes()[current];
  const name = { m: "join", x: "body", r: "reassign" }[pressed];
  if (pressed === "j" || pressed === "ArrowDown") step(1);
  else if (pressed === "k" || pressed === "ArrowUp") step(-1);
  else if (pressed === "PageDown" || pressed === "PageUp") turn(pressed === "PageDown" ? 1 : -1);
  else if (pressed === "u") undo();
  else if (pressed === "p" && note) location.href = `/pages/${note.dataset.page}`;
  else if (pressed === "s" && note) split(note);
  else if (name && note?.querySelector(`[data-act="${name}"]`)) act(name, note, note.querySelector(`[data-act="${name}"]`));
  else return;
  event.preventDefault();
});
stage.addEventListener("keydown", (event) => {
  const note = event.target.closest(".noted");
  if (event.key === "Escape" && isTyping()) recall(note, false);
});
stage.addEventListener("focusin", (event) => {
  const note = event.target.closest(".noted");
  if (note) current = notes().indexOf(note);
});
stage.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act], [data-turn]");
  if (button?.dataset.turn) turn(Number(button.dataset.turn));
  else if (button) act(button.dataset.act, button.closest(".noted"), button);
});
stage.addEventListener("submit", async (event) => {
  event.preventDefault();
  const note = event.target.closest(".noted");
  const { words: behind, page } = event.target.elements;
  await post("/call", { span: note.dataset.span, words: behind.value, page: Number(page.value) });
  say(words.said_saved);
  recall(note, false);
});

// What was found anew is shown, unless somebody is typing: then as soon as he is done.
async function refresh() {
  const number = numberOf(notes()[current]);
  const found = await asked(number);
  if (!found || isTyping() || found.innerHTML === stage.dataset.shown) return;
  const focused = stage.contains(document.activeElement);
  draw(found);
  move(Math.min(current, notes().length - 1), { focus: focused });
}

// The stage as the desk has it now, with the notes around a number; nothing where it was asked for again meanwhile.
async function asked(number) {
  const html = await ask(number);
  return html && new DOMParser().parseFromString(html, "text/html").querySelector(".notes");
}

function draw(found) {
  stage.dataset.count = found.dataset.count;
  stage.dataset.shown = found.innerHTML;
  stage.innerHTML = found.innerHTML;
}

on("book", refresh);
stage.dataset.shown = stage.innerHTML;
const wanted = Number(new URLSearchParams(location.search).get("note") ?? 1);
move(Math.max(0, notes().findIndex((note) => numberOf(note) === wanted)));
