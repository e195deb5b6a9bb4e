/** Long enough that other processes get their turns on the same core. */
const SAMPLE_CPU_MS = 30;

/**
 * Scales a time limit for an idle machine to this one now, by the time that passes while a loop of its own gets 30 ms
 * of a core. So a guarantee in milliseconds does not depend on what else runs beside the test.
 */
export function onThisMachine(ms: number): number {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const usedMs = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  while (usedMs() < SAMPLE_CPU_MS);
  return ms * Math.max(1, (performance.now() - startedAt) / SAMPLE_CPU_MS);
}
