import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The layers of DESIGN.md §2, lowest first. An import goes down or stays in its layer; the three deciding
 * folders never import one another; the disk, the network, the clock and chance exist only from the edge up.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['values'],
  ['plan'],
  ['intake', 'evaluate', 'compose'],
  ['render'],
  ['edge', 'sources', 'store', 'deliver'],
  [
    'run.ts',
    'versions.ts',
    'template-samples.ts',
    'judge.ts',
    'inbox.ts',
    'documents.ts',
    'config.ts',
    'console',
    'schedule',
  ],
  ['main.ts', 'verbs'],
];
const APART = ['intake', 'evaluate', 'compose'];
const FIRST_WORLDLY_LAYER = 4;
const WORLDLY_PACKAGES = [
  'node:child_process',
  'node:dgram',
  'node:dns',
  'node:fs',
  'node:http',
  'node:http2',
  'node:https',
  'node:net',
  'node:os',
  'node:process',
  'node:readline',
  'node:sqlite',
  'node:timers',
  'node:tls',
  'node:worker_threads',
  'exceljs',
  'fastify',
  'kysely',
  'node-cron',
  'nodemailer',
  'puppeteer',
];
const WORLDLY_WORDS: readonly (readonly [string, RegExp])[] = [
  ['Date.now()', /\bDate\.now\s*\(/],
  ['new Date()', /\bnew\s+Date\s*(?:\(\s*\)|(?![\w\s]*\())/],
  ['Date()', /(?<!new\s+)(?<![\w.])Date\s*\(\s*\)/],
  ['Math.random()', /\bMath\.random\s*\(/],
  ['performance.now()', /\bperformance\.now\s*\(/],
  ['process', /(?<![\w.'-])process\.\w/],
  ['fetch()', /(?<![\w.])fetch\s*\(/],
];
const LONGEST_FILE = 300;

type Source = { readonly path: string; readonly text: string };

describe('pipeline', () => {
  const sources = readSources();

  it('has source files in every layer that the test knows', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(sources.map(({ path }) => layerOf(path)).filter((layer) => layer === -1)).toEqual([]);
  });

  it('keeps its layers', () => {
    expect(sources.flatMap(findBreaches)).toEqual([]);
  });

  it('knows no city by name', () => {
    const named = sources.filter(({ text }) => /wuhan|武汉|東湖|东湖|阳逻|汉欧/i.test(withoutComments(text)));
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});

describe('the test can fail', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['values/a.ts', "import { x } from '../plan/plan.ts';", 'values/a.ts imports upward: plan/plan.ts'],
    ['plan/a.ts', "import type { X } from '../evaluate/x.ts';", 'plan/a.ts imports upward: evaluate/x.ts'],
    [
      'plan/deep/a.ts',
      "export { x } from '../../render/x.ts';",
      'plan/deep/a.ts imports upward: render/x.ts',
    ],
    [
      'compose/a.ts',
      "import {\n  x,\n} from '../evaluate/x.ts';",
      'compose/a.ts imports sideways: evaluate/x.ts',
    ],
    [
      'intake/a.ts',
      "const x = await import('../compose/x.ts');",
      'intake/a.ts imports sideways: compose/x.ts',
    ],
    ['render/a.ts', "import '../edge/files.ts';", 'render/a.ts imports upward: edge/files.ts'],
    ['store/a.ts', "import { run } from '../run.ts';", 'store/a.ts imports upward: run.ts'],
    ['run.ts', "import { verbs } from './verbs/index.ts';", 'run.ts imports upward: verbs/index.ts'],
    ['edge/a.ts', "import x from '../../seeds/x.ts';", 'edge/a.ts imports from outside: ../seeds/x.ts'],
    ['render/a.ts', "import { readFile } from 'node:fs/promises';", 'render/a.ts uses node:fs/promises'],
    ['intake/a.ts', "import ExcelJS from 'exceljs';", 'intake/a.ts uses exceljs'],
    ['compose/a.ts', "import { x } from 'puppeteer/lib/x.js';", 'compose/a.ts uses puppeteer/lib/x.js'],
    ['evaluate/a.ts', 'const now = Date.now();', 'evaluate/a.ts uses Date.now()'],
    ['evaluate/a.ts', 'const now = new Date( );', 'evaluate/a.ts uses new Date()'],
    ['evaluate/a.ts', 'const now = new Date;', 'evaluate/a.ts uses new Date()'],
    ['evaluate/a.ts', 'const now = Date();', 'evaluate/a.ts uses Date()'],
    ['compose/a.ts', 'const chance = Math.random();', 'compose/a.ts uses Math.random()'],
    ['render/a.ts', 'const home = process.env.HOME;', 'render/a.ts uses process'],
    ['values/a.ts', 'x\n'.repeat(301), 'values/a.ts has 301 lines'],
  ];

  it.each(cases)('%s: %s', (path, text, breach) => {
    expect(findBreaches({ path, text })).toEqual([breach]);
  });

  it.each([
    ['run.ts', "import { x } from './edge/files.ts';\nimport { y } from './evaluate/evaluate.ts';"],
    ['edge/a.ts', "import { readFile } from 'node:fs/promises';\nconst now = new Date();"],
    [
      'compose/a.ts',
      "import { x } from './reports/index.ts';\nimport { decimal } from '../values/decimal.ts';",
    ],
    ['evaluate/a.ts', 'const day = new Date(2025, 5);\n// new Date() and Math.random() are named here only'],
    [
      'evaluate/a.ts',
      "const text = new Date(Date.UTC(2025, 5, 1)).toISOString(); // import x from 'exceljs'",
    ],
    ['values/a.ts', "/**\n * import x from 'node:fs'\n */\nimport { createHash } from 'node:crypto';"],
  ])('nothing wrong with %s: %s', (path, text) => {
    expect(findBreaches({ path, text })).toEqual([]);
  });
});

/** Everything in a file that the design forbids, each as one line. */
function findBreaches({ path, text }: Source): string[] {
  const code = withoutComments(text);
  const lines = text.split('\n').length - 1;
  const worldly = layerOf(path) >= FIRST_WORLDLY_LAYER;
  const words = worldly ? [] : WORLDLY_WORDS.filter(([, pattern]) => pattern.test(code));
  return [
    ...importsOf(code).flatMap((name) =>
      name.startsWith('.') ? checkOwn(path, name) : checkPackage(path, name),
    ),
    ...words.map(([word]) => `${path} uses ${word}`),
    ...(lines > LONGEST_FILE ? [`${path} has ${lines} lines`] : []),
  ];
}

function checkOwn(path: string, name: string): string[] {
  const target = posix.normalize(posix.join(posix.dirname(path), name));
  if (target === '../package.json' && path === 'config.ts') return [];
  if (target.startsWith('..')) return [`${path} imports from outside: ${target}`];
  const [from, to] = [topOf(path), topOf(target)];
  if (layerOf(target) > layerOf(path)) return [`${path} imports upward: ${target}`];
  if (from !== to && APART.includes(from) && APART.includes(to))
    return [`${path} imports sideways: ${target}`];
  return [];
}

function checkPackage(path: string, name: string): string[] {
  const worldly = WORLDLY_PACKAGES.some(
    (packageName) => name === packageName || name.startsWith(`${packageName}/`),
  );
  return worldly && layerOf(path) < FIRST_WORLDLY_LAYER ? [`${path} uses ${name}`] : [];
}

function importsOf(code: string): string[] {
  const patterns = [
    /\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

function topOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function layerOf(path: string): number {
  return LAYERS.findIndex((layer) => layer.includes(topOf(path)));
}

function readSources(): Source[] {
  const root = new URL('../pipeline/', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}
