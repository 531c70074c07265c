/* The query page. Texts only ever become text nodes. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const MOST = 2000;
const RESULTS = "application/sparql-results+json";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "int", "long", "decimal", "double", "float", "nonNegativeInteger"].map((name) => XSD + name));
const at = (id) => document.getElementById(id);
let asked = 0;
let chosen = null;

/** Make an element; what begins with "on" is a listener. */
function h(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, given] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), given);
    else if (given !== false) made.setAttribute(key, given);
  }
  made.append(...children);
  return made;
}

/** Write an IRI with the longest prefix that fits, where the rest is a plain name. */
function short(iri) {
  let best = ["", ""];
  for (const [prefix, start] of Object.entries(DATA.prefixes)) if (iri.startsWith(start) && start.length > best[1].length) best = [prefix, start];
  const rest = iri.slice(best[1].length);
  return best[1] && /^[\w.-]+$/.test(rest) ? `${best[0]}:${rest}` : iri;
}

/** Say how many there are. */
const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Make the table of some rows; a cell is a term of the SPARQL results in JSON, or nothing. */
function table(columns, rows) {
  const cell = (term) => {
    if (!term) return h("td", {});
    if (term.type === "uri") return h("td", { class: "iri", title: term.value }, h("bdi", {}, short(term.value)));
    if (term.type === "triple") return h("td", { class: "iri" }, JSON.stringify(term.value));
    const kind = NUMBERS.has(term.datatype) ? "number" : term.value.length > 60 ? "long" : false;
    return h("td", { class: kind, lang: term["xml:lang"] ?? false }, h("bdi", {}, term.type === "bnode" ? `_:${term.value}` : term.value));
  };
  const meaning = (name) => chosen?.columns[name] ?? false;
  const head = h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col", title: meaning(name) }, name))));
  const body = h("tbody", {}, ...rows.slice(0, MOST).map((row) => h("tr", {}, ...columns.map((name) => cell(row[name])))));
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Rows" }, h("table", {}, head, body));
}

/** Write CSV as RFC 4180 has it. */
function csv(columns, rows) {
  const cell = (text) => (/[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((name) => row[name]?.value ?? ""))].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Make a button that saves a text. */
function saver(word, name, type, text) {
  return h("button", { type: "button", "aria-label": `Download as ${word}`, onclick: () => {
    const address = URL.createObjectURL(new Blob([text()], { type }));
    const anchor = h("a", { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } }, word);
}

/** Show an answer: rows, yes or no, or triples as text. */
function show(kind, text, seconds) {
  const time = `${seconds.toFixed(seconds < 1 ? 3 : 1)} s`;
  const name = chosen?.id ?? "query";
  if (!kind.startsWith(RESULTS)) {
    const lines = text.split("\n").filter(Boolean);
    at("status").textContent = `${count(lines.length, "triple", "triples")} in ${time}`;
    const rest = lines.length > MOST ? `\n… ${lines.length - MOST} more, in the download` : "";
    const written = h("textarea", { readonly: "", rows: "20", "aria-label": "Triples" });
    written.value = lines.slice(0, MOST).join("\n") + rest;
    at("result").append(h("div", { class: "tools" }, h("span", { class: "quiet" }, "Download"), saver("N-Triples", `${name}.nt`, "application/n-triples", () => text)), written);
    return;
  }
  const found = JSON.parse(text);
  if ("boolean" in found) {
    at("status").textContent = `answered in ${time}`;
    at("result").append(h("p", { class: "yes" }, found.boolean ? "Yes" : "No"));
    return;
  }
  const columns = found.head.vars ?? [];
  const rows = found.results.bindings;
  const shown = rows.length > MOST ? `; the first ${MOST.toLocaleString("en")} are shown, a download has all` : "";
  at("status").textContent = `${count(rows.length, "row", "rows")} in ${time}${shown}`;
  at("result").append(h("div", { class: "tools" }, h("span", { class: "quiet" }, "Download"), saver("CSV", `${name}.csv`, "text/csv;charset=utf-8", () => csv(columns, rows)),
    saver("JSON", `${name}.json`, RESULTS, () => text)), ...(rows.length ? [table(columns, rows)] : []));
}

/** Ask what stands in the field. */
async function run() {
  const own = ++asked;
  const start = performance.now();
  at("run").disabled = true;
  at("fault").textContent = "";
  at("result").replaceChildren();
  at("status").textContent = "Asking …";
  let said = "";
  try {
    const headers = { "Content-Type": "application/sparql-query", Accept: `${RESULTS}, application/n-triples` };
    const answer = await fetch("/query", { method: "POST", headers, body: at("query").value });
    const text = await answer.text();
    if (own !== asked) return;
    at("status").textContent = "";
    if (answer.ok) show(answer.headers.get("Content-Type") ?? "", text, (performance.now() - start) / 1000);
    else said = text.trim();
  } catch {
    said = "The server does not answer; is it still running?";
  }
  at("run").disabled = false;
  if (!said) return;
  at("status").textContent = "";
  at("fault").textContent = said;
  const place = /line (\d+), column (\d+)/.exec(said);
  if (!place) return;
  const lines = at("query").value.split("\n").slice(0, Number(place[1]) - 1);
  const offset = lines.join("\n").length + (lines.length ? 1 : 0) + Number(place[2]) - 1;
  at("query").focus();
  at("query").setSelectionRange(offset, offset);
}

/** Put a stored question in the field. */
function choose(question) {
  asked += 1;
  chosen = question;
  at("title").textContent = question.summary;
  at("query").value = question.text;
  at("run").disabled = false;
  for (const id of ["status", "fault"]) at(id).textContent = "";
  at("result").replaceChildren();
  const names = Object.entries(question.params);
  const about = [h("p", { class: "quiet" }, "What ", h("code", {}, `stancegraph ask ${question.id}`), " asks.")];
  if (names.length) {
    about.push(h("p", { class: "quiet" }, "To narrow it, take the # off a line VALUES and put in what you ask for, such as <https://…>, a prefixed name or a text:"),
      h("ul", { class: "params" }, ...names.map(([, param]) => h("li", {}, h("code", {}, `?${param.variable}`), `: ${param.meaning}`))));
  }
  at("about").replaceChildren(...about);
  for (const button of at("list").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.id === question.id));
}

/** List the questions that hold all words of the search, under their first tag. */
function list() {
  const words = at("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (question) => words.every((word) => `${question.id} ${question.summary} ${question.tags.join(" ")}`.toLowerCase().includes(word));
  const groups = new Map();
  const found = DATA.questions.filter(fits);
  for (const question of found) {
    const tag = question.tags[0] ?? "other";
    groups.set(tag, [...(groups.get(tag) ?? []), question]);
  }
  at("found").textContent = count(found.length, "question", "questions");
  const item = (question) => h("li", {}, h("button", { type: "button", "data-id": question.id, "aria-pressed": String(chosen?.id === question.id), onclick: () => choose(question) },
    question.summary));
  at("list").replaceChildren(...[...groups].sort().flatMap(([tag, questions]) => [h("h3", {}, tag), h("ul", {}, ...questions.map(item))]));
}

const declared = Object.entries(DATA.prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("");
at("query").value = `${declared}\nSELECT ?kind (COUNT(*) AS ?things)\nWHERE { ?thing a ?kind }\nGROUP BY ?kind\nORDER BY DESC(?things) ?kind\n`;
at("search").addEventListener("input", list);
at("run").addEventListener("click", run);
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
list();
