// Runs before the first paint: the stored choice, else what the system prefers. The same key as the admin pages.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    document.documentElement.dataset.bsTheme = localStorage.getItem("mailherd-theme") ?? (system.matches ? "dark" : "light");
  };
  apply();
  system.addEventListener("change", apply);
  // Times are written by the server, in the reader's zone.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `mailherd-zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
})();
