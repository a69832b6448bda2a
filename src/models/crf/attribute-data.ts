/**
 * Sequences of items as a conditional random field reads them: of each item the ids of its attributes, with a value
 * each, and the id of its label. All in flat arrays, a sequence after the other.
 *   N sequences, I items, Z attributes of all items together
 */
import { Vocabulary } from '../../text/vocabulary.ts';

export interface AttributeData {
  /** [N + 1] the first item of each sequence */
  readonly sequenceStart: Uint32Array;
  /** [I + 1] the first attribute of each item */
  readonly attributeStart: Uint32Array;
  /** [Z] */
  readonly attributes: Uint32Array;
  /** [Z], or undefined where every value is 1 */
  readonly values: Float64Array | undefined;
  /** [I] */
  readonly labels: Uint32Array;
}

/** Takes items one by one. Ids are given in the order of first appearance. */
export class AttributeDataBuilder {
  readonly labels = new Names();
  readonly attributes = Vocabulary.of();
  readonly #sequenceStart = new Growing();
  readonly #attributeStart = new Growing();
  readonly #attributes = new Growing();
  readonly #labels = new Growing();
  #values: number[] | undefined;

  constructor() {
    this.#sequenceStart.push(0);
    this.#attributeStart.push(0);
  }

  get items(): number {
    return this.#labels.length;
  }

  get sequences(): number {
    return this.#sequenceStart.length - 1;
  }

  /** Adds an attribute to the item that `endItem` will end. */
  addAttribute(name: string, value = 1): void {
    this.addAttributeId(this.attributes.add(name), value);
  }

  addAttributeId(id: number, value = 1): void {
    if (value !== 1 && this.#values === undefined) this.#values = new Array(this.#attributes.length).fill(1);
    this.#values?.push(value);
    this.#attributes.push(id);
  }

  endItem(label: string): void {
    this.#labels.push(this.labels.add(label));
    this.#attributeStart.push(this.#attributes.length);
  }

  endSequence(): void {
    this.#sequenceStart.push(this.#labels.length);
  }

  /** The data, once: what was collected is given away. */
  build(): AttributeData {
    return {
      sequenceStart: this.#sequenceStart.toArray(),
      attributeStart: this.#attributeStart.toArray(),
      attributes: this.#attributes.toArray(),
      values: this.#values === undefined ? undefined : Float64Array.from(this.#values),
      labels: this.#labels.toArray(),
    };
  }
}

/** A few names with ids in the order of first appearance. */
export class Names {
  readonly list: string[] = [];
  readonly #ids = new Map<string, number>();

  add(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.list.length;
      this.#ids.set(name, id);
      this.list.push(name);
    }
    return id;
  }
}

/** Unsigned 32-bit numbers in an array that grows. */
class Growing {
  length = 0;
  #array = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#array.length) {
      const longer = new Uint32Array(2 * this.length);
      longer.set(this.#array);
      this.#array = longer;
    }
    this.#array[this.length++] = value;
  }

  /** Its numbers; it is empty afterwards. */
  toArray(): Uint32Array {
    const result = this.#array.slice(0, this.length);
    this.#array = new Uint32Array(0);
    this.length = 0;
    return result;
  }
}
