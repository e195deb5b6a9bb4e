import 'server-only';
import { channels as enChannels } from './en/channels';
import { channelsPage as enChannelsPage } from './en/channels-page';
import { common as enCommon } from './en/common';
import { createSource as enCreateSource } from './en/create-source';
import { deleteSources as enDeleteSources } from './en/delete-sources';
import { editSource as enEditSource } from './en/edit-source';
import { failures as enFailures } from './en/failures';
import { newChannel as enNewChannel } from './en/new-channel';
import { pendingWrites as enPendingWrites } from './en/pending-writes';
import { project as enProject } from './en/project';
import { session as enSession } from './en/session';
import { signIn as enSignIn } from './en/sign-in';
import { sourcePage as enSourcePage } from './en/source-page';
import { sources as enSources } from './en/sources';
import { validation as enValidation } from './en/validation';
import type { Language } from './languages';
import { channels as zhChannels } from './zh-cn/channels';
import { channelsPage as zhChannelsPage } from './zh-cn/channels-page';
import { common as zhCommon } from './zh-cn/common';
import { createSource as zhCreateSource } from './zh-cn/create-source';
import { deleteSources as zhDeleteSources } from './zh-cn/delete-sources';
import { editSource as zhEditSource } from './zh-cn/edit-source';
import { failures as zhFailures } from './zh-cn/failures';
import { newChannel as zhNewChannel } from './zh-cn/new-channel';
import { pendingWrites as zhPendingWrites } from './zh-cn/pending-writes';
import { project as zhProject } from './zh-cn/project';
import { session as zhSession } from './zh-cn/session';
import { signIn as zhSignIn } from './zh-cn/sign-in';
import { sourcePage as zhSourcePage } from './zh-cn/source-page';
import { sources as zhSources } from './zh-cn/sources';
import { validation as zhValidation } from './zh-cn/validation';

const en = {
  channels: enChannels,
  channelsPage: enChannelsPage,
  common: enCommon,
  createSource: enCreateSource,
  deleteSources: enDeleteSources,
  editSource: enEditSource,
  failures: enFailures,
  newChannel: enNewChannel,
  project: enProject,
  session: enSession,
  signIn: enSignIn,
  sourcePage: enSourcePage,
  sources: enSources,
  pendingWrites: enPendingWrites,
  validation: enValidation,
};

export type Dictionary = typeof en;

const dictionaries: Record<Language, Dictionary> = {
  en,
  'zh-CN': {
    channels: zhChannels,
    channelsPage: zhChannelsPage,
    common: zhCommon,
    createSource: zhCreateSource,
    deleteSources: zhDeleteSources,
    editSource: zhEditSource,
    failures: zhFailures,
    newChannel: zhNewChannel,
    project: zhProject,
    session: zhSession,
    signIn: zhSignIn,
    sourcePage: zhSourcePage,
    sources: zhSources,
    pendingWrites: zhPendingWrites,
    validation: zhValidation,
  },
};

/**
 * Returns all texts of a language. It stays on the server: a client component gets the few it shows as props, so that
 * no page loads a dictionary.
 */
export const dictionaryOf = (language: Language): Dictionary => dictionaries[language];
