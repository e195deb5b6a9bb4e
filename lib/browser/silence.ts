/** How long the console may be silent, in milliseconds (our choice). Its server gives up on EventGrid 3 s earlier. */
export const SILENCE_MS = 15_000;

/**
 * Waits for something that the console's server sends. Rejects with null after 15 s, having called `onSilence`; what
 * comes later is ignored.
 */
export const orSilence = <T>(answer: Promise<T>, onSilence = () => {}, silenceMs = SILENCE_MS): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onSilence();
      reject(null);
    }, silenceMs);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
