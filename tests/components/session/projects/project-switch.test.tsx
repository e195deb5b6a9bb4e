import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProjectSwitch } from '@/components/session/projects/project-switch';
import { reportSignedIn, sessionState } from '@/lib/browser/session-signal';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Action, ActionOutcome } from '@/lib/guard/outcome';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { held, renderPart } from '../../../support/local-console';

const messages = dictionaryOf('en');
const HERE = { project: { id: 'p-1', name: 'local' }, endpointId: 'local' };
const PROJECTS = [HERE.project, { id: 'p-2', name: 'local-second' }];

const outcomeOf = (result: EgResult<null>): ActionOutcome<null> => ({
  result,
  explained: result.ok
    ? null
    : explainFailure(result.failure, { operation: 'enterProject', messages: messages.failures }),
  report: null,
  fieldErrors: {},
  values: {},
  submittedAt: '',
});
const unread = (parts: Parameters<typeof refusal>[1], kind: Parameters<typeof refusal>[0] = 'refused') => ({
  ok: false,
  failure: explainReadFailure(refusal(kind, parts).failure, 'listProjects', { messages, session: null }),
});

let received: string[];
beforeEach(async () => {
  received = [];
  // The lazy part is loaded in advance.
  await import('@/components/session/projects/project-list');
});
afterEach(() => {
  vi.unstubAllGlobals();
  act(reportSignedIn);
});

type Options = { answers?: unknown[]; action?: Action<null> };

/** Opens the list of projects from the header; `answers` are its route's, one per read, the last for all others. */
async function open({ answers = [success(PROJECTS, null)], action = () => held<never>().promise }: Options = {}) {
  const forms: FormData[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    received.push(address);
    const answer = await (answers.length > 1 ? answers.shift() : answers[0]);
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return Response.json(answer);
  });
  const { user } = renderPart(
    <ProjectSwitch
      className=""
      here={HERE}
      action={(state, form) => {
        forms.push(form);
        return action(state, form);
      }}
    >
      local
    </ProjectSwitch>,
  );
  await user.click(screen.getByRole('button', { name: 'local' }));
  await screen.findByRole('dialog', { name: 'Switch project' });
  return { user, forms };
}

const list = () => screen.getByRole('dialog', { name: 'Switch project' });
const status = () => within(list()).getByRole('status');
const project = (name: string | RegExp) => within(list()).findByRole('button', { name });

describe('the list of projects', () => {
  it('says that it is loading, then offers each project, with the current one marked', async () => {
    const answer = held<unknown>();
    await open({ answers: [answer.promise] });
    expect(status()).toHaveTextContent('Loading your projects…');
    expect(status()).toHaveFocus();
    answer.resolve(success(PROJECTS, null));
    await project('local-second');
    const buttons = within(list()).getAllByRole('button');
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['local', 'local-second']);
    expect(buttons.map((button) => button.getAttribute('aria-current'))).toEqual(['true', null]);
    expect(within(list()).getByRole('img', { name: 'Current project' })).toBeInTheDocument();
    expect(received).toEqual(['/api/projects?project_id=p-1&endpoint_id=local']);
  });

  it('closes on the current project and switches to nothing', async () => {
    const { user, forms } = await open();
    await user.click(await project(/^local ?Current project$/));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(forms).toEqual([]);
  });

  it('says so if there is none', async () => {
    await open({ answers: [success([], null)] });
    await waitFor(() => expect(status()).toHaveTextContent('IAM lists no projects that you can open.'));
  });

  it('says that it could not be read and why, and reads it again with Try again', async () => {
    const refused = unread({ status: 403, code: 'IAM.0003' });
    const { user } = await open({ answers: [refused, success(PROJECTS, null)] });
    const again = await project('Try again');
    expect(status()).toHaveTextContent('Couldn’t load the list of projects.');
    expect(within(list()).getByRole('alert')).toHaveTextContent(refused.failure.title);
    await user.click(again);
    expect(await project('local-second')).toBeInTheDocument();
    expect(within(list()).queryByRole('alert')).not.toBeInTheDocument();
    expect(received).toHaveLength(2);
  });

  it('offers Try again and says so where the console did not answer', async () => {
    await open({ answers: [undefined] });
    expect(await project('Try again')).toBeInTheDocument();
    expect(within(list()).getByRole('alert')).toHaveTextContent('The console didn’t respond');
  });

  it('does not offer Try again if only reloading the page helps', async () => {
    await open({ answers: [unread({}, 'other-project')] });
    expect(await within(list()).findByRole('alert')).toHaveTextContent('Reload the page');
    expect(within(list()).queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('switching to a project', () => {
  it('posts the page and the new project, once for two presses, and says what opens', async () => {
    const { user, forms } = await open();
    const other = await project('local-second');
    await user.dblClick(other);
    expect(forms).toHaveLength(1);
    expect(Object.fromEntries(forms[0] ?? [])).toEqual({
      project_id: 'p-1',
      project_name: 'local',
      endpoint_id: 'local',
      to_project_id: 'p-2',
      write_id: expect.any(String),
    });
    expect(status()).toHaveTextContent('Opening local-second');
    expect(other).toHaveAttribute('aria-disabled', 'true');
  });

  it('shows IAM’s refusal with its own message, and a link to sign in to that project', async () => {
    const action = async () => outcomeOf(refusal('refused', { status: 401, message: 'The token must be updated.' }));
    const { user } = await open({ action });
    await user.click(await project('local-second'));
    const alert = await within(list()).findByRole('alert');
    expect(alert).toHaveTextContent('IAM requires you to sign in again to open local-second.');
    expect(alert).toHaveTextContent('IAM’s response: 401 The token must be updated.');
    expect(within(alert).getByRole('link', { name: /^Sign in to ?local-second$/ })).toHaveAttribute(
      'href',
      '/sign-in?again=1&next=%2Fsources&project=p-2',
    );
    expect(await project('local-second')).not.toHaveAttribute('aria-disabled');
  });

  it.each<[string, Action<null>]>([
    ['IAM is unreachable', async () => outcomeOf(refusal('unreachable'))],
    ['IAM breaks', async () => outcomeOf(refusal('refused', { status: 503 }))],
  ])('leaves a person where they are where %s', async (_why, action) => {
    const { user } = await open({ action });
    await user.click(await project('local-second'));
    const alert = await within(list()).findByRole('alert');
    expect(alert).toHaveTextContent('IAM didn’t respond. You’re still in local.');
    expect(within(alert).queryByRole('link')).not.toBeInTheDocument();
  });

  it('is not confirmed where the console does not answer', async () => {
    const { user } = await open({ action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.click(await project('local-second'));
    const alert = await within(list()).findByRole('alert');
    expect(alert).toHaveTextContent('The console didn’t respond. Reload the page to see which project you’re in.');
  });

  it('says so where the session has entered another project than the page’s', async () => {
    const { user } = await open({ action: async () => outcomeOf(refusal('other-project')) });
    await user.click(await project('local-second'));
    expect(await within(list()).findByRole('alert')).toHaveTextContent(
      'belongs to another project than the one you’re signed in to',
    );
  });

  it('uses the console’s own words for what never reached IAM', async () => {
    const { user } = await open({ action: async () => outcomeOf(refusal('store-down')) });
    await user.click(await project('local-second'));
    const alert = await within(list()).findByRole('alert');
    const { title, next } = messages.failures.advice.storeDown;
    expect(alert).toHaveTextContent(`${title} ${next}`);
  });

  it('notifies the page if the session is over, and does not mention IAM', async () => {
    const { user } = await open({ action: async () => outcomeOf(refusal('signed-out')) });
    await user.click(await project('local-second'));
    await waitFor(() => expect(sessionState().isOver).toBe(true));
    expect(within(list()).queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('a thousand projects', () => {
  const many = Array.from({ length: 1001 }, (_, at) => ({ id: `id${at}`, name: `cn-north-4_team-${at}` }));
  const rows = () => within(list()).getAllByRole('listitem');

  it('are found by name or ID, as typed or pasted', async () => {
    const { user } = await open({ answers: [success(many, null)] });
    const search = await within(list()).findByRole('searchbox', { name: 'Search by name or ID' });
    expect(rows()).toHaveLength(100);
    expect(status()).toHaveTextContent('Showing 100 of 1001. Search to find the others.');
    await user.type(search, 'TEAM-100');
    expect(rows().map((row) => row.textContent)).toEqual(['cn-north-4_team-100', 'cn-north-4_team-1000']);
    expect(status()).toHaveTextContent('Matching projects: 2');
    await user.clear(search);
    await user.paste('\u200b"id977", ');
    expect(rows().map((row) => row.textContent)).toEqual(['cn-north-4_team-977']);
    await user.clear(search);
    await user.type(search, 'nowhere');
    expect(within(list()).queryByRole('listitem')).not.toBeInTheDocument();
    expect(status()).toHaveTextContent('No project matches.');
  });

  it('need no search where they are few', async () => {
    await open();
    await project('local-second');
    expect(within(list()).queryByRole('searchbox')).not.toBeInTheDocument();
  });
});
