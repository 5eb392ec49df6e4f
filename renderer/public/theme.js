// Runs before the first paint: the analyst's choice, else the system's.
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem('tracewell.preferences') ?? '{}').theme ?? null;
  } catch {
    chosen = null;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme =
    chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
})();
