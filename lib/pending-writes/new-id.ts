/**
 * Makes the ID of one press of a button that writes: 32 random hex digits. Not randomUUID, which browsers only offer in
 * secure contexts.
 */
export const newWriteId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
