/**
 * Text in GB18030. Node decodes this encoding and does not encode it, so the two-byte codes are looked up in a table
 * made by decoding every one of them.
 * @throws RangeError for a character outside the two-byte part (none of GBK's is).
 */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    if (letter < '\u0080') {
      bytes.push(letter.charCodeAt(0));
      continue;
    }
    const code = codes().get(letter);
    if (code === undefined) throw new RangeError(`not in GBK: ${letter}`);
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let table: Map<string, number> | null = null;

function codes(): Map<string, number> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && letter !== '\ufffd') table.set(letter, (lead << 8) | trail);
    }
  }
  return table;
}
