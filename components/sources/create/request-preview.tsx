'use client';

import { type Control, useWatch } from 'react-hook-form';
import { CopyButton } from '@/components/ui/copy-button';
import { JsonView } from '@/components/ui/json-view';
import { MISSING, previewBody } from '@/lib/sources/preview-body';
import { type CreateSourceValues, readCreateSourceValues } from '@/lib/sources/values';
import type { CreateSourceMessages } from './create-source-messages';

type RequestPreviewProps = {
  control: Control<CreateSourceValues>;
  title: string;
  messages: CreateSourceMessages;
};

/** Shows the request that Create would send, as the form stands now; secrets are dots. */
export function RequestPreview({ control, title, messages }: RequestPreviewProps) {
  const body = previewBody(readCreateSourceValues(useWatch({ control })));
  return (
    <div className="sect">
      <h3>{title}</h3>
      <div className="code">
        <div className="tabs">
          <span className="code-name">
            <b className="strong">POST</b>
            <code className="cut">/v1/{'{project_id}'}/sources</code>
          </span>
          <span className="end">
            <CopyButton
              text={() => JSON.stringify(body, (_key, value) => (value === MISSING ? '' : value), 2)}
              what={messages.form.json}
              messages={messages.copy}
            />
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
        <pre className="json" tabIndex={0} role="region" aria-label={messages.form.preview}>
          <JsonView value={body} missing={messages.form.missing} />
        </pre>
      </div>
      <p className="tiny muted">{messages.form.previewNote}</p>
    </div>
  );
}
