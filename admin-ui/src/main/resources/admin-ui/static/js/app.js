// Small local behaviour; everything here has a working fallback in plain HTML.
const root = document.documentElement;

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-action]");
  if (!target) return;
  switch (target.dataset.action) {
    case "toggle-theme": {
      const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
      localStorage.setItem("mailherd-theme", next);
      root.dataset.bsTheme = next;
      break;
    }
    case "toggle-menu":
      toggleMenu();
      break;
    case "confirm":
      event.preventDefault();
      openConfirmation(target);
      break;
    case "close-dialog":
      target.closest("dialog").close();
      break;
    case "copy":
      copy(target);
      break;
    case "generate-password":
      generatePassword(target);
      break;
    case "toggle-password":
      togglePassword(target);
      break;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.querySelector(".mh-sidebar.open")) toggleMenu();
});

function toggleMenu() {
  const sidebar = document.querySelector(".mh-sidebar");
  const open = sidebar.classList.toggle("open");
  document.querySelectorAll("[data-action=toggle-menu][aria-expanded]").forEach((b) => b.setAttribute("aria-expanded", open));
  const scrim = document.querySelector(".mh-scrim");
  if (!open) {
    scrim?.remove();
    return;
  }
  const shade = document.createElement("button");
  shade.className = "mh-scrim";
  shade.dataset.action = "toggle-menu";
  shade.setAttribute("aria-label", "Close menu");
  document.body.append(shade);
  sidebar.querySelector("a").focus();
}

// A delete button names its form, what is deleted, and what follows from it.
function openConfirmation(button) {
  const dialog = document.getElementById("confirm-dialog");
  dialog.querySelector("[data-slot=title]").textContent = button.dataset.title;
  dialog.querySelector("[data-slot=text]").textContent = button.dataset.text;
  const submit = dialog.querySelector("[data-slot=submit]");
  submit.setAttribute("form", button.getAttribute("form") ?? button.form.id);
  if (button.formAction && button.hasAttribute("formaction")) submit.setAttribute("formaction", button.formAction);
  else submit.removeAttribute("formaction");
  submit.textContent = button.dataset.label ?? "Delete";
  dialog.showModal();
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.textContent.trim());
  const icon = button.querySelector(".bi");
  icon.classList.replace("bi-clipboard", "bi-check2");
  setTimeout(() => icon.classList.replace("bi-check2", "bi-clipboard"), 1500);
}

function generatePassword(button) {
  const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const bytes = crypto.getRandomValues(new Uint32Array(20));
  const password = Array.from(bytes, (n) => alphabet[n % alphabet.length]).join("");
  button.closest("form").querySelectorAll("[data-password]").forEach((field) => {
    field.value = password;
    field.type = "text";
  });
}

function togglePassword(button) {
  const field = document.getElementById(button.dataset.field);
  field.type = field.type === "password" ? "text" : "password";
  button.querySelector(".bi").classList.toggle("bi-eye-slash", field.type === "text");
}
