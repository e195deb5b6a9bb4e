import consolePackage from '@/package.json';

type Version = readonly [major: number, minor: number, patch: number];

/** A part of a range: `^` is one release line from a minimum version on, `>=` that line and all later ones. */
type Line = { operator: '^' | '>='; floor: Version };

/**
 * Older versions have known security holes. Node's minimums are the `engines` of package.json, which npm enforces as
 * well.
 */
const FLOORS: Readonly<Record<'next' | 'react', Version>> = { next: [16, 4, 6], react: [19, 3, 1] };

export type Versions = { node: string; next: string; react: string };

/**
 * Lists versions that are older than is safe, in one sentence each. Ignores a `v` before a number and words behind it.
 * Throws on a Node range other than `^1.2.3` and `>=1.2.3`, joined by `||`.
 */
export function versionProblems(
  { node, ...packages }: Versions,
  nodeRange: string = consolePackage.engines.node,
): string[] {
  const safeNode = saferNode(numbersOf(node), readLines(nodeRange));
  return [
    safeNode && `Node ${node} has known security holes: use ${safeNode.join('.')} or newer.`,
    ...(['next', 'react'] as const).map((name) =>
      isBelow(numbersOf(packages[name]), FLOORS[name])
        ? `The console was built with ${name} ${packages[name]}, which has known security holes: build it again with ${FLOORS[name].join('.')} or newer.`
        : null,
    ),
  ].filter((problem) => problem !== null);
}

/** The minimum of a version's own line, else of the next line that has one; null for a version within the range. */
function saferNode(version: Version, lines: readonly Line[]): Version | null {
  const isWithin = ({ operator, floor }: Line) =>
    !isBelow(version, floor) && (operator === '>=' || version[0] === floor[0]);
  if (lines.some(isWithin)) return null;
  const next = lines.find(({ floor }) => floor[0] >= version[0]) ?? lines.at(-1);
  return next?.floor ?? null;
}

function readLines(range: string): Line[] {
  return range.split('||').map((part) => {
    const [, operator, version] = /^(\^|>=)(\d+\.\d+\.\d+)$/.exec(part.trim()) ?? [];
    if (version === undefined) throw new Error(`package.json: engines.node has ${part.trim()}, which cannot be read.`);
    return { operator: operator === '^' ? '^' : '>=', floor: numbersOf(version) };
  });
}

function isBelow(version: Version, floor: Version): boolean {
  const place = version.findIndex((number, index) => number !== floor[index]);
  return place >= 0 && (version[place] ?? 0) < (floor[place] ?? 0);
}

function numbersOf(version: string): Version {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}
