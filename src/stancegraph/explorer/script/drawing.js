/* Drawing a network as SVG. */

/** The room around a drawing, and how much of the window its box leaves free: once one has scrolled to it, all of it is seen. */
const PADDING = 10;
const FREE = 48;
const ZOOMS = [0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2];

/** Make the shape of a node: kinds differ in shape and not in colour alone. */
function shapeOf(node) {
  const size = node.middle ? SHAPE + 4 : SHAPE;
  const points = (count, turn) => Array.from({ length: count }, (_, place) => {
    const angle = turn + (2 * Math.PI * place) / count;
    return `${(Math.cos(angle) * size * 1.15).toFixed(1)},${(Math.sin(angle) * size * 1.15).toFixed(1)}`;
  }).join(" ");
  const attributes = { class: `shape ${node.kind.replaceAll(" ", "-")}` };
  switch (node.kind) {
    case "person": return svg("circle", { r: size, ...attributes });
    case "state": return svg("rect", { x: -size, y: -size, width: 2 * size, height: 2 * size, ...attributes });
    case "organization": return svg("polygon", { points: points(6, 0), ...attributes });
    case "collective": return svg("circle", { r: size, "stroke-dasharray": "4 3", ...attributes });
    case "proposal": return svg("polygon", { points: points(4, 0), ...attributes });
    case "state of affairs": return svg("rect", { x: -size * 1.3, y: -size * 0.8, width: size * 2.6, height: size * 1.6, rx: size * 0.8, ...attributes });
    case "event": return svg("polygon", { points: points(5, -Math.PI / 2), ...attributes });
    case "place": return svg("polygon", { points: points(3, Math.PI / 2), ...attributes });
    case "document": return svg("rect", { x: -size * 0.75, y: -size, width: size * 1.5, height: size * 2, rx: 2, ...attributes });
    case "narrator": return svg("polygon", { points: points(8, Math.PI / 8), ...attributes });
    default: return svg("polygon", { points: points(3, -Math.PI / 2), ...attributes });
  }
}

/** Draw a node with its label, as a link that focuses it. */
function drawNode(node, focusable) {
  const text = svg("text", { class: "label", y: node.above ? -(SHAPE + 8) - LINE * (node.lines.length - 1) : SHAPE + 6 + LINE * 0.8, direction: /^\P{L}*[\u0590-\u08ff]/u.test(node.label) ? "rtl" : null },
    node.lines.map((said, place) => svg("tspan", { x: 0, dy: place ? LINE : 0 }, place < node.lines.length - 1 ? `${said} ` : said)));
  const named = `${node.label}, ${node.kind}, ${counted(node.degree, "link")}`;
  return svg("a", { href: node.href, class: `node${node.middle ? " middle" : ""}`, tabindex: focusable ? "0" : "-1", "data-node": node.id,
    transform: `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})` }, svg("title", {}, named), svg("circle", { class: "ring", r: SHAPE + 8 }), shapeOf(node), text);
}

/** Give the middle and path of an edge that bends by so much, from rim to rim. */
function pathOf(one, other, bend) {
  if (one === other) {
    return { path: `M${one.x - 8} ${one.y - SHAPE} C${one.x - 50} ${one.y - 70} ${one.x + 50} ${one.y - 70} ${one.x + 8} ${one.y - SHAPE}`, at: () => ({ x: one.x, y: one.y - 56 }) };
  }
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = { x: (one.x + other.x) / 2 - (dy / length) * bend * 2, y: (one.y + other.y) / 2 + (dx / length) * bend * 2 };
  const rim = (node, gap) => {
    const [x, y] = [control.x - node.x, control.y - node.y];
    const far = Math.hypot(x, y) || 1;
    return { x: node.x + (x / far) * gap, y: node.y + (y / far) * gap };
  };
  const [start, end] = [rim(one, SHAPE + 3), rim(other, SHAPE + 7)];
  const along = (axis, part) => start[axis] * (1 - part) ** 2 + control[axis] * 2 * part * (1 - part) + end[axis] * part ** 2;
  const at = (part) => ({ x: along("x", part), y: along("y", part) });
  const number = (given) => given.toFixed(1);
  return { path: `M${number(start.x)} ${number(start.y)} Q${number(control.x)} ${number(control.y)} ${number(end.x)} ${number(end.y)}`, at };
}

/** Find a place along an edge where its sign and words lie on nothing else, as near to the middle as there is one; and take it. */
function freePlace(at, sign, said, taken) {
  const half = Math.max(sign ? 9 : 0, [...said].length * 2.9);
  const boxAt = ({ x, y }) => [x - half, y - (sign ? 9 : 6), x + half, y + (sign ? (said ? 24 : 9) : 8)];
  let best = null;
  for (const part of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
    const place = at(part);
    const [left, top, right, bottom] = boxAt(place);
    const over = taken.reduce((sum, box) => sum + Math.max(0, Math.min(right, box[2]) - Math.max(left, box[0])) * Math.max(0, Math.min(bottom, box[3]) - Math.max(top, box[1])), 0);
    if (!best || over < best.over) best = { over, place };
    if (!over) break;
  }
  taken.push(boxAt(best.place));
  return best.place;
}

/** Draw the edges: how they run, and their signs and words on top; edges between the same two nodes bend apart. */
function drawEdges(nodes, edges, wordy) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const together = new Map();
  for (const edge of edges) {
    const key = [Math.min(edge.from, edge.to), Math.max(edge.from, edge.to)].join(" ");
    together.has(key) ? together.get(key).push(edge) : together.set(key, [edge]);
  }
  const lines_ = [];
  const signs = [];
  const taken = nodes.map((node) => {
    const { half, up, down } = roomOf(node);
    return [node.x - half + 6, node.y - up + 5, node.x + half - 6, node.y + down - 3];
  });
  for (const group of together.values()) {
    group.forEach((edge, place) => {
      const bend = (place - (group.length - 1) / 2) * 26 * (edge.from > edge.to ? -1 : 1);
      const { path, at } = pathOf(byId.get(edge.from), byId.get(edge.to), bend);
      const told = svg("title", {}, edge.told);
      const stroke = [svg("path", { d: path, class: "way" }), svg("path", { d: path, class: `edge ${edge.classes}`, "marker-end": `url(#arrow-${edge.circle ? "circle" : edge.side})` })];
      lines_.push(svg("g", { class: edge.thing >= 0 ? "link" : null, "data-card": edge.thing >= 0 ? cardOf(edge.thing) : null }, told, stroke));
      const said = edge.quiet ? [edge.mustSay] : [edge.sign ? null : wordy || edge.mustSay ? edge.word : null, edge.sign && wordy ? edge.word : null, edge.mustSay && edge.sign ? edge.mustSay : null];
      const told_ = [...new Set(said.filter(Boolean))].join(" · ");
      const { x, y } = freePlace(at, edge.sign, told_, taken);
      if (edge.sign) signs.push(svg("g", { class: `sign-disc ${edge.side}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, svg("circle", { r: 8 }), svg("text", { y: 4.5 }, edge.sign)));
      if (told_) signs.push(svg("text", { class: "edge-word", x: x.toFixed(1), y: (y + (edge.sign ? 20 : 4)).toFixed(1) }, told_));
    });
  }
  return [svg("g", { class: "edges" }, lines_), svg("g", { class: "signs", "aria-hidden": "true" }, signs)];
}

/** Make the heads of the arrows, one for each colour. */
const arrows = () => svg("defs", {}, ["for", "against", "neither", "plain", "circle"].map((side) =>
  svg("marker", { id: `arrow-${side}`, class: `arrow ${side}`, viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto", markerUnits: "userSpaceOnUse" },
    svg("path", { d: "M0 0.5 L8 4 L0 7.5 z" }))));

/** Draw a network; gives the SVG and its size. */
function draw(nodes, edges, title, wordy) {
  const rooms = nodes.map(roomOf);
  const left = Math.min(...nodes.map((node, place) => node.x - rooms[place].half)) - 20;
  const right = Math.max(...nodes.map((node, place) => node.x + rooms[place].half)) + 20;
  const top = Math.min(...nodes.map((node, place) => node.y - rooms[place].up)) - 24;
  const bottom = Math.max(...nodes.map((node, place) => node.y + rooms[place].down)) + 16;
  const size = { width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
  const made = svg("svg", { xmlns: SVG, class: "network", role: "group", "aria-label": title, viewBox: `${Math.floor(left)} ${Math.floor(top)} ${size.width} ${size.height}` }, arrows(),
    drawEdges(nodes, edges, wordy), svg("g", { class: "nodes" }, nodes.map((node, place) => drawNode(node, place === 0))));
  moveBetween(made, nodes);
  return { drawing: made, size };
}

/** Let the arrow keys move from node to node, to the nearest one in that direction; one node at a time is in the tab order. */
function moveBetween(drawing, nodes) {
  const elements = new Map([...drawing.querySelectorAll("a.node")].map((element) => [Number(element.dataset.node), element]));
  drawing.addEventListener("keydown", (event) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    const here = event.target.closest?.("a.node");
    if (!here || (!dx && !dy)) return;
    event.preventDefault();
    const from = nodes.find((node) => node.id === Number(here.dataset.node));
    let best = null;
    for (const node of nodes) {
      const [x, y] = [node.x - from.x, node.y - from.y];
      const along = x * dx + y * dy;
      if (node === from || along <= 0) continue;
      const cost = along + 2.5 * Math.abs(x * dy - y * dx);
      if (!best || cost < best.cost) best = { node, cost };
    }
    if (best) elements.get(best.node.id).focus();
  });
  drawing.addEventListener("click", (event) => {
    const card_ = event.target.closest?.("[data-card]")?.dataset.card;
    if (card_) location.hash = card_;
  });
  drawing.addEventListener("focusin", (event) => {
    const here = event.target.closest?.("a.node");
    if (!here) return;
    for (const element of elements.values()) element.setAttribute("tabindex", element === here ? "0" : "-1");
  });
}

/** Let the box of a drawing hold everything that is drawn, labels as wide as they really are. */
function frame(drawing, size) {
  const box = drawing.getBBox();
  size.width = Math.ceil(box.width + 2 * PADDING);
  size.height = Math.ceil(box.height + 2 * PADDING);
  drawing.setAttribute("viewBox", `${Math.floor(box.x - PADDING)} ${Math.floor(box.y - PADDING)} ${size.width} ${size.height}`);
}

/** Make the pane that a drawing scrolls in, with buttons that change its size. */
function pane(drawing, size, tools) {
  const scroller = h("div", { class: "pane", tabindex: "0", role: "region", "aria-label": "Drawing; scrolls" }, drawing);
  let zoom = 1;
  const set = (next) => {
    const middle = [scroller.scrollLeft + scroller.clientWidth / 2, scroller.scrollTop + scroller.clientHeight / 2].map((at) => at / zoom);
    zoom = next;
    drawing.setAttribute("width", Math.round(size.width * zoom));
    drawing.setAttribute("height", Math.round(size.height * zoom));
    scroller.scrollTo(middle[0] * zoom - scroller.clientWidth / 2, middle[1] * zoom - scroller.clientHeight / 2);
  };
  const room = () => innerHeight - FREE;
  const fit = () => {
    const high = room();
    scroller.style.maxHeight = `${high}px`;
    set(Math.min(1.25, (scroller.clientWidth - 4) / size.width, (high - 6) / size.height));
    scroller.scrollTo(0, 0);
  };
  const step = (by) => () => set(by > 0 ? ZOOMS.find((one) => one > zoom + 0.01) ?? 2 : ZOOMS.findLast((one) => one < zoom - 0.01) ?? Math.min(zoom, 0.35));
  const start = () => {
    frame(drawing, size);
    fit();
  };
  const bar = h("div", { class: "tools", role: "group", "aria-label": "Size of the drawing" }, button("−", step(-1), { class: "small square", "aria-label": "Smaller" }),
    button("+", step(1), { class: "small square", "aria-label": "Larger" }), button("Fit", fit, { class: "small" }), tools);
  return { element: scroller, bar, start };
}

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor", "paint-order", "opacity"];

/** Write a drawing as a file of its own: the styles become attributes, links become groups. */
function svgFile(drawing, size) {
  const copy = drawing.cloneNode(true);
  for (const way of copy.querySelectorAll(".way")) way.remove();
  const [from, to] = [[drawing, ...drawing.querySelectorAll("*:not(.way)")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, place) => {
    const style = getComputedStyle(element);
    for (const name of DRAWN) if (style.getPropertyValue(name)) to[place].setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "data-node", "data-card", "aria-label", "role"]) to[place].removeAttribute(name);
  });
  for (const anchor of copy.querySelectorAll("a")) {
    const group = svg("g", { transform: anchor.getAttribute("transform") }, [...anchor.childNodes]);
    anchor.replaceWith(group);
  }
  const [x, y] = drawing.getAttribute("viewBox").split(" ");
  copy.insertBefore(svg("rect", { x, y, width: size.width, height: size.height, fill: getComputedStyle(document.body).backgroundColor }), copy.firstChild.nextSibling);
  copy.setAttribute("width", size.width);
  copy.setAttribute("height", size.height);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
