const slot = globalThis as typeof globalThis & { __eventgrid?: Map<string, unknown> };

/**
 * Returns this process's only value of a name, made when it is first needed. Next bundles instrumentation, proxy,
 * pages, actions and routes separately, each with its own copy of a module: they share only globalThis.
 */
export function processWide<T>(name: string, make: () => T): T {
  slot.__eventgrid ??= new Map();
  if (!slot.__eventgrid.has(name)) slot.__eventgrid.set(name, make());
  return slot.__eventgrid.get(name) as T;
}
