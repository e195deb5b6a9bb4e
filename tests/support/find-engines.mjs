import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian-package.mjs';

const firstOf = (...paths) => paths.find((path) => path && existsSync(path)) ?? null;

/** The window that the tests open needs Python's bindings, which are no file of one name. */
const hasWebKitBindings = () =>
  spawnSync('/usr/bin/python3', ['-c', 'import gi; gi.require_version("WebKit2", "4.1")'], { stdio: 'ignore' })
    .status === 0;

/**
 * The engines besides Chromium: the variable that names each to the tests, where it is, and Debian's packages of it.
 */
const ENGINES = [
  {
    name: 'Firefox',
    variable: 'FIREFOX',
    find: () => firstOf(process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'),
    packages: ['firefox-esr'],
  },
  {
    name: 'WebKit',
    variable: 'WEBKIT',
    find: () =>
      existsSync('/usr/bin/Xvfb') && hasWebKitBindings()
        ? firstOf(process.env.WEBKIT, '/usr/bin/WebKitWebDriver')
        : null,
    packages: ['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1'],
  },
];

/**
 * Finds the engines besides Chromium; as root on Debian it installs those that are not there. Resolves to the variables
 * that name them to the tests, and the names of those that are not to be had.
 */
export async function findEngines() {
  const wanted = ENGINES.filter(({ find }) => find() === null).flatMap(({ packages }) => packages);
  if (wanted.length > 0) await installDebianPackages(wanted);
  const found = ENGINES.map((engine) => ({ ...engine, path: engine.find() }));
  return {
    environment: Object.fromEntries(found.flatMap(({ variable, path }) => (path === null ? [] : [[variable, path]]))),
    missing: found.filter(({ path }) => path === null).map(({ name }) => name),
  };
}
