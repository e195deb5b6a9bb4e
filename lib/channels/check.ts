import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { newChannelSchema } from '@/lib/eventgrid/schemas/channel';
import { parseWith } from '@/lib/guard/form';

/** Checks what the dialog of a new channel holds by the rules of its action. Returns the message keys of wrong fields. */
export function checkNewChannel(typed: { name: string; description: string }): FieldErrors {
  const parsed = parseWith(newChannelSchema, typed);
  return parsed.ok ? {} : parsed.fieldErrors;
}
