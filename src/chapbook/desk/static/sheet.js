// A page of the scan laid over the view, with the words in question marked.

import { get } from "./frame.js";

const box = document.getElementById("page");
let closed = () => {};

export async function openSheet(address, isClosed = () => {}) {
  closed = isClosed;
  box.innerHTML = await get(address);
  if (!box.open) box.showModal();
  box.querySelector(".here")?.scrollIntoView({ block: "center" });
}

box.addEventListener("keydown", (event) => {
  if (event.key !== "p") return;
  event.stopPropagation();
  box.close();
});
box.addEventListener("click", (event) => {
  if (event.target === box || event.target.closest("[data-close]")) box.close();
});
box.addEventListener("close", () => closed());
