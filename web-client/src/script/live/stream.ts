// Follows /live: server-sent events whose id is the journal's seq, so that nothing between two connections is missed.
//   GET /live?after=SEQ&topics=A,B   text/event-stream   id: 42 · data: {"topics":["A"]}   and `event: beat` every 20 s
//   the same                         application/json    {"seq":42,"topics":["A"]}         where streams do not pass
// The topic "*" means: more than can be told, look at everything.
//
// It must not know: what a topic means.

export interface Follower {
  moved(topics: string[]): void;
  down(since: Date): void;
  up(): void;
}

interface News {
  seq: number;
  topics: string[];
}

/** A stream that is silent for longer than two beats is taken for dead: a laptop lid, a lost Wi-Fi tell nobody. */
const SILENCE = 45_000;
/** Some proxies swallow streams. After so many failures without one message we ask instead of listening. */
const PATIENCE = 3;
/** The server takes no more; a page that follows more hears of everything. */
const MOST_TOPICS = 64;
const POLL_EVERY = 15_000;
const RETRY_AFTER = 5_000;

/** Follows the journal from `after`, while the page is visible: a hidden tab would hold one of six connections. */
export function follow(after: string | undefined, topics: string[], follower: Follower): void {
  let last = after ?? "";
  let heard = new Date();
  let failures = 0;
  let stream: EventSource | undefined;
  let timer = 0;

  const asked = topics.length <= MOST_TOPICS ? topics.join(",") : "";
  const address = () => `/live?${new URLSearchParams({ after: last, topics: asked })}`;
  const later = (delay: number, next: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(next, delay);
  };
  const alive = () => {
    heard = new Date();
    failures = 0;
    follower.up();
  };
  const lost = () => {
    stop();
    failures += 1;
    follower.down(heard);
    later(RETRY_AFTER, failures >= PATIENCE ? poll : listen);
  };
  const stop = () => {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  };

  function listen(): void {
    stop();
    stream = new EventSource(address());
    const guard = () => later(SILENCE, lost);
    guard();
    stream.addEventListener("open", () => {
      alive();
      guard();
    });
    stream.addEventListener("beat", () => {
      alive();
      guard();
    });
    stream.addEventListener("message", ({ data, lastEventId }) => {
      last = lastEventId || last;
      alive();
      guard();
      follower.moved((JSON.parse(data) as News).topics);
    });
    stream.addEventListener("error", lost);
  }

  async function poll(): Promise<void> {
    try {
      const answer = await fetch(address(), { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const news = (await answer.json()) as News;
      last = String(news.seq);
      alive();
      if (news.topics.length) follower.moved(news.topics);
    } catch {
      follower.down(heard);
    }
    later(POLL_EVERY, poll);
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", ({ persisted }) => persisted && listen());
  if (!document.hidden) listen();
}
