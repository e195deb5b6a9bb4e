'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { DetailsPanel } from '@/components/action/details-panel';
import { ErrorSummary } from '@/components/action/error-summary';
import { REFUSAL_NEXT } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { GuardedButton } from '@/components/ui/guarded-button';
import { keepFocusOnPress } from '@/components/ui/keep-focus-on-press';
import { lazyPart } from '@/components/ui/lazy-part';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { channelFilters, sourceCheck } from '@/lib/browser/queries/events';
import type { PublishedEvents } from '@/lib/eventgrid/answers/published';
import { readTestEvents } from '@/lib/events/test-events';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { format, formatPlural } from '@/lib/i18n/format';
import { problemText } from './event-text';
import { EventsField } from './events-field';
import type { PublishResultProps } from './publish-result';
import type { WhoGetsProps } from './who-gets';

// The filters' evaluator and what shows traces load by themselves: the text can be typed before.
const WhoGets = lazyPart<WhoGetsProps>(() => import('./who-gets'), {
  waiting: <div className="section" aria-busy="true" />,
});
const PublishResult = lazyPart<PublishResultProps>(() => import('./publish-result'), {
  waiting: <div className="section" aria-busy="true" />,
});

export type TestEventProps = {
  action: Action<PublishedEvents>;
  /** For a press without JavaScript: sent twice, it is one write. */
  writeId: string;
  owner: { project_id: string; endpoint_id: string; project_name: string };
  source: { id: string; name: string; channel_id: string; channel_name: string | null };
  /** The event to begin with. */
  example: string;
  head: ReactNode;
  /** What is to be known of the source first, such as that it does not run. */
  notes: ReactNode;
};

const FORM = 'test-event';

/** Sends test events of a source: who would get them, the events, and beside them what became of each. */
export function TestEvent(props: TestEventProps) {
  const { action, owner, source, example, head, notes } = props;
  const texts = useTexts('testEvent');
  const language = useLanguage();
  const press = useAction(action);
  const { outcome, lost, isPending, waitSeconds, run, checkNow, formAction, dismiss } = press;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => postedText(outcome) ?? example);
  const [sentText, setSentText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(outcome?.result.ok === false && outcome.result.failure.kind === 'invalid-input');
  useTyped(source.id, setText);
  const checked = readTestEvents(text, source.name);
  const problems = checked.problems.map((problem) =>
    problemText(problem, checked, { source: source.name, texts, language }),
  );
  const of = { channel_id: source.channel_id, source_name: source.name };
  const scope = { project_id: owner.project_id, endpoint_id: owner.endpoint_id };
  const check = useQuery(sourceCheck(scope, of));
  const filters = useQuery(channelFilters(scope, source.channel_id));
  const summary = useRef<HTMLDivElement>(null);
  const { question } = useLeaveGuard(text !== example && text !== sentText && !isPending, texts.leave);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const next = await run(async () => {
      setWrong(problems.length > 0);
      if (problems.length > 0) {
        requestAnimationFrame(() => summary.current?.focus());
        return null;
      }
      setSentText(text);
      return new FormData(element);
    });
    if (next?.result.ok) setSentText(text);
  };
  const result = outcome?.result;
  const isShown = lost !== null || (result !== undefined && (result.ok || result.failure.kind !== 'invalid-input'));
  const count = checked.events.length;
  return (
    <main className={isShown ? 'split result-first' : 'split'} id="main">
      <div className="form-column">
        {head}
        <form id={FORM} action={formAction} onSubmit={submit} onMouseDown={keepFocusOnPress} noValidate>
          <div className="form-body gap-4">
            {notes}
            {isWrong && problems.length > 0 ? <Problems ref={summary} problems={problems} /> : null}
            <HiddenFields {...props} />
            <WhoGets
              reads={{ check, filters }}
              source={source.name}
              channelId={source.channel_id}
              events={problems.length > 0 ? [] : checked.events}
            />
            <EventsField ref={field} text={text} onText={setText} checked={checked} problems={problems} />
          </div>
          <div className="form-bar">
            <GuardedButton
              className="btn primary"
              type="submit"
              isOff={isPending || waitSeconds > 0}
              aria-describedby={waitSeconds > 0 ? REFUSAL_NEXT : undefined}
            >
              {isPending ? texts.sending : formatPlural(texts.send, Math.max(1, count), language)}
            </GuardedButton>
            <p className="form-note">
              {isWrong && problems.length > 0 ? <span>{texts.nothingSent}</span> : null}
              <span>{format(texts.live, { channel: source.channel_name || source.channel_id })}</span>
              <span>{texts.debugging}</span>
            </p>
          </div>
        </form>
      </div>
      <DetailsPanel
        title={texts.details}
        label={isShown ? texts.result : texts.details}
        dismiss={isShown ? { label: texts.dismiss, onDismiss: dismiss } : undefined}
      >
        {isShown ? (
          <PublishResult
            {...{ outcome, lost, isPending }}
            owner={scope}
            text={sentText ?? postedText(outcome) ?? ''}
            sourceId={source.id}
            source={source.name}
            channelId={source.channel_id}
            subscriptions={filters.data ?? null}
            form={FORM}
            path={`/sources/${encodeURIComponent(source.id)}/test`}
            onCheck={() => void checkNow(formNow())}
          />
        ) : (
          <p className="text-sm text-ink-3">{texts.empty}</p>
        )}
      </DetailsPanel>
      {question}
    </main>
  );
}

/**
 * Takes over what was typed before the script loaded. It is read while rendering: once a textarea is hydrated, it has
 * its first text again.
 */
function useTyped(sourceId: string, setText: (text: string) => void): void {
  const [typed] = useState(() => {
    if (typeof document === 'undefined') return null;
    const form = new FormData(document.querySelector<HTMLFormElement>(`#${FORM}`) ?? undefined);
    // The page that is left may be that of another source.
    const text = form.get('source_id') === sourceId ? form.get('events') : null;
    return typeof text === 'string' ? text.replaceAll('\r\n', '\n') : null;
  });
  useEffect(() => {
    if (typed !== null) setText(typed);
  }, [typed, setText]);
}

/** The form as it was posted before React had loaded. */
const formNow = (): FormData => new FormData(document.querySelector<HTMLFormElement>(`#${FORM}`) ?? undefined);

/** The text that was posted without JavaScript, to be shown again. */
function postedText(outcome: ActionOutcome<PublishedEvents> | null): string | null {
  const text = outcome?.values.events;
  return typeof text === 'string' ? text : null;
}

function Problems({ ref, problems }: { ref: Ref<HTMLDivElement>; problems: string[] }) {
  const { problem } = useTexts('forms');
  return <ErrorSummary ref={ref} title={problem} errors={problems.map((text) => ({ field: 'events', text }))} />;
}

function HiddenFields({ owner, writeId, source }: Pick<TestEventProps, 'owner' | 'writeId' | 'source'>) {
  const { id: source_id, name, channel_id } = source;
  const fields = { ...owner, write_id: writeId, source_id, source: name, channel_id };
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
