import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { packParts } from './zip-bytes.ts';

/** The library's random name of a relation between two parts. */
const RANDOM_ID = /"rId([\w-]{21})"/g;

/**
 * The Word file. `date` (YYYY-MM-DD) becomes its creation date; the time of day and random ids are taken out, so that
 * the same document gives the same bytes.
 */
export async function packDocx(document: Document, { date }: { readonly date: string }): Promise<Uint8Array> {
  const packed = Object.entries(unzipSync(new Uint8Array(await Packer.toArrayBuffer(document))));
  const ids = numberIds(packed);
  return packParts(packed.map(([path, bytes]) => [path, steady(path, bytes, { date, ids })] as const));
}

/** A number for each random id, in the order in which the parts list them. */
function numberIds(parts: readonly (readonly [string, Uint8Array])[]): ReadonlyMap<string, number> {
  const lists = parts.filter(([path]) => path.endsWith('.rels')).sort(([a], [b]) => (a < b ? -1 : 1));
  const found = lists.flatMap(([, bytes]) =>
    [...strFromU8(bytes).matchAll(RANDOM_ID)].map(([, id = '']) => id),
  );
  return new Map(found.map((id, index) => [id, index + 1]));
}

type Steady = { readonly date: string; readonly ids: ReadonlyMap<string, number> };

/** Without what changes from day to day; the empty paragraph that ends a section takes no line, or it may need a page. */
function steady(path: string, bytes: Uint8Array, { date, ids }: Steady): Uint8Array {
  // a chart's workbook is a package of its own
  if (path.endsWith('.xlsx')) return packParts(Object.entries(unzipSync(bytes)));
  if (!/\.(xml|rels)$/.test(path)) return bytes;
  const text = strFromU8(bytes).replace(RANDOM_ID, (whole, id: string) =>
    ids.has(id) ? `"rIdPart${ids.get(id)}"` : whole,
  );
  return strToU8(steadyText(path, text, date));
}

function steadyText(path: string, text: string, date: string): string {
  if (path === 'docProps/core.xml') {
    return text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
  }
  const header = /^word\/header(\d+)\.xml$/.exec(path);
  if (header) return text.replace(/PowerPlusWaterMarkObject[\w-]+/g, `PowerPlusWaterMarkObject${header[1]}`);
  if (path === 'word/document.xml') {
    let drawings = 0;
    // the library counts drawings on from one document to the next
    const counted = text.replace(/<wp:docPr id="\d+"/g, () => {
      drawings += 1;
      return `<wp:docPr id="${drawings}"`;
    });
    return counted.replace(/<w:p><w:pPr>(?=<w:sectPr)/g, '$&<w:pStyle w:val="SectionEnd"/>');
  }
  return text;
}
