import { createElement } from 'react';
import { ICON_SHAPES } from './icon-shapes';

export type IconName = keyof typeof ICON_SHAPES;

/** The shapes that `Icon` refers to. It is rendered once, in the root layout, and its code stays on the server. */
export const IconSprite = () => (
  <svg className="absolute size-0" aria-hidden="true">
    {Object.entries(ICON_SHAPES).map(([name, shapes]) => (
      <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
        {shapes.map((shape) => {
          const [tag, attributes] = typeof shape === 'string' ? (['path', { d: shape }] as const) : shape;
          return createElement(tag, { key: Object.values(attributes).join(), ...attributes });
        })}
      </symbol>
    ))}
  </svg>
);
