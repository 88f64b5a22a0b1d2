// Small local behaviour. Every page works without it; htmx swaps panes, so all listeners sit on the document.
const root = document.documentElement;
const mail = () => document.getElementById("mail");

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-action]");
  if (!target) closeMenus(event.target);
  switch (target?.dataset.action) {
    case "theme":
      root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
      localStorage.setItem("mailherd-theme", root.dataset.bsTheme);
      break;
    case "folders":
      toggleFolders();
      break;
    case "back":
      backToList(event);
      break;
  }
});

function closeMenus(clicked) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(clicked)) menu.open = false;
  });
}

function toggleFolders() {
  const folders = document.getElementById("folders");
  if (!folders.classList.toggle("open")) {
    document.querySelector(".mh-scrim")?.remove();
    return;
  }
  const shade = document.createElement("button");
  shade.className = "mh-scrim";
  shade.dataset.action = "folders";
  shade.setAttribute("aria-label", "Close folders");
  mail().append(shade);
  folders.querySelector("a").focus();
}

// The list is still there behind the message: no need to ask the server for it.
function backToList(event) {
  if (!document.querySelector(".row-item")) return;
  event.preventDefault();
  history.pushState({}, "", event.target.closest("a").href);
  mail().dataset.pane = "list";
  document.querySelector(".row-item.current .row-link")?.focus();
}

// Choosing messages shows the buttons for them.
document.addEventListener("change", (event) => {
  const form = event.target.closest("#list-form");
  if (!form) return;
  const boxes = [...form.querySelectorAll("[name=uids]")];
  if (event.target.dataset.action === "select-all") boxes.forEach((box) => (box.checked = event.target.checked));
  showSelection(form, boxes);
});

function showSelection(form, boxes) {
  const chosen = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-action=select-all]");
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
  form.classList.toggle("selecting", chosen > 0);
  const count = form.querySelector(".head .muted");
  count.dataset.total ??= count.textContent;
  count.textContent = chosen > 0 ? `${chosen} selected` : count.dataset.total;
}

// Opening a message: mark its line at once, show its pane on narrow screens.
document.addEventListener("htmx:beforeRequest", (event) => {
  const row = event.target.closest?.(".row-item");
  if (!row || !event.target.matches(".row-link")) return;
  document.querySelectorAll(".row-item.current").forEach((other) => other.classList.remove("current"));
  row.classList.add("current");
  row.classList.remove("unread");
  mail().dataset.pane = "reader";
});

document.addEventListener("htmx:afterSwap", () => {
  const address = new URL(location.href);
  if (!address.searchParams.has("done")) return;
  address.searchParams.delete("done");
  address.searchParams.delete("count");
  history.replaceState(history.state, "", address);
});

// The server is away: say so where the answer would have come.
document.addEventListener("htmx:sendError", () => {
  const place = document.getElementById("reader") ?? document.getElementById("compose-state");
  const note = document.createElement("p");
  note.className = "mh-notice bad m-3";
  note.setAttribute("role", "alert");
  note.textContent = "The server does not answer. Nothing was lost; please try again in a moment.";
  place?.prepend(note);
});

// Buttons that ask first, before htmx or the browser sends.
let agreed = null;
for (const kind of ["click", "submit"]) {
  document.addEventListener(
    kind,
    (event) => {
      const asking = kind === "click" ? event.target.closest("button[data-confirm]") : event.target.closest("form[data-confirm]");
      if (!asking || agreed === asking) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(asking.dataset.confirm, () => {
        agreed = asking;
        kind === "click" ? asking.click() : asking.requestSubmit();
        agreed = null;
      });
    },
    true,
  );
}

function ask(question, then) {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  dialog.innerHTML = '<form method="dialog"><p></p><div class="d-flex gap-2 justify-content-end"><button class="btn btn-quiet" value="">Cancel</button><button class="btn btn-danger" value="yes">Yes</button></div></form>';
  dialog.querySelector("p").textContent = question;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") then();
  });
  document.body.append(dialog);
  dialog.showModal();
}

// A form is sent once: a second click on a slow line must not send a second message.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.submitter?.hasAttribute("data-save")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));

// Letters that press buttons, where nobody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelectorAll("details.menu[open]").forEach((menu) => (menu.open = false));
    if (document.querySelector(".folders.open")) toggleFolders();
  }
  const writing = event.target.closest("input:not([type=checkbox]),textarea,select,[contenteditable=true],dialog");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || !mail()) return;
  if (press(event.key)) event.preventDefault();
});

function press(key) {
  switch (key) {
    case "c":
      document.querySelector(".compose-button").click();
      return true;
    case "/":
      document.getElementById("search").focus();
      return true;
    case "j":
    case "k":
      walk(key === "j" ? 1 : -1);
      return true;
    default: {
      const button = /^[a-z!#]$/.test(key) && document.querySelector(`#reader [data-key="${key}"]`);
      if (button) button.click();
      return Boolean(button);
    }
  }
}

function walk(step) {
  const links = [...document.querySelectorAll(".row-link")];
  const at = links.findIndex((link) => link.closest(".row-item").classList.contains("current"));
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.click();
}
