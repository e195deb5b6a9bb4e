import { setTimeout as wait } from 'node:timers/promises';

/** Polls until the answer is acceptable or the time is over. Resolves to the last answer. */
export async function poll(ask, willDo, withinMs) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (willDo(answer) || Date.now() > deadline) return answer;
    await wait(100);
  }
}
