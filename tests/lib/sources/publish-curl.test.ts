import { describe, expect, it } from 'vitest';
import { publishCurl } from '@/lib/sources/publish-curl';

describe('publishCurl', () => {
  it('publishes one event that CloudEvents 1.0 accepts to the channel, with the token as a variable', () => {
    const command = publishCurl({ channelId: 'c-1', sourceName: 'orders-api' });
    expect(command).toContain('"$EG/v1/$PROJECT_ID/channels/c-1/events"');
    expect(command).toContain('-H "X-Auth-Token: $TOKEN"');
    const body = JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '');
    expect(body.events).toHaveLength(1);
    expect(body.events[0]).toMatchObject({ source: 'orders-api', specversion: '1.0', id: '1', type: 'test' });
  });

  it('lets nothing out of its quotes', () => {
    const command = publishCurl({ channelId: 'c"; rm', sourceName: "a'; rm -rf ~; '" });
    expect(command).toContain('/channels/c%22%3B%20rm/events"');
    expect(command).toContain(`a'\\''; rm -rf ~; '\\''`);
  });
});
