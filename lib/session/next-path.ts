const HOME = '/overview';
const MAX_CHARS = 1024;
const ANY_ORIGIN = 'http://console.invalid';

/**
 * Returns the path within this console to open after sign-in: the requested one if it is valid, else /overview. Prevents
 * an open redirect to other hosts in any spelling (`//host`, `/\host`, `/..//host`, tabs, schemes), and a return to the
 * sign-in page.
 */
export function safeNextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_CHARS || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return HOME;
  if (wanted.includes('\\') || !URL.canParse(wanted, ANY_ORIGIN)) return HOME;
  const url = new URL(wanted, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return HOME;
  return `${url.pathname}${url.search}`;
}
