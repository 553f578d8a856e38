// The feed of exceedances, as a feed reader meets it: well-formed Atom, one entry for each exceedance of the page,
// and every entry leads to its evidence.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, start } from "./browser.mjs";

const url = process.env.DATNUOC_URL;
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.close());

test("the feed tells what the page shows, and leads to the evidence", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/exceedances`);
  const shown = await page.locator("main table a[href^='/exceedances/']").evaluateAll((links) => links.map((a) => a.href));
  assert.ok(shown.length > 0, "the sample province has exceedances");
  const address = await page.locator("main a[href^='/exceedances.atom']").getAttribute("href");
  const answer = await fetch(url + address, { headers: { "accept-language": "vi" } });
  assert.match(answer.headers.get("content-type"), /^application\/atom\+xml/);
  const feed = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, "application/xml");
    const of = (parent, name) => parent.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
    return {
      root: document.documentElement.namespaceURI + " " + document.documentElement.localName,
      broken: document.getElementsByTagName("parsererror").length,
      entries: [...of(document, "entry")].map((entry) => ({
        link: of(entry, "link")[0].getAttribute("href"),
        title: of(entry, "title")[0].textContent,
        updated: of(entry, "updated")[0].textContent,
        summary: of(entry, "summary")[0].textContent,
      })),
    };
  }, await answer.text());
  assert.equal(feed.root, "http://www.w3.org/2005/Atom feed");
  assert.equal(feed.broken, 0);
  // On the page, windows in a row stand together, and the worst of them is linked twice.
  assert.deepEqual(feed.entries.map((entry) => entry.link).sort(), [...new Set(shown)].sort());
  for (const { title, updated, summary } of feed.entries) {
    assert.match(title, /vượt giới hạn$/);
    assert.ok(Number.isFinite(Date.parse(updated)), updated);
    assert.match(summary, /giới hạn .* theo QCVN/);
  }
  assert.equal((await fetch(feed.entries[0].link)).status, 200);
  await page.leave();
});

test("a station that is not there has an empty feed and an empty page that says so", async () => {
  const feed = await fetch(`${url}/exceedances.atom?station=${encodeURIComponent("<script>")}`);
  assert.equal(feed.status, 200);
  assert.doesNotMatch(await feed.text(), /<entry>|<script>/);
  const page = await openPage(browser);
  await page.goto(`${url}/exceedances?station=KHONGCO&state=open`);
  assert.equal(await page.locator("main table").count(), 0);
  assert.match(await page.locator("main").textContent(), /Không có lần vượt nào như vậy/);
  await page.leave();
});
