import type { ReactNode } from 'react';
import { fillPlaces } from '@/lib/i18n/format';

/** Replaces `{name}` placeholders of a message with elements, as `format` does with texts. Each part is an element. */
export const fillNodes = (message: string, nodes: Record<string, ReactNode>): ReactNode =>
  fillPlaces(message, (name) => nodes[name]).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    <span key={index}>{part}</span>
  ));
