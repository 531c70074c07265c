/* The answer to a stored question. */

const ROWS_STEP = 300;

/** Find the answer to a question for some parameters: rows, or the reason why it is not in the page. */
function answerTo(question, params) {
  const given = Object.entries(params).filter(([, list]) => list.length);
  if (!question.ours) return { why: "It is a question of this folder's own, which is not run unasked.", needs: Boolean(missingIn(question, params)) };
  if (DATA.triples > DATA.limits.triples) {
    return { why: `These data are too large for answers to be kept in a page (${DATA.triples.toLocaleString("en")} triples; the limit is ${DATA.limits.triples.toLocaleString("en")}).` };
  }
  if (missingIn(question, params)) return { why: missingIn(question, params), needs: true };
  let found = question.all;
  if (given.length > 1 || given.some(([, list]) => list.length > 1)) return { why: "Answers for several values together are not kept in the page." };
  if (given.length) {
    const [name, [value_]] = given[0];
    const param = question.params.find((one) => one.name === name);
    const answers = question.answers[name];
    if (!param) return { why: `The question has no parameter ${name}.` };
    const number = param.values.find((one) => valueText(one) === value_);
    if (!answers || number === undefined) return { why: answers || param.type === "date" ? "This value is none that occurs in the data." : "Answers for this parameter would be too many to keep." };
    found = answers.find(([one]) => one === number)?.[1] ?? [];
  }
  if (found === undefined) return { why: "The answer for all together is not kept." };
  if (typeof found === "number") return { why: `The answer has ${counted(found, "row")}; at most ${DATA.limits.rows.toLocaleString("en")} are kept.` };
  return { rows: found.map((place) => question.rows[place]) };
}

/** Say which parameters a question still needs before it can be asked at all, or give an empty text. */
function missingIn(question, params) {
  const open = (name) => !params[name]?.length;
  const required = question.params.filter((one) => one.required && open(one.name)).map((one) => one.name);
  if (required.length) return `This question needs ${required.join(" and ")}: choose ${required.length > 1 ? "them" : "it"} above.`;
  const { needsOneOf } = question;
  return needsOneOf.length && needsOneOf.every(open) ? `This question needs ${needsOneOf.length > 1 ? `at least one of: ${needsOneOf.join(", ")}. Choose one above.` : `${needsOneOf[0]}: choose it above.`}` : "";
}

/** Write a value of a parameter as it can be typed. */
const valueText = (term) => (isLiteral(term) ? textOf(term) : THINGS[term]);

/** Write the command that asks the same. */
function commandOf(question, params) {
  const pairs = question.params.flatMap(({ name }) => (params[name] ?? []).map((given) => ` ${name}=${quoted(given)}`));
  return `stancegraph ask ${question.id}${pairs.join("")}${dataOption()}`;
}

/** Make the form of a question's parameters. */
function paramForm(question, params) {
  return h("form", { class: "controls", "aria-label": "Parameters of the question", on: { submit: (event) => event.preventDefault() } }, question.params.map((param) => {
    const now = params[param.name]?.[0] ?? "";
    const set = (given) => change({ [param.name]: given ? [given] : [] });
    const id = `param-${param.name}`;
    if (!param.values.length && param.type !== "choice") {
      return field(param.name, h("input", { type: param.type === "date" ? "date" : "text", id, value: now, placeholder: param.example, on: { change: (event) => set(event.target.value.trim()) } }), { title: param.meaning });
    }
    const kept = new Set((question.answers[param.name] ?? []).map(([number]) => number));
    const text = (term) => (isLiteral(term) ? textOf(term) : nameOf(term) === THINGS[term] && kindOf(term) === "Passage" ? placeOf(term) : nameOf(term));
    const option = (term) => [valueText(term), text(term)];
    const sorted = [...param.values].sort((one, other) => byLabel(text(one), text(other)));
    const withRows = sorted.filter((term) => kept.has(term)).map(option);
    const without = sorted.filter((term) => !kept.has(term)).map(option);
    const groups = question.answers[param.name] ? [["With an answer", withRows], ["With none", without]].filter(([, list]) => list.length) : sorted.map(option);
    if (now && !param.values.some((term) => valueText(term) === now)) groups.unshift([now, now]);
    return field(param.name, choice([["", param.required || missingIn(question, params) ? "choose …" : "all"], ...groups], now, set, { id }), { title: param.meaning });
  }));
}

/** Draw a cell of an answer. */
function answerCell(question, row, place, names) {
  const column = question.columns[place];
  const term = row[place];
  if (term === null || term === undefined) return h("td", {});
  if (column.list) {
    const parts = textOf(term).split(" | ").filter(Boolean);
    return h("td", { class: "many" }, parts.length > 1 ? h("ul", {}, parts.map((part) => h("li", {}, isolated(part)))) : isolated(parts[0] ?? ""));
  }
  if (!isLiteral(term)) {
    const told = kindOf(term) === "Position" && !names.includes("voicing") ? notOwn(readPosition(term)) : "";
    if (GRAPH[term].length) return h("td", {}, told ? [h("span", { class: "mark not-own" }, told), " "] : null, thingLink(term, kindOf(term) === "Passage" ? placeOf(term) : column.name === "position" ? "the position" : nameOf(term)));
    return h("td", {}, outward(iriOf(term)));
  }
  const beside = names.indexOf(column.name.replace(/Label$/, ""));
  const polarity = column.name === "stanceLabel" && names.includes("polarity") ? row[names.indexOf("polarity")] : null;
  const text = textOf(term);
  if (polarity) return h("td", {}, h("span", { class: `badge ${sideOf(Number(textOf(polarity)))}` }, h("span", { class: "sign", "aria-hidden": "true" }, signOf(Number(textOf(polarity)))), text));
  if (column.name.endsWith("Label") && beside >= 0 && row[beside] >= 0) return h("td", {}, thingLink(row[beside], text));
  const number = /^xsd:(integer|decimal|double)$/.test(datatypeOf(term));
  const marked = column.name === "voicing" && SHOW.notOwn.includes(text);
  return h("td", { class: number ? "number" : null }, marked ? h("span", { class: "mark not-own" }, text) : isolated(text));
}

/** Draw the table of an answer: as asked, or sorted by a column. */
function answerTable(question, rows, params) {
  const names = question.columns.map(({ name }) => name);
  const seen_ = question.columns.map((_, place) => place).filter((place) => !question.columns[place].hidden);
  const filled = (place) => rows.some((row) => row[place] !== null && (!isLiteral(row[place]) || textOf(row[place]) !== ""));
  const shown = seen_.filter(filled);
  const empty = seen_.filter((place) => !shown.includes(place)).map((place) => question.columns[place].heading);
  const by = names.indexOf(params.sort?.[0] ?? "");
  const down = params.order?.[0] === "down";
  const key = (row) => (row[by] === null || row[by] === undefined ? "" : isLiteral(row[by]) ? textOf(row[by]) : nameOf(row[by]));
  const sorted = by < 0 ? rows : [...rows].sort((one, other) => byLabel(key(one), key(other)) * (down ? -1 : 1));
  const columns = shown.map((place) => [names[place], question.columns[place].heading, { title: question.columns[place].meaning || null }]);
  const sort = { by: names[by], down, change: (name, downward) => change({ sort: [name], order: [downward ? "down" : "up"] }) };
  let until = ROWS_STEP;
  const cell = (row, _, place) => answerCell(question, row, shown[place], names);
  const made = table(question.summary, columns, sorted.slice(0, until), cell, sort);
  const more = button(`Show ${ROWS_STEP} more rows`, () => {
    made.tBodies[0].append(...sorted.slice(until, until + ROWS_STEP).map((row) => h("tr", {}, shown.map((_, place) => cell(row, null, place)))));
    until += ROWS_STEP;
    if (until >= sorted.length) more.remove();
  });
  return [h("div", { class: "scroller answer", tabindex: "0", role: "region", "aria-label": `Answer: ${question.summary}` }, made, sorted.length > until ? more : null),
    empty.length ? h("p", { class: "quiet" }, `Columns with nothing in them are left out: ${empty.join(", ")}.`) : null];
}

/** Offer an answer as CSV, JSON and Turtle, the first two as `ask --format` writes them. */
function answerDownloads(question, rows) {
  const names = question.columns.map(({ name }) => name);
  const yes = question.form === "ask" ? textOf(rows[0][0]) : "";
  const things = () => [...new Set(rows.flat().filter((term) => term !== null && term >= 0))];
  return downloads([
    ["CSV", `${question.id}.csv`, "text/csv", () => (yes ? csvOf([["answer"], [yes]]) : csvOf([names, ...rows.map((row) => row.map(plainText))]))],
    ["JSON", `${question.id}.json`, "application/json", () => (yes ? `{"head": {}, "boolean": ${yes}}\n` : resultsJson(names, rows))],
    ["Turtle", `${question.id}.ttl`, "text/turtle", () => turtle(things())],
  ]);
}

/** Show a question and its answer. */
VIEWS.question = (path) => {
  const question = questions().find(({ id }) => id === path[1]);
  if (!question) {
    return { title: "Not found", element: h("div", { class: "page" }, h("h1", { tabindex: "-1" }, "There is no question of that name"), link(address(["questions"]), "All stored questions")) };
  }
  const inner = h("div");
  const element = h("div", { class: "wide" }, h("h1", { tabindex: "-1" }, question.summary), question.description ? h("details", { open: innerWidth > 700 }, h("summary", {}, "How to read the answer"), h("p", { class: "lead" }, question.description)) : null, inner);
  const update = (all_) => {
    const params = Object.fromEntries(Object.entries(all_).filter(([name]) => !["sort", "order"].includes(name)).map(([name, list]) => [name, list.filter(Boolean)]));
    const { rows, why, needs } = answerTo(question, params);
    const command = commandOf(question, params);
    const focused = document.activeElement?.id;
    const said = rows ? (question.form === "ask" ? `Answer: ${textOf(rows[0][0])}` : counted(rows.length, "row")) : why;
    const result = !rows ? h("div", { class: "note" }, h("p", {}, needs ? why : `${why} Ask it with this command:`))
      : question.form === "ask" ? h("p", { class: "hero" }, textOf(rows[0][0]) === "true" ? "Yes" : "No")
        : rows.length ? answerTable(question, rows, all_) : h("p", { class: "nothing" }, "Nothing in these data answers it.");
    inner.replaceChildren(...[question.params.length ? paramForm(question, params) : null, needs ? null : h("p", { class: "counts" }, rows ? said : "Not in this page."), result,
      needs ? null : h("div", { class: "command" }, h("code", {}, command), copier(() => command)), rows ? h("div", { class: "tools" }, answerDownloads(question, rows)) : null,
      columnHelp(question)].flat().filter(Boolean));
    if (focused) document.getElementById(focused)?.focus();
    announce(said);
  };
  return { title: question.summary, element, update, start: () => update(readAddress(location.hash).params) };
};

/** Say what the columns and parameters of a question mean. */
function columnHelp(question) {
  const pair = (name, meaning) => [h("dt", {}, name), h("dd", {}, meaning)];
  return h("details", {}, h("summary", {}, "What the columns and parameters mean"), h("dl", { class: "meanings" },
    question.params.map((param) => pair(`parameter ${param.name}`, param.meaning)),
    question.columns.filter(({ hidden }) => !hidden).map((column) => pair(column.heading, column.meaning))));
}
