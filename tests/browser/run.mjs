// Starts the sample province once, runs every *.test.mjs against it with Node's own runner, and stops it again.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startSite } from "./site.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const running = process.env.DATNUOC_URL;
const site = running ? { url: running, log: process.env.DATNUOC_DEMO_LOG, stop: async () => {} } : await startSite();

const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs"));
const tests = spawn(process.execPath, ["--test", ...files], {
  cwd: here,
  stdio: "inherit",
  env: { ...process.env, DATNUOC_URL: site.url, DATNUOC_DEMO_LOG: site.log ?? "" },
});
const status = await new Promise((done) => tests.once("exit", (code) => done(code ?? 1)));
// Every page was drawn: a text that nobody wrote has shown as its key somewhere.
const said = site.log ? readFileSync(site.log, "utf8") : "";
const missing = new Set([...said.matchAll(/locale\.missing key="?(?<key>[\w-]+)/g)].map(({ groups }) => groups.key));
for (const key of missing) console.error(`no text for ${key}`);
await site.stop();
process.exitCode = status || (missing.size > 0 ? 1 : 0);
