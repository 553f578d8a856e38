// A LED panel as its controller shows it: exactly its pixels, a figure that is seen from afar, letters that are read in
// the sun, renewed by itself; and what is left of it when the line is down.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPage, screens, start } from "./browser.mjs";
import { axe, inlineParts, screenshot } from "./checks.mjs";
import { signIn } from "./people.mjs";

const url = process.env.DATNUOC_URL;
const sizes = [[192, 96], [384, 192], [960, 540], [1920, 1080]];
/** Values that a panel may have to show, the longest that instruments write among them. */
const values = ["7", "117", "45,2", "1.234,5", "-1.234,56"];
/** The longest advice of the air's index, which no hour of the sample province need call for. */
const index = readFileSync(new URL("../../definitions/air-index/vn-aqi.toml", import.meta.url), "utf8");
const advice = [...index.matchAll(/^(?:general|sensitive) = \{ vi = "(.+?)", en = "(.+?)" \}/gm)].flatMap(([, vi, en]) => [vi, en]);
const longest = advice.reduce((one, other) => (other.length > one.length ? other : one));
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

/** BD01 hangs at a factory's gate, whose stations have no index; BD02 shows the air and the river of a square. */
const panels = { BD01: "figures", BD02: "figures and advice" };

/** Gives a panel another set-up through its form. */
async function amend(code, fields) {
  const page = await desk();
  await page.goto(`${url}/desk/panels/${code}/amend`);
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`);
    await (name === "layout" ? field.selectOption(value) : field.fill(String(value)));
  }
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(`${url}/desk/panels/${code}`);
  await page.leave();
}

const night = { day: { night_from: "", night_until: "" }, night: { night_from: "00:00", night_until: "23:59" } };

/**
 * The height of the digits that are drawn, and whether everything of the frame is inside of the panel: of the frame
 * whose turn it is, or of the one that is named.
 */
const measured = (page, named) =>
  page.evaluate((named) => {
    const all = [...document.querySelectorAll(".led-frame")];
    if (named !== undefined) all.forEach((frame, n) => (frame.hidden = n !== named));
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
    // By a line: letters reach a little above and below a narrow one.
    const high = (part) => part.scrollHeight > part.clientHeight + Number.parseFloat(getComputedStyle(part).lineHeight) / 2;
    const cut = [...frame.querySelectorAll(".led-value, .led-time, .led-source")].filter(wide);
    // Advice is read to its end.
    cut.push(...[...frame.querySelectorAll(".led-advice")].filter(high));
    // The word is never cut; what was measured may give way in a list to the longest figures.
    cut.push(...[...frame.querySelectorAll(".led-word")].filter((part) => part.querySelector("span").getBoundingClientRect().right > part.getBoundingClientRect().right + 1));
    // Nothing of a row runs into the next.
    cut.push(...[...frame.querySelectorAll(".led-row")].filter((row) => row.firstElementChild.offsetHeight > row.clientHeight + 1));
    const names = [...frame.querySelectorAll(".led-name")].filter((part) => wide(part) || high(part));
    const what = [...frame.querySelectorAll(".led-word")].filter(wide);
    const told = (parts) => parts.map((part) => `${part.className?.baseVal ?? part.className}: ${part.textContent}`);
    const kind = frame.querySelector(".led-advice") ? "advice" : "figures";
    return { kind, width: led.width, height: led.height, digits, outside: told(outside), cut: told(cut), what: told(what), names: told(names) };
  }, named);

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
        await amend("BD01", { width, height, layout, ...hours });
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

for (const [width, height] of sizes) {
  for (const layout of height < 192 ? ["turn"] : ["turn", "list"]) {
    for (const [code, shows] of Object.entries(panels)) {
      test(`${width} × ${height}, ${layout}: every frame of ${code} is whole, ${shows}`, async () => {
        await amend(code, { width, height, layout, ...night.day });
        const page = await openPage(browser, { viewport: { width, height } });
        await page.goto(`${url}/led/${code}`);
        await page.evaluate(() => document.fonts.ready);
        await page.evaluate((text) => {
          for (const part of document.querySelectorAll(".led-advice")) {
            const whom = part.querySelector("strong");
            part.replaceChildren(...(whom ? [whom, ` ${text}`] : [text]));
          }
        }, longest);
        const kinds = new Set();
        for (let n = 0; n < (await page.locator(".led-frame").count()); n += 1) {
          const face = await measured(page, n);
          assert.ok(face.digits.length > 0);
          for (const digit of face.digits) assert.ok(digit >= height / 6, `frame ${n}: digits of ${digit.toFixed(1)}`);
          if (!kinds.has(face.kind)) await screenshot(page, `led-${code}-${width}x${height}-${layout}-${face.kind}`);
          assert.deepEqual([face.outside, face.cut, face.what, face.names], [[], [], [], []], `frame ${n}`);
          kinds.add(face.kind);
        }
        const { lowest, texts } = await contrasts(page);
        assert.ok(texts >= 4 && lowest >= 7, `${lowest.toFixed(2)}:1 over ${texts} texts`);
        assert.equal([...kinds].join(" and "), shows);
        assert.deepEqual(await axe(page), []);
        await page.leave();
      });
    }
  }
}

test("while the line is down the last state stays, with its time and the word for it; then it renews itself", async () => {
  await amend("BD01", { width: 384, height: 192, layout: "turn", ...night.day });
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
  assert.match(await page.locator("#health + dl").innerText(), /(KXQ|NMT|NUO)00[123] .*20\d\d/);
  for (const one of [page, passerBy, controller]) await one.leave();
});

test("without script a panel shows its face and asks again by itself", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, viewport: screens.desktop });
  const answer = await page.goto(`${url}/led/BD01`);
  assert.match(await answer.text(), /<noscript><meta http-equiv="refresh" content="\d+"><\/noscript>/);
  assert.equal(await page.locator(".led-frame:not([hidden]) .led-number").count(), 1);
  await page.leave();
});
