import { DMS_INSTANCES } from './dms-instances';
import { fixedId } from './fixed-id';
import type { EventGridStore } from './store';
import type { ChannelRow, SourceRow } from './tables';

/** ID of the project named `local`, which a sign-in without a project enters. */
export const LOCAL_PROJECT_ID = '7d4f0c1e5a2b4c6d8e9f0a1b2c3d4e5f';
/** ID of the project named `local-second`, for testing that nothing leaks from one project to another. */
export const LOCAL_SECOND_PROJECT_ID = '1f8b6a3c9d2e4f70a5b4c3d2e1f09876';

export const LOCAL_DOMAIN = { id: '0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4', name: 'local' };
/** The one region, whose default project has its name, as in the cloud. */
export const LOCAL_REGION_ID = 'local';
export const LOCAL_PASSWORD = 'eventgrid';

/** The base32 secret of the user `mfa`'s virtual MFA device. */
export const LOCAL_MFA_SECRET = 'SPWF67ASUCANNZYCNPCPUM6ZGJ4GKKSP';

const LOCAL_ADMIN_KEY = { id: 'LOCALADMIN', secret: 'eventgrid-local-admin-secret' };
const LOCAL_VIEWER_KEY = { id: 'LOCALVIEWER', secret: 'eventgrid-local-viewer-secret' };

/**
 * A user of the local IAM. With `mayWrite` false, the user can list and show, and every change is refused. With an
 * `mfaSecret`, sign-in needs a passcode besides the password. The access key is published, like the password.
 */
export type LocalUser = {
  id: string;
  name: string;
  mayWrite: boolean;
  mfaSecret?: string;
  accessKey?: { id: string; secret: string };
};
export const LOCAL_USERS: readonly LocalUser[] = [
  { id: '3a1b5c7d9e0f4a2b8c6d4e2f0a1b3c5d', name: 'admin', mayWrite: true, accessKey: LOCAL_ADMIN_KEY },
  { id: '9e7d5c3b1a0f4e6d8c2b4a6f8e0d1c3b', name: 'viewer', mayWrite: false, accessKey: LOCAL_VIEWER_KEY },
  { id: '5c8e2a4b6d1f4093a7e5c9b3d1f70e2a', name: 'mfa', mayWrite: true, mfaSecret: LOCAL_MFA_SECRET },
];

export type LocalProject = { id: string; name: string };
export const LOCAL_PROJECTS: readonly LocalProject[] = [
  { id: LOCAL_PROJECT_ID, name: 'local' },
  { id: LOCAL_SECOND_PROJECT_ID, name: 'local-second' },
];

/** Lists the services as a catalog of IAM does: EventGrid and IAM, both at the address that the client used. */
export const serviceCatalog = (origin: string) =>
  ['eg', 'iam'].map((name) => ({
    id: name,
    name,
    type: name,
    endpoints: [
      {
        id: `${name}-${LOCAL_REGION_ID}`,
        interface: 'public',
        region: LOCAL_REGION_ID,
        region_id: LOCAL_REGION_ID,
        url: name === 'iam' ? `${origin}/v3` : origin,
      },
    ],
  }));

const SEED_CHANNEL_NAME = 'orders';

const OFFICIAL_SOURCES = [
  {
    name: 'HC.OBS',
    label: 'Object Storage Service',
    description: 'Events of buckets and objects',
    event_types: [
      { name: 'OBS:DWR:ObjectCreated:Put', description: 'An object was uploaded' },
      { name: 'OBS:DWR:ObjectRemoved:Delete', description: 'An object was deleted' },
    ],
  },
  {
    name: 'HC.ECS',
    label: 'Elastic Cloud Server',
    description: 'Operations on servers',
    event_types: [{ name: 'ECS:CloudTrace:SystemAction', description: 'An operation on a server' }],
  },
  {
    name: 'HC.IAM',
    label: 'Identity and Access Management',
    description: 'Operations on users and agencies',
    event_types: [{ name: 'IAM:CloudTrace:ConsoleAction', description: 'An operation on the console' }],
  },
];

export type SeedOptions = {
  store: EventGridStore;
  now: () => number;
  newId: () => string;
  /** `local` and `local-second` by default. */
  projects?: readonly LocalProject[];
  /**
   * Whether an empty project also gets the custom channel `orders`, and one without message instances these. It always
   * gets the official items.
   */
  withOrders?: boolean;
};

/** Gives each project without a channel the official channel and sources, and a custom channel to start with. */
export async function seedEventGrid({
  store,
  now,
  newId,
  projects = LOCAL_PROJECTS,
  withOrders = true,
}: SeedOptions): Promise<void> {
  const all = {
    offset: 0,
    limit: 1,
    sort: { field: 'created_time', direction: 'asc' },
    equals: {},
    holds: {},
  } as const;
  for (const project of projects) {
    if (withOrders) await seedDms(store, project.id, now());
    if ((await store.listChannels(project.id, all)).total > 0) continue;
    // A second apart, so that "newest first" is unambiguous.
    const at = now() - 60_000;
    const base = { id: newId(), project_id: project.id, created_time: at };
    const official = channelRow({ ...base, name: 'default', provider_type: 'OFFICIAL', description: null });
    const orders = channelRow({ ...base, id: newId(), created_time: at + 1000, name: SEED_CHANNEL_NAME });
    const sources = OFFICIAL_SOURCES.map((source, index) =>
      sourceRow(official, {
        ...source,
        id: newId(),
        created_time: at + index * 1000,
        event_types: JSON.stringify(source.event_types),
        provider_type: 'OFFICIAL',
        type: null,
      }),
    );
    await store.insertAll({ channels: withOrders ? [official, orders] : [official], sources });
  }
}

function seedDms(store: EventGridStore, projectId: string, at: number): Promise<void> {
  const place = { project_id: projectId, kind: 'dms_instance', parent: '' } as const;
  return store.records.atomically(async (records) => {
    if ((await records.count(place)) > 0) return;
    for (const { name, status, ...rest } of DMS_INSTANCES) {
      const id = fixedId(projectId, name);
      const body = JSON.stringify(rest);
      await records.insert({ ...place, id, name, status, body, created_time: at, updated_time: at });
    }
  });
}

/** Makes a channel's row: by default custom, without policy, updated when created. */
export function channelRow(
  fields: Partial<ChannelRow> & Pick<ChannelRow, 'id' | 'project_id' | 'name' | 'created_time'>,
): ChannelRow {
  return {
    description: null,
    provider_type: 'CUSTOM',
    updated_time: fields.created_time,
    enterprise_project_id: '0',
    cross_account: 0,
    policy: null,
    ...fields,
  };
}

/** Makes the row of a source on a channel: by default a custom, running application without errors. */
export function sourceRow(
  channel: Pick<ChannelRow, 'id' | 'name' | 'project_id'>,
  fields: Partial<SourceRow> & Pick<SourceRow, 'id' | 'name' | 'created_time'>,
): SourceRow {
  return {
    project_id: channel.project_id,
    label: fields.name,
    description: null,
    provider_type: 'CUSTOM',
    event_types: '[]',
    updated_time: fields.created_time,
    channel_id: channel.id,
    channel_name: channel.name,
    type: 'APPLICATION',
    detail: '{}',
    status: 'RUNNING',
    error_info: '{}',
    ...fields,
  };
}
