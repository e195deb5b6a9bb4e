import { hclText, identifierOf } from './quote';
import { CODE_NOUNS, type CodeSubject, type CodeValue, fieldsOf, itemsOf, variableName } from './subject';

/** A resource's argument: its name and the expression. A block has its own arguments. */
type Argument = readonly [name: string, expression: string | readonly Argument[]];

/** Words that begin an expression of another kind where a key is expected. */
const RESERVED = new Set(['for', 'if', 'in', 'true', 'false', 'null']);

const keyOf = (key: string): string => (/^[a-zA-Z_]\w*$/.test(key) && !RESERVED.has(key) ? key : hclText(key));

/** Writes a value as an expression of HCL. */
function expression(value: CodeValue, variable: (name: string) => string, indent: string): string {
  const name = variableName(value);
  if (name !== null) return variable(name);
  if (typeof value === 'string') return hclText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = itemsOf(value).map((item) => `${inner}${expression(item, variable, inner)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${indent}]`;
  }
  const fields = fieldsOf(value).map(([key, item]) => `${inner}${keyOf(key)} = ${expression(item, variable, inner)}\n`);
  return fields.length === 0 ? '{}' : `{\n${fields.join('')}${indent}}`;
}

function block(head: string, args: readonly Argument[], indent = ''): string {
  const inner = `${indent}  `;
  const width = Math.max(0, ...args.map(([name, value]) => (typeof value === 'string' ? name.length : 0)));
  const lines = args.map(([name, value]) =>
    typeof value === 'string' ? `${inner}${name.padEnd(width)} = ${value}\n` : `\n${block(name, value, inner)}`,
  );
  return `${indent}${head} {\n${lines.join('')}${indent}}\n`;
}

/** What a whole project's file knows besides: labels that are taken, and which resource a channel's ID is. */
export type TerraformFile = { labels: Set<string>; channels: Map<string, string> };

/** Starts a file of Terraform. */
export const terraformFile = (): TerraformFile => ({ labels: new Set(), channels: new Map() });

/**
 * Writes a create as Terraform's variables for its secrets and its resource, and for what exists the block that imports
 * it. Rule: docs/wire.md, "Code".
 */
export function terraformCode(subject: CodeSubject, file: TerraformFile = terraformFile()): string {
  const { noun, id, name, variables } = subject;
  const { resource } = CODE_NOUNS[noun];
  const label = freeLabel(identifierOf(name, noun), resource, file);
  const secret = (of: string) => `${label}_${of.toLowerCase()}`;
  const write = (value: CodeValue, indent: string) => expression(value, (of) => `var.${secret(of)}`, indent);
  if (noun === 'channel' && id !== null) file.channels.set(id, `${resource}.${label}.id`);
  const blocks = [
    ...variables.map((of) =>
      block(`variable "${secret(of)}"`, [
        ['type', 'string'],
        ['sensitive', 'true'],
      ]),
    ),
    notes(subject) + block(`resource "${resource}" "${label}"`, argumentsOf(subject, write, file)),
    ...(id === null
      ? []
      : [
          block('import', [
            ['to', `${resource}.${label}`],
            ['id', hclText(id)],
          ]),
        ]),
  ];
  return blocks.join('\n');
}

/** Says what a subscription has and its resource can't say. */
const notes = ({ body }: CodeSubject): string =>
  itemsOf(body.targets).some((target) => fieldsOf(target).some(([key]) => key === 'retry_times'))
    ? '# This resource has no argument for retry_times, which a target has.\n'
    : '';

/** Lists the variables of a resource as a shell sets them. */
export const terraformSettings = ({ noun, name, variables }: CodeSubject): string =>
  variables.map((of) => `export TF_VAR_${identifierOf(name, noun)}_${of.toLowerCase()}=''\n`).join('');

type Write = (value: CodeValue, indent: string) => string;

function argumentsOf({ noun, name, body }: CodeSubject, write: Write, file: TerraformFile): Argument[] {
  return fieldsOf(body).flatMap(([key, value]): Argument[] => {
    if (key === 'channel_id' && typeof value === 'string')
      return [[key, file.channels.get(value) ?? write(value, '  ')]];
    if (noun === 'subscription' && (key === 'sources' || key === 'targets'))
      return itemsOf(value).map((part, at) => [key, partArguments(part, write, `${name}/${key}/${at}`)]);
    return [[key, key === 'detail' ? encoded(value, write, '  ') : write(value, '  ')]];
  });
}

const encoded = (value: CodeValue, write: Write, indent: string): string => `jsonencode(${write(value, indent)})`;

/** The arguments of a source or target that take JSON, by EventGrid's name. `retry_times` is none of the resource's. */
const JSON_ARGUMENTS: Record<string, string> = {
  filter: 'filter_rule',
  transform: 'transform',
  dead_letter_queue: 'dead_letter_queue',
};

/** A part needs an ID, which a new one gets from what it is, so that it stays the same from plan to plan. */
function partArguments(part: CodeValue, write: Write, what: string): Argument[] {
  const fields = fieldsOf(part).filter(([key]) => key !== 'created_time' && key !== 'updated_time');
  const hasId = fields.some(([key]) => key === 'id');
  const others = fields.flatMap(([key, value]): Argument[] => {
    if (key === 'retry_times') return [];
    const name = JSON_ARGUMENTS[key];
    if (name !== undefined) return [[name, encoded(value, write, '    ')]];
    if (!key.endsWith('detail')) return [[key, write(value, '    ')]];
    return [
      ['detail_name', hclText(key)],
      ['detail', encoded(value, write, '    ')],
    ];
  });
  return hasId ? others : [['id', `uuidv5("url", ${hclText(what)})`], ...others];
}

/** Two names may come to the same label: the second gets a number. */
function freeLabel(base: string, resource: string, { labels }: TerraformFile): string {
  let label = base;
  for (let count = 2; labels.has(`${resource}.${label}`); count += 1) label = `${base}_${count}`;
  labels.add(`${resource}.${label}`);
  return label;
}
