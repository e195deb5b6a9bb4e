import type { ChannelDependants } from '@/lib/channels/reads';
import type { ProjectScope } from '@/lib/session/session';
import { channelKeys } from './channels';
import { ownQuery } from './own-query';

// Of the picker and the dialogs, which load on demand: no list's first load needs them.

/** The key of a search of the picker: the first `pages` pages of what it finds. */
export const channelSearchKey = (owner: ProjectScope, text: string, pages: number) =>
  [...channelKeys.all, 'search', owner, text, pages] as const;

/** Describes what is on a channel. It is read again each time the dialog opens, since a deletion depends on it. */
export const channelDependants = (owner: ProjectScope, channel_id: string) => ({
  ...ownQuery<ChannelDependants>(
    [...channelKeys.all, 'dependants', owner, channel_id],
    '/api/channels/dependants',
    owner,
    { channel_id },
  ),
  staleTime: 0,
});
