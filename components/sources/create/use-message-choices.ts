import { useEffect, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';
import type { MessageChoices } from '@/lib/sources/message-instances';

const DEBOUNCE_MS = 300;

/** What a list of DMS answered; `failure` is null if the console itself did not answer. */
export type MessageAnswer =
  | { state: 'waiting'; data: MessageChoices | null }
  | { state: 'read'; data: MessageChoices }
  | { state: 'failed'; failure: ReadFailure | null };

const WAITING: MessageAnswer = { state: 'waiting', data: null };

/**
 * Reads one of DMS's lists, 300 ms after what it depends on has changed; nothing while `asked` is null. What was read
 * before stays until the new answer.
 */
export function useMessageChoices(owner: ProjectScope, asked: Record<string, string> | null): MessageAnswer {
  const [answer, setAnswer] = useState(WAITING);
  const { project_id, endpoint_id } = owner;
  const key = asked && JSON.stringify(asked);
  useEffect(() => {
    if (key === null) return setAnswer(WAITING);
    const reading = new AbortController();
    setAnswer((before) => ({ state: 'waiting', data: before.state === 'failed' ? null : before.data }));
    const read = () =>
      readOwn<MessageChoices>(
        '/api/message-instances',
        JSON.parse(key),
        { project_id, endpoint_id },
        reading.signal,
      ).then(
        (data) => setAnswer({ state: 'read', data }),
        (failure: ReadFailure | null) => reading.signal.aborted || setAnswer({ state: 'failed', failure }),
      );
    const timer = setTimeout(read, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      reading.abort();
    };
  }, [key, project_id, endpoint_id]);
  return answer;
}
