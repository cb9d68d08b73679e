"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const overview = byId("overview");

  /* A link to something folded unfolds it. */
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && byId(id);
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) {
      unfold();
    }
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  unfold();
  if (!overview) {
    return;
  }

  const picture = overview.querySelector("svg");
  const boxes = [...picture.querySelectorAll(".box")];
  const lines = [...picture.querySelectorAll(".line")];
  const chosen = byId("chosen");
  const near = byId("near");
  const found = byId("found");
  const find = byId("find");
  const width = Number(picture.getAttribute("width"));
  const height = Number(picture.getAttribute("height"));
  const LEGIBLE = 0.75;
  let scale = 1;

  const size = (wanted) => {
    const x = (overview.scrollLeft + overview.clientWidth / 2) / (width * scale);
    const y = (overview.scrollTop + overview.clientHeight / 2) / (height * scale);
    scale = Math.min(2.5, Math.max(0.1, wanted));
    picture.style.width = width * scale + "px";
    picture.style.height = height * scale + "px";
    overview.scrollLeft = x * width * scale - overview.clientWidth / 2;
    overview.scrollTop = y * height * scale - overview.clientHeight / 2;
  };
  const fit = () => Math.min(1, (overview.clientWidth - 2) / width);

  const show = (box) => {
    const place = box.getBoundingClientRect();
    const view = overview.getBoundingClientRect();
    overview.scrollLeft += place.left + place.width / 2 - view.left - view.width / 2;
    overview.scrollTop += place.top + place.height / 2 - view.top - view.height / 2;
  };

  const clear = () => {
    picture.classList.remove("choosing");
    [...boxes, ...lines].forEach((each) => each.classList.remove("near", "chosen"));
    boxes.forEach((box) => box.removeAttribute("aria-current"));
    chosen.replaceChildren();
    near.hidden = true;
    near.replaceChildren();
  };

  const title = (id) => (byId(id) && byId(id).querySelector(".title") || { textContent: id }).textContent;

  /* One table: it and what its lines lead to stay, the rest fades; below, the same close up. */
  const choose = (box) => {
    const id = box.dataset.id;
    clear();
    const ids = new Set();
    lines.forEach((line) => {
      if (line.dataset.from === id || line.dataset.to === id) {
        line.classList.add("near");
        ids.add(line.dataset.from).add(line.dataset.to);
      }
    });
    ids.delete(id);
    boxes.forEach((each) => each.classList.toggle("near", ids.has(each.dataset.id)));
    box.classList.add("chosen");
    box.setAttribute("aria-current", "true");
    picture.classList.add("choosing");
    const link = document.createElement("a");
    link.href = "#" + id;
    link.textContent = title(id);
    const names = [...ids].map(title).sort();
    chosen.append("Chosen: ", link, names.length ? ", next to " + names.join(", ") : ", which stands alone");
    const close = byId(id) && byId(id).querySelector(".neighbours svg");
    if (close) {
      near.append(close.cloneNode(true));
      near.hidden = false;
      near.scrollIntoView({ block: "nearest" });
    }
  };

  picture.addEventListener("click", (event) => {
    const box = event.target.closest(".box");
    if (box) {
      event.preventDefault();
      choose(box);
    } else {
      clear();
    }
  });
  near.addEventListener("click", (event) => {
    const link = event.target.closest(".box");
    const box = link && boxes.find((each) => each.dataset.id === link.dataset.id);
    if (box) {
      event.preventDefault();
      choose(box);
      show(box);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      find.value = "";
      found.textContent = "";
      clear();
    }
  });

  /* The names of a table and its columns, to be searched in. */
  const words = new Map(boxes.map((box) => {
    const section = byId(box.dataset.id);
    const columns = section ? [...section.querySelectorAll("table:first-of-type tbody th code")].map((each) => each.textContent) : [];
    return [box, [title(box.dataset.id), ...columns].join("\n").toLowerCase()];
  }));
  const search = () => {
    const wanted = find.value.trim().toLowerCase();
    clear();
    found.textContent = "";
    if (!wanted) {
      return [];
    }
    const name = (box) => title(box.dataset.id).toLowerCase();
    const hits = boxes.filter((box) => words.get(box).includes(wanted));
    hits.sort((a, b) => Number(name(b).startsWith(wanted)) - Number(name(a).startsWith(wanted))
      || Number(name(b).includes(wanted)) - Number(name(a).includes(wanted)) || name(a).localeCompare(name(b)));
    hits.forEach((box) => box.classList.add("near"));
    picture.classList.add("choosing");
    found.textContent = hits.length === 0 ? "nothing found" : hits.length + (hits.length === 1 ? " table" : " tables") + "; Enter chooses the first";
    if (hits.length) {
      show(hits[0]);
    }
    return hits;
  };
  find.addEventListener("input", search);
  byId("tools").addEventListener("submit", (event) => {
    event.preventDefault();
    const hits = search();
    if (hits.length) {
      choose(hits[0]);
      show(hits[0]);
    }
  });

  byId("smaller").addEventListener("click", () => size(scale / 1.25));
  byId("larger").addEventListener("click", () => size(scale * 1.25));
  byId("fit").addEventListener("click", () => size(fit()));
  byId("download").addEventListener("click", () => {
    clear();
    const copy = picture.cloneNode(true);
    copy.removeAttribute("style");
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = document.querySelector("style").textContent.split("/* end of picture */")[0];
    const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    paper.setAttribute("class", "paper");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    copy.prepend(style, paper);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    link.download = "schema.svg";
    link.click();
    URL.revokeObjectURL(link.href);
  });

  byId("tools").hidden = false;
  size(Math.max(LEGIBLE, fit()));
  overview.scrollLeft = 0;
  overview.scrollTop = 0;
})();
