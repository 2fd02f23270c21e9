// @ts-check
// A file that the page made, handed to the browser to save.

/** So long a browser may take to begin, in milliseconds. */
const PATIENCE = 60_000;

/**
 * @param {Blob} file
 * @param {string} ending
 */
export function saveAs(file, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `afterimage-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
