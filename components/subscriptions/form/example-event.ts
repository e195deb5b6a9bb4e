import { parseJson, readObject } from '@/lib/secrets/json';

/** Makes the event that the tester begins with, of a source. Its time and ID stay the same, so that nothing moves. */
export const exampleEvent = (source: string): string =>
  JSON.stringify(
    {
      id: '0f0a3c1e-7b52-4d1b-9a3e-2f7d5c8e4b60',
      source,
      specversion: '1.0',
      type: 'order.paid',
      subject: 'eu/orders/58211',
      time: '2026-11-24T10:11:12Z',
      datacontenttype: 'application/json',
      data: { order: { id: '58211', total: 128.4, currency: 'EUR' }, paid: true },
    },
    null,
    2,
  );

/** Lists the attributes of an event that a filter can name, nested ones joined by dots. */
export function attributesOf(example: string): string[] {
  const event = readObject(parseJson(example)) ?? {};
  return ['type', 'subject', ...pathsIn(readObject(event.data) ?? {}, 'data')];
}

/** As deep as EventGrid allows under `data`. */
const MAX_DEPTH = 5;

const pathsIn = (fields: Record<string, unknown>, above: string, depth = 1): string[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const path = `${above}.${name}`;
    const inner = readObject(value);
    return inner === null ? [path] : depth < MAX_DEPTH ? pathsIn(inner, path, depth + 1) : [];
  });
