import type { FaultInput } from '@/lib/eventgrid-local/faults/rule';

/** One row of a table: what meets the request, and what the page then says. */
export type Scenario = {
  fault: Omit<FaultInput, 'path' | 'method'>;
  /** The refusal's title; null where the page shows the success that there was. */
  title: string | null;
  /** Words of the refusal that are to be there too, `{name}` and `{host}` filled in. */
  text?: string;
  /** Whether EventGrid has carried out the request. */
  done: boolean;
  /** Whether it is part of every test run, and not of the long one alone. */
  always?: boolean;
};

/** Rows that this run is for: all with LONG=1, else the few that belong to every run. */
export const chosen = <Row extends Scenario>(rows: readonly Row[]): Row[] =>
  rows.filter(({ always }) => always === true || Boolean(process.env.LONG));

/** Names a row in the list of tests. */
export const titleOf = ({ fault }: Scenario): string => {
  const { fault: name, ...parameters } = fault;
  return [name, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(' ');
};

/** Fills what a row says of its own source and host into its words. */
export const filled = (text = '', values: Record<string, string> = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
