/* Making elements. Texts only ever become text nodes. */

const SVG = "http://www.w3.org/2000/svg";

/** Put attributes and children on an element: `on` holds listeners, `class` classes, true an empty attribute, null and false nothing. */
function fill(element, attributes, children) {
  for (const [name, given] of Object.entries(attributes ?? {})) {
    if (name === "on") for (const [event, listener] of Object.entries(given)) element.addEventListener(event, listener);
    else if (given !== null && given !== undefined && given !== false) element.setAttribute(name, given === true ? "" : given);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}

/** Make an HTML element. */
const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

/** Make an SVG element. */
const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** Make a piece of text from the data that may run in either direction. */
const isolated = (text) => h("bdi", {}, text);

/** Make a link within the page. */
const link = (to, children, attributes) => h("a", { href: to, ...attributes }, children);

/** Make a link out of the page, only for http and https; anything else stays text. */
function outward(iri) {
  if (!/^https?:\/\/[^\s"<>]+$/i.test(iri)) return h("code", {}, iri);
  return h("a", { href: iri, rel: "noreferrer noopener", class: "outward" }, iri);
}

/** Make a button. */
const button = (text, click, attributes) => h("button", { type: "button", on: { click }, ...attributes }, text);

/** Make a labelled control. */
function field(text, control, attributes) {
  control.id ||= `field-${(field.count = (field.count ?? 0) + 1)}`;
  return h("div", { class: "field", ...attributes }, h("label", { for: control.id }, text), control);
}

/** Make a select of [value, text] pairs, or of groups [heading, pairs]. */
function choice(options, chosen, change, attributes) {
  const option = ([given, text]) => h("option", { value: given, selected: given === chosen }, text);
  const made = options.map(([given, text]) => (Array.isArray(text) ? h("optgroup", { label: given }, text.map(option)) : option([given, text])));
  return h("select", { on: { change: (event) => change(event.target.value) }, ...attributes }, made);
}

/** Tell a screen reader something, once things have settled. */
function announce(text) {
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { document.getElementById("live").textContent = text; }, 150);
}

/** Make a button that copies a text, and says so. */
function copier(text, caption = "Copy") {
  const made = button(caption, async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      const area = h("textarea", { class: "hidden", "aria-hidden": "true" }, text());
      made.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      made.focus();
    }
    made.textContent = "Copied";
    announce("Copied");
    setTimeout(() => { made.textContent = caption; }, 1500);
  }, { class: "small" });
  return made;
}

/** Make a table whose header cells are scoped; columns are [key, heading, attributes], cells come from a function. */
function table(caption, columns, rows, cell, sort) {
  const head = columns.map(([key, heading, attributes]) => {
    if (!sort || key === null) return h("th", { scope: "col", ...attributes }, heading);
    const own = sort.by === key;
    const pressed = () => sort.change(key, own && !sort.down);
    return h("th", { scope: "col", "aria-sort": own ? (sort.down ? "descending" : "ascending") : "none", ...attributes },
      button([heading, h("span", { class: "arrow", "aria-hidden": "true" }, own ? (sort.down ? "▼" : "▲") : "↕")], pressed, { class: "sort" }));
  });
  return h("table", { class: "rows" }, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows.map((row, number) => h("tr", {}, columns.map(([key], place) => cell(row, key, place, number))))));
}
