import table from './node-lines.json';

type Version = readonly [major: number, minor: number, patch: number];

/** Older versions have known security holes. Node's are in node-lines.json. */
const FLOORS: Readonly<Record<'next' | 'react', Version>> = { next: [16, 4, 6], react: [19, 3, 1] };

export type Versions = { node: string; next: string; react: string };

/**
 * Node's release lines: for each the oldest version without known security holes, and the last day on which it gets
 * fixes (nodejs.org, "Releases"). A line that is newer than all of them is accepted. `npm ci` refuses the others by
 * `engines` in package.json, which a test compares; a scheduled workflow fails when the table has grown old.
 */
const LINES = table.lines.map(({ floor, ends }) => ({ floor: numbersOf(floor), ends }));

/**
 * Lists versions that are older than is safe, in one sentence each. Ignores a `v` before a number and words behind it.
 */
export function versionProblems({ node, ...packages }: Versions): string[] {
  const safeNode = saferNode(numbersOf(node));
  return [
    safeNode && `Node ${node} has known security holes: use ${safeNode.join('.')} or newer.`,
    ...(['next', 'react'] as const).map((name) =>
      isBelow(numbersOf(packages[name]), FLOORS[name])
        ? `The console was built with ${name} ${packages[name]}, which has known security holes: build it again with ${FLOORS[name].join('.')} or newer.`
        : null,
    ),
  ].filter((problem) => problem !== null);
}

/**
 * Says in one sentence that a version of Node belongs to a line that gets no more fixes at `now`, in milliseconds; null
 * if it does not.
 */
export function endedNode(node: string, now: number): string | null {
  const line = LINES.find(({ floor }) => floor[0] === numbersOf(node)[0]);
  const today = new Date(now).toISOString().slice(0, 10);
  if (line === undefined || today <= line.ends) return null;
  const next = LINES.find(({ ends }) => today <= ends);
  return `Node ${node} gets no more security fixes: its line ended on ${line.ends}.${next ? ` Use ${next.floor.join('.')} or newer.` : ''}`;
}

/** The minimum of a version's own line, else of the next line that has one; null for a version within the range. */
function saferNode(version: Version): Version | null {
  const last = LINES.at(-1)?.floor ?? version;
  const own = LINES.find(({ floor }) => floor[0] === version[0])?.floor;
  if (own ? !isBelow(version, own) : version[0] > last[0]) return null;
  return own ?? LINES.find(({ floor }) => floor[0] > version[0])?.floor ?? last;
}

function isBelow(version: Version, floor: Version): boolean {
  const place = version.findIndex((number, index) => number !== floor[index]);
  return place >= 0 && (version[place] ?? 0) < (floor[place] ?? 0);
}

function numbersOf(version: string): Version {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}
