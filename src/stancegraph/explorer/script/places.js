/* Where the nodes of a drawing stand: the places come from Python; here labels are kept off each other, and neighbourhoods put in rings. */

const LINE = 15;
const LETTER = 6.4;
const SHAPE = 11;
const ONE_RING = 28;

/** Give the room that a node takes with its label below or above it: half the width, and how far it reaches up and down. */
function roomOf(node) {
  const longest = Math.max(4, ...node.lines.map((text) => [...text].length));
  const label_ = LINE * node.lines.length;
  return { half: (longest * LETTER) / 2 + 8, up: SHAPE + 8 + (node.above ? label_ : 0), down: SHAPE + 8 + (node.above ? 0 : label_) };
}

/** Push nodes apart until no label lies on another, each pair along the shorter way; the same nodes always end in the same places. */
function spread(nodes, turns = 160) {
  const rooms = nodes.map(roomOf);
  for (let turn = 0; turn < turns; turn += 1) {
    let moved = false;
    for (let one = 0; one < nodes.length; one += 1) {
      for (let other = one + 1; other < nodes.length; other += 1) {
        const [a, b, first, second] = [nodes[one], nodes[other], rooms[one], rooms[other]];
        const across = first.half + second.half - Math.abs(a.x - b.x);
        if (across <= 0) continue;
        const down = Math.min(a.y + first.down, b.y + second.down) - Math.max(a.y - first.up, b.y - second.up);
        if (down <= 0) continue;
        moved = true;
        if (across < down * 1.4) {
          const step = (a.x < b.x || (a.x === b.x && one < other) ? -1 : 1) * (across / 2 + 0.5);
          a.x += step;
          b.x -= step;
        } else {
          const step = (a.y <= b.y ? -1 : 1) * (down / 2 + 0.5);
          a.y += step;
          b.y -= step;
        }
      }
    }
    if (!moved) return;
  }
}

/** Bring places from Python to a size at which labels have room, wider than high, and keep labels apart. */
function settle(nodes, edges, wordy) {
  if (!nodes.length) return;
  const area = nodes.map(roomOf).reduce((sum, room) => sum + room.half * 2 * (room.up + room.down), 0) * (wordy ? 4 : 2.6);
  const [width, height] = ["x", "y"].map((axis) => Math.max(1, Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis]))));
  const wide = innerWidth > 1000 ? 2.2 : innerWidth > 700 ? 1.6 : 0.9; // more than the box in which it opens, for labels are pushed apart downwards
  const across = Math.sqrt((area * wide) / (width * width));
  const down = Math.sqrt(area / wide / (height * height));
  for (const node of nodes) {
    node.x *= across;
    node.y *= -down; // in a drawing y goes down
  }
  turnLabels(nodes, edges);
  spread(nodes);
}

/** Put the label of a node above it where most of its links go down, so that they do not run through it. */
function turnLabels(nodes, edges) {
  const pull = new Map();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { from, to } of edges) {
    const [one, other] = [byId.get(from), byId.get(to)];
    const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
    pull.set(from, (pull.get(from) ?? 0) + (other.y - one.y) / length);
    pull.set(to, (pull.get(to) ?? 0) + (one.y - other.y) / length);
  }
  for (const node of nodes) node.above = (pull.get(node.id) ?? 0) > 0.01;
}

/** Put nodes on ellipses around a middle, as many on each as have room; gives the radius of the last. */
function ring(nodes, from, start = -Math.PI / 2) {
  let radius = from;
  for (let placed = 0; placed < nodes.length;) {
    const room = Math.max(3, Math.floor((2 * Math.PI * radius) / 118));
    const here = nodes.slice(placed, placed + Math.min(room, nodes.length - placed));
    here.forEach((node, place) => {
      const angle = start + (2 * Math.PI * place) / here.length;
      node.x = Math.round(Math.cos(angle) * radius * (innerWidth > 700 ? 1.45 : 0.8));
      node.y = Math.round(Math.sin(angle) * radius);
    });
    placed += here.length;
    radius += 110;
  }
  return radius;
}

/** Put a node in the middle, its neighbours around it, and theirs around those, each near the one that it hangs on. */
function around(nodes, edges, distances, parents) {
  const levels = [];
  nodes.forEach((node) => (levels[distances.get(node.id)] ??= []).push(node));
  let radius = 0;
  const order = new Map();
  levels.forEach((level, distance) => {
    if (distance === 0) level.forEach((node) => { node.x = 0; node.y = 0; });
    else {
      level.sort((one, other) => (order.get(parents.get(one.id)) ?? 0) - (order.get(parents.get(other.id)) ?? 0) || compare(one.kind, other.kind) || byLabel(one.label, other.label));
      radius = ring(level, Math.max(radius, 190, level.length <= ONE_RING ? (level.length * 118) / (2 * Math.PI) : 0), -Math.PI / 2);
    }
    level.forEach((node, place) => order.set(node.id, place));
  });
  turnLabels(nodes, edges);
  spread(nodes);
}
