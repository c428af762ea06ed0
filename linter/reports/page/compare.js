{
  const rows = [...document.querySelectorAll(".scroll tr[data-row]")].map((row) => ({
    row,
    copies: document.querySelectorAll(`.parts tr[data-row="${row.dataset.row}"]`),
    passage: field(row.dataset.row),
    text: "",
    cells: [...row.querySelectorAll("td")].map((cell) => ({ ...cell.dataset, rank: Number(cell.dataset.rank) })),
  }));
  const ABSENT = 8;

  const matches = (item, words, least, ministry, letter) => {
    const cells = item.cells.filter(
      (cell) => cell.rank < ABSENT && (!ministry || cell.ministry === ministry) && (!letter || cell.letter === letter),
    );
    // With a letter or a ministry chosen, the severity asked for is that letter's own.
    return cells.some((cell) => cell.rank >= least) && words.every((word) => item.text.includes(word));
  };

  filterWith(() => {
    const words = wanted();
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
    tellShown(shown, rows.length);
  });
  reveal();
}
