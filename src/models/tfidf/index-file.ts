/**
 * An index as tensors and back. The reader takes nothing on trust: every offset, count and block is checked before
 * it is used, postings by decoding them once.
 *   terms.bytes U8, terms.offsets U32 [T+1]      UTF-8, by count descending and then by bytes
 *   documents.*                                  ids, lengths, texts, in the order in which they came
 *   postings.*                                   one segment (see segment.ts)
 */
import { NlpError } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { DocumentStore } from './document-store.ts';
import type { IndexSettings } from './index-settings.ts';
import { SearchIndex } from './search-index.ts';
import { blockSize, decodeBlock, decodePositions, type Segment } from './segment.ts';

type Tensors = Record<string, StoredTensor>;

const segmentParts = {
  rowOffset: 'postings.offsets',
  blockOffset: 'postings.block_offset',
  blockLast: 'postings.block_last',
  blockMaxTf: 'postings.block_max_tf',
  blockMinLength: 'postings.block_min_length',
} as const;

/** @param index compacted: one segment, nothing removed */
export function indexToTensors(index: SearchIndex): Tensors {
  const { store, terms } = index;
  const segment = index.segments[0];
  const ids = Buffer.from(store.ids.join(''));
  const idOffsets = new Uint32Array(store.size + 1);
  for (let d = 0; d < store.size; d++) idOffsets[d + 1] = idOffsets[d] + Buffer.byteLength(store.ids[d]);
  const tensors: Tensors = {
    ...terms.toTensors('terms'),
    'terms.documents': tensor(index.documentFrequencies.finish()),
    'documents.id_bytes': tensor(new Uint8Array(ids)),
    'documents.id_offsets': tensor(idOffsets),
    'documents.tokens': tensor(store.lengths.finish()),
    'documents.bytes': tensor(store.byteLengths.finish()),
    'documents.title_bytes': tensor(store.titleLengths.finish()),
    'postings.block_count': tensor(segment.blockCount),
    'postings.bytes': tensor(segment.postings),
  };
  for (const [part, name] of Object.entries(segmentParts)) {
    tensors[name] = tensor(segment[part as keyof typeof segmentParts]);
  }
  if (store.keepsText) tensors['documents.text'] = tensor(store.text.finish());
  return tensors;
}

/** @throws NlpError for what does not fit together */
export function indexFromTensors(settings: IndexSettings, tensors: Tensors): SearchIndex {
  const terms = Vocabulary.fromTensors('terms', tensors);
  const store = readDocuments(settings, tensors);
  const segment = readSegment(tensors, store.size, terms.size);
  const frequencies = numbers(tensors, 'terms.documents', terms.size);
  checkPostings(segment, store, frequencies, settings.positions);
  return new SearchIndex(settings, { terms, store, segments: [segment], frequencies, isCompact: true });
}

function readDocuments(settings: IndexSettings, tensors: Tensors): DocumentStore {
  const idOffsets = numbers(tensors, 'documents.id_offsets');
  const idBytes = bytesOf(tensors, 'documents.id_bytes');
  checkOffsets('documents.id_offsets', idOffsets, idBytes.length);
  const size = idOffsets.length - 1;
  const lengths = numbers(tensors, 'documents.tokens', size);
  const byteLengths = numbers(tensors, 'documents.bytes', size);
  const titleLengths = numbers(tensors, 'documents.title_bytes', size);
  const text = settings.store ? bytesOf(tensors, 'documents.text') : undefined;
  const store = new DocumentStore(settings.store);
  let total = 0;
  for (let d = 0; d < size; d++) {
    if (titleLengths[d] > byteLengths[d])
      throw damaged(`the title of document ${d} is longer than the document`);
    total += byteLengths[d];
  }
  if (text !== undefined && total !== text.length)
    throw damaged('documents.text does not have the length it should');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const ids: string[] = [];
  for (let d = 0; d < size; d++) ids.push(decoder.decode(idBytes.subarray(idOffsets[d], idOffsets[d + 1])));
  if (!store.restore(ids, lengths, byteLengths, titleLengths, text))
    throw damaged('two documents have the same id');
  return store;
}

function readSegment(tensors: Tensors, documents: number, terms: number): Segment {
  const rowOffset = numbers(tensors, segmentParts.rowOffset, terms + 1);
  const blockCount = bytesOf(tensors, 'postings.block_count');
  const blocks = blockCount.length;
  const postings = bytesOf(tensors, 'postings.bytes');
  checkOffsets(segmentParts.rowOffset, rowOffset, postings.length);
  return {
    firstDocument: 0,
    documents,
    termIds: undefined,
    rowOffset,
    blockOffset: numbers(tensors, segmentParts.blockOffset, blocks),
    blockCount,
    blockLast: numbers(tensors, segmentParts.blockLast, blocks),
    blockMaxTf: numbers(tensors, segmentParts.blockMaxTf, blocks),
    blockMinLength: numbers(tensors, segmentParts.blockMinLength, blocks),
    postings,
  };
}

/** Decodes every block once; what it finds must be what the tables say, and every byte must belong to a block. */
function checkPostings(
  segment: Segment,
  store: DocumentStore,
  frequencies: Uint32Array,
  withPositions: boolean,
): void {
  const { rowOffset, blockOffset, blockCount, blockLast, blockMaxTf, blockMinLength, postings } = segment;
  const lengths = store.lengths.values;
  const tokens = new Float64Array(store.size);
  const documents = new Uint32Array(blockSize);
  const tfs = new Uint32Array(blockSize);
  let scratch = new Uint32Array(256);
  let nextBlock = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    const end = rowOffset[row + 1];
    const wrong = (what: string) => damaged(`the postings of term ${row} ${what}`);
    let at = rowOffset[row] + 1;
    if (at >= end) throw wrong('are missing');
    const only = postings[at - 1];
    let before = -1;
    let count = 0;
    let found = 0;
    while (at < end) {
      if (found > 0 && (only > 0 || count < blockSize)) throw wrong('do not end where they should');
      const block = only > 0 ? -1 : nextBlock++;
      if (block >= 0 && blockOffset[block] !== at) throw wrong('are not where the blocks are');
      count = block < 0 ? only : blockCount[block];
      if (!(count >= 1 && count <= blockSize)) throw wrong('have a block of a wrong size');
      at = decodeBlock(postings, at, count, before, documents, tfs);
      let occurrences = 0;
      for (let i = 0; i < count; i++) {
        const document = documents[i];
        const tf = tfs[i];
        const isRight = document > before && document < store.size && tf > 0 && tf <= lengths[document];
        const isBound = block < 0 || (tf <= blockMaxTf[block] && lengths[document] >= blockMinLength[block]);
        if (!isRight || !isBound) throw wrong('do not fit the documents');
        tokens[document] += tf;
        occurrences += tf;
        before = document;
      }
      if (block >= 0 && before !== blockLast[block]) throw wrong('have another last document');
      found += count;
      if (!withPositions) continue;
      if (occurrences > end - at) throw wrong('have too few positions');
      if (occurrences > scratch.length) scratch = new Uint32Array(occurrences * 2);
      at = decodePositions(postings, at, occurrences, scratch);
    }
    if (at !== end || (only === 0 && found <= blockSize)) throw wrong('do not end where they should');
    if (found !== frequencies[row]) throw wrong('are not as many as they should be');
  }
  if (nextBlock !== blockCount.length) throw damaged('there are blocks that belong to no term');
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
