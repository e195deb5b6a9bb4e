/**
 * Wraps a question so that its answer serves everybody who asks within `keepMs` of it; who asks while it is under way
 * waits for the same one. A question that rejects is asked again by the next. `now` is in milliseconds.
 */
export function remembered<T>(ask: () => Promise<T>, keepMs: number, now: () => number): () => Promise<T> {
  let last: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (last !== null && now() < last.until) return last.answer;
    const mine = { answer: ask(), until: Number.POSITIVE_INFINITY };
    last = mine;
    mine.answer.then(
      () => {
        mine.until = now() + keepMs;
      },
      () => {
        mine.until = 0;
      },
    );
    return mine.answer;
  };
}
