import { randomBytes } from 'node:crypto';

/** The statuses of a route that EventGrid's own faults may cause; any other is the console's fault. */
const REPORTED_STATUSES = new Set([429, 502, 504]);

/**
 * What the soak requests, like users: a page now and then, and its list again and again. `weight` is the share of each
 * in thirtieths; `run` resolves to `ok`, to `reported` if a fault of EventGrid is shown to the user, or to a sentence
 * if the console itself is at fault.
 */
export const REQUESTS = [
  { name: 'list page', weight: 6, run: listPage },
  { name: 'route', weight: 21, run: route },
  { name: 'create', weight: 3, run: create },
];

let made = 0;

async function listPage({ client }) {
  const answer = await client.get('/sources');
  const html = await answer.text();
  if (answer.status !== 200) return `the list page was answered ${answer.status}`;
  if (/<table/.test(html)) return 'ok';
  return /role="alert"|role="status"/.test(html) ? 'reported' : 'the list page has neither a table nor a refusal';
}

async function route({ client }) {
  const answer = await client.get('/api/sources?size=25');
  const text = await answer.text();
  if (answer.status === 200 && text.startsWith('{"ok":true')) return 'ok';
  if (REPORTED_STATUSES.has(answer.status) && text.startsWith('{"ok":false')) return 'reported';
  return `the route was answered ${answer.status}: ${text.slice(0, 200)}`;
}

async function create({ client, fields, channelId }) {
  made += 1;
  const name = `soak-${process.pid}-${made}`;
  const pendingWrite = fields.write_id === undefined ? {} : { write_id: randomBytes(16).toString('hex') };
  const answer = await client.post('/sources/new', {
    ...fields,
    ...pendingWrite,
    name,
    channel_id: channelId,
    type: 'APPLICATION',
  });
  const html = await answer.text();
  if (answer.status !== 200) return `a create was answered ${answer.status}`;
  if (html.replaceAll(/<[^>]+>/g, '').includes(`Created ${name}`)) return 'ok';
  return /data-field="(?:request_id|error_code|status)"|role="alert"/.test(html)
    ? 'reported'
    : 'a create came to nothing';
}
