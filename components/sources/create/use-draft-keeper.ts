import { useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ProjectScope } from '@/lib/session/session';
import { draftPrefix } from '@/lib/sources/draft-prefix';
import { isSameDraft, readDrafts, removeDraft, type SourceDraft, writeDraft } from '@/lib/sources/drafts';
import type { CreateSourceValues } from '@/lib/sources/values';

/** A change is saved once the form has been at rest this long (our choice). */
const REST_MS = 500;

type Options = {
  form: UseFormReturn<CreateSourceValues>;
  /** What the form holds when nothing was typed. */
  defaults: CreateSourceValues;
  owner: ProjectScope;
  pageId: string;
  /** Sources made since the page was opened: with each its draft has served. */
  createdCount: number;
  channelNameOf: (channelId: string) => string;
};

/**
 * Saves a form as a draft whenever it rests, at once when the page goes, and drops the draft when nothing is left to keep
 * or the source is made. Where the browser stores nothing, nothing is kept. Returns `save`, which saves at once.
 */
export function useDraftKeeper(options: Options): () => void {
  const latest = useRef(options);
  latest.current = options;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [save] = useState(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { form, defaults, owner, pageId, channelNameOf } = latest.current;
    const values = form.getValues();
    quietly(() => {
      if (isSameDraft(values, defaults)) return removeDraft(localStorage, owner, pageId);
      writeDraft(localStorage, owner, {
        pageId,
        savedAt: Date.now(),
        channelName: channelNameOf(values.channel_id),
        values,
      });
    });
  });

  const { form, owner, pageId, createdCount } = options;
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
    // What was typed before this code was here.
    later();
    return () => {
      unsubscribe();
      leaving.abort();
      now();
    };
  }, [form, save]);

  const { endpoint_id, project_id } = owner;
  useEffect(() => {
    if (createdCount === 0) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    quietly(() => removeDraft(localStorage, { endpoint_id, project_id }, pageId));
  }, [createdCount, endpoint_id, project_id, pageId]);

  return save;
}

/**
 * Finds the drafts of pages that are gone: a page holds a lock named by its draft for as long as it lives. Where there
 * are no locks (plain HTTP) every other draft counts.
 */
export function useOrphanDrafts({ endpoint_id, project_id }: ProjectScope, pageId: string) {
  const [orphans, setOrphans] = useState<SourceDraft[]>([]);
  useEffect(() => {
    const owner = { endpoint_id, project_id };
    const living = new AbortController();
    const { signal } = living;
    const look = async () => {
      const held = await heldLocks();
      if (signal.aborted) return;
      quietly(() =>
        setOrphans(
          readDrafts(localStorage, owner, Date.now()).filter(
            (draft) => draft.pageId !== pageId && !held.has(draftPrefix(owner) + draft.pageId),
          ),
        ),
      );
    };
    void holdLock(draftPrefix(owner) + pageId, signal);
    void look();
    window.addEventListener('storage', look, { signal });
    return () => living.abort();
  }, [endpoint_id, project_id, pageId]);

  const forget = (draft: SourceDraft) => {
    quietly(() => removeDraft(localStorage, { endpoint_id, project_id }, draft.pageId));
    setOrphans((before) => before.filter((other) => other.pageId !== draft.pageId));
  };
  return { orphans, forget };
}

/** Whether pages can be told to be gone: else a draft that is used is copied, not taken. */
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

/** A browser may refuse to store, or be full: then there is no draft, and the form goes on. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing to tell: a draft is an extra.
  }
}
