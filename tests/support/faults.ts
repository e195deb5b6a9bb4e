import type { FaultInput, FaultRule } from '@/lib/eventgrid-local/faults/rule';
import { type RawAnswer, rawRequest } from './raw-request';

/**
 * Switches a fault on at the control port's address (without a path), until its `times` are used up or it is cleared.
 * Returns the rule with its ID. Rejects with the control port's message if it refuses.
 */
export async function setFault(controlUrl: string, rule: FaultInput): Promise<FaultRule> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await rawRequest(`${controlUrl}/faults`, { method: 'POST', headers, body: JSON.stringify(rule) });
  return JSON.parse(expectStatus(answer, 201));
}

/** Switches every fault off. */
export async function clearFaults(controlUrl: string): Promise<void> {
  expectStatus(await rawRequest(`${controlUrl}/faults`, { method: 'DELETE' }), 204);
}

/** Ends every token that IAM has issued. Returns how many there were. */
export async function expireTokens(controlUrl: string): Promise<number> {
  const answer = await rawRequest(`${controlUrl}/tokens/expire`, { method: 'POST' });
  return JSON.parse(expectStatus(answer, 200)).expired;
}

function expectStatus({ status, text }: RawAnswer, wanted: number): string {
  if (status !== wanted) throw new Error(`The control port answered ${status}: ${text}`);
  return text;
}
