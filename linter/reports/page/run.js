{
  const findings = [...document.querySelectorAll(".finding")].map((box) => ({
    box,
    letter: box.closest(".letter"),
    rank: Number(box.dataset.rank),
    families: box.dataset.families.split(" "),
    count: Number(box.dataset.count),
    text: "",
  }));
  const all = findings.reduce((sum, one) => sum + one.count, 0);
  const letters = [...document.querySelectorAll(".letter")];
  const lines = new Map([...document.querySelectorAll("tr[data-letter]")].map((row) => [row.dataset.letter, row]));
  const refs = [...document.querySelectorAll("a.ref, .index li")].map((ref) => ({
    ref,
    to: (ref.querySelector("a") ?? ref).getAttribute("href").slice(1),
  }));
  const marks = [...document.querySelectorAll("mark")].map((mark) => ({ mark, on: mark.dataset.f.trim().split(" ") }));
  const rows = [...document.querySelectorAll(".row:not(.plain)")].map((row) => ({
    row,
    boxes: [...row.querySelectorAll(".finding")],
  }));
  const MANY = 3;

  // What the filter hides loses its mark in the text too, so that no number points to nothing.
  const unmark = (hidden) => {
    for (const { ref, to } of refs) ref.toggleAttribute("data-hidden", hidden.has(to));
    for (const { mark, on } of marks) mark.classList.toggle("off", on.every((id) => hidden.has(id)));
    for (const { row, boxes } of rows) row.classList.toggle("bare", boxes.every((box) => hidden.has(box.id)));
  };

  const filter = () => {
    const words = wanted();
    const least = Number(field("f-rank").value);
    const family = field("f-family").value;
    const letter = field("f-letter") ? field("f-letter").value : "";
    const narrowed = words.length > 0 || family !== "" || field("f-rank").selectedIndex > 0;
    document.body.classList.toggle("brief", field("f-brief").checked);
    document.body.classList.toggle("narrowed", narrowed || letter !== "");
    const hidden = new Set();
    const left = new Set();
    let shown = 0;
    for (const one of findings) {
      if (words.length) one.text ||= `${one.box.textContent} ${one.letter.querySelector("h3").textContent}`.toLowerCase();
      const hit =
        one.rank >= least &&
        (!family || one.families.includes(family)) &&
        (!letter || one.letter.id === letter) &&
        words.every((word) => one.text.includes(word));
      one.box.toggleAttribute("data-hidden", !hit);
      if (hit) left.add(one.letter);
      else hidden.add(one.box.id);
      shown += hit ? one.count : 0;
    }
    unmark(hidden);
    const kept = letters.filter((one) => (!letter || one.id === letter) && (!narrowed || left.has(one)));
    for (const one of letters) {
      one.toggleAttribute("data-hidden", !kept.includes(one));
      lines.get(one.id)?.toggleAttribute("data-hidden", !kept.includes(one));
    }
    if ((narrowed || letter) && kept.length <= MANY) for (const one of kept) one.open = true;
    tellShown(shown, all);
  };

  filterWith(filter);

  const setAll = (open) => {
    for (const one of letters) if (!one.hasAttribute("data-hidden")) one.open = open;
  };
  field("f-open")?.addEventListener("click", () => setAll(true));
  field("f-close")?.addEventListener("click", () => setAll(false));

  // Flagged words lead to their finding; the numbers after them are the links for keyboard and screen reader.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    if (!mark || String(getSelection())) return;
    const to = mark.dataset.f.trim().split(" ").find((id) => !field(id).hasAttribute("data-hidden"));
    if (to) location.hash = `#${to}`;
  });

  // A link to something the filter hides shows it: a link must never lead nowhere.
  addEventListener("hashchange", () => {
    const target = field(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[data-hidden]")) return;
    document.querySelector(".filters").reset();
    setTimeout(reveal);
  });
  reveal();
}
