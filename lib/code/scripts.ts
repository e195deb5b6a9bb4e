import { jsonText, pythonText } from './quote';
import { CODE_NOUNS, type CodeSubject, type CodeValue, fieldsOf, itemsOf, variableName, wireBody } from './subject';

/** How a language writes values. */
type Notation = {
  text: (text: string) => string;
  key: (key: string) => string;
  variable: (name: string) => string;
  /** true, false and null. */
  words: Record<string, string>;
  step: string;
};

const NODE: Notation = {
  text: jsonText,
  // Written plainly it would set the object's prototype.
  key: (key) => (key === '__proto__' ? '["__proto__"]' : /^[a-zA-Z_]\w*$/.test(key) ? key : jsonText(key)),
  variable: (name) => name,
  words: {},
  step: '  ',
};

const PYTHON: Notation = {
  text: pythonText,
  key: pythonText,
  variable: (name) => `os.environ["${name}"]`,
  words: { true: 'True', false: 'False', null: 'None' },
  step: '    ',
};

function written(value: CodeValue, notation: Notation, indent: string): string {
  const name = variableName(value);
  if (name !== null) return notation.variable(name);
  if (typeof value === 'string') return notation.text(value);
  if (typeof value !== 'object' || value === null) return notation.words[String(value)] ?? JSON.stringify(value);
  const inner = indent + notation.step;
  const parts = Array.isArray(value)
    ? itemsOf(value).map((item) => written(item, notation, inner))
    : fieldsOf(value).map(([key, item]) => `${notation.key(key)}: ${written(item, notation, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${inner}${parts.join(`,\n${inner}`)},\n${indent}${close}`;
}

/** Writes a create as a module of Node.js 20 or later, without packages. */
export function nodeCode(subject: CodeSubject): string {
  const names = ['EG', 'PROJECT_ID', 'TOKEN', ...subject.variables];
  return `const { ${names.join(', ')} } = process.env;

const response = await fetch(\`\${EG}/v1/\${PROJECT_ID}/${CODE_NOUNS[subject.noun].path}\`, {
  method: "POST",
  headers: { "X-Auth-Token": TOKEN, "Content-Type": "application/json" },
  body: JSON.stringify(${written(wireBody(subject), NODE, '  ')}),
  signal: AbortSignal.timeout(15_000),
});
const answer = await response.text();
if (!response.ok) throw new Error(\`\${response.status} \${answer}\`);
console.log(answer);
`;
}

/** Writes a create as a script of Python 3.8 or later, without packages. */
export function pythonCode(subject: CodeSubject): string {
  return `import json
import os
import urllib.error
import urllib.request

body = ${written(wireBody(subject), PYTHON, '')}
request = urllib.request.Request(
    os.environ["EG"] + "/v1/" + os.environ["PROJECT_ID"] + "/${CODE_NOUNS[subject.noun].path}",
    data=json.dumps(body).encode(),
    headers={"X-Auth-Token": os.environ["TOKEN"], "Content-Type": "application/json"},
    method="POST",
)
try:
    with urllib.request.urlopen(request, timeout=15) as response:
        print(response.read().decode())
except urllib.error.HTTPError as error:
    raise SystemExit(f"{error.code} {error.read().decode()}")
`;
}
