import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Times inside the zip say nothing, so they are the oldest that a zip can hold. */
const ZIP_TIME = '1980-01-01T00:00:00';

/**
 * The Word file. `date` (YYYY-MM-DD) becomes its creation date; the time of day and random ids are taken out, so that
 * the same document gives the same bytes.
 */
export async function packDocx(document: Document, { date }: { readonly date: string }): Promise<Uint8Array> {
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const parts = Object.entries(packed).map(([path, bytes]) => [path, steady(path, bytes, date)] as const);
  // Word wants the content types first; the other parts in a fixed order
  parts.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const zip: Zippable = Object.fromEntries(
    parts.map(([path, bytes]) => [path, [bytes, { mtime: ZIP_TIME, level: 6 }]]),
  );
  return zipSync(zip);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;
}

function steady(path: string, bytes: Uint8Array, date: string): Uint8Array {
  if (path === 'docProps/core.xml') {
    const times = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;
    return strToU8(strFromU8(bytes).replace(times, `$1${date}T00:00:00Z`));
  }
  const header = /^word\/header(\d+)\.xml$/.exec(path);
  if (header) {
    const id = /PowerPlusWaterMarkObject[\w-]+/g;
    return strToU8(strFromU8(bytes).replace(id, `PowerPlusWaterMarkObject${header[1]}`));
  }
  return bytes;
}
