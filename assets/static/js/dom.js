// @ts-check
// Finding the elements a page offers to its script.

/**
 * The first element that matches and is of the given kind, or nothing.
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [root]
 * @returns {T | null}
 */
export function find(selector, kind, root = document) {
  const element = root.querySelector(selector);
  return element instanceof kind ? element : null;
}

/**
 * Every element that matches and is of the given kind.
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
export function all(selector, kind, root = document) {
  /** @type {T[]} */
  const found = [];
  for (const element of root.querySelectorAll(selector)) if (element instanceof kind) found.push(element);
  return found;
}

/**
 * A copy of the first element inside a `<template>`.
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function copy(selector) {
  const template = find(selector, HTMLTemplateElement);
  const inner = template?.content.firstElementChild;
  // Imported, not cloned: what stays in the template's own document loads no pictures.
  const element = inner && document.importNode(inner, true);
  return element instanceof HTMLElement ? element : null;
}
