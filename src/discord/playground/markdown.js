// Discord's Markdown, as far as the bot writes it, as DOM nodes: text never becomes markup.

const INLINE = [
  [/^\\([^0-9A-Za-z\s])/, (m) => m[1]],
  [/^\*\*(.+?)\*\*(?!\*)/s, (m) => element("strong", inline(m[1]))],
  [/^__(.+?)__/s, (m) => element("u", inline(m[1]))],
  [/^~~(.+?)~~/s, (m) => element("s", inline(m[1]))],
  [/^\*((?:\\.|[^*\\])+)\*/s, (m) => element("em", inline(m[1]))],
  [/^_((?:\\.|[^_\\])+)_(?![0-9A-Za-z])/s, (m) => element("em", inline(m[1]))],
  [/^`([^`]+)`/, (m) => element("code", [m[1]])],
  [/^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/, (m) => anchor(m[2], inline(m[1]))],
  [/^https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/, (m) => anchor(m[0], [m[0]])],
];

export function element(name, children = [], props = {}) {
  const node = document.createElement(name);
  Object.assign(node, props);
  node.append(...children);
  return node;
}

export function anchor(href, children) {
  return element("a", children, { href, target: "_blank", rel: "noreferrer noopener" });
}

export function inline(text) {
  const out = [];
  let plain = "";
  while (text) {
    let hit = null;
    for (const [pattern, make] of INLINE) {
      const match = pattern.exec(text);
      if (match) { hit = [match[0].length, make(match)]; break; }
    }
    if (!hit) {
      plain += text[0];
      text = text.slice(1);
    } else {
      if (typeof hit[1] === "string") plain += hit[1];
      else { out.push(plain, hit[1]); plain = ""; }
      text = text.slice(hit[0]);
    }
  }
  out.push(plain);
  return out.filter((part) => part !== "");
}

// What stands between fences is shown as it is.
const FENCED = /\n?```(?:[\w+-]*\n)?([\s\S]+?)\n?```\n?/;

export function markdown(text) {
  return (text ?? "").split(FENCED).flatMap((part, at) => {
    if (at % 2) return [element("pre", [element("code", [part])])];
    return part ? lines(part) : [];
  });
}

// Lines: headings, quotes, lists and small print; everything else is a paragraph.
function lines(text) {
  const out = [];
  const last = (name) => (out.at(-1)?.tagName === name ? out.at(-1) : null);
  for (const line of text.split("\n")) {
    const quote = /^> ?(.*)/.exec(line);
    const item = /^ *[-*] (.+)/.exec(line);
    const small = /^-# (.+)/.exec(line);
    const head = /^(#{1,3}) (.+)/.exec(line);
    if (quote) {
      const box = last("BLOCKQUOTE") ?? out[out.push(element("blockquote")) - 1];
      box.append(element("p", inline(quote[1])));
    } else if (small) out.push(element("p", inline(small[1]), { className: "small" }));
    else if (item) {
      const list = last("UL") ?? out[out.push(element("ul")) - 1];
      list.append(element("li", inline(item[1])));
    } else if (head) out.push(element("h3", inline(head[2])));
    else out.push(element("p", line ? inline(line) : ["\u00a0"]));
  }
  return out;
}
