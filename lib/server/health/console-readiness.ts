import 'server-only';
import { environment } from '@/lib/config/env';
import { isStopping } from '@/lib/server/stop';
import { endpoints, transport } from '@/lib/session/open';
import { pingStore } from '@/lib/store/console-store';
import { readReadiness } from './readiness';
import { remembered } from './remembered';

/** Anybody may ask, and each answer costs a request to every region. */
const KEPT_MS = 3_000;

/** Reads whether this process can serve users, at most once in 3 s however many ask. */
export const consoleReadiness = remembered(
  () =>
    readReadiness({
      isStopping: isStopping(),
      pingStore: () => pingStore(environment()),
      endpoints: endpoints(),
      transport,
    }),
  KEPT_MS,
  Date.now,
);
