const HOME = '/sources';
const MAX_CHARS = 1024;
const ANY_ORIGIN = 'http://console.invalid';

/**
 * Returns the path within this console to go to after signing in: the wanted one when it is such a path, else /sources.
 * Prevents an open redirect: other hosts in whatever spelling (`//host`, `/\host`, `/..//host`, tabs, schemes), and
 * going back to sign in.
 */
export function safeNextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_CHARS || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return HOME;
  if (wanted.includes('\\') || !URL.canParse(wanted, ANY_ORIGIN)) return HOME;
  const url = new URL(wanted, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return HOME;
  return `${url.pathname}${url.search}`;
}
