"use strict";
// Filters, and opening what a link points to. Without this script the page is a plain document with the same content.
(() => {
  const form = document.querySelector(".filters");
  const field = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".scroll tr[data-row]")].map((row) => ({
    row,
    copies: document.querySelectorAll(`.parts tr[data-row="${row.dataset.row}"]`),
    passage: field(row.dataset.row),
    text: "",
    cells: [...row.querySelectorAll("td")].map((cell) => ({ ...cell.dataset, rank: Number(cell.dataset.rank) })),
  }));
  const ABSENT = 8;

  function matches(item, words, least, ministry, letter) {
    const cells = item.cells.filter(
      (cell) => cell.rank < ABSENT && (!ministry || cell.ministry === ministry) && (!letter || cell.letter === letter),
    );
    // With a letter or a ministry chosen, the severity asked for is that letter's own.
    return cells.some((cell) => cell.rank >= least) && words.every((word) => item.text.includes(word));
  }

  function filter() {
    const words = field("f-text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(field("f-state").value);
    document.body.classList.toggle("brief", field("f-brief").checked);
    let shown = 0;
    for (const item of rows) {
      item.text ||= (item.row.textContent + " " + item.passage.textContent).toLowerCase();
      const hit = matches(item, words, least, field("f-ministry").value, field("f-letter").value);
      item.row.toggleAttribute("data-hidden", !hit);
      item.passage.toggleAttribute("data-hidden", !hit);
      for (const copy of item.copies) copy.toggleAttribute("data-hidden", !hit);
      shown += hit;
    }
    const status = form.querySelector(".status");
    status.textContent = shown
      ? status.dataset.text.replace("{n}", shown).replace("{all}", rows.length)
      : status.dataset.none;
  }

  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    target.scrollIntoView();
    (target.tagName === "DETAILS" ? target.querySelector("summary") : target).focus({ preventScroll: true });
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
  addEventListener("hashchange", reveal);
  // The same link followed twice changes no hash.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of closed) box.open = false;
  });
})();
