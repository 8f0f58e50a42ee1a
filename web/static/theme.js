// Before anything is painted: the theme that this browser was told to use; without one, the system's.
try {
  const chosen = localStorage.getItem("pincite-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* storage is switched off: the system's theme it is */ }
