/**
 * Reads a Containerfile into its stages, each a list of `{ verb, text }` in order. Lines that end in a backslash
 * continue; comments are left out. What comes before the first FROM is left out too: here it only names Node's version.
 */
export function readStages(file) {
  const stages = [];
  for (const line of file.replaceAll(/\\\n/g, ' ').split('\n')) {
    const [, verb, text] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (verb === 'FROM') stages.push({ name: / AS (\S+)$/.exec(text)?.[1] ?? '', steps: [] });
    else if (verb !== undefined) stages.at(-1)?.steps.push({ verb, text });
  }
  return stages;
}

/** Returns the command of a CMD step or of a HEALTHCHECK's, an array of arguments. */
export const commandOf = (steps, verb) =>
  JSON.parse(/\[.*\]$/.exec(steps.find((step) => step.verb === verb)?.text ?? '')?.[0] ?? '[]');
