// Debian's Chromium, driven as a person would use it. Knows nothing of our pages.

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

/** Phone and desktop, as look.md names them, and the narrowest screen that must not scroll sideways. */
export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  narrow: { width: 320, height: 640 },
};

/** No sandbox because tests run as root in CI; no background traffic because there is no network to send it to. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function executable() {
  const found = execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser || true"]).toString().trim();
  if (!found) throw new Error("no chromium in PATH: run scripts/setup");
  return found;
}

/** Starts the browser. */
export const start = () => chromium.launch({ executablePath: executable(), args: flags });

/**
 * A page of its own in a browser of its own, which notes everything that went wrong:
 * console errors (a broken Content-Security-Policy is one), script errors, requests that failed or left this machine.
 */
export async function openPage(browser, { lang = "vi", viewport = screens.desktop, ...options } = {}) {
  const context = await browser.newContext({
    locale: lang === "en" ? "en-GB" : "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport,
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A live stream ends when its page closes; that is no failure.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") troubles.push(`request: ${request.url()}`);
  });
  page.on("request", (request) => {
    if (!["127.0.0.1", "localhost"].includes(new URL(request.url()).hostname)) troubles.push(`elsewhere: ${request.url()}`);
  });
  return Object.assign(page, { troubles, leave: () => context.close() });
}
