/**
 * JSON whose integers are ids: JavaScript reads numbers as doubles, which from 2^53 on are no longer every integer
 * (RFC 8259, section 6), so that the ids of two tweets may become one. Those that a double changes are read as strings.
 */

/** The text with each integer that a double would change between quotes; most texts have none and are returned as they are. */
export function quoteLargeIntegers(json: string): string {
  if (!/\d{16}/.test(json)) return json;
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  const number = /-?\d[\d.eE+-]*/y;
  while (at < json.length) {
    const unit = json.charCodeAt(at);
    if (unit === 0x22) {
      at = endOfString(json, at + 1);
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      number.lastIndex = at;
      const literal = number.exec(json)?.[0] ?? '-';
      if (/^-?[1-9]\d{15,}$/.test(literal) && String(Number(literal)) !== literal) {
        parts.push(json.slice(copied, at), `"${literal}"`);
        copied = at + literal.length;
      }
      at += literal.length;
    } else at++;
  }
  return copied === 0 ? json : parts.join('') + json.slice(copied);
}

/** The index after the quote that closes a string. */
function endOfString(json: string, from: number): number {
  for (let at = from; at < json.length; at++) {
    const unit = json.charCodeAt(at);
    if (unit === 0x5c) at++;
    else if (unit === 0x22) return at + 1;
  }
  return json.length;
}
