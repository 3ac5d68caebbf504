(function () {
  "use strict";
  // The index reads well without this: it makes its table sortable and its rows searchable.
  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function valueOf(row, column, order) {
    if (order) { return order.indexOf(row.getAttribute("data-status")); }
    var text = row.cells[column].textContent.trim();
    var number = parseFloat(text);
    return /^[\d.]+%?$/.test(text) ? number : text === "–" ? -1 : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") { return a - b; }
    return String(a).localeCompare(String(b), document.documentElement.lang || "zh");
  }

  function sortable(table) {
    var heads = table.tHead.rows[0].cells;
    var body = table.tBodies[0];
    each(heads, function (head, column) {
      var button = document.createElement("button");
      var order = head.hasAttribute("data-order") ? head.getAttribute("data-order").split(" ") : null;
      button.type = "button";
      button.className = "sorter";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        var rows = Array.prototype.map.call(body.rows, function (row, place) {
          return { row: row, place: place, value: valueOf(row, column, order) };
        });
        rows.sort(function (a, b) { return (down ? -1 : 1) * compare(a.value, b.value) || a.place - b.place; });
        each(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        each(rows, function (each) { body.appendChild(each.row); });
      });
    });
  }

  each(document.querySelectorAll("[data-index]"), function (index) {
    var form = index.querySelector(".filters");
    var output = form.querySelector("output");
    var rows = Array.prototype.slice.call(index.querySelectorAll("tbody tr"));
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

    function apply() {
      var words = form.elements.q.value.trim().toLowerCase().split(/\s+/);
      var status = form.elements.status.value;
      var year = form.elements.year.value;
      var shown = 0;
      rows.forEach(function (row, place) {
        var fits = (!status || row.getAttribute("data-status") === status) &&
          (!year || row.getAttribute("data-year") === year) &&
          words.every(function (word) { return texts[place].indexOf(word) >= 0; });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      output.textContent = output.getAttribute("data-words").replace("{count}", shown);
      index.querySelector(".nothing").hidden = shown > 0;
    }

    function remember() {
      var wanted = new URLSearchParams();
      each(form.querySelectorAll("input, select"), function (field) {
        if (field.value) { wanted.set(field.name, field.value); }
      });
      history.replaceState(null, "", wanted.toString() ? "?" + wanted : location.pathname);
    }

    var asked = new URLSearchParams(location.search);
    each(form.querySelectorAll("input, select"), function (field) {
      if (asked.get(field.name)) { field.value = asked.get(field.name); }
    });
    form.addEventListener("input", function () { apply(); remember(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    sortable(index.querySelector("table"));
    form.hidden = false;
    apply();
  });
})();
