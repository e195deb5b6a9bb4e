import 'server-only';
import { cookies } from 'next/headers';
import { parseViewPreferences, VIEW_COOKIE, type ViewPreferences } from './view';

/** Reads how this browser's person wants lists to look. Never fails: what cannot be read is the default. */
export const requestView = async (): Promise<ViewPreferences> =>
  parseViewPreferences((await cookies()).get(VIEW_COOKIE)?.value);
