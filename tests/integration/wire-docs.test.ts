import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// A citation is a page of this repository and, in quotation marks, one of its headings: docs/wire.md, "EG API, lists".

const read = (file: string): string => readFileSync(file, 'utf8');
const CODE = /\.(ts|tsx|mjs)$/;
const FILES = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => CODE.test(path)),
);

/** A heading of a page; in docs/security.md also the name of a rule. */
const ANCHORS = /^(?:#+ |- \*\*)(.+?)(?:\*\*.*)?$/gm;
const CITATION = /docs\/[\w./-]+\.md(?:, "[^"]+"(?: and "[^"]+")*)?/g;
const PATH = /(?<![\w/@.-])(?:app|components|docs|lib|public|tests)\/[\w./[\]*{},…-]*/g;

/** Phrases that cite a document that readers of the repository cannot open. */
const UNRESOLVED = [
  /\bEG API\b/,
  /\bEG(?:['’]s)? (?:user )?guide\b/,
  /\buser guide\b/,
  /\bEG['’]s page\b/,
  /\bthe API page\b/,
  /\bdesign\b(?:, | names)/,
  /\bTF\b/,
  /\b(?:Node )?SDK\b/,
  /\bTerraform['’]s code\b/,
  /\b(?:Rule|Source): (?!our choice|docs\/)/,
];

/** The comments of a file, each on one line without its asterisks and slashes. */
function commentsOf(code: string): string[] {
  const blocks = [...code.matchAll(/\/\*[\s\S]*?\*\//g)].map(([text]) => text.replaceAll(/^\s*\/?\*+\/?|\*\/$/gm, ' '));
  const lines = [...code.matchAll(/(?:^|\s)\/\/ .*(?:\n\s*\/\/ .*)*/g)].map(([text]) => text.replaceAll('// ', ' '));
  return [...blocks, ...lines].map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** Lists what does not resolve in a comment: citations without page or heading, paths without file, other documents. */
function problemsOf(comment: string): string[] {
  const citations = [...comment.matchAll(CITATION)].map(([text]) => text);
  const rest = citations.reduce((text, citation) => text.replace(citation, 'docs/'), comment);
  return [
    ...citations.filter((citation) => !resolves(citation)),
    ...UNRESOLVED.filter((words) => words.test(rest)).map((words) => `${words}: ${rest}`),
    ...[...rest.matchAll(PATH)]
      .map(([path]) => path.replace(/[.,/-]+$/, ''))
      .filter((path) => !/[*{}…]/.test(path) && path !== 'docs' && !existsSync(path)),
  ];
}

function resolves(citation: string): boolean {
  const [page = '', ...anchors] = citation.split(/, "|" and "|"$/).filter((part) => part !== '');
  if (!existsSync(page)) return false;
  const known = new Set([...read(page).matchAll(ANCHORS)].map(([, anchor]) => anchor));
  return anchors.every((anchor) => known.has(anchor));
}

describe('the comments', () => {
  it('cite only what is in the repository', () => {
    const problems = FILES.flatMap((file) =>
      commentsOf(read(file))
        .flatMap(problemsOf)
        .map((problem) => `${file}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('cite docs/wire.md', () => {
    const cited = FILES.flatMap((file) => commentsOf(read(file))).join(' ');
    expect(cited.match(/docs\/wire\.md, "/g)?.length).toBeGreaterThan(30);
  });
});

describe('a citation', () => {
  it.each([
    'Rule: docs/wire.md, "EG API, lists": `limit`.',
    'Rule: docs/wire.md, "EG API, PUT" and "TF"; our choice beyond that.',
    'docs/security.md, "Origin"',
    'See docs/decisions/0008-writes-are-written-down-first.md.',
    'Rule: our choice.',
    'In Keystone’s shape; lib/guard says why, docs/*.md too.',
  ])('resolves: %s', (comment) => {
    expect(problemsOf(comment)).toEqual([]);
  });

  it.each([
    'Rule: EG API, lists.',
    'Rule: docs/wire.md, "EG API, no such heading".',
    'Rule: docs/wire.md, "EG API, lists" and "no such heading".',
    'docs/wires.md, "EG API, lists"',
    '(design, rule 3)',
    'the variables that design names',
    'EG’s guide says to wait.',
    'Rule: SDK, SubscriptionInfo.',
    'Source: the catalogue.',
    'see lib/start-check.',
  ])('does not resolve: %s', (comment) => {
    expect(problemsOf(comment)).not.toEqual([]);
  });

  it('is read across the lines of a comment, and strings are not comments', () => {
    const code = `/**\n * Rule: docs/wire.md, "EG API,\n * lists".\n */\nconst a = 'http://x'; // see EG\n// API, lists\n`;
    expect(commentsOf(code)).toEqual(['Rule: docs/wire.md, "EG API, lists".', 'see EG API, lists']);
  });
});
