/* The networks: chosen by view, searched, narrowed to a neighbourhood or to a circle of things that wait for each other. */

const MOST_NODES = 400;
const OVERVIEW = 150;
const MOST_EDGES = 900;

/** Read a network into nodes and edges with everything that is drawn of them; kept, since it is asked for again and again. */
function networkOf(id) {
  const network = networks().find((one) => one.id === id);
  if (!network || network.read) return network?.read;
  const nodes = network.nodes.map(([thing, x, y], place) => ({ id: place, thing, x, y, degree: 0, label: label(thing), kind: words(kindOf(thing) || "thing") }));
  const edges = network.edges.map((edge) => readEdge(edge, network.words));
  const near = nodes.map(() => []);
  for (const edge of edges) {
    nodes[edge.from].degree += 1;
    if (edge.from !== edge.to) nodes[edge.to].degree += 1;
    near[edge.from].push(edge);
    if (edge.from !== edge.to) near[edge.to].push(edge);
  }
  network.read = { ...network, nodes, edges, near, at: new Map(nodes.map((node) => [node.thing, node])) };
  return network.read;
}

/** Read an edge: its word, sign, what must be said of it, and how it is drawn. */
function readEdge([from, to, thing, labelled, kind, polarity = null, circle = null, hard = null], said) {
  const position = thing >= 0 && kindOf(thing) === "Position" ? readPosition(thing) : null;
  const bridge = said[kind] === "bridge" || (thing >= 0 && kindOf(thing) === "Bridge");
  const side = polarity === null ? "plain" : sideOf(polarity);
  const marked = [];
  if (position && notOwn(position)) marked.push(notOwn(position));
  if (position?.conditions.length) marked.push("if");
  if (bridge) marked.push("bridge");
  if (hard === false) marked.push("soft");
  const classes = [side, bridge ? "bridge" : "", hard === false ? "soft" : "", position?.conditions.length ? "conditional" : "", position && !position.own ? "not-own" : "", circle ? "circle" : ""]
    .filter(Boolean).join(" ");
  const word = bridge && said[labelled] !== "bridge" ? `bridge: ${said[labelled]}` : said[labelled];
  return { from, to, thing, word, kind: said[kind], polarity, circle, hard, bridge, side, sign: polarity === null ? "" : signOf(polarity), mustSay: marked.join(", "), classes, told: "" };
}

/** Choose what is drawn: all of a small network, the best connected part of a large one, a neighbourhood, or a circle. */
function chosen(network, params) {
  const focus = network.at.get(numberOf(params.focus?.[0] ?? ""));
  if (focus) return neighbourhood(network, focus, Number(params.depth?.[0] ?? 1) === 2 ? 2 : 1);
  const circle = params.circle && circlesOf(network).find((one) => one.key === params.circle[0]);
  if (circle) return { nodes: circle.nodes, edges: circle.edges, circle, left: "" };
  if (network.nodes.length <= MOST_NODES && network.edges.length <= MOST_EDGES) return { nodes: network.nodes, edges: network.edges, left: "" };
  const best = bestConnected(network);
  const kept = new Set(best.map((node) => node.id));
  const edges = network.edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to));
  const left = `Drawn are the ${OVERVIEW} best connected of ${counted(network.nodes.length, "thing")} and ${counted(Math.min(edges.length, MOST_EDGES), "link")} among them; `
    + `${counted(network.edges.length - Math.min(edges.length, MOST_EDGES), "link")} and all other things are left out. Focus one of them to see all that is around it.`;
  return { nodes: best, edges: edges.slice(0, MOST_EDGES), left };
}

/** Choose the part of a network that is drawn first: the best connected things, then those with most links to what is already chosen. */
function bestConnected(network) {
  const byDegree = [...network.nodes].sort((one, other) => other.degree - one.degree || one.id - other.id);
  const kept = new Set(byDegree.slice(0, OVERVIEW / 5));
  const links = new Map();
  for (const node of kept) {
    for (const edge of network.near[node.id]) {
      const other = network.nodes[edge.from === node.id ? edge.to : edge.from];
      if (!kept.has(other)) links.set(other, (links.get(other) ?? 0) + 1);
    }
  }
  const joined = [...links.keys()].sort((one, other) => links.get(other) - links.get(one) || other.degree - one.degree || one.id - other.id);
  return [...kept, ...joined.slice(0, OVERVIEW - kept.size)];
}

/** Collect what lies within so many links of a node, the nearest first, never more than can be drawn. */
function neighbourhood(network, focus, depth) {
  const distances = new Map([[focus.id, 0]]);
  const parents = new Map();
  let open = [focus.id];
  let missed = 0;
  for (let distance = 1; distance <= depth; distance += 1) {
    const next = [];
    for (const id of open) {
      for (const edge of network.near[id]) {
        const other = edge.from === id ? edge.to : edge.from;
        if (distances.has(other)) continue;
        if (distances.size >= MOST_NODES) {
          missed += 1;
          continue;
        }
        distances.set(other, distance);
        parents.set(other, id);
        next.push(other);
      }
    }
    open = next;
  }
  const nodes = [...distances.keys()].map((id) => network.nodes[id]);
  const edges = [...new Set(nodes.flatMap((node) => network.near[node.id]))].filter((edge) => distances.has(edge.from) && distances.has(edge.to));
  const left = missed ? `${counted(missed, "further link")} from here lead to things that are left out: at most ${MOST_NODES} are drawn.` : "";
  return { nodes, edges, distances, parents, focus, left };
}

/** List the circles: for each way of closing, the groups of things that all wait for each other. */
function circlesOf(network) {
  if (network.circles) return network.circles;
  const found = [];
  const seen = new Set();
  DATA.closes.forEach((closing, level) => {
    const edges = network.edges.filter((edge) => edge.circle && DATA.closes.indexOf(edge.circle) <= level);
    const group = new Map();
    const root = (id) => (group.get(id) === id || !group.has(id) ? id : root(group.get(id)));
    for (const { from, to } of edges) {
      for (const id of [from, to]) if (!group.has(id)) group.set(id, id);
      group.set(root(from), root(to));
    }
    const parts = new Map();
    for (const id of [...group.keys()].sort((one, other) => one - other)) parts.set(root(id), [...(parts.get(root(id)) ?? []), id]);
    [...parts.values()].forEach((ids, place) => {
      const own = edges.filter((edge) => ids.includes(edge.from));
      const key = [...ids].join(" ") + own.map((edge) => edge.thing).join(" ");
      if (seen.has(key)) return;
      seen.add(key);
      found.push({ key: `${level}.${place}`, closing, nodes: wayRound(ids, own).map((id) => network.nodes[id]), edges: own });
    });
  });
  network.circles = found;
  return found;
}

/** Order the things of a circle as one walks from each to what it waits for. */
function wayRound(ids, edges) {
  const order = [];
  const walk = (id) => {
    if (order.includes(id)) return;
    order.push(id);
    edges.filter((edge) => edge.from === id).forEach((edge) => walk(edge.to));
  };
  ids.forEach(walk);
  return order;
}

/** Say whether a link is drawn pale: in a neighbourhood of one step, one between two neighbours. */
const isAside = (made, edge) => Boolean(made.focus) && edge.from !== made.focus.id && edge.to !== made.focus.id && ![...made.distances.values()].includes(2);

/** Draw what was chosen of a network. */
function drawChosen(network, made, params) {
  const nodes = made.nodes.map((node) => ({ ...node, lines: lines(node.label, 24, 3), middle: node === made.focus,
    href: node === made.focus ? cardOf(node.thing) : address(["network", network.id], { focus: THINGS[node.thing], depth: params.depth ?? [] }) }));
  const wordy = Boolean(made.focus ? made.edges.length <= 60 : made.circle) || (network.edges.every((edge) => !edge.sign) && made.edges.length <= 60);
  const aside = (edge) => isAside(made, edge);
  if (made.focus) around(nodes, made.edges, made.distances, made.parents);
  else if (made.circle) {
    ring(nodes, 60 + nodes.length * 26);
    turnLabels(nodes, made.edges);
    spread(nodes);
  } else settle(nodes, made.edges, wordy);
  for (const edge of made.edges) edge.told ||= `${network.nodes[edge.from].label} — ${edge.word}${edge.mustSay ? ` (${edge.mustSay})` : ""} — ${network.nodes[edge.to].label}`;
  const drawn = made.edges.map((edge) => (aside(edge) ? { ...edge, classes: `${edge.classes} aside`, quiet: true } : edge));
  return draw(nodes, drawn, `${network.summary} ${counted(nodes.length, "thing")}, ${counted(made.edges.length, "link")}; arrow keys move between them.`, wordy);
}

/** Make the same as a list: a table of the links. */
function linkTable(network, edges) {
  const columns = [["from", "From"], ["link", "Link"], ["to", "To"]];
  const rows = edges.slice(0, MOST_EDGES);
  const cell = (edge, key) => (key === "link"
    ? h("td", {}, h("span", { class: `badge ${edge.side}` }, edge.sign ? h("span", { class: "sign", "aria-hidden": "true" }, edge.sign) : null, edge.thing >= 0 ? link(cardOf(edge.thing), edge.word) : edge.word,
      edge.sign ? h("span", { class: "hidden" }, ` (${edge.side})`) : null), edge.mustSay ? h("span", { class: "mark" }, edge.mustSay) : null, edge.circle ? h("span", { class: "mark" }, `on a circle: ${edge.circle}`) : null)
    : h("td", {}, thingLink(network.nodes[edge[key]].thing, network.nodes[edge[key]].label)));
  return h("details", { class: "as-list" }, h("summary", {}, `The same as a list (${counted(edges.length, "link")})`), table("Links of the network", columns, rows, cell));
}

/** Explain shapes, lines and words of a network: always in view. */
function networkLegend(made) {
  const used = [...new Set(made.nodes.map((node) => node.kind))].sort();
  const kind = (name) => h("span", { class: "key-mark" }, svg("svg", { class: "network key", width: 26, height: 26, viewBox: "-16 -16 32 32", "aria-hidden": "true" }, shapeOf({ kind: name })), name);
  const stroke = (classes, text) => h("span", { class: "key-mark" }, svg("svg", { class: "network key", width: 40, height: 14, viewBox: "0 0 40 14", "aria-hidden": "true" },
    svg("path", { d: "M2 7 L38 7", class: `edge ${classes}` })), text);
  const has = (test) => made.edges.some(test);
  const is = (edge, name) => edge.classes.split(" ").includes(name);
  const looks = [[true, false, "dashed: a conditional position"], [false, true, "dotted: not the holder's own word"], [true, true, "dash and dot: conditional, and not the holder's own word"]];
  return h("p", { class: "legend" }, used.map(kind),
    ["for", "against", "neither"].filter((side) => has((edge) => edge.side === side)).map((side) => stroke(side, `${signOf(["against", "neither", "for"].indexOf(side) - 1)} ${side}`)),
    looks.map(([conditional, other, text]) => (has((edge) => is(edge, "conditional") === conditional && is(edge, "not-own") === other)
      ? stroke(`plain${conditional ? " conditional" : ""}${other ? " not-own" : ""}`, text) : null)),
    has((edge) => edge.bridge) ? [stroke("plain", "stated link"), stroke("plain bridge", "dotted: bridge, the curator's own")] : null,
    has((edge) => edge.hard === false) ? stroke("plain soft", "dashed: soft, holds nothing up") : null,
    has((edge) => edge.circle) ? stroke("plain circle", "red: on a circle") : null,
    has((edge) => isAside(made, edge)) ? stroke("plain aside", "pale: between two of the things around it") : null);
}

/** Make the controls above a network. */
function networkControls(network, params) {
  const names = new Map(network.nodes.map((node) => [node.label, node.thing]));
  const pick = (given) => {
    const found = names.get(given) ?? network.nodes.find((node) => fold(node.label).includes(fold(given)))?.thing;
    missed.textContent = given && found === undefined ? `Nothing here is called “${given}”.` : "";
    if (missed.textContent) announce(missed.textContent);
    else change({ focus: given ? [THINGS[found]] : [], circle: [] });
  };
  const missed = h("p", { class: "hint", id: "network-missed" });
  const listed = h("datalist", { id: "network-names" }, [...names.keys()].sort(byLabel).slice(0, 3000).map((name) => h("option", { value: name })));
  const focus = network.at.get(numberOf(params.focus?.[0] ?? ""));
  const search = h("input", { type: "search", list: "network-names", value: focus?.label ?? "", id: "network-focus", autocomplete: "off", "aria-describedby": "network-missed", on: { change: (event) => pick(event.target.value.trim()) } });
  const circles = circlesOf(network);
  const kept = (id) => (focus && networks().find((one) => one.id === id).nodes.some(([thing]) => thing === focus.thing) ? { focus: THINGS[focus.thing], depth: params.depth ?? [] } : {});
  const looked = field("Find and focus", search);
  looked.append(missed);
  const views = networks().map(({ id, summary }) => [id, `${id}: ${summary}`]);
  return h("div", { class: "controls" }, field("Network", choice(views, network.id, (id) => go(["network", id], kept(id)), { id: "network-view" })), looked, listed,
    focus ? field("Around it", choice([["1", "what it is linked to"], ["2", "and what that is linked to"]], params.depth?.[0] ?? "1", (depth) => change({ depth: [depth] }), { id: "network-depth" })) : null,
    circles.length ? field("Circles", choice([["", "all of the network"], ...circles.map((one) => [one.key, `${one.closing}: ${counted(one.nodes.length, "thing")} wait for each other`])], params.circle?.[0] ?? "",
      (key) => change({ circle: key ? [key] : [], focus: [] }), { id: "network-circle" })) : null,
    focus || params.circle ? h("div", { class: "field" }, button("Show the whole network", () => go(["network", network.id]))) : null);
}

/** Show a network. */
VIEWS.network = (path) => {
  const network = networkOf(path[1] || networks()[0].id);
  if (!network) return { title: "Not found", element: h("div", {}, h("h1", { tabindex: "-1" }, "There is no network of that name")) };
  const inner = h("div");
  const element = h("div", { class: "wide" }, h("h1", { tabindex: "-1" }, network.summary), inner);
  const update = (params) => {
    const made = chosen(network, params);
    const focused = document.activeElement?.id;
    const said = `${counted(made.nodes.length, "thing")}, ${counted(made.edges.length, "link")}`;
    const { drawing, size } = made.nodes.length ? drawChosen(network, made, params) : { drawing: h("p", { class: "nothing" }, "There is nothing to draw."), size: { width: 1, height: 1 } };
    const drawn = pane(drawing, size, [networkDownloads(network, made, drawing, size)]);
    const about = made.focus ? h("p", { class: "counts" }, "In the middle: ", thingLink(made.focus.thing), `. ${said}.`)
      : made.circle ? h("p", { class: "counts" }, `A circle that closes ${made.circle.closing === "stated and hard" ? "with stated and hard links alone" : made.circle.closing}. ${said}.`)
        : h("p", { class: "counts" }, `${said}.`);
    inner.replaceChildren(...[networkControls(network, params), h("div", { class: "meta" }, about, drawn.bar), made.left ? h("p", { class: "note" }, made.left) : null,
      DATA.missing.length ? h("p", { class: "quiet" }, `Not in this page, for the data are too large: ${DATA.missing.join(", ")}.`) : null,
      networkLegend(made), drawn.element, linkTable(network, made.edges), h("details", {}, h("summary", {}, "How to read it"), h("p", {}, network.description))].filter(Boolean));
    if (made.nodes.length) drawn.start();
    if (focused) document.getElementById(focused)?.focus();
    announce(said);
  };
  return { title: network.summary, element, update, start: () => update(readAddress(location.hash).params) };
};

/** Offer a drawn network as SVG, CSV, JSON and Turtle. */
function networkDownloads(network, made, drawing, size) {
  const name = `network-${network.id}`;
  const at = (id) => iriOf(network.nodes[id].thing);
  const plain = (edge) => ({ from: at(edge.from), to: at(edge.to), label: edge.word, kind: edge.kind, polarity: edge.polarity, circle: edge.circle, thing: edge.thing >= 0 ? iriOf(edge.thing) : "" });
  return downloads([
    ["SVG", `${name}.svg`, "image/svg+xml", () => svgFile(drawing, size)],
    ["CSV", `${name}.csv`, "text/csv", () => csvOf([["from", "fromLabel", "to", "toLabel", "label", "kind", "polarity", "marks", "circle", "thing"], ...made.edges.map((edge) =>
      [at(edge.from), network.nodes[edge.from].label, at(edge.to), network.nodes[edge.to].label, edge.word, edge.kind, edge.polarity ?? "", edge.mustSay, edge.circle ?? "", edge.thing >= 0 ? iriOf(edge.thing) : ""])])],
    ["JSON", `${name}.json`, "application/json", () => `${JSON.stringify({ nodes: made.nodes.map((node) => ({ thing: iriOf(node.thing), label: node.label, kind: node.kind })), edges: made.edges.map(plain) }, null, 1)}\n`],
    ["Turtle", `${name}.ttl`, "text/turtle", () => turtle([...made.nodes.map((node) => node.thing), ...made.edges.map((edge) => edge.thing).filter((thing) => thing >= 0)])],
  ]);
}
