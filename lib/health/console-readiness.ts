import 'server-only';
import { endpoints, transport } from '@/lib/eg/open-client';
import { environment } from '@/lib/env';
import { pingStore } from '@/lib/session/console-store';
import { isStopping } from '@/lib/stop-console';
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
