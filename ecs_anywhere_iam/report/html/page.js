"use strict";
// Without this script every row and reason is shown; with it, rows can be filtered and reasons are folded.
(() => {
  const form = document.querySelector("form.filters");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const unfold = document.getElementById("unfold");

  const rows = [...document.querySelectorAll("tr.action")].map((row) => {
    const details = document.getElementById(row.dataset.details);
    return { row, details, text: `${row.textContent} ${details.textContent}`.toLowerCase().replace(/\s+/g, " ") };
  });

  function fold(entry, open) {
    entry.button.setAttribute("aria-expanded", String(open));
    entry.details.hidden = !open;
  }

  for (const entry of rows) {
    const code = entry.row.querySelector("th code");
    entry.button = document.createElement("button");
    entry.button.type = "button";
    entry.button.setAttribute("aria-controls", entry.details.id);
    entry.button.title = "Reason, sources and statements";
    code.replaceWith(entry.button);
    entry.button.append(code);
    fold(entry, false);
    entry.row.addEventListener("click", (event) => {
      const selecting = String(getSelection()) !== "";
      if (event.target.closest("button") || !selecting) fold(entry, entry.details.hidden);
    });
  }

  function chosen(name) {
    return new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));
  }

  function filter() {
    const statuses = chosen("status");
    const services = chosen("service");
    const words = form.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const { row, details, text } of rows) {
      const match =
        (statuses.size === 0 || statuses.has(row.dataset.status)) &&
        (services.size === 0 || services.has(row.dataset.service)) &&
        words.every((word) => text.includes(word));
      row.classList.toggle("filtered", !match);
      details.classList.toggle("filtered", !match);
      number += match ? 1 : 0;
    }
    for (const part of document.querySelectorAll("tbody, section.role")) {
      part.classList.toggle("filtered", part.querySelector("tr.action:not(.filtered)") === null);
    }
    shown.textContent = String(number);
    nothing.hidden = number > 0;
  }

  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const entry of rows) fold(entry, open);
  });
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
