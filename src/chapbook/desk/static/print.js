// The print view: the typeset pages two by two, as they lie open in the hand; set anew when something was decided.

import { complain, get, key, on, post, words } from "./frame.js";
import { last } from "./latest.js";

const spread = document.getElementById("spread");
const where = document.getElementById("where");
const follow = document.getElementById("follow");
let told = { count: 0, stamp: "", drafted: 0, draft: "", setting: false, problem: "" };
const ask = last(() => get("/print/pages"));
let isDraft = false;
let left = Math.max(0, Number(location.hash.slice(1)) || 0);

// Page 1 lies alone on the right; after it, left pages are even. A draft begins on the left.
function draw() {
  const count = isDraft ? told.drafted : told.count;
  const first = isDraft ? 1 : 0;
  left = Math.max(first, Math.min(left - ((left - first) % 2), count - ((count - first) % 2)));
  const pages = [left, left + 1].filter((number) => number >= 1 && number <= count);
  const said = count ? `${words.print_page} ${pages.join(" – ")} ${words.of_pages} ${count}` : words.print_none;
  const what = isDraft ? `${words.print_draft} · ${said}` : said;
  where.textContent = told.setting ? `${what} · ${words.print_setting}` : what;
  spread.classList.toggle("busy", told.setting);
  spread.replaceChildren(...[left, left + 1].map((number) => (pages.includes(number) ? leaf(number) : blank())));
  document.getElementById("whole").hidden = !told.drafted;
  document.getElementById("whole").setAttribute("aria-pressed", String(isDraft));
  history.replaceState(null, "", `#${left}`);
}

function leaf(number) {
  const image = document.createElement("img");
  image.src = isDraft ? `/print/draft/${number}?${told.draft}` : `/print/${number}?${told.stamp}`;
  image.alt = `${words.print_page} ${number}`;
  return image;
}

function blank() {
  const made = document.createElement("div");
  made.className = "blank";
  return made;
}

// A passage that was changed is laid before the reader as soon as it is drafted.
async function load() {
  const before = told.draft;
  const found = await ask();
  if (!found) return;
  told = found;
  complain(told.problem);
  if (!told.drafted) show(false);
  else if (follow.checked && told.draft !== before) show(true);
  else draw();
}

function show(draft) {
  if (isDraft !== draft) left = 0;
  isDraft = draft;
  draw();
}

async function set() {
  told.setting = true;
  draw();
  await post("/print/set");
}

document.addEventListener("keydown", (event) => {
  const pressed = key(event);
  const by = { j: 2, ArrowRight: 2, ArrowDown: 2, k: -2, ArrowLeft: -2, ArrowUp: -2 }[pressed];
  if (by) move(by);
  else if (pressed === "s") set();
  else if (pressed === "d" && told.drafted) show(!isDraft);
  else if (pressed === "Home" || pressed === "End") move(pressed === "Home" ? -left : told.count + told.drafted);
  else return;
  event.preventDefault();
});
function move(by) {
  left += by;
  draw();
}
document.querySelector(".printhead").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.go) move(2 * Number(button.dataset.go));
  else if (button?.id === "whole") show(!isDraft);
  else if (button) set();
});

on("print", load);
load().then(() => {
  if (!told.count && !told.setting) set();
  post("/print/draft");
});
