// What the theme leaves out for those who use a keyboard or a screen reader.
(function () {
  "use strict";
  var search = document.querySelector(".md-search");
  var field = document.querySelector(".md-search__input");
  if (search && field) search.setAttribute("aria-label", field.getAttribute("aria-label") || field.placeholder);

  // The theme searches when a key is let go; Chinese is often pasted, or chosen with the mouse.
  if (field) field.addEventListener("input", function () { field.dispatchEvent(new KeyboardEvent("keyup")); });

  // What scrolls sideways can be scrolled with the arrow keys; the theme wraps tables only after it has loaded.
  function reachable() {
    document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, .wide, .scroll").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  }
  window.addEventListener("load", function () { reachable(); window.setTimeout(reachable, 0); });
  window.addEventListener("resize", reachable);
})();
