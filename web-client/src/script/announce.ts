// One polite voice for screen readers, whatever speaks.

let voice: HTMLElement | undefined;

/** Says a sentence to screen readers once they are free. */
export function announce(sentence: string): void {
  if (!voice) {
    voice = document.createElement("p");
    voice.className = "visually-hidden";
    voice.setAttribute("role", "status");
    document.body.append(voice);
  }
  voice.textContent = sentence;
}
