/* The filters of the matrix and of the list of positions. */

const FILTER_WORDS = {
  actor: "Actor", actorKind: "Kind of actor", proposal: "Proposal", stance: "Stance", voicing: "Voicing", channel: "Channel", naming: "Named or unnamed",
  asOf: "Known by the day",
};

/** List the values that a filter offers as [value, text], those that occur in the positions, each with its count. */
function offered(filter) {
  const count = new Map();
  const add = (key) => count.set(key, (count.get(key) ?? 0) + 1);
  for (const one of positions()) {
    if (filter.name === "actor") add(one.holder);
    else if (filter.name === "proposal") [one.proposal, ...broader(one.proposal)].forEach(add);
    else if (one[filter.name] !== undefined) add(one[filter.name]);
  }
  if (filter.type === "choice") {
    return filter.values.map((given) => [given, `${given} (${passing({ [filter.name]: [given] }).length})`]);
  }
  return [...count.keys()].sort((one, other) => byLabel(label(one), label(other))).map((thing) => [THINGS[thing], `${label(thing)} (${count.get(thing)})`]);
}

/** Give the word for a value of a filter. */
const filterText = (given) => (numberOf(given) === NONE ? given : label(numberOf(given)));

/** Make the form of the filters. */
function filterForm(params, open) {
  const set = (name) => (given) => change({ [name]: given ? [given] : [] });
  const controls = DATA.filters.filter(({ name }) => FILTERS[name]).map((filter) => {
    const now = (params[filter.name] ?? []).at(-1) ?? "";
    if (filter.type === "date") {
      const made = field(FILTER_WORDS[filter.name], h("input", { type: "date", value: now, id: `filter-${filter.name}`, "aria-describedby": `about-${filter.name}`,
        on: { change: (event) => set(filter.name)(event.target.value) } }), { title: filter.meaning });
      made.append(h("span", { class: "hint", id: `about-${filter.name}` }, "What the text does not date stays."));
      return made;
    }
    const options = offered(filter);
    if (now && !options.some(([given]) => given === now)) options.unshift([now, filterText(now)]);
    return field(FILTER_WORDS[filter.name], choice([["", "any"], ...options], now, set(filter.name), { id: `filter-${filter.name}` }), { title: filter.meaning });
  });
  return h("details", { class: "filters", open }, h("summary", {}, "Filters"), h("form", { role: "search", "aria-label": "Filter the positions",
    on: { submit: (event) => event.preventDefault() } }, controls));
}

/** Show which filters are on, each with a button that takes it off. */
function chips(params) {
  const on = DATA.filters.flatMap(({ name }) => (params[name] ?? []).map((given) => [name, given]));
  if (!on.length) return null;
  const off = (name, given) => () => change({ [name]: params[name].filter((other) => other !== given) });
  return h("div", { class: "chips", role: "group", "aria-label": "Filters that are on" },
    on.map(([name, given]) => button([`${FILTER_WORDS[name] ?? name}: `, isolated(filterText(given)), h("span", { "aria-hidden": "true" }, " ✕")], off(name, given),
      { class: "chip", "aria-label": `Take off the filter ${FILTER_WORDS[name] ?? name}: ${filterText(given)}` })),
    button("Take all off", () => change(Object.fromEntries(on.map(([name]) => [name, []]))), { class: "small" }));
}

/** Say how many of the positions that a day lets through are there only because the text gives no day that rules them out. */
function datedLine(shown, day) {
  const undated = shown.filter((one) => !one.from && !one.until).length;
  const possible = shown.filter((one) => (one.from || one.until) && (!one.until || one.until > day)).length;
  return [undated ? `; ${undated.toLocaleString("en")} of ${shown.length.toLocaleString("en")} ${undated === 1 ? "is" : "are"} not dated by the text and ${undated === 1 ? "stays" : "stay"}` : "",
    possible ? `; ${possible.toLocaleString("en")} of ${shown.length.toLocaleString("en")} only possibly by that day` : ""].join("");
}

/** Say how many positions are shown, and of how many; where a day is asked for, how many of them are undated. */
function countLine(shown, params = {}) {
  const everything = positions().length;
  const others = thingsOf("Position").length - everything;
  const said = shown.length === everything ? counted(everything, "position") : `${shown.length.toLocaleString("en")} of ${counted(everything, "position")}`;
  const unsaid = shown.filter((one) => !one.own).length;
  return [said, unsaid ? `, ${unsaid} of them not in the holder's own word` : "", others ? `; ${counted(others, "other reading")} left out` : "",
    params.asOf?.length ? datedLine(shown, [...params.asOf].sort().at(-1)) : ""].join("");
}

/** Explain the signs: always in view. */
function legend() {
  const sign = (polarity) => h("span", { class: `key-sign ${sideOf(polarity)}` }, h("span", { class: "sign" }, signOf(polarity)), ` ${sideOf(polarity)}`);
  return h("p", { class: "legend" }, sign(1), sign(-1), sign(0),
    h("span", { class: "key-mark" }, h("span", { class: "sample" }, "imputed …"), " dashed frame and a word such as imputed: not the holder's own word"),
    h("span", { class: "key-mark" }, h("span", { class: "mark" }, "if"), " on conditions"));
}

/** Keep the parameters that are filters. */
const filtersIn = (params) => Object.fromEntries(DATA.filters.map(({ name }) => [name, params[name] ?? []]));

/** Make the switch between the matrix and the list. */
function tabs(now, params) {
  const tab = (path, text) => link(address([path], params), text, { "aria-current": path === now ? "page" : null, class: "tab" });
  return h("nav", { class: "tabs", "aria-label": "Ways to show the positions" }, tab("matrix", "Matrix"), tab("list", "List"));
}
