// What lies under the stations: our own base layer as GeoJSON, drawn in the colours of the style sheet.
// Features tell what they are by `kind`: commune (area), water (area), river (line), road (line), place (point, with `name`).

import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name: string) => style.getPropertyValue(`--${name}`).trim();
}

const kind = (name: string): ExpressionSpecification => ["==", ["get", "kind"], name];

/** The map's style in the theme of the moment; without a base layer, an empty sheet of paper. */
export function ground(base: string | undefined): StyleSpecification {
  const colour = colours();
  const paper: LayerSpecification = { id: "paper", type: "background", paint: { "background-color": colour("paper") } };
  if (!base) return { version: 8, sources: {}, layers: [paper] };

  const source = "base";
  const layers: LayerSpecification[] = [
    paper,
    { id: "commune", type: "fill", source, filter: kind("commune"), paint: { "fill-color": colour("sunken") } },
    { id: "water", type: "fill", source, filter: kind("water"), paint: { "fill-color": colour("info-ground") } },
    {
      id: "edge",
      type: "line",
      source,
      filter: kind("commune"),
      paint: { "line-color": colour("edge"), "line-width": 0.75 },
    },
    {
      id: "river",
      type: "line",
      source,
      filter: kind("river"),
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour("water"), "line-width": ["interpolate", ["linear"], ["zoom"], 8, 1, 13, 4], "line-opacity": 0.6 },
    },
    {
      id: "road",
      type: "line",
      source,
      filter: kind("road"),
      paint: { "line-color": colour("earth"), "line-width": 1, "line-opacity": 0.5 },
    },
    {
      id: "name",
      type: "symbol",
      source,
      filter: ["any", kind("commune"), kind("place")],
      layout: { "text-field": ["get", "name"], "text-font": ["Be Vietnam Pro"], "text-size": 12, "text-padding": 8 },
      paint: { "text-color": colour("muted"), "text-halo-color": colour("paper"), "text-halo-width": 1.5 },
    },
  ];
  return { version: 8, sources: { [source]: { type: "geojson", data: new URL(base, location.href).href } }, layers };
}
