// The agent's panel: counts what is chosen, lines about a rejected newcomer fall with him, and a message or reason that is missing is
// asked for beside the conversation, before anything is sent. Everything works without it.
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

// Who would hold what follows the choices: the server counts, by the same rules as when it decides.
const button = document.getElementById("recount");
let asked = 0;
async function recount() {
  const mine = ++asked;
  const answer = await fetch(button.formAction, {
    method: "POST", headers: { "X-Requested-With": "fetch" }, body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const facts = page.getElementById("request-facts");
  if (facts && mine === asked) document.getElementById("request-facts").replaceWith(facts);
}

// What is missing is said at its field until somebody writes there.
function unmark(field) {
  for (const flaw of field.parentElement.querySelectorAll(".err")) flaw.remove();
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(id => document.getElementById(id)).join(" ");
  field.removeAttribute("aria-invalid");
  if (described) field.setAttribute("aria-describedby", described);
  else field.removeAttribute("aria-describedby");
}

function mark(field, sentence) {
  unmark(field);
  const flaw = document.createElement("span");
  flaw.className = "err";
  flaw.id = `${field.name}-missing`;
  flaw.textContent = sentence;
  field.after(flaw);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [flaw.id, field.getAttribute("aria-describedby")].filter(Boolean).join(" "));
}

function missing({ needsMessage, needsReasons }) {
  const fields = needsMessage ? [form.elements.message]
    : needsReasons ? [...form.querySelectorAll(".choice:has(input[value=reject]:checked) .why")] : [];
  const blank = fields.filter(field => !field.value.trim());
  for (const field of blank) mark(field, needsMessage ?? needsReasons);
  return blank;
}

form?.addEventListener("input", event => {
  if (event.target.matches("textarea[aria-invalid]")) unmark(event.target);
});

form?.addEventListener("submit", event => {
  const [first] = missing(event.submitter?.dataset ?? {});
  if (!first) return;
  event.preventDefault();
  first.focus();
});

if (form && told) {
  form.addEventListener("change", event => {
    const line = event.target.closest(".choice");
    if (!line) return;
    if (line.dataset.brings && line.querySelector("input[value=reject]").checked) rejectWith(line);
    if (event.target.matches("input[value=reject]")) line.querySelector(".why").focus();
    tell();
    recount();
  });
  button.hidden = true;
  tell();
}
