// Every page of pages.mjs, in both languages, on phone and desktop, in light and dark, without script, and on paper.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { axe, crampedTexts, inlineParts, overhang, screenshot } from "./checks.mjs";
import { pages } from "./pages.mjs";
import { signIn } from "./people.mjs";

const url = process.env.DATNUOC_URL;
let browser;
let station;
let exceedance;
const signedIn = new Map();

/** What a signed-in browser keeps, one sign-in a role. */
async function keptBy(role) {
  if (!role) return undefined;
  if (!signedIn.has(role)) signedIn.set(role, signInAs(role));
  return signedIn.get(role);
}

async function signInAs(role) {
  const page = await openPage(browser);
  await signIn(page, url, role);
  const kept = await page.context().storageState();
  await page.leave();
  return kept;
}

/** Opens a listed page as its visitor would. */
async function visit({ path, via, as, status = 200 }, options) {
  const page = await openPage(browser, { ...options, storageState: await keptBy(as) });
  let answer = await page.goto(url + path.replace("{station}", station).replace("{exceedance}", exceedance));
  for (const link of [via ?? []].flat()) {
    answer = await page.goto(url + (await page.locator(link).first().getAttribute("href")));
  }
  assert.equal(answer.status(), status, path);
  return Object.assign(page, { sent: await answer.text() });
}

before(async () => {
  browser = await start();
  const stations = await (await fetch(`${url}/api/v1/stations.geojson`)).json();
  station = stations.features[0].properties.code;
  const found = await (await fetch(`${url}/api/v1/exceedances`)).json();
  exceedance = found.exceedances[0].id;
});
after(() => browser.close());

for (const entry of pages) {
  // Two at a time: while one page is drawn, another is fetched.
  describe(entry.name, { concurrency: 2 }, () => {
    for (const lang of ["vi", "en"]) {
      for (const [screen, viewport] of Object.entries({ phone: screens.phone, desktop: screens.desktop })) {
        test(`${lang}, ${screen}: for everybody, well formed, quiet`, async () => {
          const page = await visit(entry, { lang, viewport });
          await screenshot(page, `${entry.name}-${screen}-${lang}`);
          assert.equal(await page.getAttribute("html", "lang"), lang);
          assert.deepEqual(await axe(page), []);
          assert.deepEqual(await crampedTexts(page), []);
          assert.deepEqual(await inlineParts(page, page.sent), []);
          assert.ok((await overhang(page)) <= 0, "scrolls sideways");
          assert.deepEqual(page.troubles.filter((trouble) => !expected(entry, trouble)), []);
          await page.leave();
        });
      }
    }

    test("dark: readable too", async () => {
      const page = await visit(entry, { colorScheme: "dark" });
      await screenshot(page, `${entry.name}-desktop-dark`);
      assert.deepEqual(await axe(page), []);
      await page.leave();
    });

    test("320 pixels wide: nothing hangs over", async () => {
      const page = await visit(entry, { viewport: screens.narrow });
      assert.ok((await overhang(page)) <= 0, `${await overhang(page)} pixels too wide`);
      await page.leave();
    });

    test("without script: everything is there", async () => {
      const page = await visit(entry, { javaScriptEnabled: false });
      assert.equal(await page.locator("h1").count(), 1);
      assert.ok(await page.locator(entry.shows).first().isVisible(), `${entry.shows} is not shown`);
      await page.leave();
    });

    test("on paper: A4, without the frame of the site", async () => {
      const page = await visit(entry, {});
      await page.emulateMedia({ media: "print" });
      for (const frame of [".site-header", ".site-footer", ".desk-nav"]) {
        for (const part of await page.locator(frame).all()) assert.equal(await part.isVisible(), false, frame);
      }
      const paper = await page.pdf({ preferCSSPageSize: true });
      assert.match(paper.toString("latin1"), /\/MediaBox \[0 0 59[45][\d.]* 84[12]/);
      await page.leave();
    });
  });
}

/** A page that answers 404 on purpose is itself reported by the browser. */
function expected({ status = 200 }, trouble) {
  return status >= 400 && trouble.includes(`status of ${status}`);
}
