'use client';

import { SourcePanel } from '@/components/sources/panel/source-panel';
import { SourcesBrowser, type SourcesBrowserProps } from './sources-browser';

/** Shows a source beside the list where the page comes with both: the panel is not waited for. */
export function SourceBrowser(props: Omit<SourcesBrowserProps, 'Panel'>) {
  return <SourcesBrowser {...props} Panel={SourcePanel} />;
}
