import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { environment, publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { contentSecurityPolicy } from '@/lib/server/security/csp';
import { judgeHost } from '@/lib/server/security/loopback';
import { refusalPage } from '@/lib/server/security/refusal-page';
import { requestPathProblem } from '@/lib/server/security/request-path';
import { pageHeaders } from '@/lib/server/security/response-headers';
import { PAGE_ADDRESS_HEADER } from '@/lib/session/page-address';
import { pingStore } from '@/lib/store/console-store';

/** Probes call these at whatever address they have, and no browser does. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
const NONCE_BYTES = 16;
const RETRY_AFTER_SECONDS = '5';

/**
 * Gives every request its nonce and every page its policy. Answers directly what no page may see: malformed paths
 * (400), foreign hosts (421), cross-site writes (403), and everything while the store is down (503). It never decides
 * who may see what. Methods and sizes are refused before it: lib/server/requests.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const csp = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = pageHeaders(csp);
  const { pathname, search, basePath } = request.nextUrl;

  const problem = requestPathProblem(pathname, search);
  if (problem) return refusalPage(400, 'Bad request', problem, headers);
  if (!PROBES.has(pathname)) {
    const verdict = judgeHost(request.headers.get('host'), request.headers.get('x-forwarded-host'), publicOrigin());
    if (verdict === 'other-loopback-name' && (request.method === 'GET' || request.method === 'HEAD')) {
      // Absolute only with skipProxyUrlNormalize: otherwise Next treats all loopback names as one and makes it
      // relative.
      const location = `${publicOrigin()}${basePath}${pathname}${search}`;
      return new Response(null, { status: 307, headers: [...headers, ['Location', location]] });
    }
    if (verdict !== 'own') {
      return refusalPage(421, 'Wrong address', `This console answers at ${publicOrigin()} only.`, headers);
    }
    const origin = request.headers.get('origin');
    // Next itself answers it with a 500. A missing Origin is left to the action's wrapper, which refuses it as a value.
    if (request.method === 'POST' && origin !== null && origin !== publicOrigin()) {
      return refusalPage(403, 'Refused', 'This request was sent by a page of another site.', headers);
    }
    if (!(await isStoreUp())) {
      const reason =
        'The console cannot reach its session store, so it cannot tell who is signed in. It will keep trying.';
      return refusalPage(503, 'Temporarily unavailable', reason, [...headers, ['Retry-After', RETRY_AFTER_SECONDS]]);
    }
  }

  const requestHeaders = new Headers(request.headers);
  requestHeaders.set('x-nonce', nonce);
  requestHeaders.set('content-security-policy', csp);
  // Next compares it with Origin letter by letter, where the Host was judged with its port or case left aside.
  requestHeaders.set('x-forwarded-host', new URL(publicOrigin()).host);
  // Overwritten or removed: values from outside are never trusted.
  if (request.method !== 'POST') requestHeaders.set(PAGE_ADDRESS_HEADER, `${pathname}${search}`);
  else requestHeaders.delete(PAGE_ADDRESS_HEADER);
  const response = NextResponse.next({ request: { headers: requestHeaders } });
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

async function isStoreUp(): Promise<boolean> {
  try {
    await pingStore(environment());
    return true;
  } catch (error) {
    log.error({ event: 'store-down', error });
    return false;
  }
}

export const config = { matcher: ['/', '/((?!_next/static/).*)'] };
