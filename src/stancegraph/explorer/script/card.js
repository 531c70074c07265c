/* The card of a thing. */

const LONG_LIST = 60;

/** Draw a line of a section, with the lines that belong to it. */
function item(made, statement) {
  if (made.attribution !== undefined) return h("li", { class: "plain" }, chain(made.attribution, statement ?? undefined));
  if (made.passage !== undefined) return h("li", {}, made.key ? [h("span", { class: "key" }, `${made.key}: `), passage(made.passage)] : passage(made.passage));
  if (made.position !== undefined) return positionItem(made);
  const key = made.key ? h("span", { class: "key" }, `${made.key}: `) : null;
  const under = made.lines.length ? h("ul", {}, made.lines.map((inner) => item(inner, statement))) : null;
  return h("li", {}, key, content(made), under);
}

/** Draw what a line says: a link to a card, a link out of the page, a list value with its meaning, or a text. */
function content(made) {
  if (made.thing !== NONE) return thingLink(made.thing, made.said ?? made.text);
  if (made.outward) return outward(made.outward);
  if (made.concept !== undefined) {
    const meaning = textAt(made.concept, numberOf("skos:definition"));
    return h("span", { class: "concept", title: meaning || null }, isolated(made.said ?? made.text));
  }
  if (made.name !== undefined) return h("bdi", { lang: languageOf(made.name) || null }, made.text);
  if (made.literal !== undefined && /^https?:\/\//.test(textOf(made.literal))) return outward(textOf(made.literal));
  return isolated(made.said ?? made.text);
}

/** Draw a passage: where it stands, and its words where the reader has brought the text. */
function passage(which) {
  const said = passageWords(which);
  return [thingLink(which, placeOf(which), { class: "pointer" }), said ? h("blockquote", { class: "words", dir: "auto" }, said) : null];
}

/** Draw a position in a list: sign, ends, marks and what it hangs on. */
function positionItem(made) {
  const one = readPosition(made.position);
  const notes = [made.voices ? h("span", { class: "mark" }, "voices") : null, made.narrower ? h("span", { class: "mark" }, "narrower") : null];
  return h("li", { class: `position ${sideOf(one.polarity)}` }, sentence(one, [...notes, marks(one)]),
    made.lines.length ? h("ul", {}, made.lines.map((inner) => item(inner, made.position))) : null);
}

/** Draw a position as a sentence: holder, stance, proposal, with its marks. */
function sentence(one, marked = marks(one), own = false) {
  return h("div", { class: "sentence" }, thingLink(one.holder), " ", one.stance === undefined ? null : badge(one), " ", thingLink(one.proposal), " ",
    marked, " ", own ? null : link(cardOf(one.position), "open", { class: "small-link", "aria-label": `open the position: ${nameOf(one.position)}` }));
}

/** Give the title of a card: a passage is called after its place, for it has no name. */
const titleOf = ({ thing, title }) => (kindOf(thing) === "Passage" ? placeOf(thing) : title);

/** Bring the lines of a section to what a reader looks for: a digest comes last, and a mention on another card names what it mentions. */
function readable(all_, thing) {
  const mentioned = (single) => (single.thing !== NONE && kindOf(single.thing) === "Mention" ? values(single.thing, P.mentions).filter((one) => one !== thing) : []);
  const named = all_.map((single) => (mentioned(single).length ? { ...single, said: `${single.text}: ${mentioned(single).map(nameOf).join(", ")}` } : single));
  const isDigest = (single) => single.key === words("sha256");
  return [...named.filter((single) => !isDigest(single)), ...named.filter(isDigest)];
}

/** Draw a section of a card. */
function section(made, thing) {
  const all_ = readable(made.lines, thing);
  const statement = P.holder !== NONE && value(thing, P.attribution) !== undefined ? thing : undefined;
  const shown = all_.slice(0, LONG_LIST);
  const list = h("ul", { class: made.heading === "what is said" || made.heading === "names" ? "said" : "things" }, shown.map((single) => item(single, statement)));
  const more = made.lines.length > LONG_LIST
    ? button(`Show all ${made.lines.length.toLocaleString("en")}`, (event) => {
      list.append(...all_.slice(LONG_LIST).map((single) => item(single, statement)));
      event.target.remove();
    }) : null;
  const inner = made.heading === "who says so" ? chains(thing) : [list, more];
  return h("section", { class: "part" }, h("h2", {}, capital(made.heading), " ", h("span", { class: "count" }, String(made.lines.length))), inner);
}

/** Draw the head of a card: what kind of thing it is, its name, its paraphrase and the marks that must be seen. */
function cardHead(page) {
  const { thing } = page;
  const kind = kindOf(thing);
  const made = [h("p", { class: "kind" }, page.kind, " ", h("code", {}, THINGS[thing]))];
  made.push(h("h1", { tabindex: "-1", dir: "auto" }, titleOf(page)));
  if (kind === "Position") {
    const one = readPosition(thing);
    if (one.holder !== undefined && one.proposal !== undefined) {
      const first = value(thing, P.alternativeReadingOf);
      made.push(h("div", { class: `hero ${sideOf(one.polarity)}` }, sentence(one, marks(one), true), first === undefined ? null
        : h("p", { class: "quiet" }, "This is another reading of the passage of ", thingLink(first), "; questions leave it out.")));
      if (!one.own) made.push(h("p", { class: "note" }, `Not the holder's own word: ${notOwn(one)}.`));
    }
  }
  if (kind === "Passage") {
    const said = passageWords(thing);
    made.push(said ? h("blockquote", { class: "words", dir: "auto" }, said) : h("p", { class: "quiet" }, "The words are not in this page; ", link(address(["text"]), "with your own copy"), " they are shown here."));
    if (said) made.push(h("p", {}, link(address(["text"], { passage: THINGS[thing] }), "Show in the article")));
  }
  const marked = headMarks(thing, kind);
  if (marked) made.push(h("p", { class: "note" }, marked));
  return made;
}

/** Give what must be said at the head of a card of some kinds. */
function headMarks(thing, kind) {
  if (kind === "Collective") return "An unnamed or open group, kept as the article describes it; never resolved to members.";
  if (kind === "Bridge") return "A bridge: the curator added this link, the text does not make it.";
  if (kind === "Dependency") return "A stated link: the text itself makes it.";
  if (kind === "PossibleIdentity") return "Two things that may be one; no question merges them unasked.";
  const others = subjectsOf(thing, P.alternativeReadingOf);
  return others.length ? [counted(others.length, "other reading"), " of the same passage: ", others.map((other) => [thingLink(other), " "])] : "";
}

/** Draw the card of a thing, without the controls around it. */
function card(thing) {
  const page = pageOf(thing);
  const article = h("article", { class: "card" }, h("header", {}, cardHead(page)), page.sections.map((made) => section(made, thing)));
  if (kindOf(thing) === "Article") article.append(copyBox(() => show(true)), wholeText(thing));
  return { page, article };
}

/** Make the controls of a card. */
function cardTools(page) {
  const name = fileName(THINGS[page.thing]);
  const command = `stancegraph show ${quoted(THINGS[page.thing])}${dataOption()}`;
  const within = networks().filter((network) => network.nodes.some(([thing]) => thing === page.thing));
  return h("div", { class: "tools" },
    within.map((network) => link(address(["network", network.id], { focus: THINGS[page.thing] }), `In the network of ${network.id}`)),
    matrixLink(page.thing),
    downloads([
      ["JSON", `${name}.json`, "application/json", () => pageJson(page)],
      ["CSV", `${name}.csv`, "text/csv", () => csvOf([["section", "text", "thing"], ...flat(page)])],
      ["Turtle", `${name}.ttl`, "text/turtle", () => turtle([page.thing, ...positionsIn(page)])],
    ]),
    h("div", { class: "command" }, h("code", {}, command), copier(() => command)));
}

/** List the lines of a page with their section. */
function flat(page) {
  const rows = (heading, all_) => all_.flatMap((single) => [[heading, single.text, single.thing === NONE ? "" : iriOf(single.thing)], ...rows(heading, single.lines)]);
  return page.sections.flatMap(({ heading, lines: all_ }) => rows(heading, all_));
}

/** List the positions that a page lists. */
const positionsIn = (page) => page.sections.flatMap(({ lines: all_ }) => all_).filter((single) => single.position !== undefined).map((single) => single.position);

/** Offer the matrix of what an actor holds, or of what is held on a proposal. */
function matrixLink(thing) {
  const filter = ACTORS.includes(kindOf(thing)) ? "actor" : kindOf(thing) === "Proposal" ? "proposal" : "";
  const found = filter ? passing({ [filter]: [THINGS[thing]] }).length : 0;
  return found ? link(address(["matrix"], { [filter]: THINGS[thing] }), `${counted(found, "position")} in the matrix`) : null;
}

/** Write the option that names the dataset folder in a command. */
const dataOption = () => (DATA.folder ? ` --data ${quoted(DATA.folder)}` : "");

/** Show one thing. */
VIEWS.thing = (path) => {
  const thing = numberOf(path[1] ?? "");
  if (path.length < 2) {
    return { title: "Not found", element: h("div", {}, h("h1", { tabindex: "-1" }, "Nothing here has the address ", h("bdi", {}, `“${path[0]}”.`)),
      h("p", {}, link("#/", "See who stands where"), ", or ", link(address(["find"], { q: path[0] }), "look for it by name"), ".")) };
  }
  if (thing === NONE || !GRAPH[thing].length) {
    return { title: "Not found", element: h("div", {}, h("h1", { tabindex: "-1" }, "Nothing in these data is called that"),
      h("p", {}, h("code", {}, path[1] ?? ""), " stands in the address. ", link(address(["find"], { q: (path[1] ?? "").split(":").pop() }), "Look for it by name"))) };
  }
  const { page, article } = card(thing);
  return { title: titleOf(page), element: h("div", { class: "page" }, article, cardTools(page)) };
};

/** Show several things below each other. */
VIEWS.cards = (path, params) => {
  const chosen = (params.thing ?? []).map(numberOf).filter((thing) => thing !== NONE);
  const made = chosen.map((thing) => card(thing).article);
  for (const heading of made.flatMap((article) => [...article.querySelectorAll("h2, h1")])) demote(heading);
  return { title: counted(chosen.length, "card"), element: h("div", { class: "page" }, h("h1", { tabindex: "-1" }, counted(chosen.length, "card")), made) };
};

/** Make a heading one level lower. */
function demote(heading) {
  const lower = h(`h${Number(heading.tagName[1]) + 1}`, { class: heading.tagName === "H1" ? "title" : null, dir: heading.getAttribute("dir") }, [...heading.childNodes]);
  heading.replaceWith(lower);
}
