// The page view: scan and book side by side, line for line; how far each page has been read.

import { complain, get, key, on, post, say, words } from "./frame.js";
import { last } from "./latest.js";

const desk = document.querySelector(".reading");
const leaf = document.getElementById("leaf");
const links = new Map([...document.querySelectorAll(".leafs a")].map((link) => [Number(link.dataset.page), link]));
const STATUS = ["none", "once", "twice"];
let current = Number(desk.dataset.page);
// What is asked for last is shown: a page that was asked for anew meanwhile is the one turned to.
const ask = last((number) => get(`/page/${number}`));

function tally() {
  const read = [...links.values()].filter((link) => link.dataset.read !== "none").length;
  document.getElementById("read").textContent = String(read);
  document.getElementById("progress").value = read;
}

async function open(number, { focus = true, keep = false } = {}) {
  if (!links.has(number)) return;
  links.get(current)?.removeAttribute("aria-current");
  current = number;
  const link = links.get(current);
  link.setAttribute("aria-current", "page");
  link.scrollIntoView({ block: "nearest" });
  const html = await ask(number);
  if (html === null) return;
  const top = leaf.scrollTop;
  leaf.innerHTML = html;
  leaf.scrollTop = keep ? top : 0;
  if (focus) leaf.querySelector("h2").focus({ preventScroll: true });
  if (location.pathname !== `/pages/${number}`) history.pushState(null, "", `/pages/${number}`);
}

async function mark(status) {
  const link = links.get(current);
  const before = link.dataset.read;
  show(link, status);
  say(`${words.page} ${current}: ${words[`read_${status}`]}`);
  try {
    await post("/status", { page: current, read: status });
  } catch {
    show(link, before);
  }
}

function show(link, status) {
  link.dataset.read = status;
  link.querySelector(".read").textContent = words[`read_${status}`];
  for (const button of leaf.querySelectorAll("[data-read]")) {
    button.setAttribute("aria-pressed", String(button.dataset.read === status));
  }
  tally();
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const by = { j: 1, ArrowRight: 1, PageDown: 0, k: -1, ArrowLeft: -1 }[pressed];
  if (by) open(current + by);
  else if (/^[0-2]$/.test(pressed)) mark(STATUS[Number(pressed)]);
  else if (pressed === "ArrowDown" || pressed === "ArrowUp") leaf.scrollBy(0, pressed === "ArrowDown" ? 80 : -80);
  else return;
  event.preventDefault();
});
leaf.addEventListener("click", (event) => {
  const button = event.target.closest("[data-read], [data-go]");
  if (!button) return;
  if (button.dataset.go) open(current + Number(button.dataset.go));
  else mark(button.dataset.read);
});
document.querySelector(".leafs").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(Number(link.dataset.page));
});
addEventListener("popstate", () => open(Number(location.pathname.split("/")[2]) || 1));

on("book", () => {
  complain("");
  open(current, { focus: false, keep: true });
});
tally();
open(current, { focus: false });
