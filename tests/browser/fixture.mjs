// A page that only exists to try web-client/dist on: the same headers as the program's pages, a journal that moves
// when a test says so, and lines that can be cut. What the real pages do with it is tested in pages.test.mjs.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const dist = new URL("../../web-client/dist/", import.meta.url);
const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const headers = { "content-security-policy": "default-src 'self'", "x-content-type-options": "nosniff" };

const point = (code, state, longitude, latitude) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [longitude, latitude] },
  properties: { code, name: `Trạm ${code}`, state, state_label: state, latest: "COD 45,2 mg/L", href: `/stations/${code}` },
});
const stations = {
  type: "FeatureCollection",
  features: [point("B", "ok", 106.7, 11.05), point("A", "bad", 106.6, 11), point("C", "warn", 106.8, 11.1)],
};
const base = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { kind: "commune", name: "Phường Bến Nghĩa" },
      geometry: { type: "Polygon", coordinates: [[[106.5, 10.9], [106.9, 10.9], [106.9, 11.2], [106.5, 11.2], [106.5, 10.9]]] },
    },
  ],
};

const chart = `
<figure class="chart" data-chart><figcaption>COD</figcaption>
  <svg width="100%" height="260" role="img" aria-label="COD"><svg width="100%" height="260" viewBox="0 0 1000 260" preserveAspectRatio="none"><path class="series" d="M0 200L500 100L1000 50"/></svg></svg>
  <table><thead><tr><th scope="col">Lúc</th><th scope="col">COD (mg/L)</th></tr></thead><tbody>
    <tr data-x="0.00"><th scope="row">13:00</th><td data-y="200">20,0</td></tr>
    <tr data-x="50.00"><th scope="row">14:00</th><td data-y="100">40,0</td></tr>
    <tr data-x="100.00"><th scope="row">15:00</th><td data-y="50">50,0</td></tr></tbody></table>
</figure>`;

const page = (assets, inside) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang thử</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/assets/${assets["icons.svg"]}">
<link rel="stylesheet" href="/assets/${assets["app.css"]}"><script type="module" src="/assets/${assets["app.js"]}"></script></head>
<body data-place="portal" data-live-after="7"><main id="main" class="page"><h1>Trang thử</h1>${inside}</main></body></html>`;

const live = `<div id="live" data-live="station:A" data-live-src="/fragment" data-live-name="Trạm A"><a href="#x">một</a></div>`;
const map = `<figure class="map" data-map data-stations="/stations.geojson" data-base="/base.geojson" data-attribution="Sở"><svg class="map-still" viewBox="0 0 9 9" role="img" aria-label="Bản đồ"></svg>
<ul class="map-key"><li><svg width="20" height="20" viewBox="-11 -11 22 22" aria-hidden="true"><path class="station" data-tone="bad" d="M0-9L9 0 0 9-9 0z"/></svg> Vượt</li></ul></figure>`;
const form = `<form method="post" action="/sent"><label for="reason">Lý do</label><input id="reason" name="reason"><button type="submit" name="do" value="save">Lưu</button></form>
<p id="code">BD_01</p><button type="button" class="button-secondary" data-copy="#code" hidden>Chép</button><p><time datetime="2026-01-01T00:00:00Z">07:00 01/01/2026</time></p>
<div class="table-wrap" role="region" tabindex="0" aria-label="Số"><table class="dense"><tbody><tr><td id="ones" class="number"><span>1111</span></td><td id="eights" class="number"><span>8888</span></td></tr></tbody></table></div>`;

/** Starts the fixture; the returned object says what was asked of it and makes things happen. */
export async function startFixture() {
  const assets = JSON.parse(readFileSync(new URL("manifest.json", dist)));
  const routes = {
    "/": () => page(assets, live + chart + form),
    "/map": () => page(assets, map),
    "/far": () => page(assets, `${'<p class="empty">…</p>'.repeat(40)}${map}`),
    "/fragment": () => {
      fixture.fetched += 1;
      return fixture.fragment;
    },
  };
  const streams = new Set();
  const fixture = {
    fragment: "<a href=\"#x\">một</a>",
    streaming: true,
    asked: [],
    sent: [],
    fetched: 0,
    /** Tells every open stream that topics moved. */
    tell(seq, topics) {
      for (const stream of streams) stream.write(`id: ${seq}\ndata: ${JSON.stringify({ seq, topics })}\n\n`);
    },
    /** Cuts the streams; `streaming` says whether new ones are refused. */
    cut() {
      for (const stream of streams) stream.destroy();
    },
    stop() {
      fixture.cut();
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };

  function answerLive(request, response) {
    fixture.asked.push(request.url);
    if (request.headers.accept?.includes("json")) {
      response.writeHead(200, { ...headers, "content-type": "application/json" });
      response.end(JSON.stringify({ seq: 9, topics: ["station:A"] }));
    } else if (!fixture.streaming) {
      response.writeHead(503, headers).end();
    } else {
      response.writeHead(200, { ...headers, "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write("event: beat\ndata:\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
    }
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://fixture");
    const send = (type, body) => response.writeHead(200, { ...headers, "content-type": type }).end(body);
    if (pathname === "/live") return answerLive(request, response);
    if (pathname === "/stations.geojson") return send("application/geo+json", JSON.stringify(stations));
    if (pathname === "/base.geojson") return send("application/geo+json", JSON.stringify(base));
    if (pathname === "/sent") {
      request.on("data", (body) => fixture.sent.push(String(body)));
      // 204: the browser stays on the page, so that the button can be looked at.
      return response.writeHead(204, headers).end();
    }
    if (pathname.startsWith("/assets/")) {
      const file = path.basename(pathname);
      return send(types[path.extname(file)] ?? "application/octet-stream", readFileSync(new URL(file, dist)));
    }
    if (routes[pathname]) return send("text/html; charset=utf-8", routes[pathname]());
    return response.writeHead(404, headers).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  fixture.url = `http://127.0.0.1:${server.address().port}`;
  return fixture;
}
