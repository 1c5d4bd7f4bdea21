// A menu under a message. Arrows only move in it: nothing is chosen before Enter or a click.
import { element } from "/markdown.js";

let serial = 0;

export function select(label, options, choose) {
  const id = `menu-${++serial}`;
  const lines = options.map((option, at) => {
    const line = element("li", [option.label], { id: `${id}-${at}`, role: "option" });
    if (option.description) line.append(element("span", [option.description]));
    return line;
  });
  const list = element("ul", lines, { id, className: "choices", role: "listbox", ariaLabel: label, hidden: true });
  const button = element("button", [label], { type: "button", className: "select", role: "combobox", ariaLabel: label });
  button.dataset.name = label;
  button.setAttribute("aria-haspopup", "listbox");
  button.setAttribute("aria-controls", id);
  let at = 0, taken = false;

  const mark = (to) => {
    at = Math.max(0, Math.min(to, lines.length - 1));
    lines.forEach((line, one) => line.setAttribute("aria-selected", String(one === at)));
    button.setAttribute("aria-activedescendant", lines[at].id);
    lines[at].scrollIntoView({ block: "nearest" });
  };
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (!open) { button.removeAttribute("aria-activedescendant"); return; }
    list.scrollIntoView({ block: "nearest" });
    mark(at);
  };
  const take = (to) => {
    at = to;
    show(false);
    button.textContent = options[at].label;
    choose(options[at].value);
  };
  const starting = (key) => {
    const fits = (line) => line.textContent.toLowerCase().startsWith(key);
    const next = lines.findIndex((line, one) => one > at && fits(line));
    return next < 0 ? lines.findIndex(fits) : next;
  };

  lines.forEach((line, one) => {
    line.onmousedown = (event) => event.preventDefault();
    line.onclick = () => take(one);
  });
  button.onclick = () => show(list.hidden);
  button.onblur = () => show(false);
  button.onkeydown = (event) => {
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 };
    if (event.key in moves) {
      if (list.hidden) show(true); else mark(moves[event.key]);
    } else if (list.hidden) return;
    else if (event.key === "Enter" || event.key === " ") { taken = event.key === " "; take(at); }
    else if (event.key === "Escape") show(false);
    else if (event.key.length === 1 && starting(event.key.toLowerCase()) >= 0) mark(starting(event.key.toLowerCase()));
    else return;
    event.preventDefault();
  };
  // Some browsers press a button when the space bar is let go.
  button.onkeyup = (event) => { if (taken && event.key === " ") { taken = false; event.preventDefault(); } };
  show(false);
  return element("div", [button, list], { className: "select-box" });
}
