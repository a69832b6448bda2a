/**
 * A strict reader of XML 1.0 for tests: elements, attributes, text and numeric references; nothing else, because the
 * reports write nothing else. Throws on whatever is not well-formed.
 */

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** Elements and texts in order. */
  children: (XmlElement | string)[];
}

/** @param voids elements that never close, as in HTML */
export function readXml(text: string, voids: readonly string[] = []): XmlElement {
  // Production [2] of XML 1.0: what a document may hold at all.
  const stray = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (stray !== null) throw new TypeError(`a character that is not allowed at ${stray.index}`);
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let position = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
  while (position < text.length) {
    const parent = open[open.length - 1];
    const next = text.indexOf('<', position);
    const end = next === -1 ? text.length : next;
    if (end > position) parent.children.push(decodeReferences(text.slice(position, end)));
    if (next === -1) break;
    const tag = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
    tag.lastIndex = next;
    const match = tag.exec(text);
    if (match === null) throw new TypeError(`no tag at ${next}: ${text.slice(next, next + 60)}`);
    const [whole, closes, name, attributeText, empty] = match;
    position = next + whole.length;
    if (closes !== '') {
      if (parent.name !== name || open.length === 1)
        throw new TypeError(`</${name}> closes <${parent.name}>`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: attributesOf(attributeText), children: [] };
    parent.children.push(element);
    if (empty === '' && !voids.includes(name)) open.push(element);
  }
  if (open.length > 1) throw new TypeError(`<${open[open.length - 1].name}> is not closed`);
  const elements = elementsOf(root);
  const texts = root.children.filter((child) => typeof child === 'string' && child.trim() !== '');
  if (elements.length !== 1 || texts.length > 0) throw new TypeError('not one root element');
  return elements[0];
}

export function elementsOf({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** Every element of that name, at any depth. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  const below = elementsOf(element).flatMap((child) => findAll(child, name));
  return element.name === name ? [element, ...below] : below;
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new TypeError(`${name} stands twice`);
    attributes[name] = decodeReferences(value);
  }
  return attributes;
}

function decodeReferences(text: string): string {
  if (text.includes('>')) throw new TypeError(`a bare > in ${text.slice(0, 60)}`);
  return text.replace(/&(?:#(\d+);)?/g, (match, code: string | undefined) => {
    if (code === undefined) throw new TypeError(`a bare ${match} in ${text.slice(0, 60)}`);
    return String.fromCodePoint(Number(code));
  });
}
