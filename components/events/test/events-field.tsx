'use client';

import type { Ref } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { useHydrated } from '@/components/ui/use-hydrated';
import { MAX_EVENT_BYTES, MAX_EVENTS, MAX_PUBLISH_BYTES } from '@/lib/eventgrid/events/cloud-event';
import type { TestEvents } from '@/lib/events/test-events';
import { format, formatPlural } from '@/lib/i18n/format';
import { EVENT_EDITS, kbOf } from './event-text';

type EventsFieldProps = {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  onText: (text: string) => void;
  checked: TestEvents;
  problems: string[];
};

/** The events as JSON, counted and checked as they are typed. */
export function EventsField({ ref, text, onText, checked, problems }: EventsFieldProps) {
  const texts = useTexts('testEvent');
  const language = useLanguage();
  const isLive = useHydrated();
  const { bytes, totalBytes } = checked;
  const limit = MAX_PUBLISH_BYTES / 1024;
  const isWrong = problems.length > 0;
  return (
    <section className="section" aria-labelledby="events-label">
      <div className="section-head">
        <h2>
          <label id="events-label" htmlFor="events">
            {texts.events}
          </label>
        </h2>
        {bytes.length > 0 ? (
          <span className="num text-xs text-ink-3" data-counted>
            {[
              formatPlural(texts.counted, bytes.length, language, { limit: MAX_EVENTS }),
              format(texts.total, { size: kbOf(totalBytes, language), limit }),
            ].join(' · ')}
          </span>
        ) : null}
      </div>
      <div className={isWrong ? 'code events-code wrong' : 'code events-code'}>
        <div className="tabs">
          <span className="code-name" id="events-hint">
            {format(texts.eventsHint, { limit: MAX_EVENTS })}
          </span>
          {isLive ? (
            <span className="end">
              {(['add', 'freshen', 'format'] as const).map((edit) => (
                <button key={edit} type="button" className="link-btn" onClick={() => onText(EVENT_EDITS[edit](text))}>
                  {{ add: texts.addEvent, freshen: texts.freshen, format: texts.format }[edit]}
                </button>
              ))}
            </span>
          ) : null}
        </div>
        <textarea
          ref={ref}
          id="events"
          name="events"
          className="mono"
          rows={14}
          value={text}
          onChange={({ target }) => onText(target.value)}
          aria-invalid={isWrong || undefined}
          aria-describedby="events-hint events-note"
          autoComplete="off"
          spellCheck={false}
        />
        <div className="code-foot" id="events-note">
          {isWrong ? (
            <ul className="wrong-list">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ) : (
            <span className="well-text">
              <Icon name="check" />
              <span>{texts.valid}</span>
            </span>
          )}
          {bytes.length > 0 ? (
            <span className="end num">
              {format(texts.largest, { size: kbOf(Math.max(...bytes), language), limit: MAX_EVENT_BYTES / 1024 })}
            </span>
          ) : null}
        </div>
      </div>
    </section>
  );
}
