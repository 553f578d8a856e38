// The scripts and style sheets of web-client/dist by themselves: what they add to a page, and what they leave when the
// line, the graphics or the server fail.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openPage, start } from "./browser.mjs";
import { axe } from "./checks.mjs";
import { startFixture } from "./fixture.mjs";

let browser;
let fixture;
let page;

before(async () => {
  browser = await start();
});
after(() => browser.close());
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  await page?.leave();
  await fixture.stop();
});

async function open(path, options) {
  page = await openPage(browser, options);
  await page.goto(fixture.url + path);
  return page;
}
const listening = () => assert.ok(fixture.asked.length);
async function eventually(check) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((next) => setTimeout(next, 50));
    }
  }
}

test("a topic that moved replaces its fragment, keeps the focus and is announced once", async () => {
  await open("/");
  await eventually(listening);
  assert.equal(fixture.asked[0], "/live?after=7&topics=station%3AA");
  await page.locator("#live a").focus();
  fixture.fragment = '<a href="#x">hai</a>';
  await eventually(async () => {
    fixture.tell(8, ["station:A"]);
    assert.equal(await page.locator("#live a").textContent(), "hai");
  });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "hai");
  assert.equal(await page.locator("p[role='status']").textContent(), "Trạm A: có số liệu mới.");
  assert.deepEqual(page.troubles, []);
});

test("a topic of something else leaves the page alone", async () => {
  await open("/");
  await eventually(listening);
  fixture.fragment = "<p>hai</p>";
  await eventually(async () => {
    fixture.tell(8, ["station:B", "exceedances"]);
    fixture.tell(9, ["station:A"]);
    assert.equal(await page.locator("#live").textContent(), "hai");
  });
  assert.equal(fixture.fetched, 1);
});

test("a lost line is said with its hour, and after it came back everything is fetched again", async () => {
  await open("/");
  await eventually(listening);
  fixture.streaming = false;
  fixture.cut();
  await eventually(async () => assert.match(await page.locator(".live-state").textContent(), /^Mất kết nối từ \d\d:\d\d\./));
  assert.deepEqual(await axe(page), []);
  fixture.streaming = true;
  fixture.fragment = "<p>mới</p>";
  await eventually(async () => assert.equal(await page.locator("#live").textContent(), "mới"));
  assert.equal(await page.locator(".live-state").textContent(), "");
});

test("where streams do not pass, it asks instead", async () => {
  fixture.streaming = false;
  fixture.fragment = "<p>hỏi</p>";
  page = await openPage(browser);
  await page.clock.install();
  await page.goto(fixture.url);
  await eventually(async () => {
    await page.clock.runFor(5_000);
    assert.equal(await page.locator("#live").textContent(), "hỏi");
  });
  assert.ok(fixture.asked.length >= 4);
});

test("a chart reads out the nearest row, by pointer and by key", async () => {
  await open("/");
  const drawing = page.locator(".chart > svg");
  await page.locator(".chart-scrub").waitFor({ state: "attached" });
  const { width } = await drawing.boundingBox();
  await drawing.hover({ position: { x: width * 0.52, y: 40 } });
  assert.equal(await page.locator(".chart-readout").innerText(), "14:00\nCOD (mg/L): 40,0");
  await drawing.hover({ position: { x: width * 0.7, y: 40 } });
  assert.equal(await page.locator(".chart-readout").isVisible(), false, "no row stands near there");
  assert.equal(await page.locator(".chart-readout").isVisible(), false);

  await page.locator(".chart-scrub").focus();
  await page.keyboard.press("Home");
  assert.equal(await page.locator(".chart-scrub").getAttribute("aria-valuetext"), "13:00, COD (mg/L): 20,0");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator(".chart-readout strong").textContent(), "14:00");
  assert.deepEqual(await axe(page), []);
});

test("a double click sends a form once, with the pressed button's value", async () => {
  await open("/");
  await page.locator("#reason").fill("một");
  await page.locator("form [type='submit']").dblclick({ noWaitAfter: true });
  await eventually(() => assert.deepEqual(fixture.sent, ["reason=m%E1%BB%99t&do=save"]));
  assert.equal(await page.locator("form [type='submit']").isDisabled(), true);
});

test("copies what it names, and tells how long ago a moment was", async () => {
  await open("/", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("[data-copy]").click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "BD_01");
  await page.locator("time").hover();
  assert.match(await page.locator("time").getAttribute("title"), /ngày trước$/);
});

test("figures in tables have one width", async () => {
  await open("/");
  await page.evaluate(() => document.fonts.ready);
  const width = async (id) => (await page.locator(`${id} span`).boundingBox()).width;
  assert.ok(Math.abs((await width("#ones")) - (await width("#eights"))) < 0.5);
});

test("the map comes only when somebody comes near it", async () => {
  await open("/far");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator(".map-canvas").count(), 0);
  await page.locator("[data-map]").scrollIntoViewIfNeeded();
  await page.locator("[data-map-ready]").waitFor();
});

test("the map draws under default-src 'self', its stations go by key, the first from the west", async () => {
  await open("/map");
  await page.locator("[data-map-ready]").waitFor();
  assert.equal(await page.locator(".map-still").isVisible(), false);
  assert.equal(await page.locator(".map-marker[tabindex='0']").getAttribute("aria-label"), "Trạm A: bad");
  assert.equal(await page.locator(".map-marker [data-tone='bad']").getAttribute("d"), "M0-9L9 0 0 9-9 0z");
  await page.locator(".map-marker[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Trạm B: ok");
  await page.keyboard.press("Enter");
  const link = page.locator(".maplibregl-popup a[href='/stations/B']");
  await link.waitFor();
  assert.equal(await link.textContent(), "Trạm B");
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Trạm B: ok"));
  assert.deepEqual(page.troubles, []);
});

test("on a phone the live map waits until it is asked for", async () => {
  page = await openPage(browser, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${fixture.url}/map`);
  await page.locator(".map > button").waitFor();
  await page.waitForLoadState("networkidle");
  assert.ok(!loaded.some((path) => path.includes("/map-")), loaded.join(" "));
  await page.locator(".map > button").tap();
  await page.locator("[data-map-ready]").waitFor();
  assert.equal(await page.locator(".map > button").count(), 0);
});

test("without graphics the server's map stays", async () => {
  page = await openPage(browser);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${fixture.url}/map`);
  await page.waitForLoadState("networkidle");
  await eventually(async () => assert.equal(await page.locator(".map-canvas").count(), 0));
  assert.equal(await page.locator(".map-still").isVisible(), true);
});
