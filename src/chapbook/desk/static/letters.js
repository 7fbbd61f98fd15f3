// French letters by one key each while a text is edited: F1 to F12, and with Shift the capitals.

import { words } from "./frame.js";

const SMALL = ["é", "è", "ê", "à", "â", "ç", "ù", "û", "î", "ô", "œ", "«"];
const LARGE = ["É", "È", "Ê", "À", "Â", "Ç", "Ù", "Û", "Î", "Ô", "Œ", "»"];
const MORE = ["ë", "ï", "ü", "æ", "»", "’", "—", "…"];

export function insert(field, letter) {
  field.setRangeText(letter, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(field, letter, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.tabIndex = -1;
  made.lang = "fr";
  if (label) {
    const cap = document.createElement("kbd");
    cap.textContent = label;
    made.append(cap, " ");
  }
  made.append(letter);
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    insert(field, letter);
    field.focus();
  });
  return made;
}

// Fills the palette and lets the field hear the keys.
export function offerLetters(field, palette) {
  palette.append(...SMALL.map((letter, index) => button(field, letter, `F${index + 1}`)));
  palette.append(...MORE.map((letter) => button(field, letter, "")));
  const hint = document.createElement("small");
  hint.textContent = words.capitals;
  palette.append(hint);
  field.addEventListener("keydown", (event) => {
    const found = /^F(\d{1,2})$/.exec(event.key);
    const letter = found && (event.shiftKey ? LARGE : SMALL)[Number(found[1]) - 1];
    if (letter && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      insert(field, letter);
    }
  });
}
