// One SVG file with the icons that we use: <svg class="icon"><use href="/assets/icons-….svg#station"></use></svg>.
// src/icons.json names them in the department's words; the drawings are Lucide's (ISC).

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const drawings = path.join(path.dirname(fileURLToPath(import.meta.url)), "node_modules/lucide-static/icons");

/** The inside of a drawing: its strokes, without the frame. */
function strokes(drawing) {
  const svg = readFileSync(path.join(drawings, `${drawing}.svg`), "utf8");
  return svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/\s*\n\s*/g, "")
    .replace(/ \/>/g, "/>");
}

/** The sprite of all icons: `icons` maps our name to Lucide's. */
export function sprite(icons) {
  const symbols = Object.entries(icons).map(
    ([name, drawing]) => `<symbol id="${name}" viewBox="0 0 24 24">${strokes(drawing)}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}
