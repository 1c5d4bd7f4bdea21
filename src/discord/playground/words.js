// What the page itself says, in the language of the person's program.

let words = {};

export const word = (key, value = "") => (words[key] ?? "").replace("{}", () => value);

// A node that says a word, and goes on saying it when the language changes.
export function saying(node, key, value = "") {
  node.dataset.say = key;
  node.dataset.value = value;
  node.textContent = word(key, value);
  return node;
}

export function labelled(node, key) {
  node.dataset.sayAriaLabel = key;
  node.setAttribute("aria-label", word(key));
  return node;
}

export async function speak(locale) {
  words = await (await fetch(`/words?locale=${encodeURIComponent(locale)}`)).json();
  document.documentElement.lang = locale;
  for (const node of document.querySelectorAll("[data-say]")) saying(node, node.dataset.say, node.dataset.value);
  for (const name of ["aria-label", "placeholder"]) {
    for (const node of document.querySelectorAll(`[data-say-${name}]`)) {
      node.setAttribute(name, word(node.getAttribute(`data-say-${name}`)));
    }
  }
}

// The language on offer that comes nearest to a code.
export function nearest(code, offered) {
  if (offered.includes(code)) return code;
  if (!/^zh\b/i.test(code)) return "en-US";
  return /hant|tw|hk|mo/i.test(code) ? "zh-TW" : "zh-CN";
}
