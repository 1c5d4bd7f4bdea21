// The channel: what is typed becomes the interactions that Discord would send.
import { element, inline, markdown } from "/markdown.js";

const $ = (id) => document.getElementById(id);
const log = $("log"), text = $("text"), plain = $("plain"), box = $("command"), menu = $("menu");
const USER = "100000000000000001", APP = "100000000000000002", CHANNEL = "100000000000000003";
const TYPE = { string: 3, integer: 4, boolean: 5 };
let commands = [], current = null, choices = [], picked = -1, onPick = null, typing = 0, serial = 1n;

const locale = () => $("locale").value;
const local = (all, fallback) => all?.[locale()] ?? fallback;
const say = (line) => { $("status").textContent = line; };
const snowflake = () => ((BigInt(Date.now() - 1420070400000) << 22n) | (serial++ & 0xfffn)).toString();

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

function interaction(type, data, message) {
  return {
    id: snowflake(), application_id: APP, type, token: "playground", version: 1, locale: locale(),
    guild_id: CHANNEL, channel_id: CHANNEL, context: 0, entitlements: [], attachment_size_limit: 10485760,
    member: { user: { id: USER, username: "you" } }, data, ...(message ? { message } : {}),
  };
}

// ---- messages ---------------------------------------------------------------------------------

function stamp() {
  const now = new Date();
  return element("time", [now.toTimeString().slice(0, 5)], { dateTime: now.toISOString() });
}

function frame(name, mine) {
  const body = element("div");
  const head = element("div", [element("span", [name], { className: "who" })]);
  if (!mine) head.append(element("span", ["APP"], { className: "tag" }));
  head.append(" ", stamp());
  body.append(head);
  const face = element("div", [mine ? "Y" : "友"], { className: "face" });
  face.setAttribute("aria-hidden", "true");
  const item = element("li", [face, body], { className: mine ? "message mine" : "message" });
  log.append(item);
  return { item, body };
}

function own(line, checkable) {
  const { body } = frame("you", true);
  body.append(element("div", [element("p", [line])], { className: "content" }));
  const check = commands.find((command) => command.type === 3);
  if (checkable && check) {
    const name = local(check.name_localizations, check.name);
    const button = element("button", [`Apps → ${name}`], { type: "button", className: "quiet" });
    button.onclick = () => {
      const id = snowflake();
      const data = {
        id: "1", name: check.name, type: 3, target_id: id,
        resolved: { messages: { [id]: { id, content: line } } },
      };
      send(interaction(2, data), name);
    };
    body.append(button);
  }
  log.scrollTop = log.scrollHeight;
}

function draw(message, into) {
  const { item, body } = into ?? frame("Youcheng", false);
  const isPrivate = Boolean((message.flags ?? 0) & 64);
  item.classList.toggle("private", isPrivate);
  while (body.children.length > 1) body.lastChild.remove();
  if (message.asked) body.append(element("div", [message.asked], { className: "asked" }));
  if (message.content) body.append(element("div", markdown(message.content), { className: "content" }));
  for (const file of message.attachments ?? []) body.append(drawFile(file));
  for (const embed of message.embeds ?? []) body.append(drawEmbed(embed));
  for (const row of message.components ?? []) body.append(drawRow(row, message, { item, body }));
  if (isPrivate) body.append(element("div", ["Only you can see this"], { className: "small" }));
  if (!into) log.scrollTop = item.offsetTop - log.offsetTop - 8;
}

function drawFile(file) {
  if (!file.content_type?.startsWith("image/")) {
    const link = element("a", [file.filename], { href: file.url, download: file.filename, title: file.description ?? "" });
    return element("div", [link], { className: "file" });
  }
  const image = element("img", [], { src: file.url, alt: file.description ?? "" });
  const alt = element("details", [element("summary", ["ALT"]), file.description ?? ""], { className: "alt" });
  return element("div", [image, alt], { className: "picture" });
}

function drawEmbed(embed) {
  const node = element("div", [], { className: "embed" });
  if (embed.color) node.style.setProperty("--bar", `#${embed.color.toString(16).padStart(6, "0")}`);
  if (embed.title) node.append(element("h2", inline(embed.title)));
  if (embed.description) node.append(...markdown(embed.description));
  for (const field of embed.fields ?? []) {
    node.append(element("h3", inline(field.name)), ...markdown(field.value));
  }
  if (embed.footer?.text) node.append(element("div", [embed.footer.text], { className: "foot" }));
  return node;
}

function drawRow(row, message, where) {
  const node = element("div", [], { className: "row" });
  for (const part of row.components) {
    if (part.type === 3) {
      const select = element("select", [element("option", [part.placeholder ?? "…"], { value: "" })]);
      select.setAttribute("aria-label", part.placeholder ?? "Choose");
      for (const option of part.options) {
        select.append(element("option", [option.label], { value: option.value }));
      }
      select.onchange = () => {
        if (select.value) press(part, 3, [select.value], message, where);
      };
      node.append(select);
    } else {
      const button = element("button", [part.label ?? ""], { type: "button", disabled: Boolean(part.disabled) });
      if (part.style === 1) button.className = "primary";
      button.onclick = () => press(part, 2, [], message, where);
      node.append(button);
    }
  }
  return node;
}

function press(part, type, values, message, where) {
  const data = { custom_id: part.custom_id, component_type: type, values };
  const asked = { flags: message.flags ?? 0, interaction_metadata: { user: { id: USER } } };
  send(interaction(3, data, asked), null, where);
}

async function send(body, asked, where) {
  say("…");
  try {
    const answer = await post("/interactions", body);
    say("");
    if (answer.type === 4) draw({ ...answer.data, asked: asked ? `you used ${asked}` : "" });
    else if (answer.type === 7) draw(answer.data, where);
    else if (answer.type === 9) form(answer.data);
  } catch (error) { say(`The bot did not answer: ${error.message}`); }
}

function form(modal) {
  const dialog = $("modal");
  const inputs = modal.components.flatMap((row) => row.components);
  const fields = inputs.map((input) => {
    const field = element(input.style === 2 ? "textarea" : "input", [], {
      name: input.custom_id, required: input.required !== false, placeholder: input.placeholder ?? "",
      maxLength: input.max_length ?? 4000,
    });
    return element("label", [input.label, field]);
  });
  const cancel = element("button", ["Cancel"], { type: "button", onclick: () => dialog.close() });
  const submit = element("button", ["Submit"], { className: "primary" });
  const body = element("form", [
    element("h2", [modal.title], { id: "modal-title" }), ...fields,
    element("div", [cancel, submit], { className: "row" }),
  ]);
  body.onsubmit = (event) => {
    event.preventDefault();
    const values = new FormData(body);
    const components = inputs.map((input) => ({
      type: 1, components: [{ type: 4, custom_id: input.custom_id, value: values.get(input.custom_id) }],
    }));
    dialog.close();
    send(interaction(5, { custom_id: modal.custom_id, components }));
  };
  dialog.replaceChildren(body);
  dialog.showModal();
}

// ---- the list of suggestions --------------------------------------------------------------------

function suggest(items, pick, input) {
  choices = items;
  picked = items.length ? 0 : -1;
  onPick = pick;
  menu.replaceChildren(...items.map((item, at) => {
    const line = element("li", [element("b", [item.name])], { id: `choice-${at}` });
    if (item.about) line.append(element("span", [item.about]));
    line.setAttribute("role", "option");
    line.onmousedown = (event) => { event.preventDefault(); picked = at; choose(); };
    return line;
  }));
  menu.hidden = !items.length;
  mark(input);
}

function mark(input) {
  [...menu.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === picked)));
  menu.children[picked]?.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-expanded", String(!menu.hidden));
  if (picked >= 0) input.setAttribute("aria-activedescendant", `choice-${picked}`);
  else input.removeAttribute("aria-activedescendant");
}

function choose() {
  const item = choices[picked];
  const pick = onPick;
  menu.hidden = true;
  if (item) pick(item);
}

function keys(event, input) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    if (!menu.hidden) menu.hidden = true; else leave();
    mark(input);
  } else if (!menu.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    picked = (picked + (event.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length;
    mark(input);
  } else if (!menu.hidden && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    event.preventDefault();
    choose();
  }
}

// ---- the message box ----------------------------------------------------------------------------

text.addEventListener("input", () => {
  if (!text.value.startsWith("/")) { suggest([], null, text); return; }
  const typed = text.value.slice(1).toLowerCase();
  const items = commands.filter((command) => command.type === 1)
    .map((command) => ({
      command, name: `/${local(command.name_localizations, command.name)}`,
      about: local(command.description_localizations, command.description),
    }))
    .filter((item) => item.command.name.startsWith(typed) || item.name.slice(1).startsWith(typed));
  suggest(items, (item) => open(item.command), text);
});
text.addEventListener("keydown", (event) => keys(event, text));

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!box.hidden) { run(); return; }
  const line = text.value.trim();
  if (!line) return;
  text.value = "";
  own(line, true);
  say("…");
  try {
    draw(await post("/messages", { content: line }));
    say("");
  } catch (error) { say(`The bot did not answer: ${error.message}`); }
});

function leave() {
  current = null;
  box.hidden = true;
  plain.hidden = false;
  menu.hidden = true;
  text.value = "";
  text.focus();
}

function open(command) {
  current = { command, values: new Map() };
  plain.hidden = true;
  box.hidden = false;
  box.replaceChildren(
    element("span", [`/${local(command.name_localizations, command.name)}`], { className: "name" }),
  );
  const optional = [];
  for (const option of command.options ?? []) {
    if (option.required) box.append(field(option)); else optional.push(option);
  }
  for (const option of optional) {
    const name = local(option.name_localizations, option.name);
    const add = element("button", [`+ ${name}`], { type: "button", className: "quiet" });
    add.title = local(option.description_localizations, option.description);
    add.onclick = () => { const made = field(option); add.replaceWith(made); made.querySelector("input,select").focus(); };
    box.append(add);
  }
  const cancel = element("button", ["✕"], { type: "button", className: "quiet", onclick: leave });
  cancel.setAttribute("aria-label", "Leave the command");
  box.append(element("button", ["Send"], { className: "send" }), cancel);
  (box.querySelector("input,select") ?? box.querySelector("button")).focus();
}

function field(option) {
  const name = local(option.name_localizations, option.name);
  const about = local(option.description_localizations, option.description);
  let input;
  if (option.choices?.length || option.type === TYPE.boolean) {
    const values = option.choices?.length ? option.choices : [{ name: "True", value: "true" }, { name: "False", value: "false" }];
    input = element("select", values.map((value) =>
      element("option", [local(value.name_localizations, value.name)], { value: value.value })));
  } else {
    input = element("input", [], { type: option.type === TYPE.integer ? "number" : "text", placeholder: about });
    if (option.type === TYPE.integer) { input.min = option.min_value ?? ""; input.max = option.max_value ?? ""; }
  }
  input.name = option.name;
  input.setAttribute("aria-label", `${name}: ${about}`);
  input.required = Boolean(option.required);
  if (option.autocomplete) complete(option, input);
  else input.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  const wide = option.autocomplete && option.required ? "option wide" : "option";
  return element("label", [element("span", [name]), input], { className: wide });
}

// The value of a chosen completion is not its name: it is kept beside the field.
function complete(option, input) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", "menu");
  input.setAttribute("aria-autocomplete", "list");
  const ask = async () => {
    const turn = ++typing;
    const data = { id: "1", name: current.command.name, type: 1, options: given(option.name) };
    const answer = await post("/interactions", interaction(4, data)).catch(() => null);
    if (turn !== typing || document.activeElement !== input || !current) return;
    suggest(answer?.data?.choices ?? [], (choice) => {
      input.value = choice.name;
      current.values.set(option.name, { shown: choice.name, value: choice.value });
    }, input);
  };
  input.addEventListener("input", ask);
  input.addEventListener("focus", ask);
  input.addEventListener("blur", () => { menu.hidden = true; });
  input.addEventListener("keydown", (event) => keys(event, input));
}

function given(focused) {
  const out = [];
  for (const option of current.command.options ?? []) {
    const input = box.querySelector(`[name="${option.name}"]`);
    if (!input || (input.value === "" && option.name !== focused)) continue;
    const chosen = current.values.get(option.name);
    let value = chosen?.shown === input.value ? chosen.value : input.value;
    if (option.type === TYPE.boolean) value = value === "true";
    if (option.type === TYPE.integer) value = Number(value);
    const one = { name: option.name, type: option.type, value };
    if (option.name === focused) { one.focused = true; one.value = input.value; }
    out.push(one);
  }
  return out;
}

function run() {
  const { command } = current;
  const data = { id: "1", name: command.name, type: 1, options: given() };
  const shown = [...box.querySelectorAll("input,select")].filter((input) => input.value !== "")
    .map((input) => (input.selectedOptions ? input.selectedOptions[0].text : input.value));
  const asked = `/${local(command.name_localizations, command.name)} ${shown.join(" ")}`.trim();
  leave();
  send(interaction(2, data), asked);
}

// ---- start --------------------------------------------------------------------------------------

$("theme").addEventListener("change", () => { document.documentElement.dataset.theme = $("theme").value; });
const wanted = new URLSearchParams(location.search);
if (wanted.get("theme")) { $("theme").value = wanted.get("theme"); document.documentElement.dataset.theme = wanted.get("theme"); }
if (wanted.get("locale")) $("locale").value = wanted.get("locale");
$("locale").addEventListener("change", () => { document.documentElement.lang = locale(); });
commands = await (await fetch("/commands")).json();
draw(await (await fetch(`/welcome?locale=${locale()}`)).json());
text.focus();
document.body.dataset.ready = "yes";
