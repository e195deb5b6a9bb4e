import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/**
 * Finds a Chromium for the browser tests: CHROMIUM, Debian's, or one that Playwright has brought; as root on Debian
 * without any it installs Debian's. Returns its path; null when there is none to be had.
 */
export function findChromium() {
  const known = [process.env.CHROMIUM, DEBIAN_CHROMIUM, chromium.executablePath()];
  return known.find((path) => path && existsSync(path)) ?? installChromium();
}

function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (status !== 0) return null;
  }
  return existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : null;
}
