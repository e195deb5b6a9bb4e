import type { SVGAttributes } from 'react';
import type { IconName } from './icon-sprite';

/**
 * Shows an icon from the page's sprite: a list shows a hundred of them, and their shapes add nothing to the script. It
 * is decoration: the text beside it, or the button around it, has the name.
 */
export const Icon = ({ name, ...rest }: SVGAttributes<SVGSVGElement> & { name: IconName }) => (
  <svg {...rest} aria-hidden="true">
    <use href={`#icon-${name}`} />
  </svg>
);
