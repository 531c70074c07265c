/* The address: what is shown is written after the #, so that it can be linked to. */

/** Read an address such as #/matrix?actor=state:israel into its path and parameters. */
function readAddress(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const decode = (text) => {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return text;
    }
  };
  const params = {};
  for (const part of query.split("&").filter(Boolean)) {
    const [name, ...rest] = part.split("=");
    (params[decode(name)] ??= []).push(decode(rest.join("=")));
  }
  return { path: path.split("/").map(decode), params };
}

/** Write an address of a path and parameters; empty ones are left out. */
function address(path, params = {}) {
  const encode = (text) => encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%20", "+");
  const pairs = Object.entries(params).flatMap(([name, given]) => [given].flat().filter((single) => single !== "" && single !== undefined)
    .map((single) => `${encode(name)}=${encode(String(single))}`));
  return `#/${path.map(encode).join("/")}${pairs.length ? `?${pairs.join("&")}` : ""}`;
}

/** Go to an address. */
function go(path, params) {
  location.hash = address(path, params);
}

/** Change parameters of the address that is shown, keeping the others; with `quiet`, without a step back. */
function change(params, quiet = false) {
  const now = readAddress(location.hash);
  const next = address(now.path, { ...now.params, ...params });
  if (quiet) {
    history.replaceState(history.state, "", next);
    show();
  } else location.hash = next;
}

/** Give the word under which a kind of thing stands in an address. */
function segmentOf(thing) {
  const kind = kindOf(thing);
  if (ACTORS.includes(kind)) return "actor";
  return /^[A-Z][A-Za-z]+$/.test(kind) ? words(kind).replaceAll(" ", "-") : "thing";
}

/** Give the address of the card of a thing. */
const cardOf = (thing) => address([segmentOf(thing), THINGS[thing]]);

/** Make a link to the card of a thing, with its name. */
const thingLink = (thing, text = nameOf(thing), attributes = {}) => link(cardOf(thing), isolated(text), attributes);

/** The views that an address can name, by the first word of its path; each is made with (path, params). */
const VIEWS = {};
