// The list of documents can be narrowed to those with all the words typed.
const filter = document.getElementById("filter");
const none = document.getElementById("filtered-out");

if (filter) {
  const rows = [...document.querySelectorAll(".held li")].map((row) => [row, row.textContent.toLowerCase()]);
  const narrow = ({ target }) => {
    const words = target.value.toLowerCase().split(/\s+/);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    const left = rows.filter(([row]) => !row.hidden).length;
    none.textContent = left ? "" : `No document held has “${target.value}” in its symbol, title or date.`;
  };
  filter.hidden = false;
  filter.addEventListener("input", narrow);
}
