/** Returns the median of some numbers. */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Formats milliseconds with two digits. */
export const ms = (value) => `${value.toFixed(2)} ms`;
