import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PanelMissing } from '@/components/list/panel/panel-parts';
import { SourceDetails } from '@/components/sources/panel/source-details';
import { SourceTitle } from '@/components/sources/panel/source-panel-view';
import { readSourceWithRaw } from '@/lib/eventgrid/answers/source';
import { sourcePage } from '@/lib/i18n/en/source-page';
import type { Language } from '@/lib/i18n/languages';
import { renderWithTexts } from '../../../support/render-with-texts';

const ANSWER = {
  id: 'b0e4d7a1-93c6-4d58-8f0a-2e6b71c95d30',
  name: 'billing-events',
  label: 'billing-events',
  description: null,
  provider_type: 'CUSTOM',
  event_types: [],
  created_time: '2026-11-24 07:48:00',
  updated_time: '2026-11-24T09:41:37Z',
  channel_id: '2f4d8c10-6b7a-4e59-a1c3-90de5b72f846',
  channel_name: 'billing',
  type: 'RABBITMQ',
  detail: '{"instance_id":"9ab2e4c7","user_name":"eventgrid","password":"s3cret-canary","queue_name":"q"}',
  status: 'RUNNING',
  error_info: {},
};

function show(parts: Record<string, unknown> = {}, language: Language = 'en') {
  const source = readSourceWithRaw({ ...ANSWER, ...parts });
  if (source === null) throw new Error('The answer is an object.');
  const { container } = renderWithTexts(
    <>
      <SourceTitle status={source.status} name={source.name || source.id || ''} />
      <SourceDetails
        source={source}
        owner={{ project_id: 'p-1', endpoint_id: 'local' }}
        times={{ mode: 'utc', readAt: 0 }}
      />
    </>,
    { language },
  );
  const field = (name: string) => container.querySelector(`[data-field="${name}"]`);
  return { container, field };
}

describe('the page of a source', () => {
  it('shows every field under EventGrid’s name', () => {
    const { field } = show();
    const shown = ['id', 'name', 'label', 'channel_id', 'channel_name', 'type', 'provider_type', 'status'];
    expect(shown.map((name) => field(name)?.textContent)).toEqual([
      ANSWER.id,
      'billing-events',
      'billing-events',
      ANSWER.channel_id,
      'billing',
      'RabbitMQ',
      'Custom',
      'Running',
    ]);
    expect(field('description')).toHaveTextContent('None');
    expect(screen.getByRole('heading', { level: 2, name: 'billing-events' })).toBeInTheDocument();
  });

  it('names the zone of times, and reads one without a zone as UTC', () => {
    const { field } = show();
    expect(field('created_time')).toHaveTextContent('24 Nov 2026, 07:48:00 UTC');
    expect(field('created_time')?.querySelector('time')).toHaveAttribute('datetime', '2026-11-24T07:48:00.000Z');
    expect(field('updated_time')).toHaveTextContent('24 Nov 2026, 09:41:37 UTC');
  });

  it.each([
    ['Copy source ID', ANSWER.id],
    ['Copy channel ID', ANSWER.channel_id],
  ])('%s copies exactly that value', async (name, text) => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name }));
    expect(await navigator.clipboard.readText()).toBe(text);
  });

  it('shows the connection, with secrets only as configured, whether it came as text or object', () => {
    const { container, field } = show();
    expect(field('instance_id')).toHaveTextContent('9ab2e4c7');
    expect(field('password')).toHaveTextContent('Configured');
    expect(container.innerHTML).not.toContain('s3cret-canary');
    const object = show({ detail: { access_key: 's3cret-canary', ssl_enable: false } });
    expect(object.field('access_key')).toHaveTextContent('Configured');
    expect(object.field('ssl_enable')).toHaveTextContent('false');
    expect(object.container.innerHTML).not.toContain('s3cret-canary');
  });

  it('folds the raw answer, masked', () => {
    show();
    const raw = screen.getByText('Raw JSON').closest('details');
    expect(raw).not.toHaveAttribute('open');
    expect(raw).toHaveTextContent(/password.*••••/);
    expect(raw).toHaveTextContent('"created_time": "2026-11-24 07:48:00"');
  });

  it.each(['ERROR', 'CREATE_FAILED'])('says first why it failed: %s with code, message, detail and a fix', (status) => {
    const error_info = {
      error_code: 'EG.00513003',
      error_msg: 'invalid target address',
      error_detail: 'i/o timeout',
    };
    const { container, field } = show({ status, error_info });
    const why = screen.getByRole('region', { name: 'Why it failed' });
    expect(why).toHaveTextContent(/Check/);
    expect(field('error_code')).toHaveTextContent('EG.00513003');
    expect(field('error_msg')).toHaveTextContent('invalid target address');
    expect(field('error_detail')).toHaveTextContent('i/o timeout');
    const order = why.compareDocumentPosition(container.querySelector('[data-field="id"]') ?? why);
    expect(order).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('says so if EventGrid gives no reason', () => {
    show({ status: 'ERROR' });
    expect(screen.getByRole('region', { name: 'Why it failed' })).toHaveTextContent('EventGrid didn’t give a reason.');
  });

  it('does not mention failure while a source runs', () => {
    show();
    expect(screen.queryByRole('region', { name: 'Why it failed' })).not.toBeInTheDocument();
  });

  it('lists event types, also those without a name', () => {
    const event_types = [{ name: 'a:b', description: 'first' }, { name: null }, { name: null, description: 'third' }];
    show({ provider_type: 'OFFICIAL', event_types });
    const rows = within(screen.getByRole('table', { name: 'Event types of this source' })).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows.slice(1).map((row) => row.textContent)).toEqual(['a:bfirst', 'NoneNone', 'Nonethird']);
  });

  it('shows unknown, missing and hostile values as text', () => {
    const { container, field } = show({
      name: '<img src=x onerror=alert(1)>',
      type: 'KAFKA',
      status: 'SUSPENDED',
      provider_type: 'ALIEN',
      created_time: '2026-13-45 99:00',
      description: 'javascript:alert(1)',
      channel_id: null,
      label: 7,
      detail: 'not json',
      event_types: 'none',
      error_info: 'broken',
    });
    expect(container.querySelector('img, a')).toBeNull();
    expect(field('type')).toHaveTextContent('KAFKA');
    expect(field('status')).toHaveTextContent('SUSPENDED');
    expect(field('provider_type')).toHaveTextContent('ALIEN');
    expect(field('created_time')).toHaveTextContent('2026-13-45 99:00');
    expect(field('channel_id')).toHaveTextContent('None');
  });

  it('shows a fallback name if EventGrid gives none', () => {
    show({ name: null });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(ANSWER.id);
  });

  it('uses Chinese', () => {
    const { field } = show({ status: 'ERROR' }, 'zh-CN');
    expect(field('status')).toHaveTextContent('异常');
    expect(field('created_time')).toHaveTextContent('2026年11月24日 07:48:00 UTC');
    expect(screen.getByRole('region', { name: '失败原因' })).toBeInTheDocument();
  });
});

describe('a source that does not exist', () => {
  const missing = (wasThere: boolean) => {
    renderWithTexts(
      <PanelMissing
        itemId="no-such"
        texts={sourcePage}
        wasThere={wasThere}
        requestId="r-404"
        close={<a href="/sources">Close details</a>}
      />,
    );
    return screen.getByRole('alert');
  };

  it('says so, with its ID, the request ID and a way to continue', () => {
    expect(missing(false)).toHaveTextContent(/There is no source with this ID.*no-such.*deleted.*r-404/);
    expect(screen.getByRole('link', { name: 'Close details' })).toBeInTheDocument();
  });

  it('says that it was deleted in the meantime if it existed before', () => {
    expect(missing(true)).toHaveTextContent(/This source was deleted elsewhere.*no-such/);
  });
});
