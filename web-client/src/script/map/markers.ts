// The stations on the map: buttons, so that they can be reached by key and read aloud. One of them is in the order of
// Tab; the arrow keys go from west to east. A press opens the station's name, state and latest figure, with a link.

import { type Map as LiveMap, Marker, Popup } from "maplibre-gl";

/** What /api/v1/stations.geojson says of a station; `state` is a tone, `state_label` its word in the page's language. */
export interface Station {
  geometry: { type: "Point"; coordinates: [number, number] };
  properties: { code: string; name: string; state: string; state_label: string; latest?: string; href: string; band?: { colour: string } };
}
export interface Stations {
  type: "FeatureCollection";
  features: Station[];
}

function line(tag: "p" | "strong", words: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: words });
}

function popup({ name, state, state_label: label, latest, href }: Station["properties"]): Popup {
  const opened = new Popup({ maxWidth: "18rem", offset: 14, focusAfterOpen: true });
  const inside = document.createElement("div");
  const title = line("strong", "");
  title.append(Object.assign(document.createElement("a"), { href, textContent: name }));
  const badge = Object.assign(document.createElement("span"), { className: "badge", textContent: label });
  badge.dataset.tone = state;
  inside.append(title, line("p", latest ?? ""), badge);
  inside.addEventListener("keydown", ({ key }) => key === "Escape" && opened.remove());
  return opened.setDOMContent(inside);
}

/** The sign that the figure's key gives to a state, so that shapes are drawn in one place; a dot for one without. */
function sign(state: string, figure: HTMLElement): Element {
  const known = figure.querySelector(`.map-key [data-tone="${CSS.escape(state)}"]`)?.closest("svg");
  if (known) return known.cloneNode(true) as Element;
  const dot = Object.assign(document.createElement("span"), { className: "map-sign" });
  dot.dataset.tone = state;
  return dot;
}

/** The colour of an index's band inside the sign, as in the drawing of the server. */
function bandInside(drawn: Element, colour: string): void {
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of Object.entries({ class: "band", r: "4", fill: colour, stroke: "#23201a", "stroke-width": "1" })) dot.setAttribute(name, value);
  drawn.append(dot);
}

function button({ state, band }: Station["properties"], figure: HTMLElement): HTMLButtonElement {
  const element = Object.assign(document.createElement("button"), { type: "button", className: "map-marker" });
  const drawn = sign(state, figure);
  if (band && drawn instanceof SVGElement) bandInside(drawn, band.colour);
  element.append(drawn);
  return element;
}

/** Puts the stations on the map, worst on top. */
export function placeStations(map: LiveMap, { features }: Stations, figure: HTMLElement): void {
  const fromWest = [...features].sort((a, b) => a.geometry.coordinates[0] - b.geometry.coordinates[0]);
  const weight = ["bad", "warn", "ok", "info", "muted"];
  const buttons = fromWest.map(({ geometry, properties }) => {
    const element = button(properties, figure);
    const marker = new Marker({ element }).setLngLat(geometry.coordinates).setPopup(popup(properties)).addTo(map);
    element.style.zIndex = String(weight.length - weight.indexOf(properties.state));
    marker.getPopup().on("close", () => element.focus({ preventScroll: true }));
    // MapLibre names every marker alike and makes it a stop for Tab; ours have names of their own and one stop.
    const words = [properties.state_label, properties.band && properties.latest].filter(Boolean).join(" · ");
    element.setAttribute("aria-label", `${properties.name}: ${words}`);
    element.removeAttribute("role");
    element.tabIndex = -1;
    return element;
  });
  if (buttons[0]) buttons[0].tabIndex = 0;

  map.getContainer().addEventListener("keydown", (event) => {
    const here = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = here >= 0 && step ? buttons[here + step] : undefined;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    for (const element of buttons) element.tabIndex = element === next ? 0 : -1;
    next.focus();
  }, true);
}
