// The channel: what is typed becomes the interactions that Discord would send.
import { element } from "/markdown.js";
import { draw, own, redraw } from "/messages.js";
import { labelled, nearest, saying, speak, word } from "/words.js";

const $ = (id) => document.getElementById(id);
const text = $("text"), plain = $("plain"), box = $("command"), menu = $("menu");
const USER = "100000000000000001", APP = "100000000000000002", CHANNEL = "100000000000000003";
const TYPE = { string: 3, integer: 4, boolean: 5 };
let commands = [], current = null, choices = [], picked = -1, onPick = null, typing = 0, serial = 1n, welcome;

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

// ---- what is sent -------------------------------------------------------------------------------

function press(part, type, values, message, where) {
  const data = { custom_id: part.custom_id, component_type: type, values };
  const asked = { flags: message.flags ?? 0, interaction_metadata: { user: { id: USER } } };
  // Whoever presses twice in a hurry wants one answer.
  if (where.item.ariaBusy) return;
  where.item.ariaBusy = "true";
  send(interaction(3, data, asked), null, { message, at: where }).finally(() => { where.item.ariaBusy = null; });
}

// Shows what comes back from `path`, and that it is on its way.
async function answered(path, body, show) {
  say(word("thinking"));
  try {
    const answer = await post(path, body);
    say("");
    show(answer);
  } catch (error) { say(word("failed", error.message)); }
}

function send(body, asked, under) {
  return answered("/interactions", body, (answer) => {
    if (answer.type === 4) draw({ ...answer.data, asked }, press);
    else if (answer.type === 7) redraw(answer.data, under.message, press, under.at);
    else if (answer.type === 9) form(answer.data);
  });
}

// The command that takes a message, as it is offered under one.
function check(line) {
  const command = commands.find((one) => one.type === 3);
  if (!command) return null;
  const name = local(command.name_localizations, command.name);
  const run = () => {
    const id = snowflake();
    const data = {
      id: "1", name: command.name, type: 3, target_id: id,
      resolved: { messages: { [id]: { id, content: line } } },
    };
    send(interaction(2, data), local(command.name_localizations, command.name));
  };
  return { name, run };
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
  const cancel = element("button", [word("cancel")], { type: "button", onclick: () => dialog.close() });
  const submit = element("button", [word("submit")], { className: "primary" });
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

// Where nothing has been typed nothing is picked, so that Tab and Enter pass by.
function suggest(items, pick, input, first = 0) {
  choices = items;
  picked = items.length ? first : -1;
  onPick = pick;
  menu.replaceChildren(...items.map((item, at) => {
    const line = element("li", [element("b", [item.name])], { id: `choice-${at}` });
    if (item.about) line.append(element("span", [item.about]));
    line.setAttribute("role", "option");
    line.onmousedown = (event) => event.preventDefault();
    line.onclick = () => { picked = at; choose(input); };
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

function close(input) {
  menu.hidden = true;
  picked = -1;
  mark(input);
}

function choose(input) {
  const item = choices[picked];
  const pick = onPick;
  close(input);
  if (item) pick(item);
}

function keys(event, input) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    if (!menu.hidden) close(input); else leave();
  } else if (!menu.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    picked = (Math.max(picked, step > 0 ? -1 : 0) + step + choices.length) % choices.length;
    mark(input);
  } else if (!menu.hidden && picked >= 0 && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    event.preventDefault();
    choose(input);
  }
}

// ---- the message box ----------------------------------------------------------------------------

text.addEventListener("input", () => {
  if (!text.value.startsWith("/")) { suggest([], null, text); return; }
  if (isWhole(text.value)) return;
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

// The name of a command and a space open it; what stands behind them goes into its first option.
function isWhole(line) {
  const [, name = "", rest] = /^\/(\S+)\s(.*)$/s.exec(line) ?? [];
  const named = (command) => [command.name, local(command.name_localizations)].includes(name);
  const command = commands.find((one) => one.type === 1 && named(one));
  if (!command) return false;
  open(command);
  const first = box.querySelector("input");
  if (first && rest.trim()) {
    first.value = rest.trim();
    first.dispatchEvent(new Event("input"));
  }
  return true;
}

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!box.hidden) { run(); return; }
  const line = text.value.trim();
  if (!line) return;
  text.value = "";
  own(line, check(line));
  answered("/messages", { content: line }, (answer) => draw(answer, press));
});

function leave() {
  current = null;
  box.hidden = true;
  plain.hidden = false;
  text.value = "";
  close(text);
  text.focus();
}

function open(command) {
  current = { command, values: new Map() };
  plain.hidden = true;
  box.hidden = false;
  box.replaceChildren(
    element("p", [], { id: "hint", ariaHidden: "true" }),
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
  const cancel = labelled(element("button", ["✕"], { type: "button", className: "leave", onclick: leave }), "leave");
  box.append(element("span", [saying(element("button", [], { className: "send" }), "send"), cancel], { className: "end" }));
  (box.querySelector("input,select") ?? box.querySelector("button")).focus();
}

function field(option) {
  const name = local(option.name_localizations, option.name);
  const about = local(option.description_localizations, option.description);
  let input;
  if (option.choices?.length || option.type === TYPE.boolean) {
    const values = option.choices?.length ? option.choices : [{ name: word("yes"), value: "true" }, { name: word("no"), value: "false" }];
    input = element("select", values.map((value) =>
      element("option", [local(value.name_localizations, value.name)], { value: value.value })));
  } else {
    input = element("input", [], { type: option.type === TYPE.integer ? "number" : "text", placeholder: about });
    if (option.type === TYPE.integer) { input.min = option.min_value ?? ""; input.max = option.max_value ?? ""; }
  }
  input.name = option.name;
  // Read out with its name anyway; shown in full where the field is too short for it.
  input.addEventListener("focus", () => { $("hint").textContent = about; });
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
  const ask = async (event) => {
    const turn = ++typing;
    const data = { id: "1", name: current.command.name, type: 1, options: given(option.name) };
    const answer = await post("/interactions", interaction(4, data)).catch(() => null);
    if (turn !== typing || document.activeElement !== input || !current) return;
    suggest(answer?.data?.choices ?? [], (choice) => {
      input.value = choice.name;
      current.values.set(option.name, { shown: choice.name, value: choice.value });
    }, input, event.type === "input" && input.value ? 0 : -1);
  };
  input.addEventListener("input", ask);
  input.addEventListener("focus", ask);
  input.addEventListener("blur", () => close(input));
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
    .map((input) => `${input.previousElementSibling.textContent}: ${input.selectedOptions?.[0].text ?? input.value}`);
  const asked = `/${local(command.name_localizations, command.name)} ${shown.join(", ")}`.trim();
  leave();
  send(interaction(2, data), asked);
}

// ---- start --------------------------------------------------------------------------------------

const offered = (id) => [...$(id).options].map((option) => option.value);

async function greet() {
  await speak(locale());
  welcome = draw(await (await fetch(`/welcome?locale=${locale()}`)).json(), press, welcome);
}

async function change() {
  if (current) { leave(); $("locale").focus(); }
  await greet();
  for (const button of document.querySelectorAll("[data-say=apps]")) saying(button, "apps", check("").name);
}

function paint() { document.documentElement.dataset.theme = $("theme").value; }

const wanted = new URLSearchParams(location.search);
if (offered("theme").includes(wanted.get("theme"))) $("theme").value = wanted.get("theme");
$("locale").value = nearest(wanted.get("locale") ?? navigator.language, offered("locale"));
paint();
$("theme").addEventListener("change", paint);
$("locale").addEventListener("change", change);
commands = await (await fetch("/commands")).json();
await greet();
text.focus();
document.body.dataset.ready = "yes";
