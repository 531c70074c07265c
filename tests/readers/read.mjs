// Read a file with one of the programs that people read our exports with, and print what it holds:
//
//     node read.mjs KIND FILE
//
// KIND is graphology-gexf, graphology-graphml, cytoscape, mermaid or cypher-lint. The answer is one JSON document:
// {"nodes": {ID: {ATTR: VALUE}}, "edges": [{id, source, target, attributes}], "warnings": [TEXT]}, and for cypher-lint
// {"findings": [...], "warnings": [...]}. What the reader says on the console is a warning; what it refuses ends in exit 1
// with its words on standard error.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const fetched = path.resolve(process.env.STANCEGRAPH_READERS || path.join(here, ".fetched"));
const packages = path.join(fetched, "npm", "node_modules");
const require = createRequire(path.join(packages, "here.js"));
const load = (name) => import(pathToFileURL(path.join(packages, name)).href);

const warnings = [];
for (const level of ["log", "info", "warn", "error", "debug", "trace"]) {
  console[level] = (...words) => warnings.push(words.map((word) => (typeof word === "string" ? word : inspect(word))).join(" "));
}

/** Give a graphology graph in the normal form. */
function ofGraphology(graph) {
  const nodes = Object.fromEntries(graph.mapNodes((id, attributes) => [id, attributes]));
  const edges = graph.mapEdges((id, attributes, source, target, _from, _to, undirected) => ({
    id, source, target, directed: !undirected, attributes,
  }));
  return { nodes, edges, graph: graph.getAttributes(), multi: graph.multi, type: graph.type };
}

/** Parse XML and refuse what is not well formed: graphology's parser only says so on the console. */
function wellFormed(text) {
  const { JSDOM } = require("jsdom");
  return new JSDOM(text, { contentType: "application/xml" }).window.document;
}

/** Refuse a graph with fewer elements than its file: graphology merges edges of one id between the same two nodes. */
function whole(read, document) {
  for (const [name, found] of [["node", read.order], ["edge", read.size]]) {
    const asked = document.getElementsByTagName(name).length;
    if (found !== asked) throw new Error(`${found} of ${asked} ${name}s kept`);
  }
  return ofGraphology(read);
}

function readGexf(text) {
  const document = wellFormed(text);
  const { MultiGraph } = require("graphology");
  return whole(require("graphology-gexf").parse(MultiGraph, text, { respectInputGraphType: true }), document);
}

/** Undeclared keys are refused here: graphology would take them as text under their id. */
function readGraphml(text) {
  const document = wellFormed(text);
  const declared = new Set([...document.getElementsByTagName("key")].map((key) => key.id));
  for (const data of document.getElementsByTagName("data")) {
    if (!declared.has(data.getAttribute("key"))) throw new Error(`undeclared key "${data.getAttribute("key")}"`);
  }
  const { MultiGraph } = require("graphology");
  return whole(require("graphology-graphml").parse(MultiGraph, text), document);
}

/** Load Cytoscape's JSON by cy.json(), which takes over only what it can address; what is left out is an error. */
function readCytoscape(text) {
  const cytoscape = require("cytoscape");
  const given = JSON.parse(text);
  const asked = Array.isArray(given.elements)
    ? given.elements
    : [...(given.elements?.nodes ?? []), ...(given.elements?.edges ?? [])];
  const cy = cytoscape({ headless: true });
  cy.json(given);
  if (cy.elements().length !== asked.length) {
    const kept = new Set(cy.elements().map((element) => element.id()));
    const lost = asked.map((element) => element.data?.id).filter((id) => id === undefined || !kept.has(String(id)));
    throw new Error(`${asked.length - cy.elements().length} of ${asked.length} elements dropped: ${lost.slice(0, 5).map(String)}`);
  }
  const nodes = Object.fromEntries(cy.nodes().map((node) => [node.id(), node.data()]));
  const edges = cy.edges().map((edge) => ({
    id: edge.id(), source: edge.source().id(), target: edge.target().id(), attributes: edge.data(),
  }));
  const positions = Object.fromEntries(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  const classes = Object.fromEntries(cy.elements().map((element) => [element.id(), element.classes()]));
  return { nodes, edges, positions, classes };
}

/** Parse a flowchart with Mermaid itself and ask its database. */
async function readMermaid(text) {
  const { JSDOM } = require("jsdom");
  const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
  Object.assign(globalThis, { window, document: window.document, Element: window.Element, DOMParser: window.DOMParser });
  const { default: mermaid } = await load("mermaid/dist/mermaid.core.mjs");
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  await mermaid.parse(text);
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const shown = (label) => {
    // Mermaid keeps #quot; as ﬂ°quot¶ß until it draws; what it draws is HTML, whose text is what people see
    const box = window.document.createElement("div");
    box.innerHTML = (label ?? "").replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";").replace(/<br *\/?>/g, "\n");
    return box.textContent;
  };
  if (!type.startsWith("flowchart")) throw new Error(`a ${type}, no flowchart`);
  const nodes = Object.fromEntries(
    [...db.getVertices()].map(([id, vertex]) => [id, { label: shown(vertex.text ?? id), shape: vertex.type ?? null, classes: vertex.classes }]),
  );
  const edges = db.getEdges().map((edge, number) => ({
    id: edge.id ?? `L${number}`, source: edge.start, target: edge.end, attributes: { label: shown(edge.text), type: edge.type, stroke: edge.stroke },
  }));
  const groups = db.getSubGraphs().map((group) => ({ id: group.id, title: shown(group.title), nodes: group.nodes }));
  return { nodes, edges, groups, direction: db.getDirection() };
}

/** Let Neo4j's own checker find what it can without a database. */
function lintCypher(text) {
  const { diagnostics } = require("@neo4j-cypher/language-support").lintCypherQuery(text, {});
  return { findings: diagnostics.map(({ message, severity, range }) => ({ message, severity, line: range.start.line + 1 })) };
}

const kinds = {
  "graphology-gexf": readGexf,
  "graphology-graphml": readGraphml,
  cytoscape: readCytoscape,
  mermaid: readMermaid,
  "cypher-lint": lintCypher,
};

const [kind, file, ...more] = process.argv.slice(2);
if (!kinds[kind] || !file || more.length) {
  process.stderr.write(`usage: node read.mjs ${Object.keys(kinds).join("|")} FILE\n`);
  process.exit(2);
}
try {
  const answer = await kinds[kind](readFileSync(file, "utf8"));
  process.stdout.write(`${JSON.stringify({ ...answer, warnings })}\n`);
} catch (fault) {
  process.stderr.write(`${[...warnings, fault?.message ?? fault].join("\n")}\n`);
  process.exitCode = 1;
}
