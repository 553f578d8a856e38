// Who gets the live map without asking. The drawing says the same, and a live map costs an old phone seconds of its
// processor and half a megabyte of its line: there it waits behind a button.
import { text } from "../texts";

/** Resolves when the live map of a figure may come. */
export function asked(figure: HTMLElement): Promise<void> {
  const line = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
  const modest = line?.saveData || line?.effectiveType?.includes("2g") || matchMedia("(pointer: coarse)").matches;
  if (!modest) return Promise.resolve();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-secondary";
  button.textContent = text.showMap;
  figure.prepend(button);
  return new Promise((done) =>
    button.addEventListener("click", () => {
      button.remove();
      done();
    }),
  );
}
