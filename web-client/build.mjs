// Builds what the browser loads into dist/: files named by their content, and manifest.json from the plain name to
// that file ("app.css" → "app-3KQ7B2XA.css"). The executable embeds the folder and serves it under /assets/.
//
// Nothing in here may become a data: address: pages forbid them (Content-Security-Policy: default-src 'self').

import { createHash } from "node:crypto";
import { readFileSync, rmSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as sass from "sass";
import { licences } from "./licences.mjs";
import { sprite } from "./sprite.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const from = (...parts) => path.join(here, ...parts);
const dist = from("dist");

// Browsers of phones that no longer get updates: Android 7 stopped at Chrome 119, iPhone 6s at iOS 15.
const target = ["chrome111", "firefox114", "safari15.6"];

/** Writes a file under a name that carries its content's hash. */
function write(manifest, name, content) {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const file = `${stem}-${hash}${ext}`;
  writeFileSync(path.join(dist, file), content);
  manifest[name] = file;
}

/** SCSS through sass; SVGs inside a style sheet (MapLibre's buttons) as files of their own. */
const styleSheets = {
  name: "style sheets",
  setup(context) {
    context.onLoad({ filter: /\.scss$/ }, ({ path: file }) => ({
      contents: sass.compile(file, { loadPaths: [from("node_modules/@picocss/pico/scss")], quietDeps: true }).css,
      loader: "css",
      resolveDir: path.dirname(file),
    }));
    context.onResolve({ filter: /^data:image\/svg\+xml/ }, ({ path: address }) => {
      const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
      const name = createHash("sha256").update(svg).digest("hex").slice(0, 8);
      return { path: `sign-${name}.svg`, namespace: "inline", pluginData: svg };
    });
    context.onLoad({ filter: /.*/, namespace: "inline" }, ({ pluginData }) => ({ contents: pluginData, loader: "file" }));
  },
};

const common = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  minify: true,
  target,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

/** Notes every output that a page names: entry points under their own name, fonts so that a page can preload them. */
function note(manifest, { outputs }) {
  for (const [output, { entryPoint, inputs }] of Object.entries(outputs)) {
    const file = path.basename(output);
    const font = Object.keys(inputs).find((input) => input.endsWith(".woff2"));
    const source = entryPoint ?? font;
    if (!source) continue;
    const { name, ext } = path.parse(source);
    manifest[name + (ext === ".ts" ? ".js" : ext)] = file;
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const manifest = {};

write(manifest, "icons.svg", sprite(JSON.parse(readFileSync(from("src/icons.json"), "utf8"))));
write(manifest, "licences.txt", licences());
// MapLibre looks for its worker beside itself under a fixed name; ours has a hashed one, handed over by setWorkerUrl.
write(manifest, "map-worker.js", readFileSync(from("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs")));

const sheets = await build({
  ...common,
  entryPoints: ["src/style/app.css", "src/style/map.css", "src/style/led.css"],
  loader: { ".woff2": "file", ".svg": "file" },
  plugins: [styleSheets],
});
note(manifest, sheets.metafile);

const scripts = await build({
  ...common,
  entryPoints: ["src/script/app.ts", "src/script/led.ts"],
  format: "esm",
  splitting: true,
  define: {
    MAP_SHEET: JSON.stringify(manifest["map.css"]),
    MAP_WORKER: JSON.stringify(manifest["map-worker.js"]),
  },
});
note(manifest, scripts.metafile);

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => a.localeCompare(b)));
writeFileSync(path.join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
for (const [name, file] of Object.entries(sorted)) {
  const content = readFileSync(path.join(dist, file));
  console.log(`${name.padEnd(36)} ${kilobytes(content.length)} kB ${kilobytes(gzipSync(content).length)} kB gzip`);
}
