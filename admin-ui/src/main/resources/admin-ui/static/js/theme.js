// Runs before the first paint: the stored choice, else what the system prefers.
(() => {
  const stored = localStorage.getItem("mailherd-theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const choice = localStorage.getItem("mailherd-theme");
    document.documentElement.dataset.bsTheme = choice ?? (system.matches ? "dark" : "light");
  };
  apply();
  if (!stored) system.addEventListener("change", apply);
})();
