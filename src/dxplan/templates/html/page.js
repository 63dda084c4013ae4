"use strict";
// Sorting, filtering and the dark look. Without this script everything is there to be read.
(() => {
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });

  // Letters without accents and case, so that "qua han" finds "Quá hạn".
  const plain = (words) =>
    words.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");

  // What a cell is sorted by: its value where it has one, else its words.
  const key = (cell) => cell.dataset.value ?? cell.textContent.trim();

  function compare(a, b) {
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
  }

  // What is not known comes last in both directions.
  function sorted(rows, column, direction) {
    const keyed = rows.map((row) => [key(row.cells[column]), row]);
    keyed.sort(([a], [b]) => (a === "") - (b === "") || (a && b && direction * compare(a, b)));
    return keyed.map(([, row]) => row);
  }

  function sortBy(head) {
    const table = head.closest("table");
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const body = table.tBodies[0];
    body.append(...sorted([...body.rows], head.cellIndex, ascending ? 1 : -1));
  }

  function makeSortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(head));
    head.append(button);
  }

  function makeFilter(filter) {
    const [field, output] = [filter.querySelector("input"), filter.querySelector("output")];
    const rows = [...document.getElementById(field.getAttribute("aria-controls")).tBodies[0].rows];
    const words = new Map(
      rows.map((row) => [row, plain([...row.cells].map((cell) => cell.textContent).join("\n"))]),
    );
    const show = () => {
      // "KH&CN, quá hạn" asks for rows that have both.
      const asked = plain(field.value).split(",").map((each) => each.trim());
      for (const row of rows) row.hidden = !asked.every((each) => words.get(row).includes(each));
      const shown = rows.filter((row) => !row.hidden).length;
      output.value = output.dataset.pattern
        .replace("{shown}", shown.toLocaleString(language))
        .replace("{total}", rows.length.toLocaleString(language));
    };
    field.addEventListener("input", show);
    filter.hidden = false;
    show();
  }

  // A template of somebody's own may have no button: then the page looks as the system does.
  function makeTheme(button) {
    const sheet = document.getElementById("dark");
    const wanted = matchMedia("(prefers-color-scheme: dark)");
    let dark = wanted.matches;
    const show = () => {
      sheet.media = dark ? "screen" : "not all";
      button?.setAttribute("aria-pressed", String(dark));
    };
    const turn = (to) => {
      dark = to;
      show();
    };
    button?.addEventListener("click", () => turn(!dark));
    wanted.addEventListener("change", (event) => turn(event.matches));
    if (button) button.hidden = false;
    show();
  }

  // Paper has no button to open what is closed.
  function openForPrint() {
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...document.querySelectorAll("details.section:not([open])")];
      for (const each of closed) each.open = true;
    });
    addEventListener("afterprint", () => {
      for (const each of closed) each.open = false;
    });
  }

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("th[data-sort]").forEach(makeSortable);
    document.querySelectorAll(".filter").forEach(makeFilter);
    makeTheme(document.getElementById("theme"));
    openForPrint();
  });
})();
