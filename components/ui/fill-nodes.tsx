import { Fragment, type ReactNode } from 'react';

/** Fills `{name}` places of a message with elements, as `format` does with texts; a place without one stays as it is. */
export const fillNodes = (message: string, nodes: Record<string, ReactNode>): ReactNode =>
  message.split(/(\{\w+\})/).map((part, index) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    return <Fragment key={index}>{name !== undefined && name in nodes ? nodes[name] : part}</Fragment>;
  });
