// Replaces the inside of a live element by what the server renders now, gently: the focus stays where it was, a
// screen reader is told once, and an element that changes all the time is fetched at most every five seconds.

import { announce } from "../announce";
import { text } from "../texts";

const PAUSE = 5_000;
const SAYING_PAUSE = 30_000;
const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

interface Turn {
  busy: boolean;
  again: boolean;
  said: number;
  /** As the server sent it last: the page's own may have an opened detail or a chart's read-out in it. */
  html: string;
}
const turns = new WeakMap<HTMLElement, Turn>();

/** Fetches and replaces an element's content, or remembers to do so when the fetch under way and its pause are over. */
export async function refresh(element: HTMLElement): Promise<void> {
  const turn = turns.get(element) ?? { busy: false, again: false, said: 0, html: element.innerHTML };
  turns.set(element, turn);
  if (turn.busy) {
    turn.again = true;
    return;
  }
  turn.busy = true;
  try {
    const answer = await fetch(element.dataset.liveSrc ?? "", { headers: { accept: "text/html" } });
    if (answer.ok && swap(element, turn, await answer.text())) say(element, turn);
  } catch {
    // The stream notices a broken line and says so; what is shown stays.
  }
  setTimeout(() => {
    turn.busy = false;
    if (!turn.again || !element.isConnected) return;
    turn.again = false;
    void refresh(element);
  }, PAUSE);
}

function say(element: HTMLElement, turn: Turn): void {
  const name = element.dataset.liveName;
  if (!name || Date.now() - turn.said < SAYING_PAUSE) return;
  turn.said = Date.now();
  announce(text.updated(name));
}

/** Puts the new content in and gives the focus back; false if nothing has changed. */
function swap(element: HTMLElement, turn: Turn, html: string): boolean {
  const next = document.createElement("template");
  next.innerHTML = html;
  if (next.innerHTML.trim() === turn.html.trim()) return false;
  turn.html = next.innerHTML;

  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const place = held ? [...element.querySelectorAll(focusable)].indexOf(held) : -1;
  const open = [...element.querySelectorAll("details")].map((details) => details.open);
  element.replaceChildren(next.content);
  element.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? details.open));
  if (held) {
    const twin = (held.id && document.getElementById(held.id)) || element.querySelectorAll(focusable)[place];
    if (twin instanceof HTMLElement) twin.focus({ preventScroll: true });
  }

  element.dispatchEvent(new CustomEvent("swapped", { bubbles: true }));
  element.dataset.fresh = "";
  element.addEventListener("animationend", () => delete element.dataset.fresh, { once: true });
  return true;
}
