import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { packParts } from './zip-bytes.ts';

/**
 * The Word file. `date` (YYYY-MM-DD) becomes its creation date; the time of day and random ids are taken out, so that
 * the same document gives the same bytes.
 */
export async function packDocx(document: Document, { date }: { readonly date: string }): Promise<Uint8Array> {
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  return packParts(Object.entries(packed).map(([path, bytes]) => [path, steady(path, bytes, date)] as const));
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
  if (path === 'word/document.xml') {
    const section = /<w:p><w:pPr>(?=<w:sectPr)/g;
    return strToU8(strFromU8(bytes).replace(section, '$&<w:pStyle w:val="SectionEnd"/>'));
  }
  return bytes;
}
