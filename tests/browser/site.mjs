// The real executable, serving its sample province on free ports from a temporary folder. Started once for all tests
// by run.mjs, which tells them where it is; DATNUOC_URL (and DATNUOC_DEMO_LOG) can also name one that already runs.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../../target/release/datnuoc", import.meta.url));
const READY_WITHIN = 180_000;

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answers(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Starts `datnuoc demo` and waits until it answers. */
export async function startSite() {
  if (!existsSync(executable)) throw new Error(`${executable} is not there: cargo build --release -p datnuoc`);
  const data = mkdtempSync(path.join(tmpdir(), "datnuoc-browser-"));
  const log = path.join(data, "demo.log");
  const output = openSync(log, "w");
  const [http, ftp] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${http}`;
  // Two months are enough for every page, and half of them have the older system's hours.
  const flags = ["demo", "--days", "60", "--data", path.join(data, "province"), "--listen", `127.0.0.1:${http}`, "--ftp-listen", `127.0.0.1:${ftp}`];
  const child = spawn(executable, flags, { stdio: ["ignore", output, output] });
  const ended = new Promise((done) => child.once("exit", done));

  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    rmSync(data, { recursive: true, force: true });
  };
  const deadline = Date.now() + READY_WITHIN;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      const said = readFileSync(log, "utf8");
      await stop();
      throw new Error(`datnuoc demo did not become ready; it said:\n${said}`);
    }
    await new Promise((next) => setTimeout(next, 200));
  }
  return { url, log, stop };
}

/**
 * The accounts that the demo printed, by role: lines of role, name, password and, where one is set, the secret of the
 * second factor, with two or more spaces between them.
 */
export function accounts() {
  const line = /^\s*(?<role>[a-z][a-z-]+)\s{2,}(?<name>\S+)\s{2,}(?<password>\S+)(?:\s{2,}(?<secret>[A-Z2-7]{16,}))?\s*$/gm;
  const printed = readFileSync(process.env.DATNUOC_DEMO_LOG ?? "", "utf8");
  return Object.fromEntries([...printed.matchAll(line)].map(({ groups }) => [groups.role, { ...groups }]));
}

/** The accounts of the demo's data loggers: lines of a station's code and its password. */
export function loggers() {
  const line = /^\s*(?<code>[A-Z]{3}\d{3})\s{2,}(?<password>\S+)\s*$/gm;
  const printed = readFileSync(process.env.DATNUOC_DEMO_LOG ?? "", "utf8");
  return [...printed.matchAll(line)].map(({ groups }) => ({ ...groups }));
}

/** Where the demo said that it takes files in. */
export function ftp() {
  const printed = readFileSync(process.env.DATNUOC_DEMO_LOG ?? "", "utf8");
  return /ftp:\/\/[\d.]+:\d+/.exec(printed)?.[0];
}
