import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import type { Failure } from '../failures';
import type { ListRules } from '../list-query';
import type { Operation } from '../operation';
import type { RecordKind, RecordRow } from '../tables';

/** A request's body, or what is kept of it. */
export type Fields = Record<string, unknown>;

/**
 * All that one noun does not share with the others: names, fields, limits. The operations on it are made from this, see
 * routes/records.ts.
 */
export type Noun = {
  kind: RecordKind;
  tag: Operation['tag'];
  /** As it is in names of operations: `Connection`. */
  word: string;
  /** As it is in sentences: `a connection to a private network`. */
  title: string;
  /** The last part of the collection's path, and the parameter for one of it. */
  path: string;
  idName: string;
  createBody: z.ZodMiniType<Fields>;
  updateBody: z.ZodMiniType<Fields>;
  /** What is kept of a create and of an update, if it was sent. Secrets in it are not. */
  kept: readonly string[];
  changeable: readonly string[];
  /** What the server adds to a new one, besides its ID, name, status and times. */
  added: (body: Fields, newId: () => string, time: string) => Fields;
  /** Refuses what a schema can't. */
  refuse?: (body: Fields) => Failure | null;
  status: string;
  /** The status after an update. */
  statusAfter?: (status: string) => string;
  /** One in an answer, and in a list if it is another there. */
  answer: z.ZodMiniObject;
  item?: z.ZodMiniObject;
  /** The only field of the answer to a create or an update, if these don't answer the whole. */
  answersOnly?: string;
  /** Whether one can be read by its ID. */
  hasShow: boolean;
  list: ListRules;
  limit: (quotas: EventGridDeps['quotas']) => number;
  /** A field whose value can't occur twice in a project, and the refusal. */
  alone?: { field: 'vpc_id'; refusal: Failure };
  /** Makes what belongs to a new one. */
  children?: (row: RecordRow, newId: () => string) => RecordRow[];
};

/** An ID of another service's: of a VPC, a subnet, an instance. */
export const foreignId = z.string().check(z.regex(/^[\w.-]{1,128}$/));

/** What every answer begins with. */
export const identity = { id: z.string(), name: z.string(), description: z.nullable(z.string()) };

/** Returns the fields of an object that are there and not undefined. */
export const pick = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
