// @ts-check
// A finger that is drawn across, and no other: two of them enlarge, and a mouse selects.

/** So far a finger goes before it means something, in CSS pixels. */
const FAR = 48;

/**
 * @param {HTMLElement} element
 * @param {(step: 1 | -1) => void} swiped told 1 for a finger that went to the left
 */
export function watchSwipes(element, swiped) {
  /** @type {{ id: number, x: number, y: number } | null} */
  let began = null;
  element.addEventListener("pointerdown", ({ pointerId, pointerType, isPrimary, clientX, clientY }) => {
    began = pointerType === "touch" && isPrimary ? { id: pointerId, x: clientX, y: clientY } : null;
  });
  element.addEventListener("pointercancel", () => {
    began = null;
  });
  element.addEventListener("pointerup", ({ pointerId, clientX, clientY }) => {
    if (began?.id !== pointerId) return;
    const [across, along] = [clientX - began.x, clientY - began.y];
    began = null;
    // In a picture that was enlarged a finger moves the picture.
    if ((globalThis.visualViewport?.scale ?? 1) > 1.01 || Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(along)) return;
    swiped(across < 0 ? 1 : -1);
  });
}
