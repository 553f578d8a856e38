// A package comes with a reason and an exact version, or not at all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

for (const folder of ["../", "../../tests/browser/"]) {
  const { dependencies = {}, devDependencies = {}, reasons } = JSON.parse(
    readFileSync(new URL(`${folder}package.json`, import.meta.url)),
  );
  const packages = { ...dependencies, ...devDependencies };
  test(`packages of ${folder} have a reason each and an exact version`, () => {
    assert.deepEqual(Object.keys(packages).sort(), Object.keys(reasons).sort());
    for (const [name, version] of Object.entries(packages)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });
}
