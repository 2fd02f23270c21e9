// @ts-check
// A kept picture is handed from the gallery to the form by its name in this tab; the picture itself stays where it is.

const KEY = "afterimage.edit";

/**
 * @param {string} id
 */
export function hand(id) {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Storage is blocked, and then nothing is kept that could be handed over.
  }
}

/** The picture that was handed over, once. */
export function handed() {
  try {
    const id = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return id;
  } catch {
    return null;
  }
}
