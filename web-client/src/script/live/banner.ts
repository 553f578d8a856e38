// The stale state, as words at the foot of the screen: since when, and that we keep trying.

import { language, text } from "../texts";

/** A banner that is empty, and so not there, while the line is up. */
export function banner(): { show(since: Date): void; hide(): void } {
  const place = document.createElement("div");
  place.className = "live-state";
  place.setAttribute("role", "status");
  document.body.append(place);
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  return {
    show: (since) => {
      const sentence = text.down(clock.format(since));
      if (place.textContent !== sentence) place.textContent = sentence;
    },
    hide: () => place.replaceChildren(),
  };
}
