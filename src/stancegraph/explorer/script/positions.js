/* The positions, and which of them a set of filters lets through. */

const ACTORS = ["Person", "State", "Organization", "Collective"];

/** Read one position with everything that it is sorted, filtered and drawn by. */
function readPosition(position) {
  const at = (property) => value(position, property);
  const [holder, stance, proposal, voicing] = [P.holder, P.stance, P.proposal, P.voicing].map(at);
  const polarity = stance === undefined ? undefined : value(stance, P.polarity);
  const own = voicing === undefined ? undefined : value(voicing, P.countsAsOwn);
  return {
    position, holder, stance, proposal, voicing,
    channel: at(P.channel),
    kind: holder === undefined ? "" : kindOf(holder),
    polarity: polarity === undefined ? 0 : Number(textOf(polarity)),
    own: own === undefined ? true : textOf(own) === "true",
    conditions: values(position, P.condition),
    other: at(P.alternativeReadingOf) !== undefined,
    from: firstDay(position),
    until: lastDay(position),
  };
}

/** Give the first day that the text leaves possible for a statement, of its own or of what it is anchored to; or an empty text. */
function firstDay(statement) {
  const own = values(statement, P.notBefore).map(textOf);
  const relation = value(statement, P.anchorRelation);
  const name = relation === undefined ? "" : THINGS[relation];
  const after = ["sg:anchor-after", "sg:anchor-since", "sg:anchor-during"].includes(name);
  const anchored = after ? values(statement, P.anchor).flatMap((anchor) => values(anchor, P.notBefore).map(textOf)) : [];
  return [...own, ...anchored].sort().at(-1) ?? "";
}

/** Give the last day that the text leaves possible for a statement, of its own or of what it is anchored to; or an empty text. */
function lastDay(statement) {
  const own = values(statement, P.notAfter).map(textOf);
  const relation = value(statement, P.anchorRelation);
  const name = relation === undefined ? "" : THINGS[relation];
  const before = ["sg:anchor-before", "sg:anchor-until", "sg:anchor-during"].includes(name);
  const anchored = before ? values(statement, P.anchor).flatMap((anchor) => values(anchor, P.notAfter).map(textOf)) : [];
  return [...own, ...anchored].sort()[0] ?? "";
}

let all = null;

/** List the positions as the questions count them: with holder, stance and proposal, second readings of a passage left out. */
function positions() {
  all ??= thingsOf("Position").map(readPosition)
    .filter((one) => !one.other && one.holder !== undefined && one.stance !== undefined && one.proposal !== undefined && one.kind);
  return all;
}

const above = new Map();

/** Give the proposals that a proposal is a special form of, at any remove. */
function broader(proposal) {
  if (!above.has(proposal)) {
    const found = new Set();
    const open = values(proposal, P.broader);
    while (open.length) {
      const next = open.pop();
      if (found.has(next)) continue;
      found.add(next);
      open.push(...values(next, P.broader));
    }
    above.set(proposal, found);
  }
  return above.get(proposal);
}

/** Say how a proposal lies to the one asked for: exact, narrower, broader, or an empty text. */
function grain(proposal, asked) {
  if (proposal === asked) return "exact";
  if (broader(proposal).has(asked)) return "narrower";
  return broader(asked).has(proposal) ? "broader" : "";
}

/** How each filter of the view judges a position by one of its values. */
const FILTERS = {
  actor: (one, given) => one.holder === numberOf(given),
  actorKind: (one, given) => one.kind.toLowerCase() === given,
  proposal: (one, given) => Boolean(grain(one.proposal, numberOf(given))),
  stance: (one, given) => one.stance === numberOf(given),
  voicing: (one, given) => one.voicing === numberOf(given),
  channel: (one, given) => one.channel === numberOf(given),
  naming: (one, given) => (one.kind === "Collective") === (given === "unnamed"),
  asOf: (one, given) => !one.from || one.from <= given,
};

/** List the positions that pass filters: by name, a list of values of which one must fit. */
function passing(filters) {
  const judged = Object.entries(filters).filter(([name, given]) => FILTERS[name] && given.length);
  return positions().filter((one) => judged.every(([name, given]) => given.some((single) => FILTERS[name](one, single))));
}

/** Give the short word for a voicing that is not the holder's own, else an empty text. */
function notOwn(one) {
  return one.own || one.voicing === undefined ? "" : label(one.voicing);
}

/** Give the sign of a polarity. */
const signOf = (polarity) => DATA.signs[Math.sign(polarity)];

/** Give the word for the colour class of a polarity. */
const sideOf = (polarity) => ["against", "neither", "for"][Math.sign(polarity) + 1];

/** Make the sign of a stance with its word, coloured. */
const badge = (one) => h("span", { class: `badge ${sideOf(one.polarity)}` }, h("span", { class: "sign", "aria-hidden": "true" }, signOf(one.polarity)),
  h("span", {}, label(one.stance)), h("span", { class: "hidden" }, ` (${sideOf(one.polarity)})`));

/** Make the marks of a position in words: whose word it is where not the holder's, that it is conditional, that the holder is unnamed. */
function marks(one) {
  const made = [];
  if (notOwn(one)) made.push(h("span", { class: "mark not-own" }, notOwn(one)));
  if (one.conditions.length) made.push(h("span", { class: "mark" }, "conditional"));
  if (one.kind === "Collective") made.push(h("span", { class: "mark" }, "unnamed"));
  if (one.other) made.push(h("span", { class: "mark not-own" }, "another reading"));
  return made;
}
