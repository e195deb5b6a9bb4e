import type { SVGAttributes } from 'react';
import type { IconName } from './icon-names';
import icons from './icons.svg';

/**
 * Shows an icon from the file of all icons, which the browser keeps: a list shows a hundred of them, and their shapes
 * add nothing to the page or the script. It is decoration: the text beside it, or the button around it, has the name.
 */
export const Icon = ({ name, ...rest }: SVGAttributes<SVGSVGElement> & { name: IconName }) => (
  <svg {...rest} aria-hidden="true">
    <use href={`${icons.src}#${name}`} />
  </svg>
);
