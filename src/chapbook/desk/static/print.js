// The print view: the typeset pages two by two, as they lie open in the hand; set anew when something was decided.

import { complain, get, key, on, post, words } from "./frame.js";

const spread = document.getElementById("spread");
const where = document.getElementById("where");
const follow = document.getElementById("follow");
let told = { count: 0, stamp: "", setting: false, problem: "" };
let left = Math.max(0, Number(location.hash.slice(1)) || 0);

// Page 1 lies alone on the right; after it, left pages are even.
function draw() {
  left = Math.max(0, Math.min(left - (left % 2), told.count - (told.count % 2)));
  const pages = [left, left + 1].filter((number) => number >= 1 && number <= told.count);
  const said = told.count ? `${words.print_page} ${pages.join(" – ")} ${words.of_pages} ${told.count}` : words.print_none;
  where.textContent = told.setting ? `${said} · ${words.print_setting}` : said;
  spread.classList.toggle("busy", told.setting);
  spread.replaceChildren(...[left, left + 1].map((number) => (pages.includes(number) ? leaf(number) : blank())));
  history.replaceState(null, "", `#${left}`);
}

function leaf(number) {
  const image = document.createElement("img");
  image.src = `/print/${number}?${told.stamp}`;
  image.alt = `${words.print_page} ${number}`;
  return image;
}

function blank() {
  const made = document.createElement("div");
  made.className = "blank";
  return made;
}

async function load() {
  told = await get("/print/pages");
  complain(told.problem);
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
  else if (pressed === "Home" || pressed === "End") move(pressed === "Home" ? -left : told.count);
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
  else if (button) set();
});

on("print", load);
on("book", () => {
  if (follow.checked) set();
});
load().then(() => {
  if (!told.count && !told.setting) set();
});
