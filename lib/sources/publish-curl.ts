type PublishTarget = { channelId: string; sourceName: string };

/**
 * Writes the curl command that publishes a first event to a source's channel, the token and the address as variables.
 * The event has what CloudEvents 1.0 demands and one field of data. Rule: docs/wire.md, "EG API, Publishing Events",
 * `events[]`.
 */
export function publishCurl({ channelId, sourceName }: PublishTarget): string {
  const event = {
    id: '1',
    source: sourceName,
    specversion: '1.0',
    type: 'test',
    datacontenttype: 'application/json',
    data: { hello: 'EventGrid' },
  };
  // Neither a source's name nor an ID can hold a quote; a server that answers one must not break out of the shell's.
  const body = JSON.stringify({ events: [event] }).replaceAll("'", "'\\''");
  return [
    `curl -X POST "$EG/v1/$PROJECT_ID/channels/${encodeURIComponent(channelId)}/events" \\`,
    '  -H "X-Auth-Token: $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}
