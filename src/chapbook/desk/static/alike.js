// A concordance, settled together after a look at it: all questions that are the same, or all places of a pattern.

import { get, words } from "./frame.js";

const box = document.getElementById("alike");
const SAID = { accept: words.said_accept, keep: words.said_keep, choose: words.said_choose };
let settle = () => {};
let closed = () => {};

// Shows what stands at an address; `settled` hears which were ticked and what was chosen for them.
export async function openConcordance(address, settled, isClosed) {
  [settle, closed] = [settled, isClosed];
  box.innerHTML = await get(address);
  if (!box.open) box.showModal();
}

function act(name, value = "") {
  const ids = [...box.querySelectorAll("input:checked")].map((tick) => tick.value);
  box.close();
  if (name !== "cancel" && ids.length) settle(ids, name, value, SAID[name]);
}

box.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) act(button.dataset.act, button.dataset.value);
});
box.addEventListener("keydown", (event) => {
  const ticks = [...box.querySelectorAll("input")];
  const at = ticks.indexOf(document.activeElement);
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (by) ticks[Math.max(0, Math.min(ticks.length - 1, at + by))]?.focus();
  else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) act("accept");
  else if (event.key === "x" && box.querySelector('[data-act="keep"], [data-also="keep"]')) act("keep");
  else if (/^[1-5]$/.test(event.key)) {
    const value = String(Number(event.key) - 1);
    if (box.querySelector(`[data-act="choose"][data-value="${value}"]`)) act("choose", value);
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
box.addEventListener("close", () => closed());
