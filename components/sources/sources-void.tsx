'use client';

import { FunnelX, Layers, Plus } from 'lucide-react';
import Link from 'next/link';
import { withBasePath } from '@/lib/base-path';
import { format } from '@/lib/i18n/format';
import { isPlainClick } from './plain-click';
import type { SourcesMessages } from './sources-messages';

/** Stands for a list without sources: says what a source is, and offers to create one. */
export function SourcesEmpty({ project, messages }: { project: string; messages: SourcesMessages }) {
  return (
    <div className="void">
      <span className="glyph">
        <Layers aria-hidden="true" />
      </span>
      <h2>{format(messages.empty.title, { project })}</h2>
      <p>{messages.empty.text}</p>
      <div className="row-wrap">
        <Link className="btn primary" href="/sources/new" prefetch={false}>
          <Plus aria-hidden="true" />
          {messages.create}
        </Link>
      </div>
    </div>
  );
}

type SourcesNoMatchProps = { text: string; messages: SourcesMessages; onClear: () => void };

/** Stands for a search that finds nothing, and offers to clear it. */
export function SourcesNoMatch({ text, messages, onClear }: SourcesNoMatchProps) {
  return (
    <div className="void">
      <span className="glyph">
        <FunnelX aria-hidden="true" />
      </span>
      <h2>{messages.noMatch.title}</h2>
      <p className="wrap-any">{format(messages.noMatch.text, { text })}</p>
      <div className="row-wrap">
        <a
          className="btn"
          href={withBasePath('/sources')}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onClear();
          }}
        >
          {messages.noMatch.clear}
        </a>
      </div>
      <span className="tiny">{messages.noMatch.hint}</span>
    </div>
  );
}
