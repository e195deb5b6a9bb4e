import fc from 'fast-check';
import type { ModelRequest, Noun, Project } from './eventgrid-model';

/** A request whose items are numbers until the existing items are known. */
export type Draft = (projects: readonly [Project, Project]) => ModelRequest;

const token = fc.oneof(
  { weight: 40, arbitrary: fc.constant<ModelRequest['token']>('own') },
  { weight: 3, arbitrary: fc.constant<ModelRequest['token']>('viewer') },
  { weight: 2, arbitrary: fc.constantFrom<ModelRequest['token']>('other', 'unknown', 'none') },
);
/** Bodies that are not JSON objects; the last one has a wrong content type. */
const WRONG_BODIES = ['', '{"name":', '[]', 'null', '"text"', '7', 'form'];
const wrongBody = fc.oneof(
  { weight: 20, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...WRONG_BODIES) },
);

/** What every draft has: who asks, a body that may be broken, and which project. */
export const base = fc.record({ token, wrongBody, at: fc.nat(1) });
export const nat = fc.nat(10_000);
/** Picks a value by a number that may be too large; undefined if there is none. */
export const pick = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values[index % values.length];

export type Base = { token: ModelRequest['token']; wrongBody: string | null; at: number };

/** Makes a request of a draft. */
export function request(projects: readonly [Project, Project], given: Base, rest: Partial<ModelRequest>): ModelRequest {
  const isWrong = given.wrongBody !== null && rest.body !== undefined;
  return {
    method: 'GET',
    project: projects[given.at] ?? projects[0],
    noun: 'sources',
    query: {},
    token: given.token,
    ...rest,
    ...(isWrong ? { body: given.wrongBody } : {}),
    contentType: isWrong && given.wrongBody === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
  };
}

/** Usually the ID of something that exists; else one of the other project, of the other noun, or of nothing. */
const WRONG_IDS = ['unknown', '00000000-0000-4000-8000-000000000000', 'a%2Fb', '%00', '%F0%9F%99%82', 'x'.repeat(300)];
export function idOf(projects: readonly [Project, Project], at: number, noun: Noun, index: number): string {
  const own = projects[at] ?? projects[0];
  const other = projects[1 - at] ?? projects[1];
  const foreign = [other[noun], own[noun === 'sources' ? 'channels' : 'sources']];
  if (index % 17 === 0) return pick(pick(foreign, index) ?? [], index)?.id ?? 'unknown';
  if (index % 13 === 0) return pick(WRONG_IDS, index) ?? 'unknown';
  return pick(own[noun], index)?.id ?? 'unknown';
}
