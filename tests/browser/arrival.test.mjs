// A logger's file, sent by a real client while somebody looks at the station's page: the value appears by itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { ftp, loggers } from "./site.mjs";

const url = process.env.DATNUOC_URL;
const WITHIN = 5_000;
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.close());

/** Now in Vietnam, as file names and lines write it. */
function stamp(now = Date.now()) {
  return new Date(now + 7 * 3_600_000).toISOString().replace(/[-:T]/g, "").slice(0, 14);
}

/** Sends one value of COD as the demo's README says, with curl. */
function upload({ code, password }, value) {
  const time = stamp();
  const line = `COD\t${value}\tmg/L\t${time}\t00\r\n`;
  const address = `${ftp()}/TG_KCNST_${code}_${time}.txt`;
  execFileSync("curl", ["-sS", "-T", "-", "--user", `${code}:${password}`, address], { input: line });
}

test("a value sent by FTP appears on the open page within 5 seconds, without a reload", async () => {
  const logger = loggers().find(({ code }) => code === "NUO001");
  assert.ok(logger, "the demo printed no account for NUO001");
  const page = await openPage(browser, { viewport: screens.phone });
  await page.goto(`${url}/stations/NUO001`);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const value = (60 + Math.floor(Date.now() / 1000) % 10 + 0.37).toFixed(2);
  upload(logger, value);
  const acknowledged = Date.now();
  await page.locator("[data-live] table", { hasText: value.replace(".", ",") }).waitFor({ timeout: WITHIN });
  console.log(`${Date.now() - acknowledged} ms from 226 to the page`);
  assert.equal(await page.evaluate(() => window.stayed), true, "the page was loaded anew");
  assert.deepEqual(page.troubles, []);
  await page.leave();
});
