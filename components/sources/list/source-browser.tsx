'use client';

import { SourcePanel } from '@/components/sources/panel/source-panel';
import { SourcesBrowser, type SourcesBrowserProps } from './sources-browser';

/** Shows a source beside the list if the page comes with both, without waiting for the panel. */
export function SourceBrowser(props: Omit<SourcesBrowserProps, 'Panel'>) {
  return <SourcesBrowser {...props} Panel={SourcePanel} />;
}
