/* The reader's own copy of an article: it is compared with what the data say of it and kept in memory only. */

/** A text by its code points, as passages count them, while JavaScript counts UTF-16 units. */
class Copy {
  constructor(text) {
    this.text = text;
    this.units = new Uint32Array(text.length + 1);
    let points = 0;
    for (let unit = 0; unit < text.length; points += 1) {
      this.units[points] = unit;
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    }
    this.units[points] = text.length;
    this.length = points;
  }

  /** Give the words between two code points. */
  slice(start, end) {
    return start < 0 || end > this.length || start >= end ? "" : this.text.slice(this.units[start], this.units[end]);
  }
}

/** Turn the bytes of a file into the text that places are counted in: UTF-8 without its mark, line feeds, normal form C. */
function normalise(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  return text.replaceAll("\r\n", "\n").normalize("NFC");
}

/** The white space that may be missing at the end of a copy, as in passage.same_up_to_its_end. */
const MARGIN = 16;

/** Say whether a text is that of an article, or differs from it in nothing but the white space after the last word. */
function isCopy(text, digest, characters) {
  if (sha256OfText(text) === digest) return true;
  const whole = new Copy(text);
  const said = text.trimEnd();
  const length = new Copy(said).length;
  const missing = characters - length;
  if (missing < 0 || missing > whole.length - length + MARGIN) return false;
  const ends = [whole.slice(length, Math.min(characters, whole.length)), "\n".repeat(missing), " ".repeat(missing)];
  if (missing) ends.push(`${" ".repeat(missing - 1)}\n`);
  return ends.some((end) => [...end].length === missing && sha256OfText(said + end) === digest);
}

const copies = new Map();

/** Compare a file with the articles of the data, and keep its text where it is one of them; gives what is to be said of it. */
function accept(bytes, name) {
  let text;
  try {
    text = normalise(bytes);
  } catch {
    return { good: false, said: `“${name}” is not text in UTF-8. Save the copy as plain text in UTF-8.` };
  }
  for (const article of thingsOf("Article")) {
    if (isCopy(text, textAt(article, P.textSha256), Number(textAt(article, P.characters)))) {
      copies.set(article, new Copy(text));
      return { good: true, article, said: `“${name}” is a true copy of “${label(article)}”. Its passages are now shown in place, in this window only.` };
    }
  }
  const near = thingsOf("Passage").filter((passage) => wordsIn(new Copy(text), passage)).length;
  const rest = near ? ` ${counted(near, "passage")} of ${thingsOf("Passage").length} would be in place, so it is probably an altered copy.` : "";
  return { good: false, said: `“${name}” is not the text that was coded: its digest differs.${rest} No passage is shown.` };
}

/** Give the words of a passage in a text where their own digest is right, else an empty text. */
function wordsIn(copy, passage) {
  const said = copy.slice(Number(textAt(passage, OA_START)), Number(textAt(passage, OA_END)));
  return said && sha256OfText(said) === textAt(passage, P.sha256) ? said : "";
}

/** Give the words of a passage out of the reader's copy, or an empty text where there is none. */
function passageWords(passage) {
  const copy = copies.get(value(passage, P.article));
  return copy ? wordsIn(copy, passage) : "";
}

/** Forget every copy. */
const forget = () => copies.clear();
