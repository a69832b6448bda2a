/** What the tour says in English is what it measured, as the program prints it: the whole tour is played here. */
import { expect } from 'vitest';
import { nlp } from '../cli/run.ts';
import { describeClaims } from './claims.ts';

describeClaims('en', (language) => {
  const { status, stdout, stderr } = nlp(['tour', '--lang', language, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout).stations;
});
