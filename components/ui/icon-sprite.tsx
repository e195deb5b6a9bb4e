import {
  ArrowDown,
  ArrowUp,
  Braces,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronsUpDown,
  CircleX,
  Columns3,
  Copy,
  FunnelX,
  Info,
  Layers,
  Plus,
  Rabbit,
  RefreshCw,
  Rocket,
  Search,
  TriangleAlert,
  X,
} from 'lucide-react';

/** Icons of what is on a page from the start; what comes later brings its own. */
const ICONS = {
  'arrow-down': ArrowDown,
  'arrow-up': ArrowUp,
  braces: Braces,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevrons-up-down': ChevronsUpDown,
  'circle-x': CircleX,
  columns: Columns3,
  copy: Copy,
  'funnel-x': FunnelX,
  info: Info,
  layers: Layers,
  plus: Plus,
  rabbit: Rabbit,
  refresh: RefreshCw,
  rocket: Rocket,
  search: Search,
  triangle: TriangleAlert,
  x: X,
};

export type IconName = keyof typeof ICONS;

/** Carries the shapes that `Icon` points at; it stands once in the root layout, and its code stays on the server. */
export const IconSprite = () => (
  <svg className="sprite" aria-hidden="true">
    {Object.entries(ICONS).map(([name, Shape]) => (
      <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
        <Shape />
      </symbol>
    ))}
  </svg>
);
