import { createTransport } from '../../lib/eventgrid/transport/transport';

// Sends requests by the console's transport, one after another, and prints what came back: bundled and run in a process of its own, since
// Node reads NODE_EXTRA_CA_CERTS only when it starts.

const urls = process.argv.slice(2);
const token = urls.pop() ?? '';
const transport = createTransport();
const told = [];
for (const url of urls) {
  try {
    const response = await transport(url, { method: 'GET', headers: { 'X-Auth-Token': token } });
    const { status, headers } = response;
    told.push({ status, token: headers.get('x-subject-token'), text: await response.text() });
  } catch (error) {
    told.push({ reason: error.reason, message: error.message });
  }
}
process.stdout.write(JSON.stringify(told));
