/* The page itself: its head and foot, and which view is shown for an address. */

const MAIN_PLACES = [["matrix", "Who stands where"], ["network", "Network"], ["questions", "Questions"], ["text", "Article text"], ["about", "About"]];
const seen = new Map();
let open_ = { key: "", view: null, hash: "" };
let byLink = false;

/** Draw the head of the page. */
function head() {
  const theme = button("", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"), { class: "small", id: "theme" });
  document.getElementById("top").append(
    h("div", { class: "title" }, h("p", { class: "name" }, link("#/", DATA.title)), h("p", { class: "source" }, "From ", sources(), " · ", tally())),
    h("div", { class: "ask" }, questionBar(), findBar()),
    h("nav", { class: "places", "aria-label": "Main" }, MAIN_PLACES.map(([path, text]) => link(address([path]), text, { "data-place": path })), theme));
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => setTheme(event.matches ? "dark" : "light"));
  document.getElementById("foot").append(h("p", {}, "Everything here is what the data say, on whose word they say it. ", licence() ? ["Data under ", licence(), ". "] : null, "Made with stancegraph."));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
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

/** Show what the address names; `again` makes the view anew although the address is the same. */
function show(again = false) {
  const { path, params } = readAddress(location.hash);
  if (!path[0]) path[0] = "matrix";
  const key = path.join("/");
  const same = key === open_.key && open_.view?.update && !again;
  seen.set(open_.hash, scrollY);
  if (same) open_.view.update(params);
  else {
    const first = !open_.key;
    const view = viewFor(path[0])(path, params);
    const main = document.getElementById("main");
    main.replaceChildren(view.element);
    open_ = { key, view, hash: location.hash };
    view.start?.();
    document.title = `${view.title} · ${DATA.title}`;
    scrollTo(0, byLink || again ? 0 : seen.get(location.hash) ?? 0);
    if (!first && !again) main.querySelector("h1")?.focus({ preventScroll: true });
  }
  open_.hash = location.hash;
  byLink = false;
  markBar(path[0] === "question" ? path[1] : "");
  for (const place of document.querySelectorAll("[data-place]")) {
    const own = place.dataset.place === path[0] || (place.dataset.place === "matrix" && path[0] === "list") || (place.dataset.place === "questions" && path[0] === "question");
    if (own) place.setAttribute("aria-current", "page");
    else place.removeAttribute("aria-current");
  }
}

head();
if (!location.hash && Object.keys(DATA.preset).length) history.replaceState(null, "", address(["matrix"], DATA.preset));
addEventListener("hashchange", () => show());
document.addEventListener("click", (event) => { if (event.target.closest?.("a[href^='#']")) byLink = true; });
watchDrops(() => show(true));
show();
document.documentElement.dataset.ready = "true";
