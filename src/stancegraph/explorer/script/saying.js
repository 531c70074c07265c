/* What the data say of one thing, in the sections, headings and order in which `stancegraph show` prints it (see showing.py). */

const LONG = new Map(SHOW.long);
const HEADINGS = new Map(SHOW.headings.map(([kind, property, heading]) => [`${kind} ${property}`, heading]));
const HEADING_ORDER = SHOW.headings.map(([, , heading]) => heading);
const FIRST = new Map(SHOW.first.map((name, place) => [name, place]));
const UNSAID = new Set([RDFS_LABEL, SKOS_ALT, RDF_TYPE, P.paraphrase, numberOf("rdfs:isDefinedBy")]);

/** Make a line: what it says, the thing it is about, the lines that belong to it, and what it is made of for the card. */
const line = (text, thing = NONE, under = [], made = {}) => ({ text, thing, lines: under, ...made });

/** List what a thing says of itself as [property, values], in the order in which it is shown. */
function propertiesOf(thing) {
  const found = new Map();
  const said = GRAPH[thing];
  for (let place = 0; place < said.length; place += 2) {
    if (found.has(said[place])) found.get(said[place]).push(said[place + 1]);
    else found.set(said[place], [said[place + 1]]);
  }
  const rank = (property) => FIRST.get(propertyName(property)) ?? FIRST.size;
  return [...found].sort(([one], [other]) => rank(one) - rank(other) || compare(iriOf(one), iriOf(other)));
}

/** Say what a thing is called: its label, its paraphrase, or for a step and the like what it joins. */
function nameOf(thing) {
  return labelOf(thing) || textAt(thing, P.paraphrase) || calledAfter(thing) || THINGS[thing];
}

/** Call a thing that has no name after what it joins, or give an empty text. */
function calledAfter(thing) {
  const parts = SHOW.called[kindOf(thing)];
  if (!parts) return "";
  const made = parts.map((part) => {
    const found = value(thing, sg(part));
    return found === undefined ? part : isLiteral(found) ? textOf(found) : label(found);
  });
  if (kindOf(thing) === "Participation") {
    const events = subjectsOf(thing, P.participation);
    if (events.length) made.push(`in ${label(events[0])}`);
  }
  return made.join(" ");
}

/** Put a value in words, with everything that belongs to it. */
function lineOf(term) {
  if (isLiteral(term)) return line(textOf(term), NONE, [], { literal: term });
  const kind = kindOf(term);
  if (kind === "Attribution") {
    const steps = values(term, P.step);
    return line("on the word of", term, steps.map((step, place) => stepLine(place + 1, step)), { attribution: term });
  }
  if (kind === "Passage") return line(placeOf(term), term, [], { passage: term });
  const name = nameOf(term);
  if (!kind && name === THINGS[term]) return line(iriOf(term), NONE, [], { outward: iriOf(term) });
  const under = SHOW.spelledOut.includes(kind) ? belonging(term) : [];
  if (kind === "Concept" || iriOf(term).startsWith(SG)) return line(name, NONE, [], { concept: term });
  return line(name === THINGS[term] && kind ? words(kind) : name, term, under);
}

/** Put what a thing says of itself in lines that stand under it; what a mention mentions is the card itself. */
function belonging(thing) {
  const left = new Set([RDFS_LABEL, SKOS_ALT, RDF_TYPE, P.mentions]);
  return propertiesOf(thing).filter(([property]) => !left.has(property))
    .flatMap(([property, terms]) => terms.map((term) => keyed(words(propertyName(property)), lineOf(term))));
}

/** Put a word before a line. */
const keyed = (key, made) => ({ ...made, text: `${key}: ${made.text}`, key, said: made.text });

/** Put one step of a chain in a line: who, named how, in which way, as what. */
function stepLine(number, step) {
  const said = (property) => values(step, property).map((term) => lineOf(term).text);
  const voice = value(step, P.voice);
  const rest = [P.naming, P.mode, P.reach].flatMap(said);
  rest.push(...[P.capacity, P.capacityDescription].flatMap(said).map((text) => `as ${text}`));
  rest.push(...said(P.framing).map((text) => `framed “${text}”`));
  const who = voice === undefined ? "nobody" : lineOf(voice).text;
  return line(`${number}. ${who}: ${rest.join(", ")}`, voice ?? NONE, [], { step });
}

/** Say where a passage stands. */
function placeOf(passage) {
  const of = thingsOf("Article").length > 1 ? ` of ${textAt(passage, P.article)}` : "";
  return `paragraph ${textAt(passage, P.paragraph)}, characters ${textAt(passage, OA_START)}–${textAt(passage, OA_END)}${of}`;
}

/** Give the page of a thing: title, kind and sections of lines. */
function pageOf(thing) {
  const own = propertiesOf(thing);
  const names = [RDFS_LABEL, SKOS_ALT].flatMap((key) => values(thing, key)).filter(isLiteral)
    .map((term) => line(`${textOf(term)} (${languageOf(term) || "None"})`, NONE, [], { name: term }));
  const sections = names.length ? [{ heading: "names", lines: names }] : [];
  sections.push(...sayingOf(own), ...pointingAt(thing));
  return { thing, title: nameOf(thing), kind: words(kindOf(thing) || "thing"), sections };
}

/** Put what a thing says of itself in sections: what is said in a word in one, what needs more in its own. */
function sayingOf(own) {
  const short = [];
  const long = [];
  for (const [property, terms] of own) {
    if (UNSAID.has(property)) continue;
    const heading = LONG.get(propertyName(property));
    const made = terms.map(lineOf);
    if (heading) long.push({ heading, lines: made });
    else short.push(...made.map((single) => keyed(words(propertyName(property)), single)));
  }
  return short.length ? [{ heading: "what is said", lines: short }, ...long] : long;
}

/** List what points at a thing as [subject, name of the property], each once; voices and positions on narrower proposals too. */
function pointsAt(thing) {
  const found = new Map();
  const add = (subject, name) => found.set(`${subject} ${name}`, [subject, name]);
  const all = pointersTo(thing);
  for (let place = 0; place < all.length; place += 2) {
    const iri = iriOf(all[place + 1]);
    if (iri.startsWith(SG) || iri.startsWith(DATA.prefixes.skos)) add(all[place], propertyName(all[place + 1]));
  }
  for (const step of subjectsOf(thing, P.voice)) {
    for (const attribution of subjectsOf(step, P.step)) for (const said of subjectsOf(attribution, P.attribution)) add(said, "voice");
  }
  for (const proposal of narrowerThan(thing)) {
    for (const position of subjectsOf(proposal, P.proposal)) if (kindOf(position) === "Position") add(position, "narrower");
  }
  return [...found.values()];
}

/** List the proposals that are special forms of a proposal, at any remove. */
function narrowerThan(proposal) {
  const found = new Set();
  const open = subjectsOf(proposal, P.broader);
  while (open.length) {
    const next = open.pop();
    if (!found.has(next)) {
      found.add(next);
      open.push(...subjectsOf(next, P.broader));
    }
  }
  return [...found];
}

/** Collect what points at a thing, by what it is and how it points. */
function pointingAt(thing) {
  const all_ = pointsAt(thing);
  const with_ = (name) => new Set(all_.filter(([, property]) => property === name).map(([subject]) => subject));
  const [held, direct] = [with_("holder"), with_("proposal")];
  const groups = new Map();
  for (const [subject, property] of all_) {
    const kind = kindOf(subject);
    if ((property === "narrower" && direct.has(subject)) || ["AttributionStep", "Attribution", ""].includes(kind)) continue;
    const speaks = property === "voice" && (kind !== "Position" || held.has(subject));
    const heading = speaks ? "word for" : HEADINGS.get(`${kind} ${property}`) ?? `${words(kind)}: ${words(property)}`;
    groups.has(heading) ? groups.get(heading).add(subject) : groups.set(heading, new Set([subject]));
  }
  const rank = (heading) => (HEADING_ORDER.includes(heading) ? HEADING_ORDER.indexOf(heading) : HEADING_ORDER.length);
  return [...groups.keys()].sort((one, other) => rank(one) - rank(other) || compare(one, other)).map((heading) => ({
    heading,
    lines: [...groups.get(heading)].map((subject) => entry(subject, heading))
      .sort((one, other) => compare(one.text, other.text) || compare(iriOf(one.thing), iriOf(other.thing))),
  }));
}

/** Put something that points here in a line; a position with what it hangs on, and marked where it is not the holder's own. */
function entry(thing, heading) {
  if (kindOf(thing) === "Mention") return line("in the text", thing, belonging(thing));
  if (kindOf(thing) !== "Position" || heading === "word for") return line(nameOf(thing), thing);
  const said = (property) => values(thing, property).map((term) => lineOf(term).text);
  const parts = [...said(P.holder), ...said(P.stance).map((text) => `${text}:`), ...said(P.proposal)];
  const voicing = said(P.voicing)[0] ?? "";
  const marked = heading === HEADINGS.get("Position narrower") ? ["narrower"] : [];
  if (SHOW.notOwn.includes(voicing)) marked.push(voicing);
  if (value(thing, P.alternativeReadingOf) !== undefined) marked.push("another reading");
  const title = parts.join(" ") + (marked.length ? ` [${marked.join(", ")}]` : "");
  if (heading === HEADINGS.get("Position voice")) return line(`voices: ${title}`, thing, [], { position: thing, voices: true });
  const under = [line(nameOf(thing))];
  for (const [word, property] of [["condition", P.condition], ["reason", P.reason], ["", P.attribution], ["", P.passage]]) {
    for (const term of values(thing, property)) under.push(word ? keyed(word, lineOf(term)) : lineOf(term));
  }
  return line(title, thing, under, { position: thing, narrower: marked[0] === "narrower" });
}
