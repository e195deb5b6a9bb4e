/** Ways to show a time, chosen by the user; the first is the default. */
export const TIME_MODES = ['relative', 'local', 'utc'] as const;
export type TimeMode = (typeof TIME_MODES)[number];
