import type { ReactNode } from 'react';
import { fillPlaces, type PlaceValues } from '@/lib/i18n/format';

/** Replaces `{name}` placeholders of a message with elements, as `format` does with texts. Each part is an element. */
export const fillNodes = (message: string, nodes: Record<string, ReactNode>): ReactNode =>
  fillPlaces(message, (name) => nodes[name]).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    <span key={index}>{part}</span>
  ));

/**
 * Fills a message with names, IDs and other texts that are not the console's own: they are not translated, and their
 * direction does not change that of the message. Numbers are part of the message.
 */
export function fillNames(message: string, values: PlaceValues): ReactNode {
  const nodes: Record<string, ReactNode> = {};
  for (const [place, value] of Object.entries(values))
    nodes[place] = typeof value === 'number' ? value : <bdi translate="no">{value}</bdi>;
  return fillNodes(message, nodes);
}

/** Shows a finished text in which a name may occur, as fillNames does. */
export const markName = (text: string, name: string | undefined): ReactNode =>
  name ? fillNames(text.replaceAll(name, '{name}'), { name }) : text;
