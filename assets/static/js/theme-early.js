// @ts-check
// Runs before anything is painted, so that a remembered theme does not flash; the button is in theme.js.
(() => {
  try {
    const theme = localStorage.getItem("afterimage.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's theme stands.
  }
})();
