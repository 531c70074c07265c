/* The stored questions: the bar that picks one, and the list of all. */

/** Read the questions and their answers; once, for they are large. */
const questions = () => (questions.all ??= block("answers"));

/** Group the questions by their first tag. */
function byTag() {
  const groups = new Map();
  for (const question of questions()) {
    const tag = question.tags[0] ?? "other";
    groups.has(tag) ? groups.get(tag).push(question) : groups.set(tag, [question]);
  }
  return [...groups].sort(([one], [other]) => compare(one, other));
}

/** Make the bar. */
function questionBar() {
  const options = byTag().map(([tag, asked]) => [capital(tag), asked.map((question) => [question.id, question.summary])]);
  const pick = choice([["", "Pick a stored question …"], ...options], "", (id) => { if (id) go(["question", id]); }, { id: "bar-question" });
  return h("form", { class: "bar", role: "search", "aria-label": "Ask a stored question", on: { submit: (event) => event.preventDefault() } },
    h("label", { for: "bar-question" }, "Ask"), pick, link(address(["questions"]), `All ${questions().length}`, { class: "small-link" }));
}

/** Let the bar show the question that is open. */
function markBar(id) {
  const pick = document.getElementById("bar-question");
  if (pick) pick.value = questions().some((question) => question.id === id) ? id : "";
}

/** Show all questions by tag, with a filter by words. */
VIEWS.questions = () => {
  const list = h("div", { class: "questions" });
  const draw_ = (text) => {
    const wanted = fold(text).split(" ").filter(Boolean);
    const fits = (question) => wanted.every((word) => fold(`${question.id} ${question.summary} ${question.description} ${question.tags.join(" ")}`).includes(word));
    let count = 0;
    list.replaceChildren(...byTag().flatMap(([tag, asked]) => {
      const fitting = asked.filter(fits);
      count += fitting.length;
      return fitting.length ? [h("section", {}, h("h2", {}, capital(tag)), h("ul", { class: "things" }, fitting.map((question) =>
        h("li", {}, link(address(["question", question.id]), question.summary), " ", h("code", {}, question.id), " ", h("span", { class: "quiet" }, sizeOf(question))))))] : [];
    }));
    if (!count) list.append(h("p", { class: "nothing" }, "No question has these words."));
    announce(counted(count, "question"));
  };
  const search = h("input", { type: "search", id: "question-words", on: { input: (event) => draw_(event.target.value) } });
  draw_("");
  return { title: "Questions", element: h("div", { class: "page" }, h("h1", { tabindex: "-1" }, "Stored questions"), field("With the words", search), list) };
};

/** Say how large the answer to a question is that asks for all. */
function sizeOf(question) {
  if (question.all === undefined) return "";
  return counted(typeof question.all === "number" ? question.all : question.all.length, "row");
}
