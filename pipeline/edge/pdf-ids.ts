const ID = /\(node(\d{8})\)/g;

/**
 * Numbers the ids of a tagged PDF's elements from one, in their order, in place. Chromium counts them through all
 * pages that one of its processes has printed, so that they hang on what was printed before or beside. They keep their
 * length and their order: neither the file's offsets nor the sorted tree of ids change.
 */
export function renumberIds(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [...file.toString('latin1').matchAll(ID)];
  const numbers = [...new Set(found.map(([, digits]) => digits ?? ''))].sort();
  const renumbered = new Map(numbers.map((digits, index) => [digits, String(index + 1).padStart(8, '0')]));
  for (const { 1: digits = '', index } of found)
    file.write(renumbered.get(digits) ?? digits, index + 5, 'latin1');
}
