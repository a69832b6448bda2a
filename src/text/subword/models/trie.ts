/**
 * A trie over UTF-16 code units: which tokens begin at a place of a text. Edges are a hash table over flat arrays.
 *
 *   edge e leads from node parent[e] by unit[e] to node e + 1; node 0 is the root
 */
export class Trie {
  #parent: Int32Array;
  #unit: Uint16Array;
  /** [nodes] the token that ends at a node, or -1 */
  value: Int32Array;
  nodes = 1;
  #slots: Int32Array;
  #mask: number;

  constructor(tokens: Iterable<readonly [token: string, value: number]>) {
    this.#parent = new Int32Array(1024);
    this.#unit = new Uint16Array(1024);
    this.value = new Int32Array(1024).fill(-1);
    this.#slots = new Int32Array(4096);
    this.#mask = 4095;
    for (const [token, value] of tokens) this.#add(token, value);
  }

  /** The node behind `node` by a code unit, or -1. */
  step(node: number, unit: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hashOf(node, unit) & mask;
    for (;;) {
      const child = slots[slot];
      if (child === 0) return -1;
      if (this.#parent[child] === node && this.#unit[child] === unit) return child;
      slot = (slot + 1) & mask;
    }
  }

  #add(token: string, value: number): void {
    let node = 0;
    for (let i = 0; i < token.length; i++) {
      const unit = token.charCodeAt(i);
      const next = this.step(node, unit);
      node = next === -1 ? this.#grow(node, unit) : next;
    }
    this.value[node] = value;
  }

  #grow(parent: number, unit: number): number {
    const node = this.nodes++;
    if (node >= this.value.length) {
      this.#parent = longer(this.#parent, new Int32Array(2 * node));
      this.#unit = longer(this.#unit, new Uint16Array(2 * node));
      this.value = longer(this.value, new Int32Array(2 * node).fill(-1));
    }
    this.#parent[node] = parent;
    this.#unit[node] = unit;
    if (3 * this.nodes > this.#slots.length) {
      this.#slots = new Int32Array(2 * this.#slots.length);
      this.#mask = this.#slots.length - 1;
      for (let other = 1; other < node; other++) this.#put(other);
    }
    this.#put(node);
    return node;
  }

  #put(node: number): void {
    let slot = hashOf(this.#parent[node], this.#unit[node]) & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = node;
  }
}

function hashOf(node: number, unit: number): number {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function longer<Numbers extends Int32Array | Uint16Array>(short: Numbers, long: Numbers): Numbers {
  long.set(short);
  return long;
}
