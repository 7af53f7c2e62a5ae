// Pages in front of the door: a password one can look at. Everything works without this script.
"use strict";

for (const label of document.querySelectorAll("[data-show]")) {
  const field = document.getElementById(label.dataset.show);
  const box = label.querySelector("input");
  label.hidden = false;
  box.addEventListener("change", () => {
    field.type = box.checked ? "text" : "password";
  });
}
