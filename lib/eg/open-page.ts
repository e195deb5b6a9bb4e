import 'server-only';
import { orAskAgain } from '@/lib/session/or-ask-again';
import { openSessionEventGrid, type SessionEventGrid } from './open-client';

/** Opens EventGrid for a page as openSessionEventGrid does; when the store is down the browser asks for the page again. */
export const openPageEventGrid = (): Promise<SessionEventGrid | null> => orAskAgain(openSessionEventGrid());
