/** A channel as the picker shows it. */
export type ChannelOption = { id: string; name: string };

/**
 * The channels known when the server rendered the page: the first hundred, or that there are more, or why there are
 * none. With `forbidden`, the field stays a text field for an ID; with `unknown` and `many`, only until the picker has
 * loaded.
 */
export type ChannelChoices =
  | { kind: 'options'; options: ChannelOption[] }
  | { kind: 'many'; total: number }
  | { kind: 'forbidden' }
  | { kind: 'unknown' };
