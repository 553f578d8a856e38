// What Lighthouse says of the public pages on a simulated slow phone: performance and accessibility, 95 of 100 at
// least. Apart from the other tests, for a score of speed on a busy machine says more of the machine.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSite } from "../browser/site.mjs";

const pages = ["/", "/stations/KXQ002", "/stations/NUO002", "/stations/KXQ001/days", "/exceedances"];
const enough = 0.95;

const folder = mkdtempSync(path.join(tmpdir(), "datnuoc-lighthouse-"));
const chromium = execFileSync("sh", ["-c", "command -v chromium"]).toString().trim();
const program = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "node_modules/.bin/lighthouse");
const site = await startSite();
let short = 0;
try {
  for (const [n, address] of pages.entries()) {
    const report = path.join(folder, `${n}.json`);
    const flags = [
      `${site.url}${address}`,
      "--quiet",
      "--no-enable-error-reporting",
      "--only-categories=performance,accessibility",
      "--output=json",
      `--output-path=${report}`,
      "--chrome-flags=--headless=new --no-sandbox",
    ];
    execFileSync(program, flags, { env: { ...process.env, CHROME_PATH: chromium }, stdio: ["ignore", "inherit", "inherit"] });
    const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
    const [speed, access] = [categories.performance.score, categories.accessibility.score];
    const figure = (name) => audits[name].displayValue;
    console.log(
      `${address.padEnd(24)} performance ${speed * 100}, accessibility ${access * 100}; first paint ${figure("first-contentful-paint")}, ` +
        `largest ${figure("largest-contentful-paint")}, blocked ${figure("total-blocking-time")}, shift ${figure("cumulative-layout-shift")}`,
    );
    if (speed < enough || access < enough) short += 1;
  }
} finally {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = short ? 1 : 0;
