// Next bundles actions and pages apart, each with its own copy of this module: globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridInFlight?: Set<string> };

/** IDs of the writes that this process has sent and is still waiting for: nobody else need look them up. */
export function writesInFlight(): Set<string> {
  slot.__eventgridInFlight ??= new Set();
  return slot.__eventgridInFlight;
}
