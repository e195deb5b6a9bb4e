import type { FaultRule } from './rule';
import { seededRandom } from './seeded-random';

/** The active faults, in memory. */
export type FaultSwitch = {
  /** Adds a rule after the active ones. Returns it with its ID. */
  add(rule: Omit<FaultRule, 'id'>): FaultRule;
  /** Removes a rule. Returns false when none has the ID. */
  remove(id: string): boolean;
  clear(): void;
  list(): FaultRule[];
  /** Returns the first rule that matches the request, counts it down, and removes it after its last use. */
  take(method: string, path: string): FaultRule | undefined;
};

/** Makes a switch without faults. */
export function createFaultSwitch(): FaultSwitch {
  let entries: { rule: FaultRule; random: () => number }[] = [];
  let count = 0;
  return {
    add(given) {
      count += 1;
      const rule = { ...given, id: `fault-${count}` };
      entries.push({ rule, random: seededRandom(given.seed ?? 0) });
      return { ...rule };
    },
    remove(id) {
      const kept = entries.filter(({ rule }) => rule.id !== id);
      const isRemoved = kept.length < entries.length;
      entries = kept;
      return isRemoved;
    },
    clear() {
      entries = [];
    },
    list: () => entries.map(({ rule }) => ({ ...rule })),
    take(method, path) {
      // A rule with a probability draws a number for each matching request, whether or not it applies.
      const entry = entries.find(
        ({ rule, random }) => matches(rule, method, path) && random() < (rule.probability ?? 1),
      );
      if (entry === undefined) return undefined;
      const { rule } = entry;
      if (rule.times !== undefined) rule.times -= 1;
      if (rule.times === 0) entries = entries.filter((other) => other !== entry);
      return { ...rule };
    },
  };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  const segments = segmentsOf(path);
  return segmentsOf(rule.path ?? '/').every((wanted, at) => {
    const segment = segments[at];
    return segment !== undefined && (isAny(wanted) || wanted === segment);
  });
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
const isAny = (segment: string): boolean => segment === '*' || /^\{\w+\}$/.test(segment);
