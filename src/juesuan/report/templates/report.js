(function () {
  "use strict";
  // The page reads well without this: it keeps the page's language mark right, filters rules, unfolds for print.
  function each(list, act) { Array.prototype.forEach.call(list, act); }

  each(document.querySelectorAll(".choice"), function (choice) {
    choice.addEventListener("change", function () { document.documentElement.lang = choice.value; });
  });

  each(document.querySelectorAll("[data-rules]"), function (section) {
    var filters = section.querySelector(".filters");
    var buttons = filters.querySelectorAll("button");
    var search = filters.querySelector("input");
    var families = section.querySelectorAll(".family");
    var opened = Array.prototype.map.call(families, function (family) { return family.open; });
    var wanted = "";

    function apply() {
      var words = search.value.trim().toLowerCase();
      var filtering = wanted !== "" || words !== "";
      var total = 0;
      each(families, function (family, index) {
        var shown = 0;
        each(family.querySelectorAll("tbody tr"), function (row) {
          var fits = (!wanted || row.getAttribute("data-verdict") === wanted) &&
            row.textContent.toLowerCase().indexOf(words) >= 0;
          row.hidden = !fits;
          shown += fits ? 1 : 0;
        });
        family.hidden = shown === 0;
        family.open = filtering ? true : opened[index];
        total += shown;
      });
      section.querySelector(".nothing").hidden = total > 0;
    }

    each(buttons, function (button) {
      button.addEventListener("click", function () {
        wanted = button.getAttribute("data-show");
        each(buttons, function (other) { other.setAttribute("aria-pressed", String(other === button)); });
        apply();
      });
    });
    search.addEventListener("input", apply);
    filters.hidden = false;
  });

  window.addEventListener("beforeprint", function () {
    each(document.querySelectorAll("details:not([open])"), function (fold) {
      fold.open = true;
      fold.setAttribute("data-folded", "");
    });
  });
  window.addEventListener("afterprint", function () {
    each(document.querySelectorAll("[data-folded]"), function (fold) {
      fold.open = false;
      fold.removeAttribute("data-folded");
    });
  });
})();
