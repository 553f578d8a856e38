// An officer handles an exceedance from the first page of the desk on: takes it up, is told that the note is missing,
// closes it; and the public page says what was done.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { axe } from "./checks.mjs";
import { signIn } from "./people.mjs";

const url = process.env.DATNUOC_URL;
const NOTE = "Sự cố bơm nước thải; đã thay bơm và lấy mẫu đối chứng, văn bản 12/BC.";
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.close());

for (const [name, viewport] of Object.entries({ phone: screens.phone, desktop: screens.desktop })) {
  test(`an officer takes up and closes an exceedance, on a ${name}`, async () => {
    const page = await openPage(browser, { viewport });
    await signIn(page, url, "leader");
    // The oldest of the first page, which nothing else of these tests is about.
    await page.goto(`${url}/desk/exceedances?state=open`);
    await page.locator("main table a[href^='/desk/exceedances/']").last().click();
    const form = (step) => page.locator(`main form[action$='/${step}']`);
    await form("acknowledge").locator("[type='submit']").click();
    await form("acknowledge").waitFor({ state: "detached" });

    await form("close").locator("[type='submit']").click();
    await page.locator("#f-note-error").waitFor();
    assert.deepEqual(await axe(page), []);
    await form("close").locator("textarea").fill(NOTE);
    await form("close").locator("[type='submit']").click();
    await form("close").waitFor({ state: "detached" });
    const main = await page.locator("main").innerText();
    assert.ok(main.includes("Đã xử lý") && main.includes(NOTE), main);
    assert.ok(main.includes("Trần Thị Thu Lan"), "the history says who closed it");

    await page.locator("main a[href^='/exceedances/']:not([href$='.pdf'])").click();
    assert.ok((await page.locator("main").innerText()).includes(NOTE), "the public page says what was done");
    // The browser notes the one form that was sent without a note.
    const [refused, ...others] = page.troubles;
    assert.match(refused, /status of 422/);
    assert.deepEqual(others, []);
    await page.leave();
  });
}
