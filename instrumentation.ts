/** Runs once when Next's server starts, before the first request; not in the edge runtime, not during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { startConsole } = await import('@/lib/server/start');
    await startConsole();
  }
}
