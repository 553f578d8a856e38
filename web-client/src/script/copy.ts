// <button type="button" hidden data-copy="#receipt-id">: copies the text of what it names. Rendered hidden, because
// without script, or where the browser forbids it (plain http inside an office), it could do nothing.

import { announce } from "./announce";
import { text } from "./texts";

/** Shows the copy buttons that can work, and makes them work. */
export function copyButtons(): void {
  if (!navigator.clipboard) return;
  const show = (inside: ParentNode) =>
    inside.querySelectorAll<HTMLElement>("button[data-copy]").forEach((button) => (button.hidden = false));
  show(document);
  document.addEventListener("swapped", ({ target }) => show(target as HTMLElement));
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>("[data-copy]");
    if (!button) return;
    const source = document.querySelector(button.dataset.copy ?? "");
    if (!source) return;
    await navigator.clipboard.writeText(source.textContent?.trim() ?? "");
    announce(text.copied);
    button.dataset.fresh = "";
    button.addEventListener("animationend", () => delete button.dataset.fresh, { once: true });
  });
}
