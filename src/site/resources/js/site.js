/* Search over js/search-index.js, which `mvn site` writes; a menu that folds away on a phone. Without it the pages are complete. */
(function () {
  "use strict";
  var bar = document.getElementById("leftColumn") || document.body;

  /* What asks nothing, and other tools' words for what has another name here. */
  var idle = " a an and any are at be by can do does for from get have how i if in into is it last me my not of on or our same see should so that the their then there this to up use using want we what when where which who why will with without wrote you your ".split(" ");
  var alike = {
    action: "job", aws: "rds", baseline: "stamp", ci: "job", conflict: "head", convert: "import coming", developer: "branch team", docker: "container", down: "downgrade", fixture: "rows",
    generate: "revision", helm: "kubernetes", image: "container", k8: "kubernetes", location: "directory", migrate: "upgrade", migration: "revision",
    outage: "lock", permission: "privileges role", pipeline: "job", revert: "downgrade", rollback: "downgrade", seed: "rows",
    startup: "start-up", several: "many", simultaneous: "two", standby: "replica", undo: "downgrade", validate: "check"
  };

  function stem(word) {
    return word.length > 3 ? word.replace(/(ies|es|s)$/, function (end) { return end === "ies" ? "y" : ""; }) : word;
  }

  function rawWords(question) {
    return question.toLowerCase().split(/[^a-z0-9_.:/-]+/)
      .map(function (word) { return word.replace(/^[.:/-]+|[.:/-]+$/g, ""); })
      .filter(Boolean);
  }

  function wordsOf(question) {
    return rawWords(question).filter(function (word) { return word.length > 1 && idle.indexOf(word) < 0; }).map(stem);
  }

  /* "out of order" as the option outOfOrder. */
  function joined(question) {
    var raw = rawWords(question);
    var names = [];
    for (var i = 0; i < raw.length; i++) {
      for (var more = 2; more <= 3 && i + more <= raw.length; more++) names.push(raw.slice(i, i + more).join(""));
    }
    return names;
  }

  /* Where words begin with it, up to so many times. */
  function count(text, word, most) {
    var n = 0;
    for (var at = text.indexOf(word); at >= 0 && n < most; at = text.indexOf(word, at + word.length)) {
      if (at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1))) n += 1;
    }
    return n;
  }

  /* A rare word says more than a common one, and a long page says less by holding it. */
  function points(entry, word) {
    var times = count(entry.text, word, 20) / (1 + entry.text.length / 8000);
    var worth = 4 * count(entry.title, word, 1)
      + 3 * Math.min(1, count(entry.headings, word, 3) / (1 + entry.headings.length / 1500))
      + 3 * times / (times + 2);
    var pages = index.filter(function (other) { return count(other.text, word, 1) > 0; }).length;
    return worth === 0 ? 0 : worth * Math.log(1 + index.length / Math.max(1, pages));
  }

  function score(entry, words, names) {
    var total = 0;
    var met = 0;
    words.forEach(function (word) {
      var best = points(entry, word);
      (alike[word] || "").split(" ").filter(Boolean).forEach(function (other) {
        best = Math.max(best, 0.7 * points(entry, other));
      });
      total += best;
      met += best > 0 ? 1 : 0;
    });
    if (words.length > 0) total *= met / words.length;
    names.forEach(function (name) { total += points(entry, name); });
    return total;
  }

  /* Around the rarest of the words that the page holds. */
  function excerpt(entry, words) {
    var held = words.filter(function (word) { return count(entry.text, word, 1) > 0; });
    held.sort(function (a, b) { return count(entry.text, a, 50) - count(entry.text, b, 50); });
    var at = held.length === 0 ? 0 : entry.text.indexOf(held[0]);
    var from = at > 50 ? entry.shown.indexOf(" ", at - 50) + 1 : 0;
    return (from > 0 ? "… " : "") + entry.shown.substring(from, at + 110).replace(/ \S*$/, "") + " …";
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
    var words = wordsOf(input.value);
    var names = joined(input.value);
    list.textContent = "";
    if (words.length === 0) return;
    var found = index
      .map(function (entry) { return [score(entry, words, names), entry]; })
      .filter(function (pair) { return pair[0] > 0; })
      .sort(function (a, b) { return b[0] - a[0]; })
      .slice(0, 10);
    found.forEach(function (pair) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = pair[1].href;
      link.textContent = pair[1].name;
      var note = document.createElement("small");
      note.textContent = excerpt(pair[1], words);
      item.appendChild(link);
      item.appendChild(note);
      list.appendChild(item);
    });
    if (found.length === 0) list.innerHTML = "<li>Nothing found</li>";
  });
  if (index.length > 0) bar.insertBefore(form, bar.firstChild);

  /* The skin colours code before it is shown. It knows no SQL: an apostrophe in a comment would begin a text there. */
  var keywords = "add all alter always analyze and as asc attach begin between by cascade case check cluster collate column"
    + " comment commit concurrently constraint create cross database default deferrable deferred delete desc distinct"
    + " do domain drop else end enable disable enum exclude execute exists extension false first for foreign from full"
    + " function generated grant group having identity if immutable in index inherits initially inner insert instead"
    + " into is join key language last left like limit locked materialized no not nothing null nulls of offset on only"
    + " or order outer over owner partition policy primary privileges procedure public range references refresh rename"
    + " replace restrict return returning returns revoke right role row rows rule schema select sequence set stable"
    + " statement stored strict table temporary then to trigger true truncate type union unique unlogged update using"
    + " valid validate value values view volatile when where with within";
  if (window.PR) {
    window.PR.registerLangHandler(window.PR.createSimpleLexer(
      [["pln", /^\s+/, null, " \t\r\n"], ["str", /^'(?:[^']|'')*(?:'|$)/, null, "'"]],
      [
        ["com", /^--[^\r\n]*/],
        ["com", /^\/\*[\s\S]*?(?:\*\/|$)/],
        ["pln", /^"(?:[^"]|"")*(?:"|$)/],
        ["kwd", new RegExp("^(?:" + keywords.split(" ").join("|") + ")\\b", "i")],
        ["pln", /^[a-z_][a-z_0-9$]*/i],
        ["lit", /^[0-9]+(?:\.[0-9]+)?/],
        ["pun", /^[^\s\w'"]/]
      ]), ["sql"]);
  }

  /* A browser would break a line behind the hyphen of an option, such as -Dtarget=. */
  document.querySelectorAll("#bodyColumn code").forEach(function (code) {
    if (code.closest("pre") || code.textContent.indexOf("-") < 0) return;
    var parts = code.textContent.split(/(\s+)/);
    code.textContent = "";
    parts.forEach(function (part) {
      var span = document.createElement("span");
      span.textContent = part;
      if (part.length <= 28) span.className = "whole";
      code.appendChild(part.trim() === "" ? document.createTextNode(part) : span);
    });
  });

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
