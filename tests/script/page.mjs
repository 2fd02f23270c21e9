// @ts-check
// A page without anything in it, for modules that ask for its language and its sentences. Imported before they are.

const page = { documentElement: { lang: "en", dir: "ltr", dataset: {} }, querySelectorAll: () => [], querySelector: () => null };
Object.assign(globalThis, { document: page });
