// <time datetime> gets "5 phút trước" as its title: the page prints the exact time, the title how long ago that is.

import { language } from "./texts";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, in the page's language. */
export function ago(moment: number, now: number): string {
  const seconds = Math.round((moment - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(seconds, "second");
}

/** Sets the title at the moment somebody points, so that it is never stale and no timer runs. */
export function relativeTimes(): void {
  document.addEventListener("pointerover", ({ target }) => {
    const time = target instanceof Element && target.closest("time");
    const moment = time && Date.parse(time.dateTime);
    if (time && moment) time.title = ago(moment, Date.now());
  });
}
