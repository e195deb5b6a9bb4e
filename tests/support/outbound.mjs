import { createTransport } from '../../lib/eventgrid/transport/transport';

// Sends requests with the console's transport, one after another, and prints the answers. Bundled and run in its own
// process, because Node reads NODE_EXTRA_CA_CERTS only when it starts.

const urls = process.argv.slice(2);
const token = urls.pop() ?? '';
const transport = createTransport();
const answers = [];
for (const url of urls) {
  try {
    const response = await transport(url, { method: 'GET', headers: { 'X-Auth-Token': token } });
    const { status, headers } = response;
    answers.push({ status, token: headers.get('x-subject-token'), text: await response.text() });
  } catch (error) {
    answers.push({ reason: error.reason, message: error.message });
  }
}
process.stdout.write(JSON.stringify(answers));
