// @ts-check
// The form follows the chosen model, counts what is typed, and says what is wrong beside the field it is about.

import { all, find } from "./dom.js";
import { seedButtons } from "./seed.js";
import { say } from "./texts.js";

/** From this share of the longest prompt on, the count is shown. */
const COUNT_FROM = 0.8;

/**
 * Makes the form follow the visitor.
 * @param {HTMLFormElement} form
 * @param {() => string} lastSeed
 * @param {Promise<unknown> | null} [editing] what makes pictures of the visitor's own ready, once it is there
 */
export function enhance(form, lastSeed, editing) {
  const model = find("#model", HTMLSelectElement, form);
  model?.addEventListener("change", () => follow(form, model));
  if (model) follow(form, model);
  seedButtons(form, lastSeed);
  form.addEventListener("input", () => cost(form));
  form.addEventListener("change", () => cost(form));
  cost(form);
  find("[data-swap]", HTMLButtonElement, form)?.addEventListener("click", () => swap(form));
  const prompt = find("#prompt", HTMLTextAreaElement, form);
  prompt?.addEventListener("input", () => count(form, prompt));
  for (const file of all("[data-most-bytes]", HTMLInputElement, form)) {
    // One that is made ready by a script is made light enough too.
    file.addEventListener("change", async () => {
      await editing;
      if (!("edited" in file.dataset)) weigh(form, file);
    });
  }
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
  const offered = model.selectedOptions[0]?.dataset ?? {};
  const { takes = "", sizes = "", count: most = "1", provider } = offered;
  for (const element of all("[data-other]", HTMLElement, form)) delete element.dataset.other;
  for (const field of all("[data-field]", HTMLElement, form)) {
    const taken = takes.split(" ").includes(field.dataset.field ?? "");
    field.hidden = !taken;
    for (const control of field.querySelectorAll("input, textarea, select")) control.toggleAttribute("disabled", !taken);
  }
  admit(form, "size", (value) => sizes.split(" ").includes(value));
  admit(form, "count", (value) => Number(value) <= Number(most));
  if (takes.split(" ").includes("style")) admitStyles(form, offered);
  for (const name of ["quality", "background", "format"]) admitNames(form, name, (offered[name] ?? "").split("\n"));
  for (const name of ["steps", "guidance"]) range(form, name, (offered[name] ?? "").split(" "));
  shapes(form);
  for (const line of all("[data-for]", HTMLElement, form)) line.hidden = line.dataset.for !== model.value;
  for (const card of all("[data-card]", HTMLElement, form)) card.hidden = card.dataset.card !== provider;
}

/**
 * Says at once that a file is too large: the server would refuse it without reading what is typed beside it.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} file
 */
function weigh(form, file) {
  find(`#${CSS.escape(file.name)}-fault`, HTMLElement, form)?.replaceChildren();
  file.removeAttribute("aria-invalid");
  const size = file.files?.[0]?.size ?? 0;
  if (size <= Number(file.dataset.mostBytes)) return;
  file.value = "";
  fault(form, say("file-too-large"), file.name);
}

/**
 * A style of words and one of an upstream's own may have the same name.
 * @param {HTMLFormElement} form
 * @param {DOMStringMap} offered
 */
function admitStyles(form, { style = "", own }) {
  const names = ["", ...style.split("\n")];
  const ours = (/** @type {HTMLInputElement} */ choice) => choice.closest("label")?.dataset.words !== undefined;
  admit(form, "style", (value, choice) => names.includes(value) && (value === "" || ours(choice) === (own === undefined)));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string[]} names
 */
function admitNames(form, name, names) {
  const select = find(`select[name=${name}]`, HTMLSelectElement, form);
  for (const option of select?.options ?? []) {
    option.hidden = option.disabled = option.value !== "" && !names.includes(option.value);
    if (select && option.disabled && option.selected) select.value = "";
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string[]} ends
 */
function range(form, name, [least, most]) {
  const field = find(`#${name}`, HTMLInputElement, form);
  const hint = find(`#${name}-hint`, HTMLElement, form);
  if (!field || !least || !most) return;
  [field.min, field.max] = [least, most];
  if (hint) hint.textContent = say("range", { least, most });
}

/**
 * The label of a shape presses the first of its sizes that is there.
 * @param {HTMLFormElement} form
 */
function shapes(form) {
  for (const shape of all("[data-shape]", HTMLElement, form)) {
    const first = find("input:not(:disabled)", HTMLInputElement, shape);
    shape.hidden = !first;
    const label = find("label.shape", HTMLLabelElement, shape);
    if (label && first) label.htmlFor = first.id;
  }
}

/**
 * Turns the size, where there is one that is this one turned; else the first of the turned shape.
 * @param {HTMLFormElement} form
 */
function swap(form) {
  const chosen = find("[name=size]:checked", HTMLInputElement, form);
  const turned = chosen?.value.split("x").reverse().join("x");
  const other = find(`[name=size][value="${turned}"]:not(:disabled)`, HTMLInputElement, form);
  if (!other) return;
  other.checked = true;
  other.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * What pressing the button takes.
 * @param {HTMLFormElement} form
 */
function cost(form) {
  const line = find("[data-cost]", HTMLElement, form);
  if (!line) return;
  const count = Number(new FormData(form).get("count") ?? 1) || 1;
  line.textContent = say("cost", { count, most: Number(line.dataset.most) });
}

/**
 * Leaves the choices that are admitted, and one of them chosen.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {(value: string, choice: HTMLInputElement) => boolean} admitted
 */
function admit(form, name, admitted) {
  const choices = all(`input[type=radio][name=${name}]`, HTMLInputElement, form);
  for (const choice of choices) {
    choice.disabled = !admitted(choice.value, choice);
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
