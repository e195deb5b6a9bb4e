import { TIME_MODES, type TimeMode } from '@/lib/time/time-mode';

/** Rows per page, our choice; a URL without `size` shows the default. */
export const PAGE_SIZES = [15, 20, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export const DEFAULT_PAGE_SIZE: PageSize = 20;

/** Row heights: 32, 40 or 48 px. */
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
type Density = (typeof DENSITIES)[number];

/** How the user wants lists to look in this browser. */
export type ViewPreferences = {
  /** Columns shown beside the name; null for the list's default columns. */
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

/** The columns that a list has beside the name, in order, and the ones it shows by default. */
export type ListColumns<Column extends string> = { all: readonly Column[]; usual: readonly Column[] };

/** Returns the columns that a list shows, without unknown ones. */
export const shownColumns = <Column extends string>(
  chosen: ViewPreferences['columns'],
  { all, usual }: ListColumns<Column>,
): readonly Column[] => (chosen === null ? usual : all.filter((column) => chosen.includes(column)));

/** Reads the preferences from their cookie; invalid, unknown or missing parts are the defaults. */
export function parseViewPreferences(text: string | undefined): ViewPreferences {
  const parts = new URLSearchParams(text);
  return {
    columns: parts.get('columns')?.split('.') ?? VIEW_DEFAULTS.columns,
    density: DENSITIES.find((known) => known === parts.get('density')) ?? VIEW_DEFAULTS.density,
    size: PAGE_SIZES.find((known) => String(known) === parts.get('size')) ?? VIEW_DEFAULTS.size,
    time: TIME_MODES.find((known) => known === parts.get('time')) ?? VIEW_DEFAULTS.time,
  };
}

/** Serializes the preferences for their cookie, without defaults; empty if all are defaults. */
export function viewCookieValue({ columns, density, size, time }: ViewPreferences): string {
  const parts = new URLSearchParams();
  if (columns !== null) parts.set('columns', columns.join('.'));
  if (density !== VIEW_DEFAULTS.density) parts.set('density', density);
  if (size !== VIEW_DEFAULTS.size) parts.set('size', String(size));
  if (time !== VIEW_DEFAULTS.time) parts.set('time', time);
  return parts.toString();
}
