/* The data of the page: things, literals and triples by number, and their names, kinds and words. */

/** Read the JSON of one data block of the page. */
const block = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);

/** Read the networks; once. */
const networks = () => (networks.all ??= block("networks"));

const DATA = block("graph");
const { things: THINGS, literals: LITERALS, graph: GRAPH, show: SHOW } = DATA;
const NUMBERS = new Map(THINGS.map((short, number) => [short, number]));
const SG = DATA.prefixes.sg;
const NONE = -1e9; // the number of a name that no triple has

/** Give the number of a thing by its prefixed name, or NONE. */
const numberOf = (short) => NUMBERS.get(short) ?? NONE;

/** Give the number of a property or class of our ontology by its name. */
const sg = (name) => numberOf(`sg:${name}`);

const RDF_TYPE = numberOf("rdf:type");
const RDFS_LABEL = numberOf("rdfs:label");
const SKOS_ALT = numberOf("skos:altLabel");
const OA_START = numberOf("oa:start");
const OA_END = numberOf("oa:end");
const P = Object.fromEntries(
  ["alternativeReadingOf", "anchor", "anchorRelation", "article", "attribution", "basis", "basisReason", "broader", "bridgeFrom", "bridgeTo", "capacity",
    "capacityDescription", "channel", "characters", "condition", "countsAsOwn", "framing", "holder", "mentions", "mode", "naming", "narrator",
    "notAfter", "notBefore", "order", "paragraph", "paraphrase", "participation", "passage", "polarity", "proposal", "reach", "reason", "sha256", "stance",
    "step", "textSha256", "voice", "voicing"].map((name) => [name, sg(name)]),
);

/** Write the whole IRI of a prefixed name, of `<IRI>`, or of a blank node. */
function expand(short) {
  if (short.startsWith("<")) return short.slice(1, -1);
  const colon = short.indexOf(":");
  const namespace = DATA.prefixes[short.slice(0, colon)];
  return namespace === undefined ? short : namespace + short.slice(colon + 1);
}

/** Give the IRI of a thing. */
const iriOf = (thing) => expand(THINGS[thing]);

/** List the values of a property of a thing. */
function values(thing, property) {
  const said = GRAPH[thing];
  const found = [];
  if (said) for (let place = 0; place < said.length; place += 2) if (said[place] === property) found.push(said[place + 1]);
  return found;
}

/** Give the first value of a property of a thing, or undefined. */
const value = (thing, property) => values(thing, property)[0];

/** Say whether a value is a literal. */
const isLiteral = (term) => term < 0;

/** Give the text of a literal. */
function textOf(literal) {
  const written = LITERALS[-1 - literal];
  return typeof written === "string" ? written : written[0];
}

/** Give the language of a literal, or an empty text. */
function languageOf(literal) {
  const written = LITERALS[-1 - literal];
  return typeof written === "string" ? "" : written[1];
}

/** Give the datatype of a literal as a prefixed name, or an empty text for plain texts. */
function datatypeOf(literal) {
  const written = LITERALS[-1 - literal];
  return typeof written === "string" ? "" : written[2] ?? "";
}

/** Give the first text of a property of a thing, or an empty text. */
function textAt(thing, property) {
  const found = value(thing, property);
  return found === undefined ? "" : isLiteral(found) ? textOf(found) : label(found);
}

const labels = new Map();

/** Give the label of a thing in the language of the page, else in English, else in any; an empty text where it has none. */
function labelOf(thing) {
  if (!labels.has(thing)) {
    const names = values(thing, RDFS_LABEL).filter(isLiteral);
    const rank = (name) => [languageOf(name) !== DATA.lang, languageOf(name) !== "en"].map(Number).join("") + textOf(name);
    const best = names.sort((one, other) => compare(rank(one), rank(other)))[0];
    labels.set(thing, best === undefined ? "" : textOf(best));
  }
  return labels.get(thing);
}

/** Give the label of a thing, else its prefixed name. */
const label = (thing) => labelOf(thing) || THINGS[thing];

const kinds = new Map();

/** Give the name of the class of a thing, such as Position; its whole IRI where the class is not ours; an empty text where it has none. */
function kindOf(thing) {
  if (!kinds.has(thing)) {
    const found = value(thing, RDF_TYPE);
    const iri = found === undefined ? "" : iriOf(found);
    kinds.set(thing, iri.startsWith(SG) ? iri.slice(SG.length) : iri);
  }
  return kinds.get(thing);
}

/** Write the name of a class or property, or its IRI, as words: stateOfAffairs is "state of affairs". */
function words(name) {
  const last = name.split(/[/#]/).pop();
  return SHOW.kindWords[last] ?? last.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** Give the name of a property without its namespace where it is ours, else its IRI. */
function propertyName(property) {
  const short = THINGS[property];
  return short.startsWith("sg:") ? short.slice(3) : expand(short);
}

let pointing = null;

/** List what points at a thing as [subject, property, subject, property, …]. */
function pointersTo(thing) {
  if (!pointing) {
    pointing = THINGS.map(() => null);
    GRAPH.forEach((said, subject) => {
      for (let place = 0; place < said.length; place += 2) {
        const target = said[place + 1];
        if (target >= 0) (pointing[target] ??= []).push(subject, said[place]);
      }
    });
  }
  return pointing[thing] ?? [];
}

/** List the subjects that point at a thing with a property. */
function subjectsOf(thing, property) {
  const found = [];
  const all = pointersTo(thing);
  for (let place = 0; place < all.length; place += 2) if (all[place + 1] === property) found.push(all[place]);
  return found;
}

let byKind = null;

/** List the things of a class. */
function thingsOf(kind) {
  if (!byKind) {
    byKind = new Map();
    THINGS.forEach((_, thing) => {
      const own = GRAPH[thing].length ? kindOf(thing) : "";
      if (own) byKind.has(own) ? byKind.get(own).push(thing) : byKind.set(own, [thing]);
    });
  }
  return byKind.get(kind) ?? [];
}
