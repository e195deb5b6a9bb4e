/** Ways to show a time, a person's choice; the first is the one for who has not chosen. */
export const TIME_MODES = ['relative', 'local', 'utc'] as const;
export type TimeMode = (typeof TIME_MODES)[number];
