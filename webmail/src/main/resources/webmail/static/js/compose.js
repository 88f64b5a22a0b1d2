// The compose page: rich text, attachments as soon as they are chosen, a draft now and then.
const form = document.getElementById("compose");
const plain = document.getElementById("text");
const rich = document.getElementById("rich-words");
const html = document.getElementById("html");
const mode = document.getElementById("rich");
const files = document.getElementById("files");
const toolbar = form.querySelector(".format");
const switcher = form.querySelector("[data-action=toggle-rich]");
const SAVE_EVERY = 30_000;
let changed = false;

// --- rich text -------------------------------------------------------------------------------------------------
function showMode(isRich) {
  mode.value = isRich;
  plain.hidden = isRich;
  rich.hidden = toolbar.hidden = !isRich;
  switcher.setAttribute("aria-pressed", isRich);
}

function toRich() {
  rich.replaceChildren();
  for (const line of plain.value.split("\n")) {
    const paragraph = document.createElement("div");
    if (line) paragraph.textContent = line;
    else paragraph.append(document.createElement("br"));
    rich.append(paragraph);
  }
}

function keepRich() {
  if (mode.value === "true") {
    html.value = rich.innerHTML;
    plain.value = rich.innerText;
  }
}

// The server has cleaned what is in the field; it is parsed without running anything all the same.
function fill() {
  if (mode.value !== "true") return showMode(false);
  const parsed = new DOMParser().parseFromString(html.value, "text/html");
  rich.replaceChildren(...parsed.body.childNodes);
  showMode(true);
}

switcher.addEventListener("click", () => {
  if (mode.value === "true") {
    plain.value = rich.innerText;
    showMode(false);
    plain.focus();
  } else {
    toRich();
    showMode(true);
    rich.focus();
  }
});

toolbar.addEventListener("mousedown", (event) => event.preventDefault());
toolbar.addEventListener("click", (event) => {
  const format = event.target.closest("[data-format]")?.dataset.format;
  if (!format) return;
  rich.focus();
  if (format === "quote") document.execCommand("formatBlock", false, "blockquote");
  else if (format === "link") addLink();
  else document.execCommand(format);
});

function addLink() {
  const address = prompt("Address of the link", "https://");
  if (address && /^(https?:\/\/|mailto:)/i.test(address)) document.execCommand("createLink", false, address);
}

rich.addEventListener("paste", (event) => {
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
});

// --- recipients ------------------------------------------------------------------------------------------------
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button?.dataset.action === "show-extra") showField(button.dataset.field);
  if (button?.dataset.action === "remove-attachment") {
    button.closest("li").remove();
    changed = true;
  }
});

function showField(name) {
  const line = form.querySelector(`[data-extra=${name}]`);
  line.hidden = false;
  line.querySelector("input").focus();
}

// --- attachments and drafts --------------------------------------------------------------------------------------
files.addEventListener("change", () => {
  const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
  if (size > Number(form.dataset.limit)) {
    say(`These files are too large: attachments may have ${Math.floor(form.dataset.limit / 1e6)} MB together.`);
    files.value = "";
  } else if (files.files.length) {
    save();
  }
});

function say(text) {
  const state = document.getElementById("compose-state");
  state.querySelector(".invalid-feedback")?.remove();
  const line = document.createElement("div");
  line.className = "invalid-feedback d-block";
  line.setAttribute("role", "alert");
  line.textContent = text;
  state.append(line);
}

function save() {
  keepRich();
  changed = false;
  form.querySelector("[data-save]").click();
}

form.addEventListener("input", () => (changed = true));
setInterval(() => changed && !document.querySelector(".htmx-request") && save(), SAVE_EVERY);
form.addEventListener("submit", keepRich, true);
document.addEventListener("htmx:configRequest", (event) => {
  keepRich();
  if (event.detail.parameters instanceof FormData) {
    event.detail.parameters.set("html", html.value);
    event.detail.parameters.set("text", plain.value);
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) files.value = "";
  else if (event.detail.xhr?.status === 413) say("These files are too large.");
  else changed = true;
});
window.addEventListener("beforeunload", (event) => {
  if (changed && !form.dataset.sent) event.preventDefault();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.querySelector("[type=submit].btn-primary").click();
});

fill();
