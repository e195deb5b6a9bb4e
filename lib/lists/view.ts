import { TIME_MODES, type TimeMode } from '@/lib/time/time-mode';

/** Rows a page, our choice; an address without `size` shows the default. */
export const PAGE_SIZES = [15, 20, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export const DEFAULT_PAGE_SIZE: PageSize = 20;

/** How high rows are: 32, 40 or 48 px. */
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
type Density = (typeof DENSITIES)[number];

/** How a person wants lists to look, in this browser. */
export type ViewPreferences = {
  /** Columns shown beside the name; null for those that a list shows by itself. */
  columns: readonly string[] | null;
  density: Density;
  size: PageSize;
  time: TimeMode;
};

export const VIEW_COOKIE = 'eventgrid-view';

export const VIEW_DEFAULTS: ViewPreferences = {
  columns: null,
  density: 'normal',
  size: DEFAULT_PAGE_SIZE,
  time: 'relative',
};

/** Columns that a list has beside the name, in their order, and those of them that it shows by itself. */
export type ListColumns<Column extends string> = { all: readonly Column[]; usual: readonly Column[] };

/** Returns the columns that a list shows; one that it does not know is left out. */
export const shownColumns = <Column extends string>(
  chosen: ViewPreferences['columns'],
  { all, usual }: ListColumns<Column>,
): readonly Column[] => (chosen === null ? usual : all.filter((column) => chosen.includes(column)));

/** Reads the preferences from their cookie; parts that are wrong, unknown or missing are the defaults. */
export function parseViewPreferences(text: string | undefined): ViewPreferences {
  const parts = new URLSearchParams(text);
  return {
    columns: parts.get('columns')?.split('.') ?? VIEW_DEFAULTS.columns,
    density: DENSITIES.find((known) => known === parts.get('density')) ?? VIEW_DEFAULTS.density,
    size: PAGE_SIZES.find((known) => String(known) === parts.get('size')) ?? VIEW_DEFAULTS.size,
    time: TIME_MODES.find((known) => known === parts.get('time')) ?? VIEW_DEFAULTS.time,
  };
}

/** Writes the preferences for their cookie, defaults left out; empty when all are. */
export function viewCookieValue({ columns, density, size, time }: ViewPreferences): string {
  const parts = new URLSearchParams();
  if (columns !== null) parts.set('columns', columns.join('.'));
  if (density !== VIEW_DEFAULTS.density) parts.set('density', density);
  if (size !== VIEW_DEFAULTS.size) parts.set('size', String(size));
  if (time !== VIEW_DEFAULTS.time) parts.set('time', time);
  return parts.toString();
}
