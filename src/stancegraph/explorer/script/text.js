/* Texts: comparing, folding, counting. */

/** Compare two texts by their code points, as Python does; for sort. */
function compare(one, other) {
  if (one === other) return 0;
  const most = Math.min(one.length, other.length);
  let place = 0;
  while (place < most && one.charCodeAt(place) === other.charCodeAt(place)) place += 1;
  if (place === most) return one.length - other.length;
  const [first, second] = [one.charCodeAt(place), other.charCodeAt(place)];
  const surrogate = (unit) => unit >= 0xd800 && unit < 0xe000;
  // A surrogate stands for a sign beyond U+FFFF and comes after every other.
  return surrogate(first) !== surrogate(second) ? (surrogate(first) ? 1 : -1) : first - second;
}

const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Compare two labels as a reader expects: case and accents are passed over, and what is then equal is told apart. */
const byLabel = (one, other) => COLLATOR.compare(one, other) || compare(one, other);

/** Reduce a name to what is compared: no case, no accents, no hyphens or quotes, no leading article. */
function fold(name) {
  const kept = [...name.toLowerCase().normalize("NFKD")].map((sign) =>
    /[\p{L}\p{N}]/u.test(sign) ? (sign === "ı" ? "i" : sign) : /[-_/.,;:()–—\s]/u.test(sign) ? " " : "");
  const parts = kept.join("").split(" ").filter(Boolean);
  return (parts.length > 1 && ["the", "a", "an"].includes(parts[0]) ? parts.slice(1) : parts).join(" ");
}

/** Write a number with its noun: 1 position, 2 positions. */
const counted = (number, noun, several = `${noun}s`) => `${number.toLocaleString("en")} ${number === 1 ? noun : several}`;

/** Write a word so that a shell reads it back as one. */
const quoted = (word) => (/^[\p{L}\p{N}/._+:@-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Break a label into at most so many lines of about so many signs; what does not fit ends in an ellipsis. */
function lines(text, most, count) {
  const found = [];
  for (const word of text.split(/\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  const kept = found.slice(0, count).map((line) => (line.length > most + 4 ? `${[...line].slice(0, most + 2).join("")}…` : line));
  if (found.length > count) kept[count - 1] = `${kept[count - 1].replace(/[.,;:]$/, "")} …`;
  return kept;
}

/** Write the first letter large. */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
