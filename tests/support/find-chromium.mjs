import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installDebianPackage } from './debian-package.mjs';

/** Debian's build without a window, whose pages take half the time, and the full browser. */
const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell';
const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/**
 * Finds a Chromium for the browser tests: CHROMIUM, Debian's, or one that Playwright has brought; as root on Debian
 * without any it installs Debian's shell. Resolves to its path; null when there is none to be had.
 */
export async function findChromium() {
  const known = [process.env.CHROMIUM, DEBIAN_SHELL, DEBIAN_CHROMIUM, chromium.executablePath()];
  return (
    known.find((path) => path && existsSync(path)) ?? installDebianPackage('chromium-headless-shell', DEBIAN_SHELL)
  );
}
