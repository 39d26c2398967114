/** Where a marked element came to lie. */
export type PrintedPlace = {
  /** From 1. */
  readonly page: number;
  /** Points from the top of the page's type area. */
  readonly top: number;
};

/**
 * Where the elements with these ids lie in a PDF of Chromium's: it keeps a named destination for each element that a
 * link leads to. It forgets the margin and the scale in them, as of version 156.
 * @param scale the one the page was printed with.
 */
export function readPlaces(bytes: Uint8Array, ids: readonly string[], scale: number): PrintedPlace[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const pages = pageObjects(file);
  return ids.map((id) => {
    const found = new RegExp(`/${id} \\[(\\d+) 0 R /XYZ [-\\d.]+ ([-\\d.]+) 0\\]`).exec(file);
    const page = pages.findIndex(({ object }) => object === found?.[1]);
    const height = pages[page]?.height;
    if (!found || height === undefined) throw new Error(`PDF without a destination ${id}`);
    return { page: page + 1, top: (height - Number(found[2])) * scale };
  });
}

/** Skia writes the page tree's nodes in plain text, and the pages in order. */
function pageObjects(file: string): { readonly object: string; readonly height: number }[] {
  const pattern = /(\d+) 0 obj\n<<\/Type \/Page\n.*?\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/gs;
  return [...file.matchAll(pattern)].map(([, object = '', height]) => ({ object, height: Number(height) }));
}
