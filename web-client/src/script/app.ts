// What every page loads. Pages are complete without it: this adds liveness, and nothing else depends on it.
//
// It must not know: what a page is about. It acts on attributes only, listed in docs/development.md.

import { copyButtons } from "./copy";
import { sendOnce } from "./forms";
import { startLive } from "./live";
import { asked } from "./map/asked";
import { nearby } from "./nearby";
import { relativeTimes } from "./moments";
import { printButtons } from "./paper";

startLive();
sendOnce();
copyButtons();
printButtons();
relativeTimes();
nearby("[data-chart]", async (figure) => (await import("./chart")).readOut(figure));
nearby("[data-map]", async (figure) => {
  await asked(figure);
  await (await import("./map")).drawMap(figure);
});
