// The agent's panel: counts what is chosen, and lines about a rejected newcomer fall with him. Everything works without it.
"use strict";

const form = document.getElementById("decide");
const told = document.getElementById("to-decide");

function chosen(value) {
  return form.querySelectorAll(`.choice input[value=${value}]:checked`).length;
}

function tell() {
  const open = form.querySelectorAll(".choice").length - chosen("implement") - chosen("reject");
  told.textContent = (open ? told.dataset.open : told.dataset.chosen)
    .replace("%1", chosen("implement")).replace("%2", chosen("reject")).replace("%3", open);
}

function rejectWith(arrival) {
  const reason = arrival.querySelector(".why").value;
  for (const line of form.querySelectorAll(`.choice[data-about="${CSS.escape(arrival.dataset.brings)}"]`)) {
    line.querySelector("input[value=reject]").checked = true;
    const why = line.querySelector(".why");
    if (!why.value) why.value = reason;
  }
}

if (form && told) {
  form.addEventListener("change", event => {
    const line = event.target.closest(".choice");
    if (!line) return;
    if (line.dataset.brings && line.querySelector("input[value=reject]").checked) rejectWith(line);
    if (event.target.matches("input[value=reject]")) line.querySelector(".why").focus();
    tell();
  });
  tell();
}
