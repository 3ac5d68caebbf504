/* Sorting of tables marked `data-sortable`, and filters of their rows, which the address keeps. */
"use strict";
(() => {
  const order = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });

  function keyOf(row, column) {
    const cell = row.cells[column];
    return (cell.dataset.sort ?? cell.textContent).trim();
  }

  function sort(table, header, column) {
    const descending = header.getAttribute("aria-sort") === "ascending";
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => order.compare(keyOf(one, column), keyOf(other, column)));
    if (descending) rows.reverse();
    table.tBodies[0].append(...rows);
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(table, header, column));
    });
  }

  function matches(row, wanted) {
    return [...wanted].every(([name, value]) => {
      if (name !== "text") return row.dataset[name].trim().split(" ").includes(value);
      const text = row.textContent.toLowerCase();
      return value.toLowerCase().split(/\s+/).every((word) => text.includes(word));
    });
  }

  function wantedOf(form) {
    return [...new FormData(form)].filter(([, value]) => value.trim());
  }

  function apply(form, table) {
    const wanted = wantedOf(form);
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !matches(row, wanted);
    const output = form.querySelector("output");
    const shown = rows.filter((row) => !row.hidden).length;
    output.textContent = output.dataset.template.replace("{shown}", shown).replace("{all}", rows.length);
    const nothing = document.getElementById(form.dataset.nothing);
    if (nothing) nothing.hidden = shown > 0;
    if (location.protocol === "file:") return; // a page on a disk may not change its address
    const query = new URLSearchParams(wanted).toString();
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  }

  function makeFilter(form) {
    const table = document.getElementById(form.dataset.filter);
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name); // an address may name anything, such as `length`
      if (field) field.value = value;
    }
    form.hidden = false;
    form.addEventListener("input", () => apply(form, table));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => apply(form, table)));
    apply(form, table);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
    document.querySelectorAll("form[data-filter]").forEach(makeFilter);
  });
})();
