import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillProjects, generatedProjects } from '@/lib/eventgrid-local/generated-projects';
import { LOCAL_PROJECTS } from '@/lib/eventgrid-local/seed';
import { namesOf, startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

const projects = generatedProjects(2);
let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid({ projects: [...LOCAL_PROJECTS, ...projects] });
});
afterEach(() => grid.close());

it('gives projects the same names at every start', () => {
  expect(generatedProjects(3).slice(0, 2)).toEqual(projects);
  expect(projects.map(({ name }) => name)).toEqual(['generated-project-0001', 'generated-project-0002']);
  expect(new Set(projects.map(({ id }) => id)).size).toBe(2);
});

it('gives each project sources named after it, once, which only its own token lists', async () => {
  let count = 0;
  const newId = () => {
    count += 1;
    return `generated-${count}`;
  };
  for (let start = 0; start < 2; start += 1) await fillProjects({ store: grid.store, now: () => 0, newId }, projects);
  for (const { id, name } of projects) {
    const token = await grid.signIn('admin', name);
    const listed = await grid.call('GET', `/v1/${id}/sources?sort=name:ASC`, { token });
    expect(namesOf(listed)).toEqual([1, 2, 3].map((number) => `${name}-source-${number}`));
    const foreign = await grid.call('GET', `/v1/${projects.find((other) => other.id !== id)?.id}/sources`, { token });
    expect(foreign.status).toBe(403);
  }
});
