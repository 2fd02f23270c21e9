// @ts-check
// The theme button: it turns light to dark and back, and forgets the choice when it is what the system has anyway.

const KEY = "afterimage.theme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");

/** @param {string} theme */
function choose(theme) {
  const chosen = theme !== (system.matches ? "dark" : "light");
  if (chosen) root.dataset.theme = theme;
  else delete root.dataset.theme;
  try {
    if (chosen) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

const button = document.querySelector("[data-theme-switch]");
if (button instanceof HTMLButtonElement) {
  const label = () => {
    const words = (current() === "dark" ? button.dataset.light : button.dataset.dark) ?? "";
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => {
    choose(current() === "dark" ? "light" : "dark");
    label();
  });
  system.addEventListener("change", label);
  label();
  button.hidden = false;
}
