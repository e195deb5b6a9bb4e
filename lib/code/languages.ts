import { nodeCode, pythonCode } from './scripts';
import { curlCode, kooCliCode, shellSettings } from './shell';
import type { CodePlace, CodeSubject } from './subject';
import { terraformCode, terraformSettings } from './terraform';

type CodeLanguage = {
  /** Names of products, the same in every language of the console. */
  label: string;
  write: (subject: CodeSubject, place: CodePlace) => string;
  /** Writes what has to be set first in a shell; empty if nothing has to be. */
  settings: (subject: CodeSubject, place: CodePlace) => string;
};

/** The languages that code is written in, in the order of their tabs. */
export const CODE_LANGUAGES = {
  curl: { label: 'curl', write: curlCode, settings: shellSettings },
  koocli: { label: 'KooCLI', write: kooCliCode, settings: shellSettings },
  terraform: { label: 'Terraform', write: (subject) => terraformCode(subject), settings: terraformSettings },
  node: { label: 'Node.js', write: nodeCode, settings: shellSettings },
  python: { label: 'Python', write: pythonCode, settings: shellSettings },
} as const satisfies Record<string, CodeLanguage>;

export type CodeLanguageId = keyof typeof CODE_LANGUAGES;
