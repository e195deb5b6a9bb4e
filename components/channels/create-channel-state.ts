import type { ExplainedFailure } from '@/lib/eg/explain-failure';
import type { EgResult } from '@/lib/eg/result';
import type { ChannelOption } from './channel-options';

/** What creating a channel came to, with the refusal in words. */
export type CreateChannelState = {
  result: EgResult<ChannelOption> | null;
  explained: ExplainedFailure | null;
};

export const IDLE_CREATE_CHANNEL: CreateChannelState = { result: null, explained: null };

/** The server action as the page hands it down. */
export type CreateChannelAction = (state: CreateChannelState, form: FormData) => Promise<CreateChannelState>;
