import { act } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ChannelChoices } from '@/components/channels/picker/channel-options';
import { CreateSource } from '@/components/sources/create/create-source';
import { CreateResult } from '@/components/sources/create/create-source-details';
import type { CreateSourceProps } from '@/components/sources/create/create-source-form';
import { openEventGrid } from '@/lib/eventgrid/client';
import { refusal } from '@/lib/eventgrid/failures/result';
import type { Transport } from '@/lib/eventgrid/transport/transport';
import { runAction } from '@/lib/guard/submit';
import { createSource } from '@/lib/sources/create';
import { EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { makeRequest } from './guard-request';
import { makeSession } from './make-signed-in';
import { renderWithTexts } from './render-with-texts';

const session = makeSession();
const owner = { project_id: session.project.id, endpoint_id: session.endpointId, project_name: session.project.name };

/**
 * Makes the app's create action without Next: guard, schema, client and texts, with the test's own
 * transport.
 */
export const actionOver =
  (transport: Transport): CreateSourceProps['action'] =>
  async (_state, form) => {
    const eventGrid = openEventGrid({
      transport,
      endpoint: {
        id: 'local',
        name: 'Local',
        eventGridUrl: 'https://eg.example.org',
        iamUrl: 'https://iam.example.org',
      },
      projectId: session.project.id,
      token: 'MIItoken',
    });
    const { request } = makeRequest();
    return runAction(
      form,
      { ...request, openSession: async () => ({ session, eventGrid }) },
      'createSource',
      createSource,
    );
  };

const CHANNEL = { id: 'c-1', name: 'orders' };

/** Renders the client part of the create page with a channel already chosen. */
export async function renderCreateSource(props: Partial<CreateSourceProps> & Pick<CreateSourceProps, 'action'>) {
  const choices: ChannelChoices = { kind: 'options', options: [CHANNEL] };
  const user = userEvent.setup();
  // As a touch of the form does, long before there is a result.
  CreateResult.preload();
  await import('@/components/sources/create/create-result');
  await act(async () => {
    renderWithTexts(
      <CreateSource
        drafts="eventgrid-draft#local/p-1/u-1/"
        writeId="intent-0000000001"
        createChannel={async () => ({
          result: refusal('unreachable'),
          explained: null,
          report: null,
          fieldErrors: {},
          values: {},
          submittedAt: '',
        })}
        owner={owner}
        defaults={{ ...EMPTY_CREATE_SOURCE_VALUES, channel_id: CHANNEL.id }}
        choices={choices}
        chosen={CHANNEL}
        channelMissing={false}
        breadcrumb={null}
        icons={{ APPLICATION: null, RABBITMQ: null, ROCKETMQ: null }}
        prerequisites={null}
        quota={null}
        cancel={null}
        pendingWrites={null}
        {...props}
      />,
    );
  });
  return { user };
}
