// What dist/ must be, whoever changes the sources: small, without addresses that pages forbid, and complete.
// Runs after `node build.mjs`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const read = (file) => readFileSync(new URL(file, dist));
const manifest = JSON.parse(read("manifest.json"));
const packed = (name) => gzipSync(read(manifest[name])).length;

/** Bytes that a first page may cost, compressed; look.md's 100 kB leave the rest to the page itself. */
const budgets = { "app.css": 14_000, "app.js": 10_000, "chart.js": 5_000, "icons.svg": 6_000 };
for (const [name, most] of Object.entries(budgets)) {
  test(`${name} stays under ${most / 1000} kB`, () => assert.ok(packed(name) <= most, `${packed(name)} bytes`));
}

test("all letters together stay under 40 kB", () => {
  const letters = Object.keys(manifest).filter((name) => name.endsWith(".woff2"));
  assert.equal(letters.length, 4);
  assert.ok(letters.reduce((sum, name) => sum + read(manifest[name]).length, 0) < 40_000);
});

test("the manifest names files that are there, each by its content", () => {
  const files = new Set(readdirSync(dist));
  for (const [name, file] of Object.entries(manifest)) {
    assert.ok(files.has(file), file);
    assert.match(file, /-[0-9A-Za-z]{8}\./, name);
  }
});

test("style sheets load nothing from elsewhere and nothing inline", () => {
  for (const file of readdirSync(dist).filter((name) => name.endsWith(".css"))) {
    assert.doesNotMatch(read(file).toString(), /url\(["']?(data:|https?:|\/\/)/, file);
  }
});

test("the sprite has every icon once, each with a drawing", () => {
  const icons = Object.keys(JSON.parse(readFileSync(new URL("../src/icons.json", import.meta.url))));
  const symbols = [...read(manifest["icons.svg"]).toString().matchAll(/<symbol id="([^"]+)" viewBox="0 0 24 24">(<.+?)<\/symbol>/g)];
  assert.deepEqual(symbols.map(([, name]) => name), icons);
});
