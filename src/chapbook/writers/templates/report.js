"use strict";
// Sorts and filters the tables of the report. Without it the page is whole, in the order of the scan.

const FEW = 8; // rows that need no filter
const collator = new Intl.Collator(undefined, { numeric: true });

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.key ?? cell.textContent.trim();
}

function sort(table, head) {
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => (up ? 1 : -1) * collator.compare(key(a, head.cellIndex), key(b, head.cellIndex)));
  table.tBodies[0].append(...rows);
}

function makeSortable(table) {
  for (const head of table.tHead.rows[0].cells) {
    // The words stay outside the button: a browser that prints repeats them over each page, but no button.
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", `Sort by ${head.textContent}`);
    head.append(" ", button);
    head.addEventListener("click", () => sort(table, head));
    head.classList.add("sortable");
  }
}

function makeFilter(table) {
  const tools = document.createElement("div");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  tools.className = "tools";
  field.type = "search";
  count.setAttribute("role", "status");
  label.append("Show only rows with", field);
  tools.append(label, count);
  const show = () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !texts[index].includes(wanted);
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = `${shown} of ${rows.length} rows shown`;
  };
  field.addEventListener("input", show);
  show();
  table.parentElement.before(tools);
  return (text) => {
    field.value = text;
    show();
    field.focus();
  };
}

const filters = new Map();
for (const table of document.querySelectorAll("table[data-tools]")) {
  const tools = table.dataset.tools.split(" ");
  if (tools.includes("sort")) makeSortable(table);
  if (tools.includes("filter") && table.tBodies[0].rows.length > FEW) filters.set(table.id, makeFilter(table));
}

const filterChanges = filters.get("change-table");
for (const pattern of filterChanges ? document.querySelectorAll("[data-pattern]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = "Show these changes";
  button.append(...pattern.childNodes);
  button.addEventListener("click", () => filterChanges(button.textContent));
  pattern.append(button);
}
