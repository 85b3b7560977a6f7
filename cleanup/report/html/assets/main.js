// Starts the page.

const VIEWS = ["overview", "changes"];

/** Show one of the two views. */
function showView(name) {
  if (!byId(name).hidden) return;
  VIEWS.forEach((view) => {
    byId(view).hidden = view !== name;
    if (view === name) byId(`tab-${view}`).setAttribute("aria-current", "page");
    else byId(`tab-${view}`).removeAttribute("aria-current");
  });
  byId("open-sidebar").hidden = name !== "changes";
  if (location.hash !== `#/${name}`) history.replaceState(null, "", `#/${name}`);
  if (name === "overview") drawOverview();
  else openChanges();
}

function openChanges() {
  filterChanged();
}

function viewOfAddress() {
  const name = location.hash.slice(2);
  showView(VIEWS.includes(name) ? name : "overview");
}

/** How far the review is, and whether all is saved. */
function drawProgress() {
  const open = tally().undecided;
  const done = changes.length - open;
  const saved = !data.live ? "" : finished ? " · applied" : sending ? " · saving…" : unsent.length ? " · not saved" : done ? " · saved" : "";
  byId("progress").textContent = changes.length ? `${NUMBER.format(done)} of ${NUMBER.format(changes.length)} decided${saved}` : "";
  byId("finish").disabled = finished || !changes.length;
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("cleanup-theme", root.dataset.theme);
  } catch {
    // the choice lasts as long as the page
  }
}

function restoreTheme() {
  try {
    const theme = localStorage.getItem("cleanup-theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // as the system has it
  }
}

function start() {
  restoreTheme();
  restore();
  byId("finish").textContent = data.live ? "Apply…" : "Export…";
  byId("finish").addEventListener("click", data.live ? openApply : openExport);
  byId("open-sidebar").addEventListener("click", () => toggleSidebar(!byId("changes").classList.contains("sidebar-open")));
  byId("theme").addEventListener("click", switchTheme);
  byId("help").addEventListener("click", openHelp);
  addEventListener("hashchange", viewOfAddress);
  viewOfAddress();
  drawProgress();
  requestAnimationFrame(() => setTimeout(() => performance.mark("first-view")));
}

start();
