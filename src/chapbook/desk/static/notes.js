// The notes view: each note with its call and its continuation; joined, split and called elsewhere by keys.

import { isWaiting, key, on, post, say, words } from "./frame.js";

const notes = [...document.querySelectorAll(".noted")];
let current = Math.max(0, notes.findIndex((note) => `#${note.id}` === location.hash));

function move(to) {
  if (!notes[to]) return;
  current = to;
  notes[to].focus({ preventScroll: true });
  notes[to].scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${notes[to].id}`);
}

async function retag(span, kind, told) {
  await post("/retag", { span, kind });
  say(told);
}

function act(name, note, button) {
  const span = button?.dataset.span ?? note.dataset.span;
  if (name === "join") retag(first(note), "note goes on", words.note_join);
  else if (name === "split") retag(span, "note", words.note_split);
  else if (name === "body") retag(span, "body", words.note_body);
  else if (name === "reassign") recall(note, true);
  else if (name === "cancel") recall(note, false);
}

// A note is joined to the one before by its first line alone.
function first(note) {
  return note.querySelector(".lines-of-note li").dataset.span;
}

function recall(note, isOn) {
  const form = note.querySelector(".reassign");
  form.hidden = !isOn;
  if (isOn) form.elements.words.focus();
  else note.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const note = notes[current];
  if (!note) return;
  const name = { m: "join", x: "body", r: "reassign" }[pressed];
  if (pressed === "j" || pressed === "ArrowDown") move(current + 1);
  else if (pressed === "k" || pressed === "ArrowUp") move(current - 1);
  else if (pressed === "u") post("/undo").then((answer) => say(answer.decisions.length ? words.said_undo : words.said_nothing));
  else if (pressed === "p") location.href = `/pages/${note.dataset.page}`;
  else if (pressed === "s") split(note);
  else if (name) act(name, note, note.querySelector(`[data-act="${name}"]`));
  else return;
  event.preventDefault();
});

// s goes from one place to split at to the next; Enter splits there.
function split(note) {
  const places = [...note.querySelectorAll('[data-act="split"]')];
  places[(places.indexOf(document.activeElement) + 1) % places.length]?.focus();
}

for (const [index, note] of notes.entries()) {
  note.addEventListener("focusin", () => {
    current = index;
  });
  note.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) act(button.dataset.act, note, button);
  });
  const form = note.querySelector(".reassign");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { words: behind, page } = form.elements;
    await post("/call", { span: note.dataset.span, words: behind.value, page: Number(page.value) });
    recall(note, false);
    say(words.said_saved);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") recall(note, false);
  });
}

// What was found anew is shown, unless somebody is typing.
on("book", () => {
  if (!isWaiting() && !document.querySelector(".reassign:not([hidden])")) location.reload();
});
if (notes.length) move(current);
