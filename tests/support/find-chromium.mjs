import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Debian's build without a window, whose pages cost half the time, and the whole browser. */
const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell';
const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/**
 * Finds a Chromium for the browser tests: CHROMIUM, Debian's, or one that Playwright has brought; as root on Debian
 * without any it installs Debian's shell. Returns its path; null when there is none to be had.
 */
export function findChromium() {
  const known = [process.env.CHROMIUM, DEBIAN_SHELL, DEBIAN_CHROMIUM, chromium.executablePath()];
  return known.find((path) => path && existsSync(path)) ?? installChromium();
}

function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'],
  ]) {
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (status !== 0) return null;
  }
  return existsSync(DEBIAN_SHELL) ? DEBIAN_SHELL : null;
}
