/** A number as sign × 0.digits × 10^exponent, without zeros at either end of the digits. */
type Decimal = { sign: -1 | 0 | 1; digits: string; exponent: number };

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Compares two JSON numbers by their spelling, exactly, where JavaScript would round: negative if the first is less,
 * 0 if they are equal (`1.10` and `1.1`), positive if it is greater.
 */
export function compareNumbers(one: string, other: string): number {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent !== b.exponent) return a.sign * (a.exponent - b.exponent);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -a.sign : a.sign;
}

function readDecimal(spelling: string): Decimal {
  const [, minus, whole = '', fraction = '', power = '0'] = NUMBER.exec(spelling) ?? [];
  const significant = (whole + fraction).replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits, exponent: 0 };
  const exponent = Number(power) + significant.length - fraction.length;
  return { sign: minus ? -1 : 1, digits, exponent };
}
