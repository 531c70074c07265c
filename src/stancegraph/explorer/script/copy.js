/* Bringing one's own copy of an article. */

/** Take a file that was dropped or chosen, and say what came of it. */
async function takeFile(file, done) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { good, said } = accept(bytes, file.name);
  takeFile.said = { good, said };
  done();
  if (!document.querySelector(".copy-box")) {
    const note = h("div", { class: good ? "good" : "note", role: "note" }, said, " ", button("Close", () => note.remove(), { class: "small" }));
    document.getElementById("main").prepend(note);
  }
  announce(said);
}

/** Make the box that takes a copy. */
function copyBox(done) {
  const input = h("input", { type: "file", accept: ".txt,text/plain", id: "copy-file", on: { change: (event) => { if (event.target.files[0]) takeFile(event.target.files[0], done); } } });
  const said = takeFile.said;
  return h("section", { class: "copy-box", "aria-label": "Your own copy of the article" }, h("p", {}, "No sentence of the article is in this page. With your own copy as a text file, its passages are shown in place: ",
    "drop the file anywhere on the page, or choose it here. It is read by this page only, never stored and never sent."),
  field("Your copy", input), said ? h("p", { class: said.good ? "good" : "note", role: "status" }, said.said) : null,
  copies.size ? button("Forget the copy", () => { forget(); takeFile.said = null; announce("Forgotten"); done(); }) : null);
}

/** Draw the whole text of an article out of the reader's copy, with what rests on each passage; nothing where there is no copy. */
function wholeText(article) {
  const copy = copies.get(article);
  if (!copy) return "";
  const own = thingsOf("Passage").filter((one) => value(one, P.article) === article && wordsIn(copy, one))
    .map((one) => ({ passage: one, start: Number(textAt(one, OA_START)), end: Number(textAt(one, OA_END)) })).sort((one, other) => one.start - other.start || one.end - other.end);
  const paragraphs = [];
  let offset = 0;
  for (const text of copy.text.split("\n")) {
    const length = new Copy(text).length;
    if (text.trim()) paragraphs.push({ start: offset, end: offset + length });
    offset += length + 1;
  }
  const drawn = paragraphs.map(({ start, end }) => {
    const cuts = [...new Set([start, end, ...own.flatMap((one) => [one.start, one.end]).filter((cut) => cut > start && cut < end)])].sort((one, other) => one - other);
    return h("p", { class: "words", dir: "auto" }, cuts.slice(1).map((cut, place) => {
      const on = own.filter((one) => one.start <= cuts[place] && one.end >= cut);
      const said = copy.slice(cuts[place], cut);
      return on.length ? link(cardOf(on[0].passage), said, { class: "in-text", "data-passages": on.map((one) => THINGS[one.passage]).join(" "), title: counted(on.reduce((sum, one) => sum + subjectsOf(one.passage, P.passage).length, 0), "thing rests on it", "things rest on it") }) : said;
    }));
  });
  return h("section", { class: "part whole-text" }, h("h2", {}, "Your copy, with its passages"), drawn);
}

/** Mark a passage in the text and bring it into view; says whether it is there. */
function showPassage(element, short) {
  const parts = short ? [...element.querySelectorAll("[data-passages]")].filter((one) => one.dataset.passages.split(" ").includes(short)) : [];
  for (const part of parts) part.classList.add("found");
  parts[0]?.scrollIntoView({ block: "center" });
  parts[0]?.focus({ preventScroll: true });
  if (parts.length) announce(`Shown in the article: ${placeOf(numberOf(short))}`);
  return parts.length > 0;
}

/** Show where a copy is brought. */
VIEWS.text = () => {
  const element = h("div", { class: "page" });
  const draw_ = () => element.replaceChildren(...[h("h1", { tabindex: "-1" }, "Article text"), copyBox(draw_),
    h("ul", { class: "things" }, thingsOf("Article").map((article) => h("li", {}, thingLink(article), ` · ${Number(textAt(article, P.characters)).toLocaleString("en")} characters, `,
      counted(subjectsOf(article, P.article).length, "passage"), copies.has(article) ? [" ", h("span", { class: "mark" }, "your copy is open")] : null))),
    thingsOf("Article").map((article) => wholeText(article))].flat().filter(Boolean));
  draw_();
  return { title: "Article text", element, land: (params) => showPassage(element, params.passage?.[0]) };
};

/** Let a file be dropped anywhere. */
function watchDrops(done) {
  const over = (on) => document.body.classList.toggle("dropping", on);
  addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer?.files[0]) takeFile(event.dataTransfer.files[0], done);
  });
}
