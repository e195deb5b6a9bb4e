'use client';

import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';

/** Returning to the window within this time reads nothing (our choice). */
const FRESH_MS = 3_000;
/** Delay after the first of several failures, and the maximum; it doubles with each (our choice). */
const FIRST_WAIT_MS = 5_000;
const MOST_WAIT_MS = 300_000;
/** A longer timer would fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Reads one item of a list and keeps it up to date: reads it again when the window gets the focus and on demand, and
 * automatically after a failure, at growing intervals. Reads nothing while the page is hidden, or after the session has
 * ended or the item was deleted. If it was deleted, reads the lists (`lists`) again.
 */
export function useOneItem<T>(query: UseQueryOptions<T, ReadFailure | null>, lists: QueryKey) {
  const client = useQueryClient();
  const result = useQuery(query);
  const { data, status, error, dataUpdatedAt, errorUpdatedAt, errorUpdateCount, refetch } = result;
  const failed = status === 'error';
  const isOver = failed && error !== null && error.state !== 'error';
  const isGone = failed && error?.state === 'missing';

  const failuresBefore = useRef(errorUpdateCount);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counting restarts with each success.
  useEffect(() => {
    failuresBefore.current = errorUpdateCount;
  }, [dataUpdatedAt]);

  useEffect(() => {
    if (!failed || isOver) return;
    const failures = Math.max(1, errorUpdateCount - failuresBefore.current);
    const backOff = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    const wait = Math.max(backOff, (error?.waitSeconds ?? 0) * 1000);
    const timer = setTimeout(
      () => {
        if (document.visibilityState === 'visible') void refetch();
      },
      Math.min(LONGEST_TIMER_MS, errorUpdatedAt + wait - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [failed, isOver, error, errorUpdatedAt, errorUpdateCount, refetch]);

  useEffect(() => {
    if (isOver) return;
    const readAgain = () => {
      const age = Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt);
      if (document.visibilityState === 'visible' && age >= FRESH_MS) void refetch({ cancelRefetch: false });
    };
    window.addEventListener('focus', readAgain);
    document.addEventListener('visibilitychange', readAgain);
    return () => {
      window.removeEventListener('focus', readAgain);
      document.removeEventListener('visibilitychange', readAgain);
    };
  }, [isOver, dataUpdatedAt, errorUpdatedAt, refetch]);

  const wasThere = data !== undefined;
  const listsRef = useRef(lists);
  listsRef.current = lists;
  useEffect(() => {
    if (isGone && wasThere) void client.invalidateQueries({ queryKey: listsRef.current });
  }, [isGone, wasThere, client]);

  return { ...result, isGone };
}
