'use client';

import { useSyncExternalStore } from 'react';
import { errorPage as en } from '@/lib/i18n/en/error-page';
import type { Language } from '@/lib/i18n/languages';
import { errorPage as zhCn } from '@/lib/i18n/zh-cn/error-page';

const TEXTS: Record<Language, typeof en> = { en, 'zh-CN': zhCn };

type BrokenPageProps = {
  error: unknown;
  /** A known reason, in place of an error of the console and its number. */
  reason?: Record<Language, Pick<typeof en, 'title' | 'text'>>;
};

/**
 * Shows that the console itself failed, with the number in its log, and offers to reload the page. It has its own
 * texts: if the server failed, the dictionary may be missing.
 */
export function BrokenPage({ error, reason }: BrokenPageProps) {
  const language = usePageLanguage();
  const texts = TEXTS[language];
  const { title, text } = reason?.[language] ?? texts;
  const digest = digestOf(error);
  return (
    <main className="page" id="main">
      <div className="card empty-state" role="alert">
        <span className="glyph bad">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M9 3.5v4M15 3.5v4M6.5 7.5h11V11a5.5 5.5 0 0 1-11 0zM12 16.5v4" />
          </svg>
        </span>
        <h1>{title}</h1>
        <p>{text}</p>
        <div className="actions">
          <button type="button" className="btn primary" onClick={() => window.location.reload()}>
            {texts.reload}
          </button>
        </div>
        {digest === null || reason ? null : <span className="aside">{`${texts.number} ${digest}`}</span>}
      </div>
    </main>
  );
}

/**
 * Returns the page's language in the browser: its own if it has one, else the browser's first preference. Every page
 * carries this, so it needs no more of lib/i18n than the texts.
 */
export function usePageLanguage(): Language {
  return useSyncExternalStore(
    () => () => {},
    () => {
      const tags = [document.documentElement.lang, ...navigator.languages];
      return tags.find((tag) => /^(zh|en)/i.test(tag))?.startsWith('zh') ? 'zh-CN' : 'en';
    },
    () => 'en',
  );
}

/** Returns the number that Next gives a server error; null for anything else that can be thrown in a browser. */
export function digestOf(error: unknown): string | null {
  const digest = (error as { digest?: unknown } | null | undefined)?.digest;
  return typeof digest === 'string' ? digest : null;
}
