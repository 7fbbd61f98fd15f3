// The rules that like decisions suggest: they stand under the list until they are answered.

import { get, post, say } from "./frame.js";

const box = document.getElementById("rules");

export async function showRules() {
  const html = (await get("/rules")).trim();
  if (box.dataset.shown === html) return;
  box.dataset.shown = html;
  box.innerHTML = html;
}

box.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-rule]");
  if (!button) return;
  const rule = button.closest(".rule");
  rule.hidden = true;
  say(button.textContent);
  await post("/rule", { ...rule.dataset, accept: button.dataset.rule === "accept" });
});
