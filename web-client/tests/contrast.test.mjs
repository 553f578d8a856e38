// WCAG 2.2 AA for every pair of colours that the style sheets put together, computed from the tokens in both themes.

import assert from "node:assert/strict";
import test from "node:test";
import { contrast, darkByChoice, darkBySystem, themes } from "./tokens.mjs";

const grounds = ["paper", "surface", "sunken"];
const tones = ["ok", "warn", "bad", "info", "quiet"];

/** [letters, ground]: at least 4.5 to 1. */
const text = [
  ...["ink", "muted", "water", "water-deep", "earth", "bad", "warn", "ok"].flatMap((on) => grounds.map((ground) => [on, ground])),
  ...tones.flatMap((tone) => [
    [tone, `${tone}-ground`],
    ["ink", `${tone}-ground`],
    [tone, "surface"],
    [tone, "paper"],
  ]),
  ["muted", "info-ground"],
  ["water", "info-ground"],
  ["on-water", "water"],
  ["on-water", "water-deep"],
  ["on-bad", "bad"],
];

/** [line or sign, ground]: at least 3 to 1, for what has to be seen to be used (1.4.11). */
const signs = [
  ...["edge", "series-1", "series-2", "series-3", "series-4", "bad"].flatMap((sign) =>
    ["paper", "surface"].map((ground) => [sign, ground]),
  ),
  ["edge", "sunken"],
  ...grounds.map((ground) => ["focus", ground]),
  ["focus", "focus-halo"],
];

for (const [theme, tokens] of Object.entries(themes)) {
  for (const [pairs, least, what] of [
    [text, 4.5, "text"],
    [signs, 3, "signs"],
  ]) {
    test(`${what} in the ${theme} theme reach ${least}:1`, () => {
      const poor = pairs
        .map(([on, ground]) => ({ on, ground, ratio: contrast(tokens[on], tokens[ground]) }))
        .filter(({ ratio }) => !(ratio >= least))
        .map(({ on, ground, ratio }) => `--${on} on --${ground}: ${ratio.toFixed(2)}`);
      assert.deepEqual(poor, []);
    });
  }
}

test("the dark theme is the same by the system's choice and by the page's", () => {
  assert.deepEqual(darkBySystem, darkByChoice);
});
