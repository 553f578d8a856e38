// What holds on every page, whatever it shows.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../../screenshots/", import.meta.url));

/** What axe finds against WCAG 2.2 AA and its best practices, one line for each finding. */
export async function axe(page) {
  // Through the debugger's door, not a <script>: pages forbid scripts that are not theirs.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}

/** How many pixels the page is wider than the screen. */
export const overhang = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Texts whose lines stand closer than 1.5: there the marks of Ấ, Ẵ, Ự touch the line above. */
export const crampedTexts = (page) =>
  page.evaluate(() => {
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.body.querySelectorAll("*")]
      // A panel's face is a picture of fixed height with lines of its own measure (led.test.mjs).
      .filter((element) => !element.closest("svg, sub, sup, .map-canvas, .led, .visually-hidden") && own(element))
      .filter((element) => element.getClientRects().length)
      .map((element) => ({ element, style: getComputedStyle(element) }))
      .filter(({ style }) => Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize) < 1.49)
      .map(({ element, style }) => `${element.tagName} ${element.className}: ${style.lineHeight} for ${style.fontSize}`);
  });

/** Inline style and script in what the server sent: the Content-Security-Policy would strip it without a word. */
export const inlineParts = (page, html) =>
  page.evaluate((sent) => {
    const parts = new DOMParser().parseFromString(sent, "text/html").querySelectorAll("*");
    return [...parts]
      .filter((part) => part.matches("[style], style, script:not([src])") || part.getAttributeNames().some((name) => name.startsWith("on")))
      .map((part) => part.outerHTML.slice(0, 120));
  }, html);

/** A picture of the whole page, for people to look at: screenshots/NAME.png. */
export async function screenshot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
}

/** Bytes that came over the wire while `act` ran, as Chromium counts them: headers and compression included. */
export async function transferred(page, act) {
  const wire = await page.context().newCDPSession(page);
  const sizes = new Map();
  const addresses = new Map();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await wire.send("Network.enable");
  await act();
  const parts = [...sizes].map(([id, bytes]) => ({ address: addresses.get(id), bytes }));
  return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}
