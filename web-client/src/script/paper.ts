// <button type="button" hidden data-print>: the browser's own print dialogue. Rendered hidden: without script it could do nothing.

/** Shows the print buttons and makes them work. */
export function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
