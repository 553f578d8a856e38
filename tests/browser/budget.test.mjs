// What a first visit costs on a slow line: everything but the map, with an empty cache, as it comes over the wire.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { transferred } from "./checks.mjs";

const url = process.env.DATNUOC_URL;
const BUDGET = 100_000;
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.close());

test(`the first page comes in under ${BUDGET / 1000} kB`, async () => {
  const page = await openPage(browser, { viewport: screens.phone });
  const { total, parts } = await transferred(page, async () => {
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
  });
  const cost = parts.map(({ address, bytes }) => `${String(bytes).padStart(8)}  ${address}`).join("\n");
  console.log(`${cost}\n${String(total).padStart(8)}  together`);
  assert.ok(total > 5_000, "nothing was counted");
  assert.ok(total < BUDGET, `${total} bytes`);
  assert.ok(!parts.some(({ address }) => address.includes("/map-")), "the map was loaded before anybody came near it");
  await page.leave();
});
