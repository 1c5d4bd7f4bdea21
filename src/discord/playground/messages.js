// The messages of the channel: drawn, and drawn again where an answer takes their place.
import { anchor, element, inline, markdown } from "/markdown.js";
import { select } from "/select.js";
import { saying, word } from "/words.js";

const log = document.getElementById("log"), scroller = document.getElementById("scroller");
const PRIVATE = 64;

function stamp() {
  const now = new Date();
  return element("time", [now.toTimeString().slice(0, 5)], { dateTime: now.toISOString() });
}

function frame(mine) {
  const name = element("span", ["Youcheng"], { className: "who" });
  const head = element("div", [mine ? saying(name, "you") : name]);
  if (!mine) head.append(saying(element("span", [], { className: "tag" }), "app"));
  head.append(" ", stamp());
  const body = element("div", [head]);
  const face = element("div", [mine ? word("you")[0].toUpperCase() : "友"], { className: "face" });
  face.setAttribute("aria-hidden", "true");
  const item = element("li", [face, body], { className: mine ? "message mine" : "message", tabIndex: -1 });
  log.append(item);
  return { item, body };
}

// The language of a text, for voices and for the forms of characters: names of the other language
// stand in both.
function tongue(text) {
  const count = (script) => text.match(script)?.length ?? 0;
  return count(/\p{Script=Han}/gu) > count(/\p{Script=Latin}/gu) ? "zh" : "en";
}

// What the person wrote, and the button of the command that takes a message.
export function own(line, check) {
  const { body } = frame(true);
  body.append(element("div", [element("p", [line])], { className: "content", lang: tongue(line) }));
  if (check) {
    const button = element("button", [], { type: "button", className: "quiet", onclick: check.run });
    body.append(saying(button, "apps", check.name));
  }
  scroller.scrollTop = scroller.scrollHeight;
}

export function draw(message, press, into) {
  const { item, body } = into ?? frame(false);
  const focused = into && spot(body);
  const isPrivate = Boolean((message.flags ?? 0) & PRIVATE);
  item.classList.toggle("private", isPrivate);
  item.ariaBusy = null;
  while (body.children.length > 1) body.lastChild.remove();
  if (message.asked) body.append(saying(element("div", [], { className: "asked" }), "used", message.asked));
  if (message.content) body.append(element("div", markdown(message.content), { className: "content" }));
  for (const file of message.attachments ?? []) body.append(drawFile(file));
  for (const embed of message.embeds ?? []) body.append(drawEmbed(embed));
  const act = (part, type, values) => press(part, type, values, message, { item, body });
  for (const row of message.components ?? []) body.append(drawRow(row, act));
  const said = message.content || message.embeds?.[0]?.description || "";
  for (const part of body.querySelectorAll(":scope > :not([data-say])")) part.lang = tongue(said);
  if (isPrivate) body.append(saying(element("div", [], { className: "small" }), "only_you"));
  if (focused) refocus(item, body, focused);
  if (!into || message.attachments?.length) reveal(item);
  return { item, body };
}

// A message that takes the place of another stays as private as that was.
export function redraw(message, old, press, into) {
  const flags = ((message.flags ?? 0) & ~PRIVATE) | ((old.flags ?? 0) & PRIVATE);
  draw({ ...message, flags, asked: old.asked }, press, into);
}

// Shows a message from its beginning, also when its pictures have got their height.
function reveal(item) {
  const show = () => { scroller.scrollTop = item.offsetTop - 8; };
  show();
  for (const image of item.querySelectorAll("img")) if (!image.complete) image.onload = show;
}

// Which control of a message has the focus: by what it is called, and where it stands.
function spot(body) {
  if (!body.contains(document.activeElement)) return null;
  const rows = [...body.querySelectorAll(".row")];
  const row = rows.findIndex((one) => one.contains(document.activeElement));
  const column = [...(rows[row]?.querySelectorAll("button") ?? [])].indexOf(document.activeElement);
  return { row, column, name: document.activeElement.dataset.name };
}

// The focus comes back to the same control, also where it can no longer be pressed (the last page),
// or to its nearest neighbour where it is gone.
function refocus(item, body, { row, column, name }) {
  const inRow = [...(body.querySelectorAll(".row")[row]?.querySelectorAll("button") ?? [])];
  const far = (button) => Math.abs(inRow.indexOf(button) - column);
  const near = inRow.filter((button) => !button.disabled).sort((a, b) => far(a) - far(b))[0];
  const same = [...body.querySelectorAll(".row button")].find((button) => button.dataset.name === name);
  if (same?.disabled) Object.assign(same, { disabled: false, ariaDisabled: "true", onclick: null });
  (same ?? near ?? body.querySelector(".row button:enabled") ?? item).focus();
}

function drawFile(file) {
  if (!file.content_type?.startsWith("image/")) {
    const link = element("a", [file.filename], { href: file.url, download: file.filename, title: file.description ?? "" });
    return element("div", [link], { className: "file" });
  }
  const image = element("img", [], { src: file.url, alt: file.description ?? "" });
  const alt = element("details", [saying(element("summary"), "alt"), file.description ?? ""], { className: "alt" });
  return element("div", [image, alt], { className: "picture" });
}

function drawEmbed(embed) {
  const node = element("div", [], { className: "embed" });
  if (embed.color) node.style.setProperty("--bar", `#${embed.color.toString(16).padStart(6, "0")}`);
  if (embed.title) {
    const title = inline(embed.title);
    node.append(element("h2", embed.url ? [anchor(embed.url, title)] : title));
  }
  if (embed.description) node.append(...markdown(embed.description));
  for (const field of embed.fields ?? []) {
    node.append(element("h3", inline(field.name)), ...markdown(field.value));
  }
  if (embed.footer?.text) node.append(element("div", [embed.footer.text], { className: "foot" }));
  return node;
}

function drawRow(row, act) {
  const node = element("div", [], { className: "row" });
  for (const part of row.components) {
    const name = part.label ?? part.placeholder ?? word("choose");
    if (part.type === 3) {
      node.append(select(name, part.options, (value) => act(part, 3, [value])));
    } else {
      const button = element("button", [name], { type: "button", disabled: Boolean(part.disabled) });
      button.dataset.name = name;
      if (part.style === 1) button.className = "primary";
      button.onclick = () => act(part, 2, []);
      node.append(button);
    }
  }
  return node;
}
