// A LED panel as its controller shows it: exactly its pixels, a figure that is seen from afar, letters that are read in
// the sun, renewed by itself; and what is left of it when the line is down.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { axe, inlineParts, screenshot } from "./checks.mjs";
import { signIn } from "./people.mjs";

const url = process.env.DATNUOC_URL;
const sizes = [[192, 96], [384, 192], [960, 540], [1920, 1080]];
/** Values that a panel may have to show, the longest that instruments write among them. */
const values = ["7", "117", "45,2", "1.234,5", "-1.234,56"];
let browser;
let administrator;

before(async () => {
  browser = await start();
  const page = await openPage(browser);
  await signIn(page, url, "administrator");
  administrator = await page.context().storageState();
  await page.leave();
});
after(() => browser.close());

const desk = (options) => openPage(browser, { storageState: administrator, ...options });

/** Gives BD01 another set-up through its form. */
async function amend(fields) {
  const page = await desk();
  await page.goto(`${url}/desk/panels/BD01/amend`);
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`);
    await (name === "layout" ? field.selectOption(value) : field.fill(String(value)));
  }
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(`${url}/desk/panels/BD01`);
  await page.leave();
}

const night = { day: { night_from: "", night_until: "" }, night: { night_from: "00:00", night_until: "23:59" } };

/** The height of the digits that are drawn, and whether everything of the frame is inside of the panel. */
const measured = (page) =>
  page.evaluate(() => {
    const led = document.querySelector(".led").getBoundingClientRect();
    const pen = document.createElement("canvas").getContext("2d");
    const frame = document.querySelector(".led-frame:not([hidden])");
    const digits = [...frame.querySelectorAll(".led-number")].map((number) => {
      const style = getComputedStyle(number);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText("8");
      return actualBoundingBoxAscent + actualBoundingBoxDescent;
    });
    // Of letters the line counts, not the room that their font keeps above and below.
    const outside = [...frame.querySelectorAll("p, div, svg")].filter((part) => {
      const box = part.getBoundingClientRect();
      return box.width > 0 && (box.left < led.left - 0.5 || box.top < led.top - 0.5 || box.right > led.right + 0.5 || box.bottom > led.bottom + 0.5);
    });
    const wide = (part) => part.scrollWidth > part.clientWidth + 1;
    const cut = [...frame.querySelectorAll(".led-value, .led-time, .led-source")].filter(wide);
    // Advice is read to its end.
    cut.push(...[...frame.querySelectorAll(".led-advice")].filter((part) => part.scrollHeight > part.clientHeight + 1));
    // The word is never cut; what was measured may give way in a list to the longest figures.
    cut.push(...[...frame.querySelectorAll(".led-word")].filter((part) => part.querySelector("span").getBoundingClientRect().right > part.getBoundingClientRect().right + 1));
    // Nothing of a row runs into the next.
    cut.push(...[...frame.querySelectorAll(".led-row")].filter((row) => row.firstElementChild.offsetHeight > row.clientHeight + 1));
    const what = [...frame.querySelectorAll(".led-word")].filter(wide);
    const named = (parts) => parts.map((part) => `${part.className?.baseVal ?? part.className}: ${part.textContent}`);
    return { width: led.width, height: led.height, digits, outside: named(outside), cut: named(cut), what: named(what) };
  });

/** The lowest contrast of any letters to what is behind them, and how many were looked at. */
const contrasts = (page) =>
  page.evaluate(() => {
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [r, g, b] = parts(colour).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if ((parts(colour)[3] ?? 1) > 0) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    const texts = [...document.querySelectorAll(".led *")].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
    const ratios = texts.map((element) => {
      const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
    return { lowest: Math.min(...ratios), texts: texts.length };
  });

for (const [width, height] of sizes) {
  for (const layout of height < 192 ? ["turn"] : ["turn", "list"]) {
    test(`${width} × ${height}, ${layout}: fits, is seen and is read`, async () => {
      for (const [when, hours] of Object.entries(night)) {
        await amend({ width, height, layout, ...hours });
        const page = await openPage(browser, { viewport: { width, height } });
        const answer = await page.goto(`${url}/led/BD01`);
        const sent = await answer.text();
        await page.evaluate(() => document.fonts.ready);
        await screenshot(page, `led-${width}x${height}-${layout}-${when}`);
        const scrolls = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
        assert.deepEqual(scrolls, [width, height], "scrolls");
        const own = await measured(page);
        assert.deepEqual([own.width, own.height], [width, height]);
        for (const value of values) {
          await page.evaluate((text) => {
            for (const number of document.querySelectorAll(".led-number")) number.textContent = text;
            for (const value of document.querySelectorAll(".led-value[data-length]")) value.dataset.length = String(Math.min(9, Math.max(3, text.length)));
          }, value);
          const face = await measured(page);
          assert.ok(face.digits.length > 0);
          for (const digit of face.digits) assert.ok(digit >= height / 6, `${value}: digits of ${digit.toFixed(1)} on ${height}`);
          assert.deepEqual([face.outside, face.cut], [[], []], value);
          if (layout === "turn" || value.length <= 5) assert.deepEqual(face.what, [], value);
        }
        // Every frame as it is, not only the one whose turn it is.
        await page.reload();
        await page.evaluate(() => document.fonts.ready);
        const frames = await page.locator(".led-frame").count();
        const advised = [];
        for (let n = 0; n < frames; n += 1) {
          const kind = await page.evaluate((at) => {
            const all = [...document.querySelectorAll(".led-frame")];
            all.forEach((frame, n) => (frame.hidden = n !== at));
            return all[at].querySelector(".led-advice") ? "advice" : "figures";
          }, n);
          const face = await measured(page);
          for (const digit of face.digits) assert.ok(digit >= height / 6, `frame ${n}: digits of ${digit.toFixed(1)}`);
          assert.deepEqual([face.outside, face.cut, face.what], [[], [], []], `frame ${n}`);
          if (kind === "advice" && advised.push(n) === 1) await screenshot(page, `led-${width}x${height}-${layout}-${when}-advice`);
        }
        assert.ok(advised.length > 0 && advised.length < frames, "figures and advice");
        const { lowest, texts } = await contrasts(page);
        assert.ok(texts >= 4 && lowest >= 7, `${when}: ${lowest.toFixed(2)}:1 over ${texts} texts`);
        assert.deepEqual(await axe(page), []);
        assert.deepEqual(await inlineParts(page, sent), []);
        assert.deepEqual(await page.context().cookies(), []);
        assert.deepEqual(page.troubles, []);
        await page.leave();
      }
    });
  }
}

test("while the line is down the last state stays, with its time and the word for it; then it renews itself", async () => {
  await amend({ width: 384, height: 192, layout: "turn", ...night.day });
  const page = await openPage(browser, { viewport: { width: 384, height: 192 } });
  await page.clock.install();
  await page.goto(`${url}/led/BD01`);
  await page.waitForFunction(() => document.querySelector(".led-frame:not([hidden])"));
  const told = () => page.locator(".led-frame:not([hidden]) .led-time").innerText();
  assert.match(await told(), /^Số liệu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d$/);
  const before = await page.locator(".led-frame:not([hidden]) .led-number").innerText();

  await page.route("**/led/BD01/face**", (route) => route.abort());
  await page.clock.runFor(21_000);
  await page.locator(".led[data-lost]").waitFor();
  assert.match(await told(), /^Số liệu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d, mất kết nối$/);
  assert.notEqual(before, "");
  const { outside, cut } = await measured(page);
  assert.deepEqual([outside, cut], [[], []]);
  await screenshot(page, "led-384x192-lost");

  // A panel of several stations goes on with what it knows.
  const shown = async () => page.locator(".led-frame:not([hidden])").getAttribute("data-shows");
  const first = await shown();
  await page.clock.runFor(10_000);
  assert.notEqual(await shown(), first);

  await page.unroute("**/led/BD01/face**");
  await page.clock.runFor(25_000);
  await page.locator(".led:not([data-lost])").waitFor();
  assert.doesNotMatch(await told(), /mất kết nối/);
  await page.leave();
});

test("the desk sees the panel that has the key, and no other", async () => {
  const page = await desk();
  await page.goto(`${url}/desk/panels/BD02`);
  await page.getByRole("button", { name: "Cấp địa chỉ có khoá mới" }).click();
  const address = await page.locator("#address").innerText();
  assert.match(address, /\/led\/BD02\?key=[0-9A-Z]{26}$/i);
  const state = async () => {
    await page.goto(`${url}/desk/panels/BD02`);
    return page.locator("main .badge").first().innerText();
  };
  const passerBy = await openPage(browser);
  await passerBy.goto(`${url}/led/BD02`);
  assert.equal(await state(), "Chưa từng liên lạc");
  const controller = await openPage(browser, { viewport: { width: 960, height: 540 } });
  await controller.goto(address);
  assert.equal(await state(), "Đang hoạt động");
  assert.match(await page.locator("#health + dl").innerText(), /KXQ001 .*20\d\d|NMT001|NUO001/);
  for (const one of [page, passerBy, controller]) await one.leave();
});

test("without script a panel shows its face and asks again by itself", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, viewport: screens.desktop });
  const answer = await page.goto(`${url}/led/BD01`);
  assert.match(await answer.text(), /<noscript><meta http-equiv="refresh" content="\d+"><\/noscript>/);
  assert.equal(await page.locator(".led-frame:not([hidden]) .led-number").count(), 1);
  await page.leave();
});
