/* Who stands where: holders by proposals, and the same as a list. */

/** List proposals as they stand in their tree: what is most general first, its special forms after it; with depth and root. */
function inTree(proposals) {
  const wanted = new Set(proposals);
  const parent = (proposal) => values(proposal, P.broader).sort((one, other) => byLabel(label(one), label(other)))[0];
  const root = (proposal) => {
    const seen = new Set();
    let at = proposal;
    while (parent(at) !== undefined && !seen.has(at)) {
      seen.add(at);
      at = parent(at);
    }
    return at;
  };
  const path = (proposal) => {
    const found = [proposal];
    while (parent(found[0]) !== undefined && found.length < 20) found.unshift(parent(found[0]));
    return found;
  };
  const paths = new Map([...wanted].map((proposal) => [proposal, path(proposal)]));
  const sorted = [...wanted].sort((one, other) => {
    const [first, second] = [paths.get(one), paths.get(other)];
    for (let place = 0; place < Math.min(first.length, second.length); place += 1) {
      if (first[place] !== second[place]) return byLabel(label(first[place]), label(second[place])) || first[place] - second[place];
    }
    return first.length - second.length;
  });
  return sorted.map((proposal) => ({ thing: proposal, root: root(proposal), depth: paths.get(proposal).length - 1 }));
}

/** How rows are sorted within their group. */
const SORTS = {
  name: (one, other) => byLabel(label(one.thing), label(other.thing)),
  count: (one, other) => one.shown.length - other.shown.length,
  sum: (one, other) => one.sum - other.sum,
};

/** Group what is shown by holder or proposal, with counts and sums of polarity in the holder's own word. */
function gather(shown, key) {
  const found = new Map();
  for (const one of shown) found.has(one[key]) ? found.get(one[key]).push(one) : found.set(one[key], [one]);
  return [...found].map(([thing, held]) => ({ thing, shown: held, sum: held.filter((one) => one.own).reduce((sum, one) => sum + one.polarity, 0) }));
}

/** Name the group of the actors of a kind. */
const groupName = (kind) => (kind === "Collective" ? "Unnamed and open groups" : `${capital(words(kind))}s`);

/** Make the rows: a heading for each group, then its members in the order asked for. */
function rowsOf(shown, swapped, by, down) {
  const gathered = gather(shown, swapped ? "proposal" : "holder");
  const order = (one, other) => (SORTS[by](one, other) || SORTS.name(one, other)) * (down ? -1 : 1);
  const groups = new Map();
  if (swapped) {
    const tree = new Map(inTree(gathered.map(({ thing }) => thing)).map((entry_, place) => [entry_.thing, { ...entry_, place }]));
    const placed = gathered.map((row) => ({ ...row, ...tree.get(row.thing) })).sort((one, other) => one.place - other.place);
    for (const row of placed) groups.has(row.root) ? groups.get(row.root).push(row) : groups.set(row.root, [row]);
    if (by !== "name" || down) for (const members of groups.values()) members.sort(order);
    const alone = (root, members) => members.length === 1 && members[0].thing === root; // its row says the same
    return [...groups].flatMap(([root, members]) => (alone(root, members) ? [{ ...members[0], alone: true }] : [{ heading: label(root), count: members.length }, ...members]));
  }
  for (const kind of ACTORS) groups.set(kind, []);
  for (const row of gathered) (groups.get(kindOf(row.thing)) ?? groups.set(kindOf(row.thing), []).get(kindOf(row.thing))).push(row);
  return [...groups].filter(([, members]) => members.length).flatMap(([kind, members]) =>
    [{ heading: groupName(kind), count: members.length }, ...members.sort(order)]);
}

/** Make the columns and their groups. */
function columnsOf(shown, swapped) {
  if (swapped) {
    const found = gather(shown, "holder").sort((one, other) => ACTORS.indexOf(kindOf(one.thing)) - ACTORS.indexOf(kindOf(other.thing)) || SORTS.name(one, other));
    return { columns: found, groups: runs(found, ({ thing }) => kindOf(thing)).map(([kind, count]) => [count === 1 ? "" : `${groupName(kind)} (${count})`, count]) };
  }
  const gathered = gather(shown, "proposal");
  const tree = inTree(gathered.map(({ thing }) => thing));
  const held = new Map(gathered.map((one) => [one.thing, one.shown.length]));
  const size = new Map();
  for (const { thing, root } of tree) size.set(root, (size.get(root) ?? 0) + held.get(thing));
  // The trees on which most is held come first, so that the matrix begins where most of it is.
  const found = tree.map((one, place) => ({ ...one, place })).sort((one, other) => size.get(other.root) - size.get(one.root) || one.place - other.place);
  return { columns: found, groups: runs(found, ({ root }) => root).map(([root, count]) => [count === 1 ? "" : label(root), count]) };
}

/** Count how often the same key comes in a row. */
function runs(found, key) {
  const made = [];
  for (const one of found) {
    if (made.length && made.at(-1)[0] === key(one)) made.at(-1)[1] += 1;
    else made.push([key(one), 1]);
  }
  return made;
}

/** Draw what one holder holds on one proposal. */
function matrixCell(held, all_) {
  if (!held) return h("td", { class: "empty" });
  const inside = held.slice(0, all_ ? held.length : 1).map((one) => {
    const unseen = (text) => h("span", { class: "hidden" }, text);
    const notes = [notOwn(one) ? h("span", { class: "voiced" }, notOwn(one)) : null, one.conditions.length ? h("span", { class: "if" }, "if") : null];
    return link(cardOf(one.position), [unseen(`${label(one.holder)} `), h("span", { class: "stance" }, h("span", { class: "sign", "aria-hidden": "true" }, signOf(one.polarity)), label(one.stance)),
      unseen(` ${label(one.proposal)} (${sideOf(one.polarity)}) `), notes, one.conditions.length ? unseen(" on conditions") : null],
    { class: `held ${sideOf(one.polarity)}${one.own ? "" : " not-own"}`, title: nameOf(one.position) });
  });
  const more = held.length > 1 ? link(address(["cards"], { thing: held.map((one) => THINGS[one.position]) }), held.length > 2 ? `all ${held.length} cards` : "both cards", { class: "small-link" }) : null;
  return h("td", {}, h("div", { class: "cell" }, inside, more));
}

/** Above so many rows the matrix begins with those who hold most. */
const LARGE = 200;

/** Draw the matrix of what passes the filters. */
function matrix(shown, params) {
  const large = gather(shown, "holder").length > LARGE;
  const by = SORTS[params.sort?.[0]] ? params.sort[0] : large ? "count" : "name";
  const down = params.order ? params.order[0] === "down" : by !== "name";
  const swapped = params.rows?.[0] === "proposals";
  const rows = rowsOf(shown, swapped, by, down);
  const { columns, groups } = columnsOf(shown, swapped);
  const held = new Map();
  for (const one of shown) {
    const key = swapped ? `${one.proposal} ${one.holder}` : `${one.holder} ${one.proposal}`;
    held.has(key) ? held.get(key).push(one) : held.set(key, [one]);
  }
  const sorter = (key, text, title) => h("th", { scope: "col", class: `corner ${key}`, title, "aria-sort": by === key ? (down ? "descending" : "ascending") : "none" },
    button([text, h("span", { class: "arrow", "aria-hidden": "true" }, by === key ? (down ? "▼" : "▲") : "↕")],
      () => change({ sort: [key], order: [by === key ? (down ? "up" : "down") : key === "name" ? "up" : "down"] }), { class: "sort" }));
  const asked = (params.proposal ?? []).map(numberOf);
  const grains = (thing) => asked.map((one) => grain(thing, one)).filter(Boolean);
  return grid({
    caption: swapped ? "Proposals by who stands where on them" : "Who stands where, by proposal", rows, columns, groups, side: 3,
    rowHeight: 54, columnWidth: 112,
    groupHead: (heading) => h("span", { title: heading, dir: "auto" }, heading),
    corner: (which) => (which === 0
      ? [h("td", { class: "corner name" }), h("td", { class: "corner count" }), h("td", { class: "corner sum" })]
      : [sorter("name", swapped ? "Proposal" : "Actor", "sort by name"), sorter("count", "No.", "sort by the number of positions"),
        sorter("sum", "Sum", "sort by the sum of +1 and −1, over what is in the holder's own word")]),
    head: (column) => [thingLink(column.thing, label(column.thing), { title: label(column.thing) }),
      grains(column.thing).length ? h("span", { class: "mark" }, grains(column.thing).join(", ")) : null],
    rowHead: (row) => (row.heading
      ? [h("th", { scope: "rowgroup", class: "name", dir: "auto" }, h("span", { class: "whole" }, `${row.heading} (${row.count})`)), h("td", { class: "count" }), h("td", { class: "sum" })]
      : [h("th", { scope: "row", class: "name" }, thingLink(row.thing, label(row.thing), { title: label(row.thing) })),
        h("td", { class: "count" }, String(row.shown.length)), h("td", { class: "sum" }, row.sum > 0 ? `+${row.sum}` : String(row.sum).replace("-", "−"))]),
    cell: (row, column, whole) => matrixCell(held.get(`${row.thing} ${column.thing}`), whole),
  });
}

const LIST_STEP = 200;
const PAPER = 1000;

/** Draw the positions as a list of sentences. */
function positionList(shown, step = LIST_STEP) {
  const sorted = [...shown].sort((one, other) => byLabel(label(one.holder), label(other.holder)) || byLabel(label(one.proposal), label(other.proposal)) || one.position - other.position);
  const made = (one) => h("li", { class: `position ${sideOf(one.polarity)}` }, sentence(one), h("p", { class: "quiet", dir: "auto" }, textAt(one.position, P.paraphrase)),
    one.conditions.length ? h("ul", { class: "conditions" }, one.conditions.map((condition) => h("li", {}, h("span", { class: "key" }, "condition: "), thingLink(condition)))) : null);
  const list = h("ul", { class: "positions" }, sorted.slice(0, step).map(made));
  let next = step;
  const more = button(`Show ${LIST_STEP} more`, () => {
    list.append(...sorted.slice(next, next + LIST_STEP).map(made));
    next += LIST_STEP;
    if (next >= sorted.length) more.remove();
  });
  return [list, sorted.length > step ? more : null];
}

/** Make the choice of how rows are sorted, for screens that have no room for the columns that sort. */
function sortField(params) {
  const now = `${params.sort?.[0] ?? "name"} ${params.order?.[0] ?? "up"}`;
  const options = [["name up", "name"], ["name down", "name, backwards"], ["count down", "most positions first"], ["count up", "fewest positions first"], ["sum down", "most for it first"], ["sum up", "most against it first"]];
  return field("Sort by", choice(options, now, (given) => change({ sort: [given.split(" ")[0]], order: [given.split(" ")[1]] }), { id: "sort-rows" }), { class: "field phone" });
}

/** Make the view of the positions, as a matrix or as a list. */
function positionsView(which) {
  return (path, params) => {
    let shown = [];
    const results = h("div", { class: "results" });
    const form = h("div");
    const paper = h("div", { class: "paper" });
    const print = (on) => {
      if (!element.isConnected || which === "list") return;
      const wide = on && element.querySelector(".grid")?.scrollWidth > PAPER; // what is wider than a sheet is printed as a list
      element.classList.toggle("as-paper", Boolean(wide));
      paper.replaceChildren(...(wide ? positionList(shown, shown.length).filter(Boolean) : []));
    };
    addEventListener("beforeprint", () => print(true));
    addEventListener("afterprint", () => print(false));
    const update = (now) => {
      shown = passing(filtersIn(now));
      const swap = now.rows?.[0] === "proposals";
      const said = countLine(shown, now);
      const focused = document.activeElement?.id;
      form.replaceChildren(filterForm(now, form.firstChild ? form.firstChild.open : innerWidth > 700));
      if (focused) document.getElementById(focused)?.focus();
      results.replaceChildren(...[tabs(which, now), chips(now), h("p", { class: "counts" }, said), legend(),
        !shown.length ? h("p", { class: "nothing" }, "No position passes these filters.") : which === "list" ? positionList(shown) : matrix(shown, now),
        h("div", { class: "tools" }, which === "matrix" ? sortField(now) : null, which === "matrix" ? button(swap ? "Actors as rows" : "Proposals as rows", () => change({ rows: swap ? [] : ["proposals"], sort: [], order: [] })) : null,
          positionDownloads(() => shown))].flat().filter(Boolean));
      announce(said);
    };
    const element = h("div", { class: "wide" }, h("h1", { tabindex: "-1" }, "Who stands where"),
      h("p", { class: "quiet lead" }, "Each filled cell says what an actor holds on a proposal; select it for conditions, the chain of who says so and the passage. ", link(address(["about"]), "How to read it")), form, results, paper);
    return { title: which === "list" ? "Positions" : "Who stands where", element, update, start: () => update(params) };
  };
}

VIEWS.matrix = positionsView("matrix");
VIEWS.list = positionsView("list");
