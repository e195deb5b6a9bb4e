import { useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { LEAVE_WITHOUT_ASKING } from '@/components/ui/leave-without-asking';
import { isSameDraft, readDrafts, removeDraft, type SourceDraft, writeDraft } from '@/lib/sources/drafts';
import type { CreateSourceValues } from '@/lib/sources/values';

/** A change is saved after the form has been unchanged this long (our choice). */
const REST_MS = 500;

type Options = {
  form: UseFormReturn<CreateSourceValues>;
  /** The form's values if nothing was typed. */
  defaults: CreateSourceValues;
  /** Of the storage keys of its user's drafts. */
  prefix: string;
  pageId: string;
  /** Sources created since the page was opened: each makes the draft obsolete. */
  createdCount: number;
  channelNameOf: (channelId: string) => string;
};

/**
 * Saves a form as a draft when typing pauses, and immediately when the page is left. Removes the draft if nothing is
 * left to save or the source was created, and saves nothing more once someone has signed out. If the browser stores
 * nothing, nothing is saved. Returns `save`, which saves immediately.
 */
export function useDraftKeeper(options: Options): () => void {
  const latest = useRef(options);
  latest.current = options;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [save] = useState(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { form, defaults, prefix, pageId, channelNameOf } = latest.current;
    const values = form.getValues();
    tryStorage(() => {
      if (isSameDraft(values, defaults)) return removeDraft(localStorage, prefix, pageId);
      writeDraft(localStorage, prefix, {
        pageId,
        savedAt: Date.now(),
        channelName: channelNameOf(values.channel_id),
        values,
      });
    });
  });

  const { form, prefix, pageId, createdCount } = options;
  useEffect(() => {
    const later = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, REST_MS);
    };
    const now = () => {
      if (timer.current !== undefined) save();
    };
    const leaving = new AbortController();
    window.addEventListener('pagehide', now, { signal: leaving.signal });
    document.addEventListener('visibilitychange', now, { signal: leaving.signal });
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: later });
    const stop = () => {
      unsubscribe();
      leaving.abort();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
    const forget = () => {
      stop();
      const { prefix, pageId } = latest.current;
      tryStorage(() => removeDraft(localStorage, prefix, pageId));
    };
    window.addEventListener(LEAVE_WITHOUT_ASKING, forget, { signal: leaving.signal });
    // What was typed before this code loaded.
    later();
    return () => {
      now();
      stop();
    };
  }, [form, save]);

  useEffect(() => {
    if (createdCount === 0) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    tryStorage(() => removeDraft(localStorage, prefix, pageId));
  }, [createdCount, prefix, pageId]);

  return save;
}

/**
 * Finds the drafts of closed pages: an open page holds a lock named after its draft. Without locks (plain HTTP) every
 * other draft counts.
 */
export function useOrphanDrafts(prefix: string, pageId: string) {
  const [orphans, setOrphans] = useState<SourceDraft[]>([]);
  useEffect(() => {
    const living = new AbortController();
    const { signal } = living;
    const look = async () => {
      const held = await heldLocks();
      if (signal.aborted) return;
      tryStorage(() =>
        setOrphans(
          readDrafts(localStorage, prefix, Date.now()).filter(
            (draft) => draft.pageId !== pageId && !held.has(prefix + draft.pageId),
          ),
        ),
      );
    };
    void holdLock(prefix + pageId, signal);
    void look();
    window.addEventListener('storage', look, { signal });
    return () => living.abort();
  }, [prefix, pageId]);

  const forget = (draft: SourceDraft) => {
    tryStorage(() => removeDraft(localStorage, prefix, draft.pageId));
    setOrphans((before) => before.filter((other) => other.pageId !== draft.pageId));
  };
  return { orphans, forget };
}

/** Whether closed pages can be detected: if not, using a draft copies it and doesn't remove it. */
export const hasLocks = (): boolean => 'locks' in navigator;

async function heldLocks(): Promise<ReadonlySet<string>> {
  if (!hasLocks()) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}

async function holdLock(name: string, signal: AbortSignal): Promise<void> {
  if (!hasLocks()) return;
  await navigator.locks.request(
    name,
    () => new Promise<void>((release) => signal.addEventListener('abort', () => release(), { once: true })),
  );
}

/** The browser may refuse to store, or be full. There is no draft then, and the form works without it. */
function tryStorage(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing to report: a draft is optional.
  }
}
