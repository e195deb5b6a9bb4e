type PublishTarget = { channelId: string; sourceName: string };

/**
 * Writes the curl command that publishes a first event to a source's channel, with variables for the token and the
 * address. The event has the attributes that CloudEvents 1.0 requires and one data field. Rule: docs/wire.md, "EG API,
 * Publishing Events", `events[]`.
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
  // Valid names and IDs contain no quote. If a server returns one anyway, it must not end the shell's string.
  const body = JSON.stringify({ events: [event] }).replaceAll("'", "'\\''");
  return [
    `curl -X POST "$EG/v1/$PROJECT_ID/channels/${encodeURIComponent(channelId)}/events" \\`,
    '  -H "X-Auth-Token: $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}
