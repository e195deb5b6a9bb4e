import 'server-only';
import { common as enCommon } from './en/common';
import { createSource as enCreateSource } from './en/create-source';
import { failures as enFailures } from './en/failures';
import { signIn as enSignIn } from './en/sign-in';
import { sources as enSources } from './en/sources';
import { validation as enValidation } from './en/validation';
import type { Language } from './languages';
import { common as zhCommon } from './zh-cn/common';
import { createSource as zhCreateSource } from './zh-cn/create-source';
import { failures as zhFailures } from './zh-cn/failures';
import { signIn as zhSignIn } from './zh-cn/sign-in';
import { sources as zhSources } from './zh-cn/sources';
import { validation as zhValidation } from './zh-cn/validation';

const en = {
  common: enCommon,
  createSource: enCreateSource,
  failures: enFailures,
  signIn: enSignIn,
  sources: enSources,
  validation: enValidation,
};

export type Dictionary = typeof en;

const dictionaries: Record<Language, Dictionary> = {
  en,
  'zh-CN': {
    common: zhCommon,
    createSource: zhCreateSource,
    failures: zhFailures,
    signIn: zhSignIn,
    sources: zhSources,
    validation: zhValidation,
  },
};

/**
 * Returns all texts of a language. It stays on the server: a client component gets the few it shows as props, so that
 * no page loads a dictionary.
 */
export const dictionaryOf = (language: Language): Dictionary => dictionaries[language];
