/**
 * Sequence models as JSON, to write by hand and to read by other programs:
 * {"states":[..],"symbols":[..],"initial":[..],"transition":[[..]],"emission":[[..]]}, probabilities, a row a state.
 */
import { NlpError } from '../../errors.ts';
import { SequenceModel, type StateName } from './sequence-model.ts';

export interface SequenceJson {
  states: StateName[];
  symbols: string[];
  initial: number[];
  transition: number[][];
  emission: number[][];
}

export function sequenceToJson(model: SequenceModel): SequenceJson {
  const { states, symbols, initial, transition, emission } = model.parameters;
  const rows = (data: Float64Array, columns: number) =>
    Array.from({ length: states }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
  return {
    states: model.states.map((_, state) => model.stateName(state)),
    symbols: [...model.tokens],
    initial: Array.from(initial),
    transition: rows(transition, states),
    emission: rows(emission, symbols),
  };
}

/** @param value parsed JSON; names may be strings or numbers @throws NlpError that says which part is wrong */
export function sequenceFromJson(value: unknown): SequenceModel {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NlpError('is no JSON object with states, symbols, initial, transition and emission');
  const { states, symbols, initial, transition, emission } = value as Record<string, unknown>;
  const stateNames = namesOf('states', states);
  const symbolNames = namesOf('symbols', symbols);
  const parameters = {
    states: stateNames.length,
    symbols: symbolNames.length,
    initial: matrixOf('initial', [initial], 1, stateNames.length),
    transition: matrixOf('transition', transition, stateNames.length, stateNames.length),
    emission: matrixOf('emission', emission, stateNames.length, symbolNames.length),
  };
  const numericStates = (states as unknown[]).every((name) => typeof name === 'number');
  return new SequenceModel(stateNames, symbolNames, parameters, { numericStates });
}

function namesOf(name: string, value: unknown): string[] {
  const isName = (item: unknown) =>
    typeof item === 'number' || (typeof item === 'string' && /^[^ \t\r\n]+$/.test(item));
  if (!Array.isArray(value) || value.length === 0 || !value.every(isName))
    throw new NlpError(`"${name}" is no list of names without blanks`);
  return value.map(String);
}

function matrixOf(name: string, value: unknown, rows: number, columns: number): Float64Array {
  if (!Array.isArray(value) || value.length !== rows)
    throw new NlpError(`"${name}" does not have ${rows} rows, one for each state`);
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const row: unknown = value[i];
    const place = rows === 1 && name === 'initial' ? `"${name}"` : `row ${i + 1} of "${name}"`;
    if (!Array.isArray(row) || row.length !== columns || !row.every((item) => typeof item === 'number'))
      throw new NlpError(`${place} is no list of ${columns} numbers`);
    data.set(row as number[], i * columns);
  }
  return data;
}
