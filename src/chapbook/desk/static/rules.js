// The rules and patterns that like decisions suggest: they stand under the list until they are answered.

import { openConcordance } from "./alike.js";
import { get, post, say } from "./frame.js";

const box = document.getElementById("rules");

export async function showRules() {
  const html = (await get("/rules")).trim();
  if (box.dataset.shown === html) return;
  box.dataset.shown = html;
  box.innerHTML = html;
}

export const isRuled = () => Boolean(box.querySelector(".rule:not([hidden])"));

export function goToRules() {
  box.querySelector(".rule:not([hidden]) button").focus();
}

// What an editor answered is taken away; his keys go on with the card.
function answered(rule) {
  rule.hidden = true;
  document.querySelector("#card .kicker, #card .finished h2")?.focus({ preventScroll: true });
}

// The places where a rule or a pattern would act; what is ticked there is what the editor says.
function look(rule, button) {
  const { key, exact } = rule.dataset;
  const [path, about] = key ? ["/pattern", { key }] : ["/rule", { exact }];
  const change = (spans, _act, _value, told) => {
    answered(rule);
    say(`${told}: ${spans.length}`);
    post(path, { ...about, accept: true, spans });
  };
  openConcordance(`${path}?${new URLSearchParams(about)}`, change, () => (rule.hidden ? null : button.focus()));
}

box.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-rule], [data-pattern]");
  if (!button) return;
  const rule = button.closest(".rule");
  if (button.dataset.pattern === "look" || button.dataset.rule === "look") {
    look(rule, button);
    return;
  }
  answered(rule);
  say(button.textContent);
  if (button.dataset.pattern) await post("/pattern", { key: rule.dataset.key });
  else await post("/rule", { exact: rule.dataset.exact, accept: button.dataset.rule === "accept" });
});
