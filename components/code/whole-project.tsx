import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { readOwn } from '@/lib/browser/read';
import type { CodeBodies } from '@/lib/code/reads';
import { type CodeNoun, codeSubject } from '@/lib/code/subject';
import { terraformCode, terraformFile } from '@/lib/code/terraform';
import { formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';

/** Channels first: the others name them. */
const NOUNS: readonly CodeNoun[] = ['channel', 'source', 'subscription'];

/**
 * Downloads Terraform of a whole project: its own channels, sources and subscriptions, each with the block that imports
 * it. They are read page by page; the file is only made when all are there.
 */
export function WholeProject({ owner }: { owner: ProjectScope }) {
  const texts = useTexts('code').whole;
  const language = useLanguage();
  const [count, setCount] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reading = useRef<AbortController>(undefined);
  useEffect(() => () => reading.current?.abort(), []);

  const download = async () => {
    const current = new AbortController();
    const { signal } = current;
    reading.current = current;
    setProblem(null);
    try {
      const file = await readAll(owner, signal, setCount);
      save('eventgrid.tf', file.text);
      announce(formatPlural(texts.done, file.count, language));
    } catch (failure) {
      if (failure instanceof Error) throw failure;
      if (!signal.aborted) setProblem(Object(failure).title ?? texts.silent);
    } finally {
      setCount(null);
    }
  };
  return (
    <div className="actions">
      {count === null ? (
        <button type="button" className="btn small" onClick={() => void download()}>
          {texts.download}
        </button>
      ) : (
        <>
          <span role="status">{formatPlural(texts.reading, count, language)}</span>
          <button type="button" className="btn small quiet" onClick={() => reading.current?.abort()}>
            {texts.cancel}
          </button>
        </>
      )}
      <p className="hint" role="status">
        {problem}
      </p>
    </div>
  );
}

async function readAll(owner: ProjectScope, signal: AbortSignal, onCount: (count: number) => void) {
  const file = terraformFile();
  const blocks: string[] = [];
  onCount(0);
  for (const noun of NOUNS) {
    for (let offset: number | null = 0; offset !== null; ) {
      const page: CodeBodies = await readOwn('/api/code', { noun, offset: String(offset) }, owner, signal);
      for (const { id, body } of page.items) blocks.push(terraformCode(codeSubject(noun, body, id), file));
      onCount(blocks.length);
      offset = page.next;
    }
  }
  return { text: blocks.join('\n'), count: blocks.length };
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
