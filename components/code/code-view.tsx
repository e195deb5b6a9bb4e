'use client';

import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { CopyButton } from '@/components/ui/copy-button';
import { readOwn } from '@/lib/browser/read';
import { page } from '@/lib/browser/session-signal';
import { CODE_LANGUAGES, type CodeLanguageId } from '@/lib/code/languages';
import { type CodeNoun, type CodePlace, codeSubject } from '@/lib/code/subject';
import { regionOf } from '@/lib/eventgrid/regions';
import { code as enCode } from '@/lib/i18n/en/code';
import { code as zhCode } from '@/lib/i18n/zh-cn/code';
import type { ProjectScope } from '@/lib/session/session';
import { WholeProject } from './whole-project';

export type CodeViewProps = {
  noun: CodeNoun;
  /** ID of what exists already. */
  id?: string | null;
  /** Makes the body that creates it, from what is known now. Secrets in it do not reach the code. */
  body: () => Record<string, unknown>;
};

const NO_PROJECT: ProjectScope = { project_id: '', endpoint_id: '' };
const LANGUAGE_IDS = Object.keys(CODE_LANGUAGES) as CodeLanguageId[];

/** Shows code in one of five languages, and what has to be set before it runs. */
function CodeViewPart({ noun, id = null, body }: CodeViewProps) {
  const texts = useTexts('code');
  const tabs = useId();
  const [chosen, setChosen] = useState<CodeLanguageId>('curl');
  const [owner] = useState(() => page.project ?? NO_PROJECT);
  const place = usePlace(owner);
  const subject = codeSubject(noun, body(), id);
  const language = CODE_LANGUAGES[chosen];
  const written = language.write(subject, place);
  const settings = language.settings(subject, place);
  return (
    <div className="code-view">
      <div className="code">
        <div className="tabs">
          <div role="tablist" aria-label={texts.languages} onKeyDown={moveTab}>
            {LANGUAGE_IDS.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={tabs + one}
                aria-selected={one === chosen}
                aria-controls={`${tabs}panel`}
                tabIndex={one === chosen ? 0 : -1}
                onClick={() => setChosen(one)}
              >
                {CODE_LANGUAGES[one].label}
              </button>
            ))}
          </div>
          <span className="end">
            <CopyButton text={written} what={texts.code} />
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
        <pre role="tabpanel" id={`${tabs}panel`} aria-labelledby={tabs + chosen} tabIndex={0} translate="no">
          {written}
        </pre>
      </div>
      <p className="text-xs text-ink-3">{texts.notes[chosen]}</p>
      {chosen === 'terraform' && id !== null ? <p className="text-xs text-ink-3">{texts.import}</p> : null}
      {settings === '' ? null : <Settings text={settings} />}
      {chosen === 'terraform' ? <WholeProject owner={owner} /> : null}
    </div>
  );
}

function Settings({ text }: { text: string }) {
  const { settings, settingsTitle, settingsNote } = useTexts('code');
  return (
    <div className="section">
      <h3>
        <span>{settingsTitle}</span>
        <span className="end">
          <CopyButton text={text} what={settings} />
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre className="code plain-code" tabIndex={0} role="region" aria-label={settingsTitle} translate="no">
        {text}
      </pre>
      <p className="text-xs text-ink-3">{settingsNote}</p>
    </div>
  );
}

export default withLateTexts({ en: { code: enCode }, 'zh-CN': { code: zhCode } }, CodeViewPart);

/** Where the page's code is to run: the address is read once, and unknown until then. */
function usePlace(owner: ProjectScope): CodePlace {
  const [eventGridUrl, setUrl] = useState('');
  useEffect(() => {
    const reading = new AbortController();
    readOwn<{ eventGridUrl: string }>('/api/session', {}, owner, reading.signal).then(
      (session) => setUrl(session.eventGridUrl),
      () => {},
    );
    return () => reading.abort();
  }, [owner]);
  const region = URL.canParse(eventGridUrl) ? regionOf({ eventGridUrl, iamUrl: eventGridUrl }) : null;
  return { eventGridUrl, projectId: owner.project_id, region };
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Arrow keys, Home and End choose a tab, as in the ARIA Authoring Practices. */
function moveTab(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? tabs.indexOf(activeElement) : -1;
  const step = STEPS[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step === undefined ? null : at + step;
  if (to === null) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length);
  tab?.focus();
  tab?.click();
}
