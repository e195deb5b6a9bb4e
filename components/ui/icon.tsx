import type { SVGAttributes } from 'react';
import type { IconName } from './icon-sprite';

/**
 * Shows an icon that the page carries once in its sprite: a list draws a hundred of them, and its script holds none.
 * It is decoration: what it stands beside, or the button around it, has the name.
 */
export const Icon = ({ name, ...rest }: SVGAttributes<SVGSVGElement> & { name: IconName }) => (
  <svg {...rest} aria-hidden="true">
    <use href={`#icon-${name}`} />
  </svg>
);
