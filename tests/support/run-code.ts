import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE_LANGUAGES, type CodeLanguageId } from '@/lib/code/languages';
import type { CodePlace, CodeSubject } from '@/lib/code/subject';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid } from './local-eventgrid';
import { serveHttp } from './serve-http';

/** The languages that run here; Terraform's is parsed. */
export type RunLanguage = Exclude<CodeLanguageId, 'terraform'>;

// A version manager's shim takes a third of a second longer than Python itself.
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const PROGRAMS: Record<RunLanguage, readonly [program: string, file: string]> = {
  curl: ['/bin/sh', 'create.sh'],
  koocli: ['/bin/sh', 'create.sh'],
  node: [process.execPath, 'create.mjs'],
  python: [PYTHON, 'create.py'],
};

/** What a run did: the body and status of its request, how the program ended, and what is in its folder afterwards. */
export type CodeRun = { body: unknown; status: number | null; failed: string | null; files: string[] };

/**
 * Starts a local EventGrid that records each body, and runs code against it until the test is over, each in a folder
 * of its own.
 */
export async function startCodeRunner() {
  const eventGrid = await startTestEventGrid();
  const runs = new Map<string, { body: unknown; status: number }>();
  const { port } = await serveHttp((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const text = Buffer.concat(chunks).toString();
      const [, run = '', path = ''] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? [];
      const headers = { 'X-Auth-Token': String(request.headers['x-auth-token']), 'Content-Type': 'application/json' };
      const answer = await eventGrid.app.request(path, { method: request.method, headers, body: text });
      runs.set(run, { body: JSON.parse(text), status: answer.status });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
    });
  });
  const folder = await mkdtemp(join(tmpdir(), 'eventgrid-code-'));
  const shims = join(folder, 'bin');
  await mkdir(shims);
  const shim = fileURLToPath(new URL('hcloud.mjs', import.meta.url));
  await writeFile(join(shims, 'hcloud'), `#!/bin/sh\nexec '${process.execPath}' '${shim}' "$@"\n`);
  await chmod(join(shims, 'hcloud'), 0o755);
  let count = 0;

  return {
    eventGrid,
    close: async () => {
      await eventGrid.close();
      await rm(folder, { recursive: true });
    },
    /** Runs the code as printed, with its variables in the environment. */
    async run(language: RunLanguage, subject: CodeSubject, secrets: Record<string, string> = {}): Promise<CodeRun> {
      count += 1;
      const own = join(folder, String(count));
      await mkdir(own);
      const place: CodePlace = {
        eventGridUrl: `http://127.0.0.1:${port}/${count}`,
        projectId: LOCAL_PROJECT_ID,
        region: 'cn-north-4',
      };
      const [program, file] = PROGRAMS[language];
      await writeFile(join(own, file), CODE_LANGUAGES[language].write(subject, place));
      const environment = {
        ...process.env,
        PATH: `${shims}:${process.env.PATH}`,
        EG: place.eventGridUrl,
        PROJECT_ID: place.projectId,
        TOKEN: eventGrid.adminToken,
        ...secrets,
      };
      const failed = await new Promise<string | null>((done) =>
        execFile(program, [file], { cwd: own, env: environment }, (error, _out, printed) =>
          done(error ? `${error.message} ${printed}` : null),
        ),
      );
      const request = runs.get(String(count));
      const files = (await readdir(own)).filter((name) => name !== file);
      return { body: request?.body ?? null, status: request?.status ?? null, failed, files };
    },
  };
}
