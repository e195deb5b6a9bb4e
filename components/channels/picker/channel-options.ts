/** A channel as the picker shows it. */
export type ChannelOption = { id: string; name: string };

/**
 * What the server knew of the channels when it made the page: the first hundred, or that there are more, or why not.
 * `forbidden` asks for a typed ID for good; `unknown` and `many` do so only until the picker is here.
 */
export type ChannelChoices =
  | { kind: 'options'; options: ChannelOption[] }
  | { kind: 'many'; total: number }
  | { kind: 'forbidden' }
  | { kind: 'unknown' };
