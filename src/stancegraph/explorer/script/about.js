/* What this page is, and how to read it. */

/** Give the texts of a property of the dataset. */
const ofDataset = (property) => (DATA.dataset < 0 ? [] : values(DATA.dataset, numberOf(property)));

/** Count the things of some kinds in words. */
function tally() {
  const kindsTold = [["Position", "position"], ["Proposal", "proposal"], ["Dependency", "stated dependency", "stated dependencies"], ["Event", "event"], ["OpenQuestion", "open question"], ["Passage", "passage"]];
  const actors = ACTORS.reduce((sum, kind) => sum + thingsOf(kind).length, 0);
  return [counted(actors, "actor"), ...kindsTold.filter(([kind]) => thingsOf(kind).length).map(([kind, one, many]) => counted(thingsOf(kind).length, one, many))].join(" · ");
}

/** Name the articles that the data come from. */
function sources() {
  const articles = thingsOf("Article");
  if (!articles.length || articles.length > 3) return counted(articles.length, "article");
  return articles.map((article, place) => [place ? "; " : "", thingLink(article)]);
}

/** Link to the licence of the data. */
function licence() {
  const found = ofDataset("dcterms:license")[0];
  return found === undefined ? null : outward(isLiteral(found) ? textOf(found) : iriOf(found));
}

/** Show the help. */
VIEWS.about = () => {
  const item_ = (term, ...said) => [h("dt", {}, term), h("dd", {}, said)];
  const about = ofDataset("dcterms:description").map(textOf);
  return { title: "About", element: h("div", { class: "page" }, h("h1", { tabindex: "-1" }, "About this page"), about.map((text) => h("p", {}, isolated(text))), h("p", {}, tally()),
    h("p", {}, "From ", sources(), licence() ? [". Licence of the data: ", licence()] : ".", " Made with stancegraph; everything is in this one file, and it asks nothing of any network."),
    h("h2", {}, "How to read it"), h("dl", { class: "meanings" },
      item_("Sign, word and colour", "A stance has a direction: ", [1, -1, 0].map((polarity) => [h("span", { class: `key-sign ${sideOf(polarity)}` }, h("span", { class: "sign" }, signOf(polarity)), ` ${sideOf(polarity)}`), " "]),
        "It belongs to the proposal that it is on: who is against a narrow form of a thing is not thereby against the thing."),
      item_("Not the holder's own word", "What others impute to a holder, predict or suppose is marked with a word such as imputed and a dashed frame, in networks with a dotted line, and is never counted as the holder's own."),
      item_("If", "A position with “if” hangs on conditions; its card lists them. In networks its line is dashed."),
      item_("Unnamed", "Unnamed and open groups stay as the article describes them and are never resolved to members."),
      item_("Other readings", "A second reading of a passage is left out of the matrix, the networks and the answers, and marked on cards."),
      item_("Stated and bridge", "A dependency is stated by the text; a bridge is a step that the curator added. A bridge is dotted, a soft link dashed, and both are named."),
      item_("Circles", "Things that all wait for each other. With stated and hard links alone it is a deadlock; with a bridge it rests on the curator, with a soft link it holds nothing up."),
      item_("Passages", "No sentence of the article is in here. ", link(address(["text"]), "With your own copy"), " the words are shown in place."),
      item_("Keys", "Tab goes from control to control, the arrow keys move between the nodes of a network, Enter opens what has the focus.")),
    h("h2", {}, "Everything there is"), h("ul", { class: "things" }, kindList())) };
};

/** List the kinds of things with how many there are of each. */
function kindList() {
  thingsOf("Position");
  return [...byKind.keys()].filter((kind) => /^[A-Z]\w+$/.test(kind)).sort(compare)
    .map((kind) => h("li", {}, link(address(["kind", kind]), capital(words(kind))), " ", h("span", { class: "count" }, thingsOf(kind).length.toLocaleString("en"))));
}

/** Show all things of a kind. */
VIEWS.kind = (path) => {
  const kind = path[1] ?? "";
  const found = [...thingsOf(kind)].sort((one, other) => byLabel(nameOf(one), nameOf(other)));
  const list = h("ul", { class: "things" });
  let until = 0;
  const more = button("Show more", () => next());
  const next = () => {
    list.append(...found.slice(until, until + 500).map((thing) => h("li", {}, thingLink(thing, kind === "Passage" ? placeOf(thing) : nameOf(thing)))));
    until += 500;
    more.hidden = until >= found.length;
  };
  next();
  const title = `${capital(words(kind))} (${found.length.toLocaleString("en")})`;
  return { title, element: h("div", { class: "page" }, h("h1", { tabindex: "-1" }, title), list, more) };
};
