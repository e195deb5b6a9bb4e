import { processWide } from '@/lib/config/process-wide';

/** Sign-ins that ask IAM at the same time, and how few while more than usual come in all (our choice). */
const AT_A_TIME = 8;
const AT_A_TIME_IF_MANY = 2;
/** How long one waits for its turn, in milliseconds, and how many wait in all (our choice). */
const LONGEST_WAIT_MS = 20_000;
const MOST_WAITING = 400;

/** Starts a waiting sign-in, or gives up on it. */
type Waiting = { start: () => void; giveUp: () => void };

/** The queue for sign-ins of browsers without an earlier sign-in. */
export type SignInQueue = ReturnType<typeof createSignInQueue>;

/**
 * Makes a queue that lets few sign-ins ask IAM at a time instead of refusing them. Each lane, an address, has its turn
 * after the others, so that a client that fills its lane delays only itself. When too many wait, the newest of the
 * longest lane gives up.
 */
export function createSignInQueue({ longestWaitMs = LONGEST_WAIT_MS, mostWaiting = MOST_WAITING } = {}) {
  // A map keeps its order: the lane whose turn it is comes first.
  const lanes = new Map<string, Waiting[]>();
  let running = 0;
  let waiting = 0;
  let slots = AT_A_TIME;

  const remove = (lane: string, one: Waiting): void => {
    const left = (lanes.get(lane) ?? []).filter((other) => other !== one);
    waiting -= 1;
    if (left.length === 0) lanes.delete(lane);
    else lanes.set(lane, left);
  };

  const startNext = (): void => {
    while (running < slots) {
      const [turn] = lanes;
      const [lane, [next]] = turn ?? ['', []];
      if (next === undefined) return;
      const others = lanes.get(lane) ?? [];
      lanes.delete(lane);
      lanes.set(lane, others);
      remove(lane, next);
      next.start();
    }
  };

  /** Waits for a turn: true when it has come, false if there was none in time. */
  const turnOf = (lane: string): Promise<boolean> =>
    new Promise((done) => {
      const one: Waiting = {
        start: () => {
          clearTimeout(timer);
          running += 1;
          done(true);
        },
        giveUp: () => {
          clearTimeout(timer);
          remove(lane, one);
          done(false);
        },
      };
      const timer = setTimeout(one.giveUp, longestWaitMs);
      waiting += 1;
      lanes.set(lane, [...(lanes.get(lane) ?? []), one]);
      if (waiting > mostWaiting) longestOf(lanes).at(-1)?.giveUp();
      startNext();
    });

  return {
    /** Runs a sign-in when its lane's turn has come. Returns null if that took longer than 20 s or too many wait. */
    async run<T>(lane: string, work: () => Promise<T>): Promise<T | null> {
      if (!(await turnOf(lane))) return null;
      try {
        return await work();
      } finally {
        running -= 1;
        startNext();
      }
    },
    /** Lets fewer sign-ins ask IAM at a time while there are many. */
    slowDown(areMany: boolean): void {
      slots = areMany ? AT_A_TIME_IF_MANY : AT_A_TIME;
    },
  };
}

const longestOf = (lanes: Map<string, Waiting[]>): Waiting[] =>
  [...lanes.values()].reduce((longest, lane) => (lane.length > longest.length ? lane : longest), []);

/** Returns this process's queue. */
export const signInQueue = (): SignInQueue => processWide('sign-in-queue', () => createSignInQueue());
