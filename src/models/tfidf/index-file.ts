/**
 * An index as tensors and back. The reader takes nothing on trust: every offset, count and block is checked before
 * it is used, postings by decoding them once.
 *   terms.bytes U8, terms.offsets U32 [T+1]      UTF-8, by count descending and then by bytes
 *   documents.*                                  ids, lengths, texts, in the order in which they came
 *   postings.*                                   one segment (see segment.ts)
 */
import { NlpError } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { DocumentStore } from './document-store.ts';
import type { IndexOptions } from './index-options.ts';
import { PostingCursor } from './posting-cursor.ts';
import { SearchIndex } from './search-index.ts';
import { blockSize, decodePositions, type Segment } from './segment.ts';
import { hashOf, TermTable } from './term-table.ts';

type Tensors = Record<string, StoredTensor>;

const segmentParts = {
  firstBlock: 'postings.first_block',
  blockLast: 'postings.block_last',
  blockOffset: 'postings.block_offset',
  blockPositions: 'postings.block_positions',
  blockMaxTf: 'postings.block_max_tf',
  blockMinLength: 'postings.block_min_length',
} as const;

/** @param index compacted: one segment, nothing removed */
export function indexToTensors(index: SearchIndex): Tensors {
  const { store, terms } = index;
  const segment = index.segments[0];
  const size = terms.size;
  const termOffsets = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) termOffsets[i + 1] = termOffsets[i] + terms.bytesOf(i).length;
  const termBytes = new Uint8Array(termOffsets[size]);
  for (let i = 0; i < size; i++) termBytes.set(terms.bytesOf(i), termOffsets[i]);
  const ids = Buffer.from(store.ids.join(''));
  const idOffsets = new Uint32Array(store.size + 1);
  for (let d = 0; d < store.size; d++) idOffsets[d + 1] = idOffsets[d] + Buffer.byteLength(store.ids[d]);
  const tensors: Tensors = {
    'terms.bytes': tensor(termBytes),
    'terms.offsets': tensor(termOffsets),
    'terms.documents': tensor(index.documentFrequencies.finish()),
    'documents.id_bytes': tensor(new Uint8Array(ids)),
    'documents.id_offsets': tensor(idOffsets),
    'documents.tokens': tensor(store.lengths.finish()),
    'documents.bytes': tensor(store.byteLengths.finish()),
    'documents.title_bytes': tensor(store.titleLengths.finish()),
    'postings.block_count': tensor(segment.blockCount),
    'postings.bytes': tensor(segment.postings),
    'postings.positions': tensor(segment.positions),
  };
  for (const [part, name] of Object.entries(segmentParts)) {
    tensors[name] = tensor(segment[part as keyof typeof segmentParts]);
  }
  if (store.keepsText) tensors['documents.text'] = tensor(store.text.finish());
  return tensors;
}

/** @throws NlpError for what does not fit together */
export function indexFromTensors(options: IndexOptions, tensors: Tensors): SearchIndex {
  const terms = readTerms(tensors);
  const store = readDocuments(options, tensors);
  const segment = readSegment(tensors, store.size, terms.size, options.positions);
  const frequencies = numbers(tensors, 'terms.documents', terms.size);
  checkPostings(segment, store, frequencies, options.positions);
  return new SearchIndex(options, { terms, store, segments: [segment], frequencies, isCompact: true });
}

function readTerms(tensors: Tensors): TermTable {
  const offsets = numbers(tensors, 'terms.offsets');
  const bytes = bytesOf(tensors, 'terms.bytes');
  checkOffsets('terms.offsets', offsets, bytes.length);
  const terms = new TermTable();
  for (let i = 0; i + 1 < offsets.length; i++) {
    const id = terms.add(bytes, offsets[i], offsets[i + 1], hashOf(bytes, offsets[i], offsets[i + 1]));
    if (id !== i) throw damaged(`term ${i} is there twice`);
  }
  return terms;
}

function readDocuments(options: IndexOptions, tensors: Tensors): DocumentStore {
  const idOffsets = numbers(tensors, 'documents.id_offsets');
  const idBytes = bytesOf(tensors, 'documents.id_bytes');
  checkOffsets('documents.id_offsets', idOffsets, idBytes.length);
  const size = idOffsets.length - 1;
  const lengths = numbers(tensors, 'documents.tokens', size);
  const byteLengths = numbers(tensors, 'documents.bytes', size);
  const titleLengths = numbers(tensors, 'documents.title_bytes', size);
  const text = options.store ? bytesOf(tensors, 'documents.text') : undefined;
  const store = new DocumentStore(options.store);
  let total = 0;
  for (let d = 0; d < size; d++) {
    if (titleLengths[d] > byteLengths[d])
      throw damaged(`the title of document ${d} is longer than the document`);
    total += byteLengths[d];
  }
  if (text !== undefined && total !== text.length)
    throw damaged('documents.text does not have the length it should');
  const decoder = new TextDecoder();
  const ids: string[] = [];
  for (let d = 0; d < size; d++) ids.push(decoder.decode(idBytes.subarray(idOffsets[d], idOffsets[d + 1])));
  if (!store.restore(ids, lengths, byteLengths, titleLengths, text))
    throw damaged('two documents have the same id');
  return store;
}

function readSegment(tensors: Tensors, documents: number, terms: number, withPositions: boolean): Segment {
  const firstBlock = numbers(tensors, segmentParts.firstBlock, terms + 1);
  const blockCount = bytesOf(tensors, 'postings.block_count');
  const blocks = blockCount.length;
  const postings = bytesOf(tensors, 'postings.bytes');
  const positions = bytesOf(tensors, 'postings.positions');
  checkOffsets(segmentParts.firstBlock, firstBlock, blocks);
  const segment: Segment = {
    firstDocument: 0,
    documents,
    termIds: undefined,
    firstBlock,
    blockCount,
    blockLast: numbers(tensors, segmentParts.blockLast, blocks),
    blockOffset: numbers(tensors, segmentParts.blockOffset, blocks),
    blockPositions: numbers(tensors, segmentParts.blockPositions, withPositions ? blocks : 0),
    blockMaxTf: numbers(tensors, segmentParts.blockMaxTf, blocks),
    blockMinLength: numbers(tensors, segmentParts.blockMinLength, blocks),
    postings,
    positions,
  };
  return segment;
}

/** Decodes every block once; what it finds must be what the tables say. */
function checkPostings(
  segment: Segment,
  store: DocumentStore,
  frequencies: Uint32Array,
  withPositions: boolean,
): void {
  const { firstBlock, blockCount, blockLast, blockOffset, blockMaxTf, blockMinLength, postings } = segment;
  for (let block = 0; block < blockCount.length; block++) {
    if (blockCount[block] < 1 || blockCount[block] > blockSize)
      throw damaged(`block ${block} has a wrong size`);
    const end = block + 1 < blockCount.length ? blockOffset[block + 1] : postings.length;
    if (blockOffset[block] >= end || end > postings.length)
      throw damaged(`block ${block} has a wrong offset`);
  }
  const cursor = new PostingCursor();
  const lengths = store.lengths.values;
  const tokens = new Float64Array(store.size);
  let scratch = new Uint32Array(256);
  for (let term = 0; term + 1 < firstBlock.length; term++) {
    cursor.openRow(segment, term);
    let documents = 0;
    while (cursor.nextBlock()) {
      const { block, count } = cursor;
      if (count < blockSize && block + 1 < firstBlock[term + 1]) throw damaged(`block ${block} is not full`);
      let occurrences = 0;
      let before = block > firstBlock[term] ? blockLast[block - 1] : -1;
      for (let i = 0; i < count; i++) {
        const document = cursor.documents[i];
        const tf = cursor.frequencies[i];
        const isRight = document > before && document < store.size && tf > 0 && tf <= blockMaxTf[block];
        if (!isRight || lengths[document] < blockMinLength[block])
          throw damaged(`block ${block} does not fit`);
        tokens[document] += tf;
        occurrences += tf;
        before = document;
      }
      if (before !== blockLast[block]) throw damaged(`block ${block} does not end where it should`);
      documents += count;
      if (!withPositions) continue;
      if (occurrences > scratch.length) scratch = new Uint32Array(occurrences * 2);
      const from = segment.blockPositions[block];
      const to = decodePositions(segment.positions, from, occurrences, scratch);
      const next =
        block + 1 < blockCount.length ? segment.blockPositions[block + 1] : segment.positions.length;
      if (to !== next) throw damaged(`the positions of block ${block} do not end where they should`);
    }
    if (documents !== frequencies[term]) throw damaged(`term ${term} does not have the documents it should`);
  }
  for (let d = 0; d < store.size; d++) {
    if (tokens[d] !== lengths[d]) throw damaged(`document ${d} does not have the tokens it should`);
  }
}

function tensor(data: Uint8Array | Uint32Array): StoredTensor {
  return { shape: [data.length], data };
}

function numbers(tensors: Tensors, name: string, length?: number): Uint32Array {
  const data = tensors[name]?.data;
  if (!(data instanceof Uint32Array)) throw damaged(`${name} is missing or not U32`);
  if (length !== undefined && data.length !== length) {
    throw damaged(`${name} has ${data.length} numbers, not ${length}`);
  }
  return data;
}

function bytesOf(tensors: Tensors, name: string): Uint8Array {
  const data = tensors[name]?.data;
  if (!(data instanceof Uint8Array)) throw damaged(`${name} is missing or not U8`);
  return data;
}

/** Offsets begin at 0, never fall, and end at `end`. */
function checkOffsets(name: string, offsets: Uint32Array, end: number): void {
  let isRight = offsets.length > 0 && offsets[0] === 0 && offsets[offsets.length - 1] === end;
  for (let i = 1; i < offsets.length && isRight; i++) isRight = offsets[i] >= offsets[i - 1];
  if (!isRight) throw damaged(`${name} is not a list of offsets up to ${end}`);
}

function damaged(what: string): NlpError {
  return new NlpError(what, { remedy: 'The index is damaged; build or copy it again.' });
}
