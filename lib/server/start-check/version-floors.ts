type Floor = readonly [major: number, minor: number, patch: number];

/** Older ones have holes that are known; Node's by line, since each line is mended by itself. */
const FLOORS: Readonly<Record<'next' | 'react', Floor>> = { next: [16, 4, 6], react: [19, 3, 1] };

/** Node's security releases of 24 March 2026; lines that are not here get no more releases. */
const NODE_FLOORS: readonly Floor[] = [
  [20, 20, 2],
  [22, 22, 2],
  [24, 14, 1],
  [25, 8, 2],
];

export type Versions = { node: string; next: string; react: string };

/** Says in one sentence each which versions are older than is safe; `v` before a number and words behind it are left out. */
export function versionProblems({ node, ...packages }: Versions): string[] {
  const nodeFloor = floorOfNode(node);
  return [
    nodeFloor && isBelow(node, nodeFloor)
      ? `Node ${node} has known security holes: use ${nodeFloor.join('.')} or newer.`
      : null,
    ...(['next', 'react'] as const).map((name) =>
      isBelow(packages[name], FLOORS[name])
        ? `The console was built with ${name} ${packages[name]}, which has known security holes: build it again with ${FLOORS[name].join('.')} or newer.`
        : null,
    ),
  ].filter((problem) => problem !== null);
}

/** The floor of a version's own line, else of the next line that has one; null for lines newer than all of them. */
function floorOfNode(version: string): Floor | null {
  const [major] = numbersOf(version);
  return NODE_FLOORS.find((floor) => floor[0] >= major) ?? null;
}

function isBelow(version: string, floor: Floor): boolean {
  const numbers = numbersOf(version);
  const place = numbers.findIndex((number, index) => number !== floor[index]);
  return place >= 0 && (numbers[place] ?? 0) < (floor[place] ?? 0);
}

function numbersOf(version: string): Floor {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}
