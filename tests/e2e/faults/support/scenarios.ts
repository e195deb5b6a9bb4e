import type { FaultInput } from '@/lib/eventgrid-local/faults/rule';

/** One row of a table: the fault that hits the request, and what the page then says. */
export type Scenario = {
  fault: Omit<FaultInput, 'path' | 'method'>;
  /** The refusal's title; null if the page shows a success. */
  title: string | null;
  /** Text that the refusal must also have, with `{name}` and `{host}` filled in. */
  text?: string;
  /** Whether EventGrid has carried out the request. */
  done: boolean;
  /** Whether it is part of every test run, not only of the long one. */
  always?: boolean;
};

/** Rows of this run: all with LONG=1, else the few that belong to every run. */
export const chosen = <Row extends Scenario>(rows: readonly Row[]): Row[] =>
  rows.filter(({ always }) => always === true || Boolean(process.env.LONG));

/** Names a row in the list of tests. */
export const titleOf = ({ fault }: Scenario): string => {
  const { fault: name, ...parameters } = fault;
  return [name, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(' ');
};

/** Fills the name and host of a row into its text. */
export const filled = (text = '', values: Record<string, string> = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
