import 'server-only';
import { activity as enActivity } from './en/activity';
import { channelList as enChannelList } from './en/channel-list';
import { channelPicker as enChannelPicker } from './en/channel-picker';
import { channels as enChannels } from './en/channels';
import { code as enCode } from './en/code';
import { commands as enCommands } from './en/commands';
import { common as enCommon } from './en/common';
import { copy as enCopy } from './en/copy';
import { createSource as enCreateSource } from './en/create-source';
import { createdSource as enCreatedSource } from './en/created-source';
import { deleteSources as enDeleteSources } from './en/delete-sources';
import { eachWrite as enEachWrite } from './en/each-write';
import { editSource as enEditSource } from './en/edit-source';
import { editSubscription as enEditSubscription } from './en/edit-subscription';
import { eventTrace as enEventTrace } from './en/event-trace';
import { exports as enExports } from './en/exports';
import { failures as enFailures } from './en/failures';
import { filterWords as enFilterWords } from './en/filter-words';
import { find as enFind } from './en/find';
import { forms as enForms } from './en/forms';
import { lists as enLists } from './en/lists';
import { messageInstances as enMessageInstances } from './en/message-instances';
import { newChannel as enNewChannel } from './en/new-channel';
import { overview as enOverview } from './en/overview';
import { paste as enPaste } from './en/paste';
import { pendingWrites as enPendingWrites } from './en/pending-writes';
import { prefill as enPrefill } from './en/prefill';
import { prerequisites as enPrerequisites } from './en/prerequisites';
import { project as enProject } from './en/project';
import { refusal as enRefusal } from './en/refusal';
import { session as enSession } from './en/session';
import { signIn as enSignIn } from './en/sign-in';
import { signInPage as enSignInPage } from './en/sign-in-page';
import { sourceDraft as enSourceDraft } from './en/source-draft';
import { sourceFacts as enSourceFacts } from './en/source-facts';
import { sourceFields as enSourceFields } from './en/source-fields';
import { sourcePage as enSourcePage } from './en/source-page';
import { sourcePages as enSourcePages } from './en/source-pages';
import { sources as enSources } from './en/sources';
import { subscribe as enSubscribe } from './en/subscribe';
import { subscriptionDialogs as enSubscriptionDialogs } from './en/subscription-dialogs';
import { subscriptionFacts as enSubscriptionFacts } from './en/subscription-facts';
import { subscriptionPage as enSubscriptionPage } from './en/subscription-page';
import { subscriptionValidation as enSubscriptionValidation } from './en/subscription-validation';
import { subscriptions as enSubscriptions } from './en/subscriptions';
import { testEvent as enTestEvent } from './en/test-event';
import { validation as enValidation } from './en/validation';
import { whyNotArrived as enWhyNotArrived } from './en/why-not-arrived';
import type { Language } from './languages';
import { activity as zhActivity } from './zh-cn/activity';
import { channelList as zhChannelList } from './zh-cn/channel-list';
import { channelPicker as zhChannelPicker } from './zh-cn/channel-picker';
import { channels as zhChannels } from './zh-cn/channels';
import { code as zhCode } from './zh-cn/code';
import { commands as zhCommands } from './zh-cn/commands';
import { common as zhCommon } from './zh-cn/common';
import { copy as zhCopy } from './zh-cn/copy';
import { createSource as zhCreateSource } from './zh-cn/create-source';
import { createdSource as zhCreatedSource } from './zh-cn/created-source';
import { deleteSources as zhDeleteSources } from './zh-cn/delete-sources';
import { eachWrite as zhEachWrite } from './zh-cn/each-write';
import { editSource as zhEditSource } from './zh-cn/edit-source';
import { editSubscription as zhEditSubscription } from './zh-cn/edit-subscription';
import { eventTrace as zhEventTrace } from './zh-cn/event-trace';
import { exports as zhExports } from './zh-cn/exports';
import { failures as zhFailures } from './zh-cn/failures';
import { filterWords as zhFilterWords } from './zh-cn/filter-words';
import { find as zhFind } from './zh-cn/find';
import { forms as zhForms } from './zh-cn/forms';
import { lists as zhLists } from './zh-cn/lists';
import { messageInstances as zhMessageInstances } from './zh-cn/message-instances';
import { newChannel as zhNewChannel } from './zh-cn/new-channel';
import { overview as zhOverview } from './zh-cn/overview';
import { paste as zhPaste } from './zh-cn/paste';
import { pendingWrites as zhPendingWrites } from './zh-cn/pending-writes';
import { prefill as zhPrefill } from './zh-cn/prefill';
import { prerequisites as zhPrerequisites } from './zh-cn/prerequisites';
import { project as zhProject } from './zh-cn/project';
import { refusal as zhRefusal } from './zh-cn/refusal';
import { session as zhSession } from './zh-cn/session';
import { signIn as zhSignIn } from './zh-cn/sign-in';
import { signInPage as zhSignInPage } from './zh-cn/sign-in-page';
import { sourceDraft as zhSourceDraft } from './zh-cn/source-draft';
import { sourceFacts as zhSourceFacts } from './zh-cn/source-facts';
import { sourceFields as zhSourceFields } from './zh-cn/source-fields';
import { sourcePage as zhSourcePage } from './zh-cn/source-page';
import { sourcePages as zhSourcePages } from './zh-cn/source-pages';
import { sources as zhSources } from './zh-cn/sources';
import { subscribe as zhSubscribe } from './zh-cn/subscribe';
import { subscriptionDialogs as zhSubscriptionDialogs } from './zh-cn/subscription-dialogs';
import { subscriptionFacts as zhSubscriptionFacts } from './zh-cn/subscription-facts';
import { subscriptionPage as zhSubscriptionPage } from './zh-cn/subscription-page';
import { subscriptionValidation as zhSubscriptionValidation } from './zh-cn/subscription-validation';
import { subscriptions as zhSubscriptions } from './zh-cn/subscriptions';
import { testEvent as zhTestEvent } from './zh-cn/test-event';
import { validation as zhValidation } from './zh-cn/validation';
import { whyNotArrived as zhWhyNotArrived } from './zh-cn/why-not-arrived';

const en = {
  channelList: enChannelList,
  channelPicker: enChannelPicker,
  channels: enChannels,
  code: enCode,
  commands: enCommands,
  common: enCommon,
  copy: enCopy,
  createSource: enCreateSource,
  createdSource: enCreatedSource,
  deleteSources: enDeleteSources,
  eachWrite: enEachWrite,
  editSource: enEditSource,
  exports: enExports,
  failures: enFailures,
  find: enFind,
  forms: enForms,
  lists: enLists,
  messageInstances: enMessageInstances,
  newChannel: enNewChannel,
  overview: enOverview,
  paste: enPaste,
  pendingWrites: enPendingWrites,
  prefill: enPrefill,
  prerequisites: enPrerequisites,
  project: enProject,
  refusal: enRefusal,
  session: enSession,
  signIn: enSignIn,
  signInPage: enSignInPage,
  sourceDraft: enSourceDraft,
  sourceFacts: enSourceFacts,
  sourceFields: enSourceFields,
  sourcePage: enSourcePage,
  sourcePages: enSourcePages,
  sources: enSources,
  filterWords: enFilterWords,
  subscriptionDialogs: enSubscriptionDialogs,
  subscriptionFacts: enSubscriptionFacts,
  subscriptionPage: enSubscriptionPage,
  subscriptionValidation: enSubscriptionValidation,
  subscriptions: enSubscriptions,
  subscribe: enSubscribe,
  editSubscription: enEditSubscription,
  activity: enActivity,
  eventTrace: enEventTrace,
  whyNotArrived: enWhyNotArrived,
  testEvent: enTestEvent,
  validation: enValidation,
};

/** All texts of a language, by section. */
export type Dictionary = typeof en;

export type TextSection = keyof Dictionary;

const dictionaries: Record<Language, Dictionary> = {
  en,
  'zh-CN': {
    channelList: zhChannelList,
    channelPicker: zhChannelPicker,
    channels: zhChannels,
    code: zhCode,
    commands: zhCommands,
    common: zhCommon,
    copy: zhCopy,
    createSource: zhCreateSource,
    createdSource: zhCreatedSource,
    deleteSources: zhDeleteSources,
    eachWrite: zhEachWrite,
    editSource: zhEditSource,
    exports: zhExports,
    failures: zhFailures,
    find: zhFind,
    forms: zhForms,
    lists: zhLists,
    messageInstances: zhMessageInstances,
    newChannel: zhNewChannel,
    overview: zhOverview,
    paste: zhPaste,
    pendingWrites: zhPendingWrites,
    prefill: zhPrefill,
    prerequisites: zhPrerequisites,
    project: zhProject,
    refusal: zhRefusal,
    session: zhSession,
    signIn: zhSignIn,
    signInPage: zhSignInPage,
    sourceDraft: zhSourceDraft,
    sourceFacts: zhSourceFacts,
    sourceFields: zhSourceFields,
    sourcePage: zhSourcePage,
    sourcePages: zhSourcePages,
    sources: zhSources,
    filterWords: zhFilterWords,
    subscriptionDialogs: zhSubscriptionDialogs,
    subscriptionFacts: zhSubscriptionFacts,
    subscriptionPage: zhSubscriptionPage,
    subscriptionValidation: zhSubscriptionValidation,
    subscriptions: zhSubscriptions,
    subscribe: zhSubscribe,
    editSubscription: zhEditSubscription,
    activity: zhActivity,
    eventTrace: zhEventTrace,
    whyNotArrived: zhWhyNotArrived,
    testEvent: zhTestEvent,
    validation: zhValidation,
  },
};

/**
 * Returns all texts of a language. It stays on the server: the browser gets the sections that a page shows, by
 * components/i18n/page-texts.tsx.
 */
export const dictionaryOf = (language: Language): Dictionary => dictionaries[language];
