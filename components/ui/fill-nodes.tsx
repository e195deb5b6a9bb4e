import { Fragment, type ReactNode } from 'react';
import { fillPlaces } from '@/lib/i18n/format';

/** Replaces `{name}` placeholders of a message with elements, as `format` does with texts. */
export const fillNodes = (message: string, nodes: Record<string, ReactNode>): ReactNode =>
  fillPlaces(message, (name) => nodes[name]).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    <Fragment key={index}>{part}</Fragment>
  ));
