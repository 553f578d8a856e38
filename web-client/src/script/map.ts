// The map of a figure that already shows its stations as a drawing and a list. Everything comes from our own server:
// no tiles, no fonts, no pictures from elsewhere. If anything fails (no WebGL, no line), the server's version stays.
//   <figure class="map" data-map data-stations="/api/v1/stations.geojson" data-base="/api/v1/base.geojson" data-attribution="…">
//
// map/asked.ts decides whether it comes unasked; map/ground.ts is what is drawn, map/markers.ts what can be pressed.

import { AttributionControl, type LngLatBoundsLike, Map as LiveMap, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { ground } from "./map/ground";
import { placeStations, type Stations } from "./map/markers";
import { text } from "./texts";

declare const MAP_SHEET: string;
declare const MAP_WORKER: string;

const beside = (file: string) => new URL(file, import.meta.url).href;

async function json<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

function styleSheet(): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = beside(MAP_SHEET);
  return new Promise((done, failed) => {
    link.onload = () => done();
    link.onerror = failed;
    document.head.append(link);
  });
}

function extent({ features }: Stations): LngLatBoundsLike {
  const east = features.map(({ geometry }) => geometry.coordinates[0]);
  const north = features.map(({ geometry }) => geometry.coordinates[1]);
  return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
}

/** Puts a live map in front of the figure's still one. */
export async function drawMap(figure: HTMLElement): Promise<void> {
  const { stations: from, base, attribution } = figure.dataset;
  if (!from) return;
  const [stations] = await Promise.all([json<Stations>(from), styleSheet()]);
  if (!stations.features.length) return;

  const place = document.createElement("div");
  place.className = "map-canvas";
  figure.prepend(place);
  try {
    setWorkerUrl(beside(MAP_WORKER));
    const map = new LiveMap({
      container: place,
      style: ground(base),
      bounds: extent(stations),
      fitBoundsOptions: { padding: 56, maxZoom: 12 },
      attributionControl: false,
      cooperativeGestures: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      locale: {
        "Map.Title": text.mapOf,
        "NavigationControl.ZoomIn": text.zoomIn,
        "NavigationControl.ZoomOut": text.zoomOut,
        "Popup.Close": text.close,
        "AttributionControl.ToggleAttribution": text.attribution,
      },
    });
    // One finger scrolls the page past the map and the wheel too; two fingers or the buttons move it.
    map.scrollZoom.disable();
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new AttributionControl({ compact: false, ...(attribution && { customAttribution: attribution }) }));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(ground(base)));
    placeStations(map, stations, figure);
    await map.once("load");
    figure.dataset.mapReady = "";
  } catch {
    place.remove();
  }
}
