import { describe, expect, it } from 'vitest';
import type { CodeNoun } from '@/lib/code/subject';
import { fillChannel, fillSource, fillSubscription } from '@/lib/paste/fill';
import { type ReadPaste, readPaste } from '@/lib/paste/read-paste';

const TOKEN = `MII${'Abc123-_'.repeat(2048)}`;
const PASSWORD = 'pass-W0rd-4711';
const SECRETS = [TOKEN, PASSWORD, 'AKIDEXAMPLE0001', 'SKEXAMPLE000000001'];
const BODY = '{"name":"orders-api","channel_id":"9e271c48","description":"it\\u0027s"}';
const VALUES = { name: 'orders-api', channel_id: '9e271c48', description: "it's" };
const URL_ = 'https://eg.cn-north-4.myhuaweicloud.com/v1/05f2/sources';
const MQ = `{"name":"mq","channel_id":"9e271c48","type":"RABBITMQ","detail":{"instance_id":"i-1","user_name":"u","password":"${PASSWORD}","vhost_name":"/","queue_name":"q"}}`;
const MQ_VALUES = {
  name: 'mq',
  channel_id: '9e271c48',
  type: 'RABBITMQ',
  detail: expect.objectContaining({
    instance_id: 'i-1',
    user_name: 'u',
    password: PASSWORD,
    vhost_name: '/',
    queue_name: 'q',
  }),
};
const TF = `resource "huaweicloud_eg_custom_event_source" "orders" {
  name        = "orders-api" # the name
  channel_id  = "9e271c48"
  description = "it's"
}`;
const cmd = (body: string) => body.replaceAll('"', '\\"');
const SH_QUOTED = BODY.replaceAll("'", "'\\''");

type Paste = readonly [what: string, text: string, values: object];

/** Pastes as people have them, and the values that a source's form gets. */
const RECOGNIZED: readonly Paste[] = [
  ['JSON', BODY, VALUES],
  ['JSON over lines', JSON.stringify(JSON.parse(BODY), null, 2), VALUES],
  ['JSON with a BOM', `\ufeff${BODY}`, VALUES],
  [
    'JSON with comments',
    `// new\n{"name":"orders-api", /* which */ "channel_id":"9e271c48","description":"it's"}`,
    VALUES,
  ],
  ['JSON with trailing commas', `{"name":"orders-api","channel_id":"9e271c48","description":"it's",}`, VALUES],
  [
    'JSON with curly quotes',
    `{“name”:“orders-api”,“channel_id”:“9e271c48”}`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  ['JSON as HTML', BODY.replaceAll('"', '&quot;'), VALUES],
  [
    'the quick start’s misspelling',
    '{"name":"orders-api","channal_id":"9e271c48"}',
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  [
    'a source as EventGrid answers it',
    `{"id":"x","label":"l","status":"RUNNING","error_info":{},"created_time":"t",${BODY.slice(1)}`,
    VALUES,
  ],
  [
    'detail as a JSON string',
    `{"name":"mq","channel_id":"9e271c48","type":"RABBITMQ","detail":${JSON.stringify(JSON.stringify(JSON.parse(MQ).detail))}}`,
    MQ_VALUES,
  ],
  ['a list of one', `{"total":1,"size":1,"items":[${BODY}]}`, VALUES],
  ['an array', `[${BODY}]`, VALUES],
  [
    'curl as in the documentation',
    `curl -X POST "${URL_}" -H "X-Auth-Token: ${TOKEN}" -H "Content-Type: application/json" -d '${SH_QUOTED}'`,
    VALUES,
  ],
  ['curl over lines', `curl -X POST ${URL_} \\\n  -H 'X-Auth-Token: ${TOKEN}' \\\n  --data-raw '${SH_QUOTED}'`, VALUES],
  ['curl with CRLF', `curl -X POST ${URL_} \\\r\n  -d '${SH_QUOTED}'`, VALUES],
  ['curl after a prompt and a comment', `# create it\n$ curl -sSX POST ${URL_} -d '${SH_QUOTED}'`, VALUES],
  [
    'curl as Chrome copies it for bash',
    `curl '${URL_}' \\\n  -H 'accept: */*' \\\n  -H 'x-auth-token: ${TOKEN}' \\\n  -b 'session=${TOKEN}' \\\n  --data-raw $'{"name":"orders-api","channel_id":"9e271c48","description":"it\\'s"}' \\\n  --compressed`,
    VALUES,
  ],
  [
    'curl as Chrome copies it for cmd',
    `curl ^"${URL_}^" ^\n  -H ^"X-Auth-Token: ${TOKEN}^" ^\n  --data-raw ^"^{^\\^"name^\\^":^\\^"orders-api^\\^",^\\^"channel_id^\\^":^\\^"9e271c48^\\^"^}^"`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  [
    'curl of cmd with escaped quotes',
    `curl -X POST ${URL_} ^\r\n -d "${cmd('{"name":"orders-api","channel_id":"9e271c48"}')}"`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  [
    'curl of cmd with doubled quotes',
    `curl "${URL_}" --data-binary "{""name"":""orders-api"",""channel_id"":""9e271c48""}"`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  ['curl.exe in PowerShell', `curl.exe -X POST ${URL_} \`\n  -H "X-Auth-Token: $env:TOKEN" \`\n  -d '${BODY}'`, VALUES],
  [
    'Invoke-WebRequest as Chrome copies it',
    `Invoke-WebRequest -UseBasicParsing -Uri "${URL_}" \`\n-Method "POST" \`\n-Headers @{\n"X-Auth-Token"="${TOKEN}"\n} \`\n-ContentType "application/json" \`\n-Body "{\`"name\`":\`"orders-api\`",\`"channel_id\`":\`"9e271c48\`"}"`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  ['a here-string of PowerShell', `curl.exe -X POST ${URL_} -d @'\n${BODY}\n'@`, VALUES],
  [
    'curl as Postman writes it',
    `curl --location --request POST '${URL_}' \\\n--header 'X-Auth-Token: ${TOKEN}' \\\n--header 'Content-Type: application/json' \\\n--data-raw '{\n    "name": "orders-api",\n    "channel_id": "9e271c48"\n}'`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  [
    'curl as API Explorer writes it',
    `curl -X POST "${URL_}" -H 'X-Auth-Token: ${TOKEN}' -H 'Content-Type: application/json' -d '${SH_QUOTED}'`,
    VALUES,
  ],
  ['curl that reads a here-document', `curl -X POST ${URL_} -d @- <<'EOF'\n${BODY}\nEOF\n`, VALUES],
  ['curl that reads a pipe', `echo '${SH_QUOTED}' | curl -X POST ${URL_} -d @-`, VALUES],
  ['curl with a file made before', `cat > body.json <<'EOF'\n${BODY}\nEOF\ncurl -X POST ${URL_} -d @body.json`, VALUES],
  [
    'curl with variables',
    `curl -X POST "$EG/v1/$PROJECT_ID/sources" -d '{"name":"orders-api","channel_id":"'"$CHANNEL"'"}'`,
    { name: 'orders-api' },
  ],
  ['curl with a password', `curl -X POST ${URL_} -d '${MQ}'`, MQ_VALUES],
  [
    'a signed request',
    `curl -X POST ${URL_} -H 'Authorization: SDK-HMAC-SHA256 Access=AKIDEXAMPLE0001, Signature=0' -d '${SH_QUOTED}'`,
    VALUES,
  ],
  [
    'KooCLI',
    `hcloud EG CreateEventSource --cli-region="cn-north-4" --project_id="05f2" --cli-access-key=AKIDEXAMPLE0001 --cli-secret-key=SKEXAMPLE000000001 --name="orders-api" --channel_id="9e271c48"`,
    { name: 'orders-api', channel_id: '9e271c48' },
  ],
  [
    'KooCLI with a connection',
    `hcloud EG CreateEventSource --name=mq --channel_id=9e271c48 --type=RABBITMQ --detail.instance_id=i-1 --detail.user_name=u --detail.password='${PASSWORD}' --detail.vhost_name=/ --detail.queue_name=q`,
    MQ_VALUES,
  ],
  ['KooCLI’s file', `{"path":{"project_id":"05f2"},"body":${BODY}}`, VALUES],
  ['Terraform', TF, VALUES],
  [
    'Terraform after a provider with keys',
    `provider "huaweicloud" {\n  access_key = "AKIDEXAMPLE0001"\n  secret_key = "SKEXAMPLE000000001"\n}\n${TF}`,
    VALUES,
  ],
  [
    'Terraform with jsonencode and a variable',
    `resource "huaweicloud_eg_custom_event_source" "mq" {\n  name = "mq"\n  channel_id = huaweicloud_eg_custom_event_channel.orders.id\n  type = "RABBITMQ"\n  detail = jsonencode({\n    instance_id = "i-1"\n    user_name = "u", password = var.password\n    "vhost_name" : "/"\n    queue_name = "q"\n  })\n}`,
    {
      name: 'mq',
      type: 'RABBITMQ',
      detail: expect.objectContaining({ instance_id: 'i-1', password: '', queue_name: 'q' }),
    },
  ],
];

const REFUSED: readonly (readonly [what: string, text: string, why: string])[] = [
  ['nothing', '  \n', 'empty'],
  ['a megabyte', `{"name":"${'x'.repeat(1_000_000)}"}`, 'tooLong'],
  ['a token alone', TOKEN, 'nothing'],
  ['a comma that is missing', `{"name": "a",\n "channel_id": "b"\n "token": "${TOKEN}"}`, 'notJson'],
  ['a body in a file', `curl -X POST ${URL_} -H "X-Auth-Token: ${TOKEN}" -d @body.json`, 'inFile'],
  ['a command without a body', `curl ${URL_} -H "X-Auth-Token: ${TOKEN}"`, 'noBody'],
  ['publishing', `curl -X POST https://eg.example/v1/p/channels/c/events -d '{"events":[]}'`, 'otherRequest'],
  ['Terraform that is cut off', `${TF.slice(0, -2)}\n password = "${PASSWORD}`, 'notHcl'],
  ['Terraform of something else', 'resource "huaweicloud_vpc" "v" {\n name = "v"\n}', 'noResource'],
  ['prose', `please create it, my password is: ${PASSWORD}`, 'nothing'],
];

const read = (text: string) => readPaste(text, 'source', fillSource);

/** Everything that a dialog keeps of a paste and may show. */
const shownOf = ({ shown, result }: ReadPaste<unknown>): string =>
  JSON.stringify(result.ok ? [shown, result.filled, result.leftOut] : [shown, { ...result, secrets: [] }]);

describe('a paste', () => {
  it.each(RECOGNIZED)('is recognized: %s', (_what, text, values) => {
    const given = read(text);
    expect(given.result).toMatchObject({ ok: true, values });
    for (const secret of SECRETS) expect(shownOf(given)).not.toContain(secret);
    // A secret is nowhere but in its field.
    const rest = JSON.stringify(given.result, (key, value) => (key === 'password' ? '' : value));
    for (const secret of SECRETS) expect(rest).not.toContain(secret);
  });

  it.each(REFUSED)('is refused with a sentence: %s', (_what, text, why) => {
    const given = read(text);
    expect(given.result).toMatchObject({ ok: false, why });
    for (const secret of SECRETS) expect(given.shown).not.toContain(secret);
  });

  it('counts at least 40', () => {
    expect(RECOGNIZED.length + REFUSED.length).toBeGreaterThanOrEqual(40);
  });

  it('says what it read from a misspelling, and what it left out', () => {
    const text = `curl ${URL_} -H 'X-Auth-Token: ${TOKEN}' -d '{"name":"a","channal_id":"c","tags":["eu"]}'`;
    expect(read(text).result).toMatchObject({
      filled: [
        { field: 'name', value: 'a' },
        { field: 'channel_id', value: 'c', from: 'channal_id' },
      ],
      leftOut: [
        { name: 'X-Auth-Token', why: 'token' },
        { name: 'project_id', why: 'project' },
        { name: 'tags', why: 'unknown' },
      ],
    });
  });

  it.each([
    ['channel', `curl -X POST https://eg.example/v1/p/channels -d '{"name":"billing"}'`],
    ['subscription', 'resource "huaweicloud_eg_event_subscription" "s" {\n  name = "s"\n}'],
  ])('that creates a %s is not read as a source', (noun, text) => {
    expect(read(text).result).toMatchObject({ ok: false, noun });
  });

  it('keeps a masked password while its text is edited, and drops it with its field', () => {
    const first = read(MQ);
    expect(first.shown).toContain('"password":"••••"');
    const edited = readPaste(first.shown.replace('"mq"', '"mq-2"'), 'source', fillSource, first.kept);
    expect(edited.result).toMatchObject({ ok: true, values: { ...MQ_VALUES, name: 'mq-2' } });
    const retyped = readPaste(first.shown.replace('"••••"', '""'), 'source', fillSource, edited.kept);
    expect(retyped.result).toMatchObject({ values: { detail: { password: '' } } });
  });

  it.each(['a', '12', '"; x', 'pass word'])('does not show the short password %j', (password) => {
    const body = { ...JSON.parse(MQ), detail: { ...JSON.parse(MQ).detail, password } };
    const given = read(JSON.stringify(body));
    expect(given.result).toMatchObject({ values: { detail: { password } } });
    expect(JSON.parse(given.shown).detail.password).toBe('••••');
  });

  it('fills the dialog for a channel', () => {
    const text = 'hcloud EG CreateChannel --name=Orders --description="all orders" --cross_account=true';
    expect(readPaste(text, 'channel', fillChannel).result).toMatchObject({
      values: { name: 'Orders', description: 'all orders' },
    });
  });

  it('fills the form for a subscription, the secret of its header too', () => {
    const target = {
      name: 'HC.APIGW',
      provider_type: 'OFFICIAL',
      apigw_detail: {
        url: 'https://api.example/x',
        invocation_http_parameters: { header_parameters: [{ key: 'X-Key', value: PASSWORD, is_value_secret: true }] },
      },
      transform: { type: 'ORIGINAL' },
    };
    const filter = { source: [{ op: 'StringIn', values: ['a'] }], data: { n: [{ op: 'NumberIn', values: [1] }] } };
    const body = {
      name: 's',
      channel_id: 'c',
      sources: [{ name: 'a', filter }],
      targets: [target, { name: 'HC.New' }],
    };
    const given = readPaste(JSON.stringify(body), 'subscription', fillSubscription);
    expect(given.result).toMatchObject({
      values: {
        source: 'a',
        filter: JSON.stringify(filter),
        targets: [{ kind: 'api', headers: [{ kind: 'secret', key: 'X-Key', secret_value: PASSWORD }] }],
      },
      leftOut: [{ name: 'HC.New', why: 'unknown' }],
    });
    expect(shownOf(given)).not.toContain(PASSWORD);
  });

  it.each<[CodeNoun, string]>([
    ['source', '['.repeat(100_000)],
    ['source', `resource "a" "b" {\n${'x {\n'.repeat(20_000)}`],
    ['source', `curl '${'\\'.repeat(150_000)}`],
    ['source', `curl "${'$('.repeat(50_000)}`],
  ])('of a %s that is made to exhaust the page is refused in time', (_noun, text) => {
    const startedAt = performance.now();
    expect(read(text).result.ok).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
