"use strict";
// What both pages do: filters that change the page at once, opening what a link points to, printing what is closed.
// Without script a page is a plain document with the same content.
function field(id) {
  return document.getElementById(id);
}

function reveal() {
  const target = location.hash.length > 1 && field(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  target.scrollIntoView();
  // The browser moves the focus at once, and tells of it later: who has pressed Tab meanwhile must not be thrown back.
  const to = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
  if (!target.contains(document.activeElement)) to.focus({ preventScroll: true });
}

function filterWith(filter) {
  const form = document.querySelector(".filters");
  if (!form) return;
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}

// What the words in the search field have in common is found in any order.
function wanted() {
  return field("f-text").value.toLowerCase().split(/\s+/).filter(Boolean);
}

function tellShown(shown, all) {
  const status = document.querySelector(".filters .status");
  status.textContent = shown
    ? status.dataset.text.replace("{n}", shown).replace("{all}", all)
    : status.dataset.none;
}

addEventListener("hashchange", reveal);
// The same link followed twice changes no hash.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.getAttribute("href") === location.hash) reveal();
});

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const box of closed) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of closed) box.open = false;
});
