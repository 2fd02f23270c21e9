// @ts-check
// The form follows the chosen model, counts what is typed, and says what is wrong beside the field it is about.

import { all, find } from "./dom.js";
import { say } from "./texts.js";

/** From this share of the longest prompt on, the count is shown. */
const COUNT_FROM = 0.8;

/**
 * Makes the form follow the visitor.
 * @param {HTMLFormElement} form
 */
export function enhance(form) {
  const model = find("#model", HTMLSelectElement, form);
  model?.addEventListener("change", () => follow(form, model));
  if (model) follow(form, model);
  const prompt = find("#prompt", HTMLTextAreaElement, form);
  prompt?.addEventListener("input", () => count(form, prompt));
  // A field that is folded away cannot show what the browser finds wrong with it.
  const unfold = (/** @type {Event} */ event) => {
    if (event.target instanceof Element) event.target.closest("details")?.setAttribute("open", "");
  };
  form.addEventListener("invalid", unfold, true);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

/**
 * Says what is wrong, beside the field where there is one, and takes the visitor there.
 * @param {HTMLFormElement} form
 * @param {string} words
 * @param {string} [field]
 */
export function fault(form, words, field) {
  const beside = field ? find(`#${CSS.escape(field)}-fault`, HTMLElement, form) : null;
  const place = beside ?? find("[data-faults]", HTMLElement, form);
  const line = document.createElement("p");
  line.className = "fault";
  line.textContent = words;
  place?.append(line);
  const control = beside && find(`[name="${CSS.escape(field ?? "")}"]:not([type=hidden])`, HTMLElement, form);
  if (!control) return;
  control.closest("details")?.setAttribute("open", "");
  control.setAttribute("aria-invalid", "true");
  control.focus();
}

/**
 * Takes back everything that was said to be wrong.
 * @param {HTMLFormElement} form
 */
export function clearFaults(form) {
  for (const line of all(".fault", HTMLElement, form)) line.remove();
  for (const control of all("[aria-invalid]", HTMLElement, form)) control.removeAttribute("aria-invalid");
}

/**
 * Shows and sends only what the chosen model takes.
 * @param {HTMLFormElement} form
 * @param {HTMLSelectElement} model
 */
function follow(form, model) {
  const { takes = "", sizes = "", count: most = "1", provider } = model.selectedOptions[0]?.dataset ?? {};
  for (const field of all("[data-field]", HTMLElement, form)) {
    const taken = takes.split(" ").includes(field.dataset.field ?? "");
    field.hidden = !taken;
    for (const control of field.querySelectorAll("input, textarea")) control.toggleAttribute("disabled", !taken);
  }
  admit(form, "size", (value) => sizes.split(" ").includes(value));
  admit(form, "count", (value) => Number(value) <= Number(most));
  for (const line of all("[data-for]", HTMLElement, form)) line.hidden = line.dataset.for !== model.value;
  for (const card of all("[data-card]", HTMLElement, form)) card.hidden = card.dataset.card !== provider;
}

/**
 * Leaves the choices that are admitted, and one of them chosen.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {(value: string) => boolean} admitted
 */
function admit(form, name, admitted) {
  const choices = all(`input[type=radio][name=${name}]`, HTMLInputElement, form);
  for (const choice of choices) {
    choice.disabled = !admitted(choice.value);
    const label = choice.closest("label");
    if (label) label.hidden = choice.disabled;
  }
  if (choices.some((choice) => choice.checked && !choice.disabled)) return;
  const first = choices.find((choice) => !choice.disabled);
  if (first) first.checked = true;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} prompt
 */
function count(form, prompt) {
  const most = Number(prompt.dataset.most);
  const typed = [...prompt.value].length;
  const counter = find("[data-counter]", HTMLElement, form);
  if (!counter) return;
  const near = typed >= most * COUNT_FROM;
  counter.textContent = near ? say("counter", { count: typed, most }) + (typed > most ? ` ${say("too-long")}` : "") : "";
}
