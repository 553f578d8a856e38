// A form is sent once. The server would give a double click the first outcome anyway (command_id); this spares the
// officer the doubt. Searches and filters (method get) stay as they are.

import { announce } from "./announce";
import { text } from "./texts";

function release(form: HTMLFormElement): void {
  delete form.dataset.busy;
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-was-sent]")) {
    button.disabled = false;
    delete button.dataset.wasSent;
  }
}

/** Disables the submit buttons of a form that has been sent, and wakes them when the page comes back from the cache. */
export function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (form.dataset.busy !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "";
    announce(text.sending);
    // After this turn: the browser has put the pressed button's name and value into the request by then.
    setTimeout(() => {
      if (event.defaultPrevented) return release(form);
      for (const button of form.querySelectorAll<HTMLButtonElement>('[type="submit"], button:not([type])')) {
        if (button.disabled) continue;
        button.disabled = true;
        button.dataset.wasSent = "";
      }
    });
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-busy]")) release(form);
  });
}
