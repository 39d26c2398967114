import { strFromU8, unzipSync } from 'fflate';

/** An element of a Word part; `text` is that of its own `w:t` only. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

/** A small reader for the XML that Word files hold: no comments, no CDATA, no DTD. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name = '', rest = '', empty, text] of xml.matchAll(
    /<(\/?)([\w:]+)([^<>]*?)(\/?)>|([^<]+)/g,
  )) {
    const current = open.at(-1) ?? root;
    if (text !== undefined) current.text += text;
    else if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element: Element = { name, attributes: attributesOf(rest), children: [], text: '' };
      current.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  );
}

/** Every element of a name, however deep, in order. */
export function find(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...find(child, name)]);
}

export function first(element: Element | undefined, name: string): Element | undefined {
  return element === undefined ? undefined : find(element, name)[0];
}

/** `w:val` of a child, or another attribute of it; undefined when it is not there. */
export function attributeOf(
  element: Element | undefined,
  name: string,
  attribute = 'w:val',
): string | undefined {
  return first(element, name)?.attributes[attribute];
}

export function textOf(element: Element): string {
  return find(element, 'w:t')
    .map(({ text }) => text)
    .join('');
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
  );
}
