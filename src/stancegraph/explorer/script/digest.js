/* SHA-256 (FIPS 180-4) by hand: browsers keep their own from pages that are opened from disk. */

/** The numbers that the rounds begin with: parts of the square and cube roots of the first primes. */
const ROUNDS = (() => {
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) if (primes.every((prime) => number % prime)) primes.push(number);
  const bits = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
  return { start: primes.slice(0, 8).map((prime) => bits(Math.sqrt(prime))), keys: primes.map((prime) => bits(Math.cbrt(prime))) };
})();

/** Give the SHA-256 of bytes in hexadecimal. */
function sha256(bytes) {
  const length = bytes.length;
  const padded = new Uint8Array(((length + 9 + 63) >> 6) << 6);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const hash = Uint32Array.from(ROUNDS.start);
  const word = new Uint32Array(64);
  const turn = (number, places) => (number >>> places) | (number << (32 - places));
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let place = 0; place < 16; place += 1) word[place] = view.getUint32(offset + place * 4);
    for (let place = 16; place < 64; place += 1) {
      const [early, late] = [word[place - 15], word[place - 2]];
      const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      word[place] = word[place - 16] + one + word[place - 7] + two;
    }
    let [a, b, c, d, e, f, g, last] = hash;
    for (let place = 0; place < 64; place += 1) {
      const one = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + last + ROUNDS.keys[place] + word[place];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [last, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
    }
    [a, b, c, d, e, f, g, last].forEach((number, place) => { hash[place] += number; });
  }
  return [...hash].map((number) => number.toString(16).padStart(8, "0")).join("");
}

/** Give the SHA-256 of a text in UTF-8. */
const sha256OfText = (text) => sha256(new TextEncoder().encode(text));
