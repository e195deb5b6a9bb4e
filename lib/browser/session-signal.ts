/** What the browser's page knows of its session. */
export type SessionState = {
  /** Its end was learnt: by an answer 401, or by the clock. */
  isOver: boolean;
  /** A person asked to sign in, in place. */
  isAsking: boolean;
  /** The console is newer than the page: it knows the page's actions no more. */
  isUpdated: boolean;
  /** The page can show the sign-in dialog. */
  canSignIn: boolean;
};

const INITIAL: SessionState = { isOver: false, isAsking: false, isUpdated: false, canSignIn: false };

let state = INITIAL;
const listeners = new Set<() => void>();

function set(change: Partial<SessionState>): void {
  if (Object.entries(change).every(([name, value]) => state[name as keyof SessionState] === value)) return;
  state = { ...state, ...change };
  for (const listener of [...listeners]) listener();
}

/** Calls `listener` at each change of the state, until the returned function is called. */
export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the state now; another object at each change. */
export const sessionState = (): SessionState => state;

/** Returns the state of a page that is rendered on the server: nothing is known yet. */
export const initialSessionState = (): SessionState => INITIAL;

/** Notes that the session has ended: no read is sent from here on. */
export const reportSignedOut = (): void => set({ isOver: true });

/** Notes that there is a session again: reads that waited go on. */
export const reportSignedIn = (): void => set({ isOver: false, isAsking: false });

/** Opens or closes the sign-in dialog. */
export const askSignIn = (isAsking: boolean): void => set({ isAsking });

/** Notes that the page is older than the console; only loading it again mends that. */
export const reportUpdated = (): void => set({ isUpdated: true });

/** Notes that a page can show the sign-in dialog, until the returned function is called. */
export function hostSignIn(): () => void {
  set({ canSignIn: true });
  return () => set({ canSignIn: false, isAsking: false });
}

/** Whether what would be sent has to wait: the session is over, and a person can sign in on this page. */
const isHeld = (): boolean => state.isOver && state.canSignIn;

/** Asks to sign in before anything is sent, where the session is known to be over. Returns whether it did. */
export function signInFirst(): boolean {
  if (!isHeld()) return false;
  askSignIn(true);
  return true;
}

/**
 * Resolves once there is a session: at once as far as is known, and where nobody could sign in on this page.
 * Rejects with the abort's reason when nobody waits any more.
 */
export function whenSignedIn(signal?: AbortSignal): Promise<void> {
  if (!isHeld()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = subscribeSession(() => {
      if (isHeld()) return;
      stop();
      resolve();
    });
    const giveUp = () => {
      stop();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}
