import type { ProjectScope } from '@/lib/session/session';

/** What the page knows about its session and its console. */
export type SessionState = {
  /** The session has ended, as a 401 or the clock showed. */
  isOver: boolean;
  /** The sign-in dialog is open on this page. */
  isSignInOpen: boolean;
  /** The console has been updated since the page was loaded and no longer knows the page's actions. */
  isUpdated: boolean;
  /** The page can show the sign-in dialog. */
  canSignIn: boolean;
  /** Tries again to open the page that the console has not sent; null while none is late. */
  visitAgain: (() => void) | null;
};

const INITIAL: SessionState = {
  isOver: false,
  isSignInOpen: false,
  isUpdated: false,
  canSignIn: false,
  visitAgain: null,
};

let state = INITIAL;
const listeners = new Set<() => void>();

function set(change: Partial<SessionState>): void {
  if (Object.entries(change).every(([name, value]) => state[name as keyof SessionState] === value)) return;
  state = { ...state, ...change };
  for (const listener of [...listeners]) listener();
}

/** Calls `listener` at each change of the state until the returned function is called. */
export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the current state: a new object after each change. */
export const sessionState = (): SessionState => state;

/** Returns the state of a page rendered on the server, where nothing is known yet. */
export const initialSessionState = (): SessionState => INITIAL;

/** Records that the session has ended. No reads are sent from here on. */
export const reportSignedOut = (): void => set({ isOver: true });

/** Records that there is a session again. Waiting reads continue. */
export const reportSignedIn = (): void => set({ isOver: false, isSignInOpen: false });

/** Opens or closes the sign-in dialog. */
export const showSignInDialog = (isSignInOpen: boolean): void => set({ isSignInOpen });

/** Records that the page is older than the console. Only a reload fixes that. */
export const reportUpdated = (): void => set({ isUpdated: true });

/** Records that the console has not sent a page, and how to try again; null once it has. */
export const reportSilentVisit = (visitAgain: (() => void) | null): void => set({ visitAgain });

/** Records that the page can show the sign-in dialog, until the returned function is called. */
export function hostSignIn(): () => void {
  set({ canSignIn: true });
  return () => set({ canSignIn: false, isSignInOpen: false });
}

/** Whether requests have to wait: the session has ended, and the user can sign in on this page. */
const isHeld = (): boolean => state.isOver && state.canSignIn;

/** Opens the sign-in dialog if the session is known to have ended. Returns whether it did. */
export function signInFirst(): boolean {
  if (!isHeld()) return false;
  showSignInDialog(true);
  return true;
}

/**
 * Resolves once there is a session: immediately if none is known to have ended, or if this page has no sign-in dialog.
 * Rejects with the abort's reason when the caller stops waiting.
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

/** The project that the page is for, for its whole lifetime: for parts that load late. Null until the page runs. */
export const page: { project: ProjectScope | null } = { project: null };
