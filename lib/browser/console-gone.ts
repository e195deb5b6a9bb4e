import { withBasePath } from './base-path';
import { orSilence, SILENCE_MS } from './silence';

/** How long the console gets to answer whether it is there, in milliseconds. */
const SIGN_OF_LIFE_MS = 3_000;

/**
 * Waits for a write's answer for as long as the console is there: EventGrid may take longer than a read does. Rejects
 * with null once the console is silent, at the earliest after 15 s.
 */
export const orConsoleGone = <T>(answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const wait = () => {
      if (!isOver) timer = setTimeout(ask, SILENCE_MS - SIGN_OF_LIFE_MS);
    };
    const ask = () => {
      const asking = new AbortController();
      // To its end: a browser keeps an unread answer, and its connection, open.
      const sign = fetch(withBasePath('/healthz'), { signal: asking.signal, cache: 'no-store' }).then((answer) =>
        answer.text(),
      );
      orSilence(sign, () => asking.abort(), SIGN_OF_LIFE_MS).then(wait, () => reject(null));
    };
    wait();
    void answer.then(resolve, reject).finally(() => {
      isOver = true;
      clearTimeout(timer);
    });
  });
