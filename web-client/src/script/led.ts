// A LED panel: takes its frames in turn, fetches them anew, and when the line is down goes on with the last ones, whose
// words then say so. A controller runs this page for months, so a server with a newer page makes it load that.
//   main[data-led-src]   where the face is fetched; the report of what is on it is added
//   .led[data-dwell=SECONDS] [data-made=NAME OF THE SCRIPT]   the face;  .led-frame[data-shows]   one frame

const RENEW_EVERY = 20_000;
const TURN_EVERY = 500;
/** A server that says nothing for so long says nothing at all. */
const PATIENCE = 10_000;

const main = document.querySelector<HTMLElement>("main[data-led-src]");
const face = () => main?.querySelector<HTMLElement>(".led");

/** Shows the frame whose turn it is by the clock. */
function turn(): void {
  const led = face();
  const frames = [...(led?.querySelectorAll<HTMLElement>(".led-frame") ?? [])];
  const dwell = Number(led?.dataset.dwell) || 10;
  const now = Math.floor(Date.now() / 1000 / dwell) % (frames.length || 1);
  frames.forEach((frame, n) => (frame.hidden = n !== now));
}

async function fetchFace(src: string): Promise<HTMLElement> {
  const shown = face()?.querySelector<HTMLElement>(".led-frame:not([hidden])")?.dataset.shows ?? "";
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const address = `${src}${src.includes("?") ? "&" : "?"}${new URLSearchParams({ shows: shown })}`;
    const answer = await fetch(address, { signal: patience.signal, cache: "no-store" });
    if (!answer.ok) throw new Error(answer.statusText);
    const sent = document.createElement("template");
    sent.innerHTML = await answer.text();
    const next = sent.content.querySelector<HTMLElement>(".led");
    if (!next) throw new Error("no face");
    return next;
  } finally {
    clearTimeout(timer);
  }
}

async function renew(src: string): Promise<void> {
  const old = face();
  try {
    const next = await fetchFace(src);
    if (old && next.dataset.made !== old.dataset.made) return location.reload();
    old?.replaceWith(next);
    turn();
  } catch {
    if (old) old.dataset.lost = "";
  }
  setTimeout(() => void renew(src), RENEW_EVERY);
}

if (main?.dataset.ledSrc) {
  turn();
  setInterval(turn, TURN_EVERY);
  void renew(main.dataset.ledSrc);
}
