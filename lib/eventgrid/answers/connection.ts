import { readObject } from '@/lib/secrets/json';
import { readText, readTexts } from './loose';

const TEXTS = ['id', 'name', 'type', 'status'] as const;

/** A connection to a private network, as far as the console shows it: what it signs in with is left out. */
export type Connection = Record<(typeof TEXTS)[number], string | null> & {
  /** The Kafka instance that it leads to; null for a webhook. */
  instance_id: string | null;
};

/** Reads a connection from an answer, field by field. Returns null if the value is not an object. */
export function readConnection(value: unknown): Connection | null {
  const fields = readObject(value);
  return (
    fields && {
      ...readTexts(fields, TEXTS),
      instance_id: readText(readObject(fields.kafka_detail)?.instance_id),
    }
  );
}

/** Reads the answer of `GET /v1/{project_id}/service-agencies`, `{"agencies":[…]}`. Null if it is no such list. */
export function readAgencies(value: unknown): string[] | null {
  const agencies = readObject(value)?.agencies;
  return Array.isArray(agencies) ? agencies.filter((name) => typeof name === 'string') : null;
}
