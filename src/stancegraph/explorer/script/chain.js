/* The chain of attribution, drawn out from the holder to the publisher. */

/** Make one station of a chain. */
function station(heading, name, details, attributes) {
  return h("li", { class: "station", ...attributes }, h("span", { class: "role" }, heading), h("span", { class: "who" }, name),
    details.length ? h("ul", { class: "details" }, details.map((detail) => h("li", {}, detail))) : null);
}

/** Draw a chain as a list: the holder where it is a position, each voice with how it is named and how it passes the words on, and the article. */
function chain(attribution, statement) {
  const steps = values(attribution, P.step);
  const stations = [];
  const position = statement !== undefined && kindOf(statement) === "Position" ? readPosition(statement) : null;
  if (position && position.holder !== undefined) {
    const details = [position.kind === "Collective" ? "unnamed group" : words(position.kind)];
    if (position.voicing !== undefined) details.push(`its position is told as: ${label(position.voicing)}`);
    stations.push(station("holder", thingLink(position.holder), details, { class: "station holder" }));
  }
  steps.forEach((step, place) => {
    const voice = value(step, P.voice);
    const narrator = voice !== undefined && kindOf(voice) === "Narrator";
    const said = (property) => values(step, property).map((term) => isolated(lineOf(term).text));
    const details = [...said(P.naming), ...said(P.mode), ...said(P.reach).map((text) => ["reach: ", text])];
    details.push(...[P.capacity, P.capacityDescription].flatMap(said).map((text) => ["as ", text]));
    details.push(...said(P.framing).map((text) => ["framed “", text, "”"]));
    const role = narrator ? "told by" : place === 0 ? "said by" : "passed on by";
    stations.push(station(role, voice === undefined ? "nobody" : thingLink(voice), details));
  });
  const passages = statement === undefined ? [] : values(statement, P.passage);
  const articles = [...new Set(passages.map((passage) => value(passage, P.article)).filter((article) => article !== undefined))];
  for (const article of articles) stations.push(station("published in", thingLink(article), [], { class: "station article" }));
  return h("ol", { class: "chain" }, stations);
}

/** Draw all chains of a statement: several are different readings of who says it. */
function chains(statement) {
  const found = values(statement, P.attribution);
  const many = found.length > 1;
  return [many ? h("p", { class: "quiet" }, "The text leaves open who says it: each chain is one reading.") : null,
    found.map((attribution, place) => h("div", {}, many ? h("h3", {}, `Reading ${place + 1}`) : null, chain(attribution, statement)))];
}
