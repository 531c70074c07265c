/* Finding things by any of their names. */

const MAIN = [...ACTORS, "Proposal", "Place", "Office", "Document"];
const VOCABULARY = ["Concept", "ConceptScheme", "Coding"];
const MOST_FOUND = 100;

let folded = null;

/** List all names of all things, folded; once. */
function allNames() {
  folded ??= THINGS.flatMap((short, thing) => {
    if (!GRAPH[thing].length || !kindOf(thing)) return [];
    const kind = kindOf(thing).split("#").pop();
    const names = [RDFS_LABEL, SKOS_ALT].flatMap((key) => values(thing, key)).filter(isLiteral).map(textOf);
    const paraphrase = textAt(thing, P.paraphrase);
    const local = short.split(/[/:#]/).pop().replace(">", "");
    const told = paraphrase ? [{ thing, kind, name: paraphrase, plain: fold(paraphrase), told: true }] : [];
    const known = names.length ? [...names, local] : []; // what has no name is found by what is told of it
    return known.map((name) => ({ thing, kind, name, plain: fold(name), told: false })).concat(told);
  });
  return folded;
}

/**
 * Find the things that have a name with some words in it, in the order of `stancegraph find`: the same name first, then actors, proposals
 * and the like, whole words before parts; list values only where nothing else is found; last, statements that are told with these words.
 */
function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const best = new Map();
  for (const named of allNames()) {
    if (!named.plain.includes(wanted)) continue;
    const near = named.plain === wanted ? 0 : ` ${named.plain} `.includes(` ${wanted} `) ? 1 : ` ${named.plain}`.includes(` ${wanted}`) ? 2 : 3;
    const standing = VOCABULARY.includes(named.kind) ? 99 : MAIN.includes(named.kind) ? (ACTORS.includes(named.kind) ? 0 : MAIN.indexOf(named.kind)) : MAIN.length;
    const rank = [Number(named.told), [0, 1, 1, 2][near], standing, near, named.plain.length];
    const old = best.get(named.thing);
    const before = old ? rank.findIndex((part, place) => part !== old.rank[place]) : 0;
    if (!old || (before >= 0 && rank[before] < old.rank[before])) best.set(named.thing, { ...named, rank });
  }
  const things = [...best.values()].filter(({ kind }) => !VOCABULARY.includes(kind));
  return (things.length ? things : [...best.values()]).sort((one, other) => {
    const place = one.rank.findIndex((part, at) => part !== other.rank[at]);
    return place >= 0 ? one.rank[place] - other.rank[place] : compare(one.name, other.name) || one.thing - other.thing;
  });
}

/** Make the search field of the head of the page. */
function findBar() {
  const input = h("input", { type: "search", id: "bar-find", placeholder: "any name, any language", autocomplete: "off" });
  return h("form", { class: "bar find", role: "search", "aria-label": "Find things by name",
    on: { submit: (event) => { event.preventDefault(); if (input.value.trim()) go(["find"], { q: [input.value.trim()] }); } } },
  h("label", { for: "bar-find" }, "Find"), input, h("button", { type: "submit", class: "small" }, "Go"));
}

/** Show what was found. */
VIEWS.find = () => {
  const inner = h("div");
  const element = h("div", { class: "page" }, h("h1", { tabindex: "-1" }, "Find"), inner);
  const update = (params) => {
    const text = params.q?.[0] ?? "";
    const found = find(text);
    const said = text ? `${counted(found.length, "thing")} found for “${text}”` : "Type a name above.";
    inner.replaceChildren(h("p", { class: "counts" }, said), h("ul", { class: "things" }, found.slice(0, MOST_FOUND).map(({ thing, kind, name }) =>
      h("li", {}, thingLink(thing), " ", h("span", { class: "quiet" }, words(kind)), name !== nameOf(thing) && fold(name) !== fold(nameOf(thing)) ? [" · ", isolated(name)] : null))),
    found.length > MOST_FOUND ? h("p", { class: "quiet" }, `The first ${MOST_FOUND} are shown; more words narrow it down.`) : "");
    document.getElementById("bar-find").value = text;
    announce(said);
  };
  return { title: "Find", element, update, start: () => update(readAddress(location.hash).params) };
};
