const FIRST_MS = 5_000;
const MOST_MS = 300_000;

/** How long to wait before a read is tried again by itself after `failures` failures in a row, milliseconds (our choice). */
export const backOffMs = (failures: number): number => Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
