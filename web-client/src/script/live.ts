// Live pages: [data-live="station:NUO001 exceedances"][data-live-src="/fragment"] is fetched again and replaced when
// the journal says that one of its topics moved. Without script the page is as of its loading, and says so.

import { announce } from "./announce";
import { banner } from "./live/banner";
import { follow } from "./live/stream";
import { refresh } from "./live/swap";
import { text } from "./texts";

const follows = (element: HTMLElement) => element.dataset.live?.split(" ").filter(Boolean) ?? [];

function affected(topics: string[]): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>("[data-live]")];
  if (topics.includes("*")) return all;
  return all.filter((element) => follows(element).some((topic) => topics.includes(topic)));
}

/** Follows the journal if anything on the page is live. */
export function startLive(): void {
  const topics = new Set([...document.querySelectorAll<HTMLElement>("[data-live]")].flatMap(follows));
  if (!topics.size) return;
  const state = banner();
  let wasDown = false;

  follow(document.body.dataset.liveAfter, [...topics], {
    moved: (topics) => affected(topics).forEach(refresh),
    down: (since) => {
      wasDown = true;
      state.show(since);
    },
    up: () => {
      if (!wasDown) return;
      wasDown = false;
      state.hide();
      announce(text.up);
      affected(["*"]).forEach(refresh);
    },
  });
}
