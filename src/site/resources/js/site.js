/* Search over js/search-index.js, which `mvn site` writes; a menu that folds away on a phone. Without it the pages are complete. */
(function () {
  "use strict";
  var bar = document.getElementById("leftColumn") || document.body;

  function score(entry, words) {
    var total = 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i];
      var points = 0;
      if (entry.title.indexOf(word) >= 0) points += 20;
      if (entry.headings.indexOf(word) >= 0) points += 8;
      var at = entry.text.indexOf(word);
      for (var n = 0; at >= 0 && n < 5; n++) {
        points += 1;
        at = entry.text.indexOf(word, at + word.length);
      }
      if (points === 0) return 0;
      total += points;
    }
    return total;
  }

  function excerpt(entry, word) {
    var at = entry.text.indexOf(word);
    var from = Math.max(0, at - 50);
    return (from > 0 ? "… " : "") + entry.shown.substring(from, at + 110) + " …";
  }

  var index = (window.searchIndex || []).map(function (row) {
    return {
      href: row[0], name: row[1], shown: row[3],
      title: row[1].toLowerCase(), headings: row[2].toLowerCase(), text: row[3].toLowerCase()
    };
  });

  var form = document.createElement("form");
  form.className = "site-search";
  form.setAttribute("role", "search");
  form.innerHTML = '<input type="search" placeholder="Search" aria-label="Search these pages" autocomplete="off"/><ol aria-live="polite"></ol>';
  var input = form.firstChild;
  var list = form.lastChild;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) location.href = first.href;
  });
  input.addEventListener("input", function () {
    var words = input.value.toLowerCase().split(/\s+/).filter(function (word) { return word.length > 1; });
    list.textContent = "";
    if (words.length === 0) return;
    var found = index
      .map(function (entry) { return [score(entry, words), entry]; })
      .filter(function (pair) { return pair[0] > 0; })
      .sort(function (a, b) { return b[0] - a[0]; })
      .slice(0, 10);
    found.forEach(function (pair) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = pair[1].href;
      link.textContent = pair[1].name;
      var note = document.createElement("small");
      note.textContent = excerpt(pair[1], words[0]);
      item.appendChild(link);
      item.appendChild(note);
      list.appendChild(item);
    });
    if (found.length === 0) list.innerHTML = "<li>Nothing found</li>";
  });
  if (index.length > 0) bar.insertBefore(form, bar.firstChild);

  if (bar !== document.body) {
    var toggle = document.createElement("button");
    toggle.className = "site-menu";
    toggle.type = "button";
    toggle.textContent = "Menu";
    toggle.setAttribute("aria-expanded", "false");
    toggle.addEventListener("click", function () {
      var open = document.body.classList.toggle("menu-open");
      toggle.setAttribute("aria-expanded", String(open));
    });
    bar.insertBefore(toggle, form.parentNode ? form.nextSibling : bar.firstChild);
    document.body.classList.add("has-menu");
  }
})();
