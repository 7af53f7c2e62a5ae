// A customer's form: a field that counts for some kinds only appears with them. One that holds something, or of which something is said,
// stays in sight, so that nothing is sent unseen. Without this script each field says for which kind it counts.
"use strict";

const fields = [...document.querySelectorAll("[data-kind]")];

function show() {
  const kind = document.querySelector("input[name=kind]:checked")?.value;
  for (const field of fields) {
    const input = field.querySelector("input");
    field.hidden = field.dataset.kind !== kind && !input.value && !input.hasAttribute("aria-invalid");
  }
  const row = fields[0].parentElement;
  row.hidden = fields.every(field => field.hidden);
}

document.addEventListener("change", event => {
  if (event.target.name === "kind") show();
});
// A browser that comes back to the page puts back what was chosen there.
window.addEventListener("pageshow", show);
show();
