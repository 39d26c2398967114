import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Points from the left and the top of the page as it is printed, before any turning for the screen. */
export type Glyph = {
  readonly text: string;
  readonly x: number;
  /** Where the glyph's advance ends. */
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  /** Its height; a narrowed face keeps it. */
  readonly size: number;
  /** Name of the embedded face, without the subset's prefix. */
  readonly face: string;
  /** `#rrggbb` */
  readonly color: string;
  /** 0; 90 where it reads from the bottom upward. */
  readonly angle: number;
};

/** A filled rectangle: a rule, a table's border, a background. */
export type Rule = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly color: string;
};

export type ReadPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Degrees that a reader turns the page clockwise. */
  readonly turned: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
};

export type ReadPdf = {
  readonly pages: readonly ReadPage[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly outline: readonly { readonly title: string; readonly page: number; readonly top: number }[];
  /** Element names of the structure tree in reading order. */
  readonly tags: readonly string[];
  /** Embedded fonts with their kind, `TrueType NotoSerifSC-Regular`. */
  readonly fonts: readonly string[];
  /** File bytes as text, for what pdfjs does not tell. */
  readonly source: string;
};

type Matrix = readonly [number, number, number, number, number, number];
type Loaded = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Everything that the measures of measure-pdf.ts are taken from. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdfjs keeps the array for itself
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, fontExtraProperties: true })
    .promise;
  const pages: ReadPage[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    pages.push(await readPage(page, number));
    tags.push(...rolesOf((await page.getStructTree()) as Tree));
  }
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
  const source = Buffer.from(bytes).toString('latin1');
  const result = { pages, info, outline: await outlineOf(pdf), tags, fonts: fontsOf(source), source };
  await pdf.cleanup();
  return result;
}

async function readPage(page: PDFPageProxy, number: number): Promise<ReadPage> {
  const [, , width = 0, height = 0] = page.view;
  const { glyphs, rules } = await draw(page, height);
  return { number, width, height, turned: page.rotate, glyphs, rules };
}

/** Follows the page's drawing operators, as far as text and filled rectangles need it. */
async function draw(page: PDFPageProxy, height: number) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs: Glyph[] = [];
  const rules: Rule[] = [];
  let state = { matrix: [1, 0, 0, 1, 0, 0] as Matrix, color: '#000000', font: '', size: 0, spacing: 0 };
  let text: Matrix = state.matrix;
  let line: Matrix = state.matrix;
  const saved: (typeof state)[] = [];
  fnArray.forEach((operator, index) => {
    const args = (argsArray[index] ?? []) as unknown[];
    const numbers = args as number[];
    if (operator === OPS.save) saved.push({ ...state });
    else if (operator === OPS.restore) state = saved.pop() ?? state;
    else if (operator === OPS.transform) state.matrix = times(numbers as unknown as Matrix, state.matrix);
    else if (operator === OPS.setFillRGBColor) state.color = String(args[0]);
    else if (operator === OPS.setFont) [state.font, state.size] = args as [string, number];
    else if (operator === OPS.setCharSpacing) state.spacing = numbers[0] ?? 0;
    else if (operator === OPS.beginText) text = line = [1, 0, 0, 1, 0, 0];
    else if (operator === OPS.setTextMatrix) text = line = matrixOf(args);
    else if (operator === OPS.moveText)
      text = line = times([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], line);
    else if (operator === OPS.showText) text = show(args[0] as ShownGlyph[], text);
    else if (operator === OPS.constructPath) rules.push(...ruleOf(args, state.matrix, state.color, height));
  });
  return { glyphs, rules };

  function show(shown: readonly ShownGlyph[], start: Matrix): Matrix {
    let at = start;
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        at = times([1, 0, 0, 1, (-glyph / 1000) * state.size, 0], at);
        continue;
      }
      const advance = (glyph.width / 1000) * state.size;
      const [a, b, c, d, x, y] = times(at, state.matrix);
      const [, , , , rightX] = times(times([1, 0, 0, 1, advance, 0], at), state.matrix);
      const face = nameOf(page, state.font);
      const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI);
      const size = state.size * Math.hypot(c, d);
      if (glyph.unicode.trim() !== '')
        glyphs.push({
          text: glyph.unicode,
          x,
          right: rightX,
          y: height - y,
          size,
          face,
          color: state.color,
          angle,
        });
      at = times([1, 0, 0, 1, advance + state.spacing, 0], at);
    }
    return at;
  }
}

type ShownGlyph = number | { readonly unicode: string; readonly width: number };

function matrixOf(args: unknown[]): Matrix {
  const [first] = args;
  return [...(typeof first === 'number' ? args : (first as Iterable<unknown>))] as unknown as Matrix;
}

/** The bounding box of a filled path; strokes and clips have other operators. */
function ruleOf(args: unknown[], matrix: Matrix, color: string, height: number): Rule[] {
  const [operator, , bounds] = args as [number, unknown, ArrayLike<number> | null];
  if (bounds === null || bounds === undefined || (operator !== OPS.fill && operator !== OPS.eoFill))
    return [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(bounds);
  const [ax, ay] = apply(matrix, x1, y1);
  const [bx, by] = apply(matrix, x2, y2);
  return [
    {
      left: Math.min(ax, bx),
      right: Math.max(ax, bx),
      top: height - Math.max(ay, by),
      bottom: height - Math.min(ay, by),
      color,
    },
  ];
}

function nameOf(page: PDFPageProxy, font: string): string {
  const { name } = page.commonObjs.get(font) as { name: string };
  return name.replace(/^[A-Z]{6}\+/, '');
}

type Tree = { readonly role?: string; readonly children?: readonly Tree[] } | null;

function rolesOf(tree: Tree): string[] {
  if (!tree) return [];
  const own = tree.role === undefined || tree.role === 'Root' ? [] : [tree.role];
  return [...own, ...(tree.children ?? []).flatMap(rolesOf)];
}

async function outlineOf(pdf: Loaded): Promise<ReadPdf['outline']> {
  type Item = { title: string; dest: unknown; items: Item[] };
  const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.items)]);
  const items = flat(((await pdf.getOutline()) ?? []) as unknown as Item[]);
  return Promise.all(
    items.map(async ({ title, dest }) => {
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : (dest as unknown[]);
      const page = await pdf.getPageIndex(
        (target?.[0] ?? { num: 0, gen: 0 }) as { num: number; gen: number },
      );
      const { view } = await pdf.getPage(page + 1);
      return { title, page: page + 1, top: (view[3] ?? 0) - Number(target?.[3]) };
    }),
  );
}

function fontsOf(source: string): string[] {
  const kinds = [...source.matchAll(/\/Subtype \/(CIDFontType2|CIDFontType0|TrueType|Type1|Type3)\b/g)];
  const names = [...source.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name = '']) => name.slice(7));
  const embedded = [...source.matchAll(/\/FontFile(\d?) /g)].length;
  return [
    ...[...new Set(names)].sort(),
    ...(kinds.some(([, kind]) => kind === 'Type3') ? ['Type3'] : []),
    ...(embedded < new Set(names).size ? ['not embedded'] : []),
  ];
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function apply(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}
