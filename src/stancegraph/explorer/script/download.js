/* Downloads, made in the page of what is shown: never with words of a reader's copy of an article. */

/** Offer a text as a file. */
function offer(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Write CSV as RFC 4180 has it. */
function csvOf(rows) {
  const cell = (text) => (/[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map((text) => cell(String(text ?? ""))).join(",")}\r\n`).join("");
}

/** Write a text as a Turtle literal. */
function turtleText(text) {
  const signs = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
  return `"${text.replace(/[\\"\n\r\t\b\f]/g, (sign) => signs[sign])}"`;
}

/** Write a term as Turtle. */
function turtleOf(term) {
  if (!isLiteral(term)) return THINGS[term];
  const said = turtleText(textOf(term));
  if (languageOf(term)) return `${said}@${languageOf(term)}`;
  return datatypeOf(term) ? `${said}^^${datatypeOf(term)}` : said;
}

/** The things that are written with what points at them: a statement's conditions, reasons, chains and passages. */
const PARTS = ["condition", "reason", "attribution", "step", "passage", "participation"].map(sg);

/** List some things and all that is part of them. */
function withParts(things) {
  const found = new Set();
  const open = [...things];
  while (open.length) {
    const thing = open.shift();
    if (found.has(thing) || thing < 0 || !GRAPH[thing].length) continue;
    found.add(thing);
    for (const property of PARTS) open.push(...values(thing, property));
  }
  return [...found].sort((one, other) => one - other);
}

/** Write what the data say of some things, and of all that is part of them, as Turtle. */
function turtle(things) {
  const blocks = [];
  const used = new Set();
  const note = (term) => used.add((isLiteral(term) ? datatypeOf(term) : THINGS[term]).split(":")[0]);
  for (const thing of withParts(things)) {
    const said = GRAPH[thing];
    const pairs = [];
    note(thing);
    for (let place = 0; place < said.length; place += 2) {
      note(said[place]);
      note(said[place + 1]);
      pairs.push(`    ${said[place] === RDF_TYPE ? "a" : turtleOf(said[place])} ${turtleOf(said[place + 1])} ;`);
    }
    blocks.push(`${THINGS[thing]}\n${pairs.join("\n")}\n.\n`);
  }
  const declared = Object.entries(DATA.prefixes).filter(([prefix]) => used.has(prefix));
  return `${declared.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join("")}\n${blocks.join("\n")}`;
}

/** Write a page of a thing as JSON, as `show --format json` does. */
function pageJson(page) {
  const plain = (single) => ({
    text: single.text,
    ...(single.thing === NONE ? {} : { thing: iriOf(single.thing) }),
    ...(single.lines.length ? { lines: single.lines.map(plain) } : {}),
  });
  const sections = page.sections.map(({ heading, lines: all_ }) => ({ heading, lines: all_.map(plain) }));
  return `${JSON.stringify({ thing: iriOf(page.thing), title: page.title, kind: page.kind, sections }, null, 1)}\n`;
}

/** Write a table of terms as SPARQL 1.1 Query Results JSON. */
function resultsJson(columns, rows) {
  const written = (term) => {
    if (!isLiteral(term)) return THINGS[term].startsWith("_:") ? { type: "bnode", value: THINGS[term].slice(2) } : { type: "uri", value: iriOf(term) };
    const made = { type: "literal", value: textOf(term) };
    if (languageOf(term)) made["xml:lang"] = languageOf(term);
    else if (datatypeOf(term)) made.datatype = expand(datatypeOf(term));
    return made;
  };
  const bindings = rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])
    .filter(([, term]) => term !== null && term !== undefined).map(([name, term]) => [name, written(term)])));
  return `${JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1)}\n`;
}

/** Give the text of a term, as CSV has it. */
const plainText = (term) => (term === null || term === undefined ? "" : isLiteral(term) ? textOf(term) : iriOf(term));

/** Make the row of download buttons: [word, file name, media type, function that gives the text]. */
function downloads(made) {
  return h("div", { class: "downloads", role: "group", "aria-label": "Download what is shown" }, h("span", { class: "quiet", "aria-hidden": "true" }, "Download"),
    made.map(([word, name, type, text]) => button(word, () => { offer(name, type, text()); announce(`${name} is ready`); },
      { class: "small", "aria-label": `Download as ${word}` })));
}

/** Make a file name of a thing's name. */
const fileName = (text) => text.replace(/[^\p{L}\p{N}-]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "stancegraph";

/** Offer some positions as CSV, JSON and Turtle. */
function positionDownloads(shown) {
  const columns = ["position", "holder", "holderLabel", "stance", "stanceLabel", "polarity", "proposal", "proposalLabel", "voicing", "ownWord", "channel",
    "conditions", "paraphrase", "passages"];
  const row = (one) => [iriOf(one.position), iriOf(one.holder), label(one.holder), iriOf(one.stance), label(one.stance), one.polarity, iriOf(one.proposal),
    label(one.proposal), one.voicing === undefined ? "" : label(one.voicing), one.own, one.channel === undefined ? "" : label(one.channel),
    one.conditions.map(nameOf).join(" | "), textAt(one.position, P.paraphrase), values(one.position, P.passage).map(placeOf).join(" | ")];
  return downloads([
    ["CSV", "positions.csv", "text/csv", () => csvOf([columns, ...shown().map(row)])],
    ["JSON", "positions.json", "application/json", () => {
      const objects = shown().map((one) => Object.fromEntries(row(one).map((cell, place) => [columns[place], cell])));
      return `${JSON.stringify({ positions: objects }, null, 1)}\n`;
    }],
    ["Turtle", "positions.ttl", "text/turtle", () => turtle(shown().map((one) => one.position))],
  ]);
}
