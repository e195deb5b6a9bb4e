import { createHash } from 'node:crypto';
import { channelRow, type LocalProject, type SeedOptions, sourceRow } from './seed';

/** Sources per generated project. Their names begin with the project's. */
const SOURCES_EACH = 3;

/** Names `count` projects, `generated-project-0001` and so on. Each ID is the same at every start. */
export const generatedProjects = (count: number): LocalProject[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `generated-project-${String(index + 1).padStart(4, '0')}`;
    return { id: createHash('sha256').update(name).digest('hex').slice(0, 32), name };
  });

/**
 * Gives each project without a channel one channel and three sources, all named after the project, so that it shows if
 * a client mixes projects up.
 */
export async function fillProjects(
  { store, now, newId }: Pick<SeedOptions, 'store' | 'now' | 'newId'>,
  projects: readonly LocalProject[],
): Promise<void> {
  const at = now() - 60_000;
  for (const { id, name } of projects) {
    const known = await store.countNames('channel', id, `${name}-channel`, `${name}-channel`);
    if (known > 0) continue;
    const channel = channelRow({ id: newId(), project_id: id, name: `${name}-channel`, created_time: at });
    const sources = Array.from({ length: SOURCES_EACH }, (_, index) =>
      sourceRow(channel, { id: newId(), name: `${name}-source-${index + 1}`, created_time: at + (index + 1) * 1000 }),
    );
    await store.insertAll({ channels: [channel], sources });
  }
}
