// Loads an enhancement only when what it enhances comes near the screen: a phone on 3G that never scrolls to the map
// never pays for it. What a live element brings anew ("swapped") is watched too.

/** Runs `enhance` once for each element as it comes within a screen's reach. A failure leaves the server's version. */
export function nearby(selector: string, enhance: (element: HTMLElement) => Promise<void>): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        enhance(target as HTMLElement).catch(() => undefined);
      }
    },
    { rootMargin: "200px" },
  );
  const observe = (inside: ParentNode) => inside.querySelectorAll(selector).forEach((element) => watch.observe(element));
  observe(document);
  document.addEventListener("swapped", ({ target }) => observe(target as HTMLElement));
}
