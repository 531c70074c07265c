/* The page itself: its head and foot, and which view is shown for an address. */

const MAIN_PLACES = [["matrix", "Who stands where"], ["network", "Network"], ["questions", "Questions"], ["text", "Article text"], ["about", "About"]];
/** Where the reader was at each address: how far the page and what scrolls in it was scrolled, and the link that had the focus. */
const seen = new Map();
let pressed = null;
let open_ = { key: "", view: null, hash: "" };
let byLink = false;

/** Draw the head of the page. */
function head() {
  const theme = button("", () => {
    setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    chosenTheme = document.documentElement.dataset.theme;
    keepTheme();
  }, { class: "small", id: "theme" });
  document.getElementById("top").append(
    h("div", { class: "title" }, h("p", { class: "name" }, link("#/", DATA.title)), h("p", { class: "source" }, "From ", sources(), " · ", tally())),
    h("div", { class: "ask" }, questionBar(), findBar()),
    h("nav", { class: "places", "aria-label": "Main" }, MAIN_PLACES.map(([path, text]) => link(address([path]), text, { "data-place": path })),
      DATA.queryPage && link(DATA.queryPage, "Query"), theme));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(chosenTheme || (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", (event) => { if (!chosenTheme) setTheme(event.matches ? "dark" : "light"); });
  document.getElementById("foot").append(h("p", {}, "Everything here is what the data say, on whose word they say it. ", licence() ? ["Data under ", licence(), ". "] : null, "Made with stancegraph."));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
}

/** The colours that the reader chose, or an empty text: kept with the entry in the history of the window, which survives a reload and stores nothing. */
let chosenTheme = ["dark", "light"].includes(history.state?.theme) ? history.state.theme : "";

/** Keep the colours that were chosen with the address that is shown. */
function keepTheme() {
  if (chosenTheme) history.replaceState({ ...history.state, theme: chosenTheme }, "");
}

/** Choose light or dark. */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const other = theme === "dark" ? "Light" : "Dark";
  document.getElementById("theme").textContent = other;
  document.getElementById("theme").setAttribute("aria-label", `${other} colours`);
}

/** Give the maker of the view for the first word of a path: anything that is no view of its own is a kind of thing. */
const viewFor = (name) => (Object.hasOwn(VIEWS, name) ? VIEWS[name] : VIEWS.thing);

/** What scrolls within the view that is shown. */
const scrollers = () => [...document.querySelectorAll("#main .scroller, #main .pane")];

/** Remember where the reader is, before another view is shown. */
function remember() {
  const here = document.activeElement?.closest?.("#main a[href]") ?? (pressed?.isConnected ? pressed : null);
  seen.set(open_.hash, { top: scrollY, inner: scrollers().map((one) => [one.scrollLeft, one.scrollTop]), href: here?.getAttribute("href") ?? "" });
}

/** Bring the reader back to where an address was left: the same scroll positions and the same link in focus; says whether there was one. */
function comeBack(place) {
  scrollTo(0, place.top);
  scrollers().forEach((one, number) => {
    one.scrollTo(...(place.inner[number] ?? [0, 0]));
    one.dispatchEvent(new Event("scroll")); // a large grid draws what is now in view
  });
  if (!place.href) return false;
  const focus = () => {
    const found = [...document.querySelectorAll("#main a[href]")].find((one) => one.getAttribute("href") === place.href);
    found?.focus({ preventScroll: true });
    return Boolean(found);
  };
  if (!focus()) requestAnimationFrame(focus);
  return true;
}

/** Show what the address names; `again` makes the view anew although the address is the same. */
function show(again = false) {
  const { path, params } = readAddress(location.hash);
  if (!path[0]) path[0] = "matrix";
  const key = path.join("/");
  const same = key === open_.key && open_.view?.update && !again;
  if (open_.view) remember();
  if (same) open_.view.update(params);
  else {
    const first = !open_.key;
    const view = viewFor(path[0])(path, params);
    const main = document.getElementById("main");
    main.replaceChildren(view.element);
    open_ = { key, view, hash: location.hash };
    view.start?.();
    document.title = `${view.title} · ${DATA.title}`;
    const place = byLink || again ? null : seen.get(location.hash);
    if (!place) scrollTo(0, 0);
    const landed = view.land?.(params) || (place && comeBack(place));
    if (!first && !again && !landed) main.querySelector("h1")?.focus({ preventScroll: true });
  }
  open_.hash = location.hash;
  byLink = false;
  keepTheme();
  markBar(path[0] === "question" ? path[1] : "");
  for (const place of document.querySelectorAll("[data-place]")) {
    const own = place.dataset.place === path[0] || (place.dataset.place === "matrix" && path[0] === "list") || (place.dataset.place === "questions" && path[0] === "question");
    if (own) place.setAttribute("aria-current", "page");
    else place.removeAttribute("aria-current");
  }
}

history.scrollRestoration = "manual";
head();
if (!location.hash && Object.keys(DATA.preset).length) history.replaceState(null, "", address(["matrix"], DATA.preset));
addEventListener("hashchange", () => show());
document.addEventListener("click", (event) => { pressed = event.target.closest?.("a[href^='#'], [data-card]") ?? null; if (pressed) byLink = true; });
watchDrops(() => show(true));
show();
document.documentElement.dataset.ready = "true";
