// The licence texts of everything of others that the browser gets, in one file that is served with it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The text in a package's folder, whatever its authors called the file. */
function text(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(path.join(folder, file), "utf8").trim() : undefined;
}

/** Package by package, then the letters: shipped from src/fonts, so their package is only a tool. */
export function licences() {
  const { packages } = JSON.parse(readFileSync(path.join(here, "package-lock.json"), "utf8"));
  const shipped = Object.entries(packages).filter(([folder, { dev, optional }]) => folder && !dev && !optional);
  const parts = shipped
    .filter(([folder]) => existsSync(path.join(here, folder)))
    .map(([folder, { version, license }]) => {
      const name = folder.split("node_modules/").at(-1);
      return `${name} ${version} (${license})\n\n${text(path.join(here, folder)) ?? ""}`;
    });
  const letters = `Be Vietnam Pro (OFL-1.1)\n\n${readFileSync(path.join(here, "src/fonts/OFL.txt"), "utf8").trim()}`;
  return `${[...parts, letters].join(`\n\n${"-".repeat(78)}\n\n`)}\n`;
}
