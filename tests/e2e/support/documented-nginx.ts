import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';

const TLS = resolve('tests/fixtures/tls');

/**
 * Reads the nginx server from docs/operations.md and adapts it to this machine: port, certificate, the console's port.
 */
function documentedServer(port: number, upstream: string): string {
  const page = readFileSync('docs/operations.md', 'utf8');
  const server = /```nginx\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const changes = {
    'listen 443 ': `listen 127.0.0.1:${port} `,
    'server_name console.example.org': 'server_name localhost',
    '/etc/ssl/console.pem': `${TLS}/server.pem`,
    '/etc/ssl/console.key': `${TLS}/server-key.pem`,
    'http://127.0.0.1:3000': upstream,
  };
  return Object.entries(changes).reduce((text, [written, here]) => {
    expect(text.split(written), `${written} in docs/operations.md`).toHaveLength(2);
    return text.replace(written, here);
  }, server);
}

/**
 * Starts the nginx that NGINX_PROGRAM names (NGINX is its own) with the server of docs/operations.md, before a console.
 */
export async function startDocumentedNginx(port: number, upstream: string) {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${what};`);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid nginx.pid; error_log stderr; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${temporary.join(' ')}
${documentedServer(port, upstream)}
}`,
  );
  let printed = '';
  const child = spawn(process.env.NGINX_PROGRAM ?? 'nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = new Promise((done) => child.once('exit', done));
  await expect.poll(() => listens(port), { message: 'nginx listens', timeout: 10_000 }).toBe(true);
  return {
    /** Its errors and warnings so far. */
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
