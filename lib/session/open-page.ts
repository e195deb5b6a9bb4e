import 'server-only';
import { openSessionEventGrid, type SessionEventGrid } from './open';
import { orAskAgain } from './or-ask-again';

/** Opens EventGrid for a page as openSessionEventGrid does; when the store is down the browser asks for the page again. */
export const openPageEventGrid = (): Promise<SessionEventGrid | null> => orAskAgain(openSessionEventGrid());
